import Dispatch

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the process does when it is told to stop.
enum Signals {
  /// A pipe whose reader has gone is an error of the next write, not the end of the process.
  static func ignoreBrokenPipe() { _ = unsafe signal(SIGPIPE, SIG_IGN) }

  /// Runs `cleanUp` and ends the process when it is interrupted or terminated. The handler runs on
  /// an ordinary thread, so it may do what ordinary code may.
  static func onInterrupt(_ cleanUp: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
    [(SIGINT, ExitStatus.interrupted), (SIGTERM, .terminated)].map { number, status in
      _ = unsafe signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        cleanUp()
        exit(status.rawValue)
      }
      source.resume()
      return source
    }
  }
}
