import Foundation
import Testing

@testable import Reporting

/// Every file in `fixtures/experiments/bad` is refused with exactly what stands beside it in a file
/// of the same name: all its mistakes, each with its place, its line and a caret.
struct ExperimentBadFilesTests {
  private static let folder = "experiments/bad"

  static var names: [String] {
    get throws { try ExperimentFixtures.names(in: folder, extension: "yaml") }
  }

  @Test(arguments: try names)
  func aBadFileIsRefusedWithAllItsMistakes(_ name: String) throws {
    let bytes = try ExperimentFixtures.bytes("\(Self.folder)/\(name).yaml")
    let error = #expect(throws: ExperimentError.self) {
      try ExperimentReader.read(bytes, named: "\(name).yaml")
    }
    let expected = String(
      decoding: try ExperimentFixtures.bytes("\(Self.folder)/\(name).txt"), as: UTF8.self)
    #expect("\(error?.description ?? "")\n" == expected)
  }

  @Test func thereAreManyOfThem() throws {
    #expect(try Self.names.count >= 60)
  }

  /// Whatever is wrong, a message is a sentence and a remedy in one line that a terminal shows.
  @Test(arguments: try names)
  func aMessageIsInertAndEndsLikeASentence(_ name: String) throws {
    let bytes = try ExperimentFixtures.bytes("\(Self.folder)/\(name).yaml")
    for mistake in ExperimentFixtures.mistakes(in: bytes) {
      #expect(mistake.unicodeScalars.allSatisfy { $0.properties.generalCategory != .control })
      #expect(mistake.last == "." || mistake.last == "?")
    }
  }
}
