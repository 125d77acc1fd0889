import Foundation
import Testing

@testable import Reporting

/// A folder of a test's own, removed with all that is in it when the test ends.
final class Sandbox {
  let path: String

  /// - Parameter inMemory: whether thousands of syncs will be waited for.
  init(inMemory: Bool = false) throws {
    let memory = "/dev/shm/"
    let parent =
      inMemory && FileManager.default.isWritableFile(atPath: memory)
      ? memory : NSTemporaryDirectory()
    path = parent + "linreg-report-tests-" + UUID().uuidString
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func callAsFunction(_ name: String) -> String { path + "/" + name }

  func write(_ text: String, to name: String, permissions: Int? = nil) throws {
    try write(Array(text.utf8), to: name, permissions: permissions)
  }

  func write(_ bytes: [UInt8], to name: String, permissions: Int? = nil) throws {
    let target = self(name)
    try makeFolder((name as NSString).deletingLastPathComponent)
    try Data(bytes).write(to: URL(filePath: target))
    if let permissions {
      try FileManager.default.setAttributes(
        [.posixPermissions: permissions], ofItemAtPath: target)
    }
  }

  func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(atPath: self(name), withIntermediateDirectories: true)
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(filePath: self(name))), as: UTF8.self)
  }

  func permissions(of name: String) throws -> UInt16 {
    try #require(try POSIX().status(of: self(name))).permissions
  }

  func exists(_ name: String) throws -> Bool { try POSIX().status(of: self(name)) != nil }

  /// Everything below a folder: for each path its kind, its permissions and what it holds.
  func tree(_ name: String = "") throws -> [String: String] {
    var tree: [String: String] = [:]
    let root = FilePath.join(path, name)
    for entry in try FileManager.default.subpathsOfDirectory(atPath: root) {
      guard let status = try POSIX().status(of: root + "/" + entry) else { continue }
      let content =
        switch status.kind {
        case .file: try Data(contentsOf: URL(filePath: root + "/" + entry)).base64EncodedString()
        case .link: try FileManager.default.destinationOfSymbolicLink(atPath: root + "/" + entry)
        case .folder, .other: ""
        }
      tree[entry] = "\(status.kind) \(String(status.permissions, radix: 8)) \(content)"
    }
    return tree
  }
}

/// Two small reports: the later has a figure more and one fewer.
enum SampleReport {
  static let earlier = report("earlier", figures: ["figures/gone.svg", "figures/loss.png"])
  static let later = report("later", figures: ["figures/loss.png", "figures/new.png"])

  static func report(_ text: String, figures: [String]) -> [ReportFile] {
    let listed = figures.map { "\"\($0)\"" }.joined(separator: ", ")
    let summary = """
      {"schema": 1, "title": "\(text)", "figures": [{"name": "loss", "files": [\(listed)]}]}

      """
    return [ReportFile(path: "summary.json", bytes: Array(summary.utf8))]
      + (["README.md", "experiment.yaml", "history.csv", "index.html", "report.css"] + figures).map
    {
      ReportFile(path: $0, bytes: Array("\(text) \($0)\n".utf8))
    }
  }
}
