import Foundation

/// The built command, run as a user would run it.
struct Command {
  struct Outcome {
    var status: Int32
    var output: String
    var errors: String
  }

  /// The folder that holds Package.swift.
  static let root: URL = {
    var folder = URL(filePath: #filePath).deletingLastPathComponent()
    while !FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path) {
      folder.deleteLastPathComponent()
    }
    return folder
  }()

  /// The command that was built beside the tests.
  static let executable: URL = {
    #if os(macOS)
      let tests = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }?.bundleURL ?? root
    #else
      let tests = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    #endif
    return tests.deletingLastPathComponent().appending(path: "linreg-report")
  }()

  /// Runs the command to its end. Without `environment` the test's own is used, less what changes
  /// how a terminal is treated.
  static func run(
    _ arguments: [String], in folder: URL = root, adding environment: [String: String] = [:],
    removing removed: [String] = []
  ) throws -> Outcome {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.currentDirectoryURL = folder
    var variables = ProcessInfo.processInfo.environment
    for name in removed { variables[name] = nil }
    process.environment = variables.merging(environment) { $1 }
    return try finish(process)
  }

  /// Runs a process to its end, with nothing to read and all that it says taken down.
  static func finish(_ process: Process) throws -> Outcome {
    let output = Pipe(), errors = Pipe()
    process.standardOutput = output
    process.standardError = errors
    process.standardInput = FileHandle.nullDevice
    try process.run()
    // Both pipes are read at once: a full one would stop the command.
    let errorText = Text()
    let reader = Thread { errorText.finish(errors.fileHandleForReading.readDataToEndOfFile()) }
    reader.start()
    let outputData = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return Outcome(
      status: process.terminationStatus, output: String(decoding: outputData, as: UTF8.self),
      errors: errorText.wait())
  }

  /// What a thread read, handed over once.
  private final class Text: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var data = Data()

    func finish(_ data: Data) {
      self.data = data
      done.signal()
    }

    func wait() -> String {
      done.wait()
      return String(decoding: data, as: UTF8.self)
    }
  }
}

/// A folder that is removed with its owner.
final class TemporaryFolder: Sendable {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(
      path: "linreg-report-tests-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func path(_ name: String) -> String { url.appending(path: name).path }

  func write(_ text: String, to name: String) throws -> String {
    try Data(text.utf8).write(to: url.appending(path: name))
    return path(name)
  }

  /// Every file below the folder with its bytes.
  static func contents(of folder: URL) throws -> [String: Data] {
    var contents: [String: Data] = [:]
    for path in try FileManager.default.subpathsOfDirectory(atPath: folder.path) {
      let url = folder.appending(path: path)
      let isFolder = try url.resourceValues(forKeys: [.isDirectoryKey]).isDirectory ?? false
      if !isFolder { contents[path] = try Data(contentsOf: url) }
    }
    return contents
  }
}
