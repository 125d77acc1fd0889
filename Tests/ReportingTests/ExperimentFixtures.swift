import Foundation

@testable import Reporting

/// Experiment files for tests.
enum ExperimentFixtures {
  enum Failure: Error {
    case noPackage(above: String)
  }

  /// The project's `fixtures` folder, found from where this file lies.
  static func folder() throws -> URL {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return folder.appending(path: "fixtures")
      }
      folder.deleteLastPathComponent()
    }
    throw Failure.noPackage(above: #filePath)
  }

  static func bytes(_ path: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: folder().appending(path: path)))
  }

  /// The files of a folder with this extension, by name without it, in alphabetical order.
  static func names(in path: String, extension suffix: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: folder().appending(path: path).path)
      .filter { $0.hasSuffix("." + suffix) }.map { String($0.dropLast(suffix.count + 1)) }.sorted()
  }

  /// Reads an experiment from text.
  static func read(_ text: String) throws -> Experiment {
    try ExperimentReader.read(Array(text.utf8), named: "test.yaml")
  }

  /// What is wrong with a text, each mistake as `line:column: sentences`; empty if nothing is.
  static func mistakes(in text: String) -> [String] {
    mistakes(in: Array(text.utf8))
  }

  static func mistakes(in bytes: [UInt8]) -> [String] {
    do {
      _ = try ExperimentReader.read(bytes, named: "test.yaml")
      return []
    } catch {
      return error.problems.map { "\($0.line):\($0.column): \($0.message)" }
    }
  }
}
