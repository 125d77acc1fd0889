import ArgumentParser
import Reporting

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The end of the process: an error becomes a sentence on standard error and an exit code.
enum End {
  static func process(with error: any Error) -> Never {
    Signals.waitIfStopping()
    guard let status = ExitStatus(of: error) else { finish(with: error) }
    switch error {
    case is ExitStatus: break
    case is ExperimentError, is TranslationError: note("\(error)", label: label)
    // The others are a line each, whatever is in the names that they name.
    default: Terminal.note("\(label)\(error)")
    }
    exit(status.rawValue)
  }

  private static let label = "linreg-report: "

  /// Says each line by itself; those that are indented stand under the one before.
  private static func note(_ message: String, label: String = "") {
    for line in message.split(separator: "\n", omittingEmptySubsequences: false) {
      Terminal.note(line.hasPrefix(" ") ? String(line) : label + line)
    }
  }

  /// The end that the argument parser asks for: its help is a result, its complaint is not.
  private static func finish(with error: any Error) -> Never {
    let code = LinregReport.exitCode(for: error)
    let message = LinregReport.fullMessage(for: error)
    guard code.isSuccess else {
      note(message)
      exit(code.rawValue)
    }
    do {
      try Terminal.print(message.isEmpty ? "" : message + "\n")
      exit(code.rawValue)
    } catch {
      exit((ExitStatus(of: error) ?? .writeFailed).rawValue)
    }
  }
}
