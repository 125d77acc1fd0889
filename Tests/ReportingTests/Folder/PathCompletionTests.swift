import Foundation
import Testing

@testable import Reporting

/// What a shell offers to complete a path.
struct PathCompletionTests {
  private func offered(_ start: String) throws -> [String] {
    let folder = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    defer { try? FileManager.default.removeItem(at: folder) }
    for path in ["more", ".hidden"] {
      try FileManager.default.createDirectory(
        at: folder.appending(path: path), withIntermediateDirectories: true)
    }
    for path in ["mine.yaml", "mine.csv", "other.yml", "more/most.yaml", ".secret.yaml"] {
      try Data().write(to: folder.appending(path: path))
    }
    let root = folder.path + "/"
    return PathCompletion.paths(beginning: root + start, endings: [".yaml", ".yml"])
      .map { String($0.dropFirst(root.count)) }
  }

  @Test func filesWithTheRightEndingsAndFoldersAreOffered() throws {
    #expect(try offered("") == ["mine.yaml", "more/", "other.yml"])
    #expect(try offered("m") == ["mine.yaml", "more/"])
    #expect(try offered("more/") == ["more/most.yaml"])
  }

  @Test func whatIsHiddenIsOfferedToWhoTypedTheDot() throws {
    #expect(try offered(".") == [".hidden/", ".secret.yaml"])
  }

  @Test func whereThereIsNoFolderNothingIsOffered() throws {
    #expect(try offered("nowhere/") == [])
    #expect(try offered("mine.yaml/") == [])
  }
}
