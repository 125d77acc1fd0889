import Dispatch
import Synchronization

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// What the process does when it is told to stop.
enum Signals {
  /// Whether a handler is cleaning up and about to end the process.
  private static let isStopping = Atomic(false)

  /// Leaves the end of the process to a handler that has begun it: what it interrupted may fail for
  /// that very reason, and must not be the one to say how the process ended.
  static func waitIfStopping() {
    while isStopping.load(ordering: .sequentiallyConsistent) { sleep(1) }
  }

  /// A pipe whose reader has gone and a limit on the size of files are errors of the next write,
  /// not the end of the process.
  static func leaveWriteErrorsToTheirCallers() {
    _ = signal(SIGPIPE, SIG_IGN)
    _ = signal(SIGXFSZ, SIG_IGN)
  }

  private static let ends: [(number: Int32, status: ExitStatus)] = [
    (SIGINT, .interrupted), (SIGTERM, .terminated), (SIGHUP, .hungUp),
  ]

  /// Signals that whoever started the command had ignored, as `nohup` does. They go on being ignored.
  private static let ignored: Set<Int32> = Set(
    ends.map(\.number).filter { number in
      let before = signal(number, SIG_IGN)
      _ = signal(number, before)
      // `SIG_IGN` is a word and no function, and so can only be compared as a word.
      return unsafe unsafeBitCast(before, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
    })

  /// Runs `cleanUp` and ends the process when it is interrupted or terminated. The handler runs on
  /// an ordinary thread, so it may do what ordinary code may.
  static func onInterrupt(_ cleanUp: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
    let ignored = ignored
    return ends.filter { !ignored.contains($0.number) }.map { number, status in
      _ = signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(
        signal: number, queue: .global(qos: .userInteractive))
      source.setEventHandler {
        isStopping.store(true, ordering: .sequentiallyConsistent)
        cleanUp()
        exit(status.rawValue)
      }
      source.resume()
      return source
    }
  }
}
