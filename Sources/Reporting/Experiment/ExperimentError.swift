/// Everything that is wrong with an experiment file, in the order of the places.
public struct ExperimentError: Error, Sendable, Equatable, CustomStringConvertible {
  /// One mistake.
  public struct Problem: Sendable, Equatable {
    /// The file's name, as the caller gave it.
    public var file: String
    /// The line, counted from 1.
    public var line: Int
    /// The character in the line, counted from 1 in Unicode scalars.
    public var column: Int
    /// The mistake in a sentence, and the remedy in another.
    public var message: String
    /// The line of the file with a caret under the place, or nothing where there is no such line.
    public var excerpt: String
  }

  /// The mistakes; at least one.
  public var problems: [Problem]
  /// How many more mistakes there are than `problems` holds.
  public var omitted = 0

  /// Each mistake as `file:line:column: sentences`, its line and a caret below it.
  public var description: String {
    var lines: [String] = []
    for problem in problems {
      let file = SourceText.visible(problem.file)
      lines.append("\(file):\(problem.line):\(problem.column): \(problem.message)")
      if !problem.excerpt.isEmpty { lines.append(problem.excerpt) }
    }
    if omitted > 0 { lines.append("And \(omitted) more. Mend these first.") }
    return lines.joined(separator: "\n")
  }
}

/// Gathers what is wrong with a file while it is read.
final class Mistakes {
  private let file: String
  private let bytes: [UInt8]
  /// Whether the lines of the mistakes are fit to be seen.
  var isShown = true
  private var found: [(place: Place, message: String)] = []

  /// More than these are counted, not kept.
  private static let limit = 100

  /// - Parameter bytes: the file's text, to show the places from.
  init(file: String, bytes: [UInt8]) {
    self.file = file
    self.bytes = bytes
  }

  var isEmpty: Bool { found.isEmpty }

  /// Notes a mistake; a second with the same words at the same place is the same mistake.
  func report(_ message: String, at place: Place) {
    if found.last.map({ $0 == (place, message) }) != true { found.append((place, message)) }
  }

  /// All that was noted, or `nil` if nothing was.
  var error: ExperimentError? {
    if found.isEmpty { return nil }
    let source = SourceText(isShown ? bytes : [])
    let sorted = found.enumerated().sorted { left, right in
      (left.element.place, left.offset) < (right.element.place, right.offset)
    }
    let kept = sorted.prefix(Self.limit).map { _, mistake in
      ExperimentError.Problem(
        file: file, line: mistake.place.line, column: mistake.place.column,
        message: mistake.message, excerpt: source.excerpt(at: mistake.place))
    }
    return ExperimentError(problems: kept, omitted: found.count - kept.count)
  }
}
