/// A line of text before it is measured: stretches on the baseline, raised or lowered.
public struct TextLine: Sendable, Hashable {
  /// Where a stretch stands.
  public enum Position: Sendable, Hashable { case baseline, superscript, subscripted }

  /// A stretch of text at one height.
  public struct Span: Sendable, Hashable {
    /// Its characters.
    public var string: String
    /// Where it stands.
    public var position: Position

    /// Characters at a height.
    public init(_ string: String, _ position: Position = .baseline) {
      self.string = string
      self.position = position
    }
  }

  /// The stretches, left to right.
  public var spans: [Span]

  /// A line of stretches that follow each other.
  public init(_ spans: [Span]) {
    self.spans = spans
  }

  /// Text as it stands, on the baseline.
  public init(_ string: String) {
    spans = [Span(string)]
  }

  /// The characters alone.
  public var plain: String { spans.map(\.string).joined() }

  /// Lines joined end to end.
  public static func + (left: TextLine, right: TextLine) -> TextLine {
    TextLine(left.spans + right.spans)
  }
}

extension TextLine: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Text on the baseline.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
