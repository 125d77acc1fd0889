import ArgumentParser

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
    guard let status = ExitStatus(of: error) else { LinregReport.exit(withError: error) }
    if !(error is ExitStatus) {
      for line in "\(error)".split(separator: "\n", omittingEmptySubsequences: false) {
        Terminal.note(line.hasPrefix(" ") ? String(line) : "linreg-report: \(line)")
      }
    }
    exit(status.rawValue)
  }
}
