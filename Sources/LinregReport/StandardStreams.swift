#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The three streams that a process is born with.
enum StandardStreams {
  /// Fills the place of each that was closed, before a file of ours is opened there and takes what is
  /// meant for a person. A folder that was opened to be looked into can neither be read nor written as a
  /// file, not even by a name such as `/dev/stdout`: all of it goes on failing.
  static func fillGaps() {
    for stream in STDIN_FILENO...STDERR_FILENO where fcntl(stream, F_GETFD) == -1 {
      // The system gives out the lowest number that is free, which is this one.
      _ = unsafe open("/", O_RDONLY | O_DIRECTORY)
    }
  }
}
