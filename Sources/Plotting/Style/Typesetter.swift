import Wording

/// A line of text, measured: runs that stand side by side.
struct SetText: Sendable {
  var runs: [PlacedText.Run]
  var width: Double
}

/// Measures lines of text, shortens and wraps them.
struct Typesetter {
  let measurer: any TextMeasurer

  /// The size of raised and lowered stretches over the line's.
  static let scriptSize = 0.7
  /// How far raised stretches stand above the baseline, over the line's size. Both heights are what
  /// TeX's rules come to for the font: 0.7 and 0.3 of the height of an x.
  static let superscriptRise = 0.38
  /// How far lowered stretches stand below it.
  static let subscriptDrop = 0.16
  /// The most characters of a line that are ever set: more than any picture is wide.
  private static let longestLine = 500

  /// Runs for a line, side by side.
  func set(_ line: TextLine, size: Double, weight: FontWeight = .regular) -> SetText {
    var runs: [PlacedText.Run] = []
    var width = 0.0
    for span in Self.ready(line).spans where !span.string.isEmpty {
      let (scale, rise) =
        switch span.position {
        case .baseline: (1.0, 0.0)
        case .superscript: (Self.scriptSize, -Self.superscriptRise)
        case .subscripted: (Self.scriptSize, Self.subscriptDrop)
        }
      func advance(of text: Substring) -> Double {
        text.isEmpty
          ? 0 : measurer.width(of: String(text), size: size * scale, weight: weight)
      }
      // Spaces at the ends are room, not ink: readers of XML drop them, each in its own way.
      let text = span.string.drop(while: \.isWhitespace)
      let ink = text.dropLast(text.reversed().prefix(while: \.isWhitespace).count)
      width += advance(of: span.string.prefix(span.string.count - text.count))
      if !ink.isEmpty {
        let advance = advance(of: ink)
        runs.append(
          .init(
            String(ink), size: size * scale, dx: width, dy: rise * size, width: advance,
            position: span.position))
        width += advance
      }
      width += advance(of: text.dropFirst(ink.count))
    }
    return SetText(runs: runs, width: width)
  }

  /// The line if it fits into a width, else as many of its characters as fit before an ellipsis,
  /// each where it stands; `nil` where not even one does. A letter and its accents, or the parts of
  /// an emoji, are one character.
  func fitted(_ line: TextLine, size: Double, weight: FontWeight = .regular, width: Double)
    -> SetText?
  {
    let line = Self.ready(line)
    let short = line.prefix(Self.longestLine)
    // Twice as many again and again, so that what is far too long is not measured to its end.
    var high = min(short.count, 32)
    while high < short.count, set(short.prefix(high), size: size, weight: weight).width <= width {
      high = min(short.count, 2 * high)
    }
    if high == short.count, short == line {
      let whole = set(short, size: size, weight: weight)
      if whole.width <= width { return whole }
    }
    func cut(_ count: Int) -> SetText {
      set(short.prefix(count).withoutTrailingSpaces + "…", size: size, weight: weight)
    }
    var low = 0
    while low < high {
      let middle = (low + high + 1) / 2
      if cut(middle).width <= width { low = middle } else { high = middle - 1 }
    }
    return low > 0 ? cut(low) : nil
  }

  /// A line whose characters do nothing and stand where they are drawn.
  private static func ready(_ line: TextLine) -> TextLine {
    TextLine(line.spans.map { .init(Inert.line(bounded($0.string)), $0.position) }).withScriptsSet
      .joined
  }

  /// The text with at most as many accents on a letter as any text has that is to be read (Unicode
  /// Standard Annex 15 calls it safe for streams).
  private static func bounded(_ text: String) -> String {
    let most = 32
    guard text.utf8.count > most, text.contains(where: { $0.unicodeScalars.count > most }) else {
      return text
    }
    var result = String.UnicodeScalarView()
    for character in text {
      for scalar in character.unicodeScalars.prefix(most) { result.append(scalar) }
    }
    return String(result)
  }

