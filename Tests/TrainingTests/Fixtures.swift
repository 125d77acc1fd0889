import Foundation

/// The project's `fixtures` folder, found from where this file lies.
enum Fixtures {
  enum Failure: Error {
    case noPackage(above: String)
    case unknown(String)
  }

  /// The file `name`, a path inside `fixtures/`.
  static func url(_ name: String) throws -> URL {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while folder.path != "/" {
      if FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
        return folder.appending(path: "fixtures").appending(path: name)
      }
      folder.deleteLastPathComponent()
    }
    throw Failure.noPackage(above: #filePath)
  }

  /// The file's bytes.
  static func bytes(_ name: String) throws -> [UInt8] {
    [UInt8](try Data(contentsOf: url(name)))
  }

  /// The JSON file `name` (a path inside `fixtures/`) as a value of `type`.
  static func decode<T: Decodable>(_ type: T.Type, _ name: String) throws -> T {
    try JSONDecoder().decode(type, from: Data(contentsOf: url(name)))
  }
}
