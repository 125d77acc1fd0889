import Wording

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// Standard output for results, standard error for everything else.
enum Terminal {
  /// Writes results. A reader that went away ends the process in silence, as pipes do.
  static func print(_ text: String) throws { try put(Array(harmless(text).utf8)) }

  /// Writes a file's bytes as a result.
  static func put(_ bytes: [UInt8]) throws {
    switch write(bytes, to: STDOUT_FILENO) {
    case 0: return
    case EPIPE: throw ExitStatus.brokenPipe
    case let code:
      note(
        "linreg-report: standard output can't be written: \(unsafe String(cString: strerror(code)))"
      )
      throw ExitStatus.writeFailed
    }
  }

  /// Lines as a terminal can show them in a row each: a person sees as much of each as is wide, a pipe
  /// all.
  static func cut(_ lines: [String]) -> [String] {
    guard isTerminal(.output) else { return lines }
    return lines.map { $0.count <= columns ? $0 : $0.prefix(max(1, columns - 1)) + "…" }
  }

  /// Writes tables, each under a line of its columns' names. A person at a terminal sees that line
  /// dim and what diverged in red; a pipe gets the text alone.
  static func printTables(_ text: String) throws {
    let text = harmless(text)
    try put(Array((showsColors(.output) ? TableColors.colored(text) : text).utf8))
  }

  /// Writes a line for a person, on a terminal broken between words. Where nobody listens, nothing
  /// is lost. Names in it make no lines of their own, which would pass for ours.
  static func note(_ line: String) {
    let line = Inert.line(line)
    let isWrapped = isTerminal(.error) && !line.hasPrefix(" ")
    let text = isWrapped ? Phrase.wrapped(line, to: max(20, columns)) : line + "\n"
    _ = write(Array(harmless(text).utf8), to: STDERR_FILENO)
  }

  /// Writes a line for the program that runs this one: a command of a workflow.
  static func command(_ line: String) {
    _ = write(Array((line + "\n").utf8), to: STDERR_FILENO)
  }

  /// Text as it may be printed, whoever chose parts of it: without what steers a terminal and, where a
  /// workflow reads along, without what that takes for commands.
  private static func harmless(_ text: String) -> String {
    let text = Inert.lines(text)
    return GitHub.isRunning ? GitHub.inert(text) : text
  }

  /// Writes text for a person as it stands.
  static func noteUnended(_ text: String) {
    _ = write(Array(text.utf8), to: STDERR_FILENO)
  }

  /// Where text goes.
  enum Stream {
    case output, error

    var descriptor: Int32 { self == .output ? STDOUT_FILENO : STDERR_FILENO }
  }

  /// Whether a person may be looking.
  static func isTerminal(_ stream: Stream) -> Bool { isatty(stream.descriptor) == 1 }

  /// Whether text may have colours (https://no-color.org).
  static func showsColors(_ stream: Stream) -> Bool {
    isTerminal(stream) && environment("TERM") != "dumb" && (environment("NO_COLOR") ?? "").isEmpty
  }

  /// Whether standard error is a terminal that can rewrite a line.
  static var canRewriteLines: Bool {
    isTerminal(.error) && environment("TERM") != "dumb" && environment("CI") == nil
  }

  /// Columns of the terminal behind standard error.
  static var columns: Int {
    var size = winsize()
    guard unsafe ioctl(STDERR_FILENO, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else {
      return 80
    }
    return Int(size.ws_col)
  }

  /// Processors that this process may use.
  static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

  static func environment(_ name: String) -> String? {
    unsafe getenv(name).map { unsafe String(cString: $0) }
  }

  /// Waits until a descriptor takes bytes again; false if that can't be known.
  private static func waits(for descriptor: Int32) -> Bool {
    var wanted = pollfd(fd: descriptor, events: Int16(POLLOUT), revents: 0)
    while true {
      let count = unsafe poll(&wanted, 1, -1)
      if count < 0, errno == EINTR { continue }
      return count > 0
    }
  }

  /// Writes all bytes; 0, or the error that stopped it.
  private static func write(_ bytes: [UInt8], to descriptor: Int32) -> Int32 {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes { bytes in
        #if canImport(Darwin)
          unsafe Darwin.write(descriptor, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
          unsafe Musl.write(descriptor, bytes.baseAddress, bytes.count)
        #else
          unsafe Glibc.write(descriptor, bytes.baseAddress, bytes.count)
        #endif
      }
      if count < 0 {
        if errno == EINTR { continue }
        // Somebody before us may have made a terminal or a pipe that does not wait.
        if errno == EAGAIN, waits(for: descriptor) { continue }
        return errno
      }
      rest = rest.dropFirst(count)
    }
    return 0
  }
}
