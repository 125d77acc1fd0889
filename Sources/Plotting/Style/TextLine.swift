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

  /// The characters alone, raised and lowered ones as Unicode writes them: `10⁻³`.
  public var plain: String { spans.map { $0.position.written($0.string) }.joined() }

  /// Lines joined end to end.
  public static func + (left: TextLine, right: TextLine) -> TextLine {
    TextLine(left.spans + right.spans)
  }
}

extension TextLine {
  /// How many characters a reader counts: a letter with its accents is one.
  var count: Int { spans.reduce(0) { $0 + $1.string.count } }

  /// The first `count` characters, each where it stands.
  func prefix(_ count: Int) -> TextLine {
    var rest = count
    var result: [Span] = []
    for span in spans where rest > 0 {
      let part = span.string.prefix(rest)
      rest -= part.count
      result.append(Span(String(part), span.position))
    }
    return TextLine(result)
  }

  /// The line with neighbours at one height as one stretch, so that their pairs are kerned.
  var joined: TextLine {
    TextLine(
      spans.reduce(into: []) { result, span in
        if let last = result.last, last.position == span.position {
          result[result.count - 1].string += span.string
        } else {
          result.append(span)
        }
      })
  }

  /// The line without spaces at its end.
  var withoutTrailingSpaces: TextLine {
    var spans = self.spans
    while let last = spans.last {
      let kept = last.string.reversed().drop { $0.isWhitespace }
      if kept.isEmpty {
        spans.removeLast()
      } else {
        spans[spans.count - 1].string = String(kept.reversed())
        break
      }
    }
    return TextLine(spans)
  }
}

extension TextLine: ExpressibleByStringLiteral, ExpressibleByStringInterpolation {
  /// Text on the baseline.
  public init(stringLiteral value: String) {
    self.init(value)
  }
}
