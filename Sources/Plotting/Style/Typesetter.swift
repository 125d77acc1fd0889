/// A line of text, measured: runs that stand side by side.
struct SetText: Sendable {
  var runs: [PlacedText.Run]
  var width: Double
}

/// Measures lines of text, shortens and wraps them.
struct Typesetter {
  let measurer: any TextMeasurer

  /// Runs for a line, side by side; raised and lowered stretches at 0.7 of the size.
  func set(_ line: TextLine, size: Double, weight: FontWeight = .regular) -> SetText {
    var runs: [PlacedText.Run] = []
    var width = 0.0
    for span in line.spans {
      let string = SafeText.clean(span.string)
      guard !string.isEmpty else { continue }
      let (scale, rise) =
        switch span.position {
        case .baseline: (1.0, 0.0)
        case .superscript: (0.7, -0.38)
        case .subscripted: (0.7, 0.16)
        }
      let advance = measurer.width(of: string, size: size * scale, weight: weight)
      runs.append(.init(string, size: size * scale, dx: width, dy: rise * size, width: advance))
      width += advance
    }
    return SetText(runs: runs, width: width)
  }

  /// The line if it fits into a width, else as much of its characters as fit before an ellipsis;
  /// `nil` where not even that fits.
  func fitted(_ line: TextLine, size: Double, weight: FontWeight = .regular, width: Double)
    -> SetText?
  {
    let short = TextLine(line.spans.map { .init(String($0.string.prefix(500)), $0.position) })
    let whole = set(short, size: size, weight: weight)
    if whole.width <= width, short == line { return whole }
    let characters = Array(SafeText.clean(short.plain))
    func cut(_ count: Int) -> SetText {
      var text = String(characters.prefix(count))
      while text.last == " " { text.removeLast() }
      return set(TextLine(text + "…"), size: size, weight: weight)
    }
    var low = 0
    var high = characters.count
    while low < high {
      let middle = (low + high + 1) / 2
      if cut(middle).width <= width { low = middle } else { high = middle - 1 }
    }
    return low > 0 ? cut(low) : nil
  }

  /// A text broken at spaces into lines of at most a width; the last one ends in an ellipsis where
  /// there is more than the lines hold.
  func wrapped(
    _ text: String, size: Double, weight: FontWeight = .regular, width: Double, maxLines: Int
  ) -> [SetText] {
    var rest = SafeText.clean(String(text.prefix(4000))).split(separator: " ").map(String.init)
    var lines: [SetText] = []
    while !rest.isEmpty, lines.count < maxLines {
      var count = 1
      func joined(_ count: Int) -> TextLine { TextLine(rest.prefix(count).joined(separator: " ")) }
      while count < rest.count, set(joined(count + 1), size: size, weight: weight).width <= width {
        count += 1
      }
      let isLast = lines.count == maxLines - 1
      let line = isLast ? joined(rest.count) : joined(count)
      guard let set = fitted(line, size: size, weight: weight, width: width) else { break }
      lines.append(set)
      rest.removeFirst(isLast ? rest.count : count)
    }
    return lines
  }
}
