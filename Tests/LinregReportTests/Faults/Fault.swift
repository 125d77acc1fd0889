import Foundation
import Testing

/// A line of `fixtures/faults`: what a user types, and what must come of it.
struct Fault: CustomTestStringConvertible, Sendable {
  let list: String
  let line: Int
  let status: Int32
  /// Whether everything must be as it was.
  let isKept: Bool
  let says: String
  let script: String

  var testDescription: String { "\(list):\(line): \(script.prefix(100))" }

  static let folder = Command.root.appending(path: "fixtures/faults")

  /// The faults of every list.
  static let all: [Fault] = {
    let lists = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    let all = lists.filter { $0.hasSuffix(".txt") }.sorted().flatMap(faults)
    // ThreadSanitizer keeps its notes in files, and falls over where those may not grow.
    let mayNotLimitFiles = ProcessInfo.processInfo.environment["TSAN_OPTIONS"] != nil
    return mayNotLimitFiles ? all.filter { !$0.script.contains("ulimit -f") } : all
  }()

  private static func faults(of list: String) -> [Fault] {
    let text = (try? String(contentsOf: folder.appending(path: list), encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n").enumerated().compactMap { place, line in
      guard !line.isEmpty, !line.hasPrefix("#") else { return nil }
      let parts = line.components(separatedBy: "|")
      let ends = parts[0].split(separator: " ")
      guard parts.count > 2, ends.count == 2, let status = Int32(ends[0]) else {
        Issue.record("\(list):\(place + 1) is not EXIT FOLDER | SAID | LINE: \(line)")
        return nil
      }
      return Fault(
        list: list, line: place + 1, status: status, isKept: ends[1] == "kept",
        says: parts[1].trimmingCharacters(in: .whitespaces),
        script: parts.dropFirst(2).joined(separator: "|").trimmingCharacters(in: .whitespaces))
    }
  }

  /// What came of a line.
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
    /// Everything in the folder before the command and after it, as the prelude writes it down.
    var before: String?
    var after: String?
    /// What the folder's owner keeps there.
    var note: String?
  }

  /// Runs the line in `place`, where an earlier report is laid out for it.
  func run(in place: TemporaryFolder, earlier: URL) throws -> Outcome {
    let files = FileManager.default
    try files.copyItem(at: earlier, to: place.url.appending(path: "out"))
    try files.copyItem(
      at: Self.folder.appending(path: "base.yaml"), to: place.url.appending(path: "base.yaml"))
    _ = try place.write("mine\n", to: "out/mine.txt")
    let tools = Command.executable.deletingLastPathComponent().path
    let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
    let shell = Process()
    shell.executableURL = URL(filePath: "/bin/sh")
    shell.arguments = ["-c", ". \"$FAULTS/prelude.sh\"\n" + script]
    shell.currentDirectoryURL = place.url
    shell.environment = ProcessInfo.processInfo.environment.merging([
      "PATH": tools + ":" + path, "FAULTS": Self.folder.path,
    ]) { $1 }
    let outcome = try Command.finish(shell)
    func text(_ name: String) -> String? {
      try? String(contentsOf: place.url.appending(path: name), encoding: .utf8)
    }
    return Outcome(
      status: outcome.status, output: outcome.output, errors: outcome.errors,
      before: text("before"), after: text("after"), note: text("out/mine.txt"))
  }
}
