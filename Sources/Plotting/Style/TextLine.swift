/// A line of text before it is measured: stretches on the baseline, raised or lowered.
public struct TextLine: Sendable, Hashable {
  /// Where a stretch stands.
  public enum Position: Sendable, Hashable { case baseline, superscript, subscripted }

  /// A stretch of text at one height.
  public struct Span: Sendable, Hashable {
    public var string: String
    public var position: Position

    public init(_ string: String, _ position: Position = .baseline) {
      self.string = string
      self.position = position
    }
  }

  public var spans: [Span]

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
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