  /// A text broken at spaces into lines of at most a width, all about equally long; the last one
  /// ends in an ellipsis where there is more than the lines hold.
  func wrapped(
    _ text: String, size: Double, weight: FontWeight = .regular, width: Double, maxLines: Int
  ) -> [SetText] {
    let words = Self.words(of: Inert.line(String(text.prefix(4000)))).map { word in
      (text: word, width: set(TextLine(word), size: size, weight: weight).width)
    }
    let space = set(" ", size: size, weight: weight).width
    /// Where lines end, each as long as a width allows, and whether all words found their place.
    func breaks(_ width: Double) -> [Range<Int>]? {
      var lines: [Range<Int>] = []
      var start = 0
      var end = 0
      var length = 0.0
      while end < words.count {
        let more = words[end].width + (end > start ? space : 0)
        if end > start, length + more > width {
          lines.append(start..<end)
          if lines.count == maxLines { return nil }
          start = end
          length = 0
          continue
        }
        guard more <= width || end == start else { return nil }
        length += more
        end += 1
      }
      if start < end { lines.append(start..<end) }
      return lines
    }
    func line(_ range: Range<Int>) -> TextLine {
      TextLine(words[range].map(\.text).joined(separator: " "))
    }
    guard var lines = breaks(width) else {
      return cut(words.map(\.text), size: size, weight: weight, width: width, maxLines: maxLines)
    }
    if lines.count == 2, let split = Self.clauseBreak(words, space: space, width: width) {
      lines = [0..<split, split..<words.count]
    }
    // Narrower, as long as it takes no more lines: no word is left alone on the last one.
    else {
      for share in stride(from: 0.95, through: 0.7, by: -0.05) where lines.count > 1 {
        guard let narrower = breaks(width * share), narrower.count == lines.count else { break }
        lines = narrower
      }
    }
    return lines.compactMap { fitted(line($0), size: size, weight: weight, width: width) }
  }

  /// Where the second of two lines begins if the first one is to end with a sentence or a clause: of
  /// the strongest such stops, that which leaves the lines the most alike; `nil` where one line would
  /// be too long, or less than a third of the other.
  private static func clauseBreak(
    _ words: [(text: String, width: Double)], space: Double, width: Double
  ) -> Int? {
    func length(_ range: Range<Int>) -> Double {
      words[range].reduce(-space) { $0 + $1.width + space }
    }
    for stops in [".;:", ","] {
      let places = (1..<words.count).filter { place in
        let (a, b) = (length(0..<place), length(place..<words.count))
        return words[place - 1].text.last.map(stops.contains) == true && max(a, b) <= width
          && min(a, b) * 3 >= max(a, b)
      }
      func unevenness(_ place: Int) -> Double {
        (length(0..<place) - length(place..<words.count)).magnitude
      }
      if let best = places.min(by: { unevenness($0) < unevenness($1) }) { return best }
    }
    return nil
  }

  /// A text's words, with what no line may part in one piece: a number and its unit or power of
  /// ten, and a number and the preposition before it.
  private static func words(of text: String) -> [String] {
    var words: [String] = []
    for part in text.split(separator: " ") {
      let isTail = part.hasPrefix("%") || part.hasPrefix("×") || words.last?.hasSuffix("×") == true
      let isNumber = part.first.map { $0.isNumber || $0 == "−" } ?? false
      let lastWord = words.last?.split(separator: " ").last ?? ""
      let follows = isNumber && ["at", "by", "to", "of", "step"].contains(lastWord)
      if isTail || follows, let last = words.last {
        words[words.count - 1] = last + " " + part
      } else {
        words.append(String(part))
      }
    }
    return words
  }

  /// Lines filled to a width one after the other, the last one with all that is left, shortened.
  private func cut(
    _ words: [String], size: Double, weight: FontWeight, width: Double, maxLines: Int
  ) -> [SetText] {
    var rest = words[...]
    var lines: [SetText] = []
    while !rest.isEmpty, lines.count < maxLines {
      var count = 1
      func joined(_ count: Int) -> TextLine { TextLine(rest.prefix(count).joined(separator: " ")) }
      let isLast = lines.count == maxLines - 1
      if isLast {
        count = rest.count
      } else {
        while count < rest.count, set(joined(count + 1), size: size, weight: weight).width <= width
        {
          count += 1
        }
      }
      guard let line = fitted(joined(count), size: size, weight: weight, width: width) else {
        break
      }
      lines.append(line)
      rest = rest.dropFirst(count)
    }
    return lines
  }
}
