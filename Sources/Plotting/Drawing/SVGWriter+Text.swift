import Wording

extension SVGWriter {
  /// What the document's element says about text.
  var textAttribute: String {
    switch text {
    case .text(let family):
      let known = ["DejaVu Sans"]
      let names = ([family] + known.filter { $0 != family }).map(Self.quoted)
      return "font-family=\"\(names.joined(separator: ", ")), Verdana, sans-serif\""
    case .outlines: return "xmlns:xlink=\"http://www.w3.org/1999/xlink\""
    }
  }

  /// The definitions of letters.
  var glyphShapes: String {
    guard case .outlines(let glyphs) = text else { return "" }
    return glyphs.shapes.enumerated().map { place, data in
      "<path id=\"\(prefix)-g\(place + 1)\" d=\"\(data)\"/>\n"
    }.joined()
  }

  /// What texts of one group share.
  func attributes(_ placed: PlacedText) -> String {
    let fill = "fill=\"\(color(placed.paint))\"" + Self.opacity(placed.paint, "fill")
    guard case .text = text else { return fill }
    let size = placed.runs.first { $0.dy == 0 }?.size ?? placed.runs.first?.size ?? 0
    return "font-size=\"\(Self.decimal(size))\""
      + (placed.weight == .bold ? " font-weight=\"bold\"" : "") + " " + fill
  }

  /// Writes texts of the same attributes.
  mutating func write(_ texts: [PlacedText]) {
    let shared = attributes(texts[0])
    if texts.count > 1 { body += "<g \(shared)>\n" }
    for placed in texts {
      let own = texts.count > 1 ? "" : " " + shared
      switch text {
      case .text: body += element(placed, attributes: own)
      case .outlines(let glyphs): body += shapes(placed, glyphs, attributes: own)
      }
    }
    if texts.count > 1 { body += "</g>\n" }
  }

  // MARK: - Text as text

  private func element(_ text: PlacedText, attributes: String) -> String {
    let turn =
      text.angle == 0
      ? ""
      : " transform=\"rotate(\(Self.decimal(text.angle)) \(Self.decimal(text.origin.x)) \(Self.decimal(text.origin.y)))\""
    func place(_ run: PlacedText.Run) -> String {
      "x=\"\(Self.decimal(text.origin.x + run.dx))\" y=\"\(Self.decimal(text.origin.y + run.dy))\" "
        + "textLength=\"\(Self.decimal(run.width))\""
    }
    if text.runs.count == 1 {
      let run = text.runs[0]
      return "<text\(attributes) \(place(run))\(turn)>\(Self.spaced(run.string))</text>\n"
    }
    let base = text.runs.first { $0.dy == 0 }?.size
    let runs = text.runs.map { run in
      let size = run.size == base ? "" : " font-size=\"\(Self.decimal(run.size))\""
      return "<tspan \(place(run))\(size)>\(Self.spaced(run.string))</tspan>"
    }
    return "<text\(attributes)\(turn)>\(runs.joined())</text>\n"
  }

  /// Text whose spaces XML readers keep: those at its ends, and all but the first of several, do
  /// not break.
  private static func spaced(_ text: String) -> String {
    guard text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") else {
      return Inert.markup(text)
    }
    return Inert.markup(text.replacing(" ", with: "\u{A0}"))
  }

  /// A font's name as a style sheet quotes it.
  private static func quoted(_ family: String) -> String {
    let name = Inert.rewritten(Inert.line(family)) { ["\\", "'"].contains($0) ? "\\\($0)" : nil }
    return "'" + Inert.markup(name) + "'"
  }

  // MARK: - Text as outlines

  private func shapes(_ text: PlacedText, _ glyphs: SVGGlyphs, attributes: String) -> String {
    text.runs.map { run in
      let letters = glyphs.places(of: run.string, weight: text.weight).map { place in
        "<use xlink:href=\"#\(prefix)-g\(place.shape + 1)\""
          + (place.x == 0 ? "" : " x=\"\(place.x)\"")
          + (place.y == 0 ? "" : " y=\"\(place.y)\"") + "/>"
      }
      if letters.isEmpty { return "" }
      let turn = text.angle == 0 ? "" : "rotate(\(Self.decimal(text.angle)))"
      let start = "\(Self.decimal(text.origin.x)) \(Self.decimal(text.origin.y))"
      let shift =
        run.dx == 0 && run.dy == 0
        ? "" : "translate(\(Self.decimal(run.dx)) \(Self.decimal(run.dy)))"
      return "<g\(attributes) transform=\"translate(\(start))\(turn)\(shift)"
        + "scale(\(Self.scale(run.size)))\">\(letters.joined())</g>\n"
    }.joined()
  }

  /// Points a thousandth of an em, exact to a millionth.
  private static func scale(_ size: Double) -> String {
    guard size.isFinite else { return "0" }
    let digits = String(Int((min(max(size, 0), 1e6) * 1000).rounded()))
    let padded = String(repeating: "0", count: max(0, 7 - digits.count)) + digits
    let fraction = String(padded.suffix(6).reversed().drop { $0 == "0" }.reversed())
    let whole = size >= 1000 || fraction.isEmpty ? padded.dropLast(6) : ""
    return whole + (fraction.isEmpty ? "" : "." + fraction)
  }
}
