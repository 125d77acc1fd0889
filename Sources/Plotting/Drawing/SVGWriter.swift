import Wording

/// Writes a drawing as an SVG document.
///
/// Text is real text with its measured width as `textLength`, so that it can be searched, read
/// aloud and scaled, and takes the room it was given even in another font. Everything is a
/// presentation attribute: no script, no style sheet, nothing fetched. The same drawing gives the
/// same bytes everywhere.
public struct SVGWriter {
  private let drawing: Drawing
  private let theme: Theme
  /// What all ids begin with: unique in a page that shows several figures in both themes.
  private let prefix: String
  private var body = ""
  private var clips: [Rect] = []

  /// The document's text.
  ///
  /// - Parameters:
  ///   - drawing: what to write.
  ///   - theme: the colours of its roles.
  public static func svg(_ drawing: Drawing, theme: Theme) -> String {
    var writer = SVGWriter(drawing, theme: theme)
    return writer.document()
  }

  private init(_ drawing: Drawing, theme: Theme) {
    self.drawing = drawing
    self.theme = theme
    let name = String(
      drawing.name.unicodeScalars.map { scalar -> Character in
        switch scalar {
        case "a"..."z", "A"..."Z", "0"..."9", "-", "_": Character(scalar)
        default: "-"
        }
      })
    let isName = name.unicodeScalars.first.map {
      ("a"..."z").contains($0) || ("A"..."Z").contains($0)
    }
    prefix = (isName == true ? name : "figure-" + name) + (theme.name == "dark" ? "-dark" : "")
  }

  private mutating func document() -> String {
    writeCommands()
    let width = Self.decimal(drawing.size.width)
    let height = Self.decimal(drawing.size.height)
    var text = """
      <svg xmlns="http://www.w3.org/2000/svg" width="\(width)" height="\(height)" \
      viewBox="0 0 \(width) \(height)" role="img" \
      aria-labelledby="\(prefix)-title \(prefix)-desc" \
      font-family="'DejaVu Sans', Verdana, sans-serif" stroke-linejoin="round">
      <title id="\(prefix)-title">\(Inert.markup(drawing.title))</title>
      <desc id="\(prefix)-desc">\(Inert.markup(drawing.description))</desc>

      """
    if !clips.isEmpty {
      text += "<defs>\n"
      for (index, rect) in clips.enumerated() {
        text += """
          <clipPath id="\(prefix)-clip-\(index + 1)"><rect x="\(Self.decimal(rect.x))" \
          y="\(Self.decimal(rect.y))" width="\(Self.decimal(rect.width))" \
          height="\(Self.decimal(rect.height))"/></clipPath>

          """
      }
      text += "</defs>\n"
    }
    return text + body + "</svg>\n"
  }

  // MARK: - Commands

  /// Neighbours of one look are written together: paths of the same opaque paint become one path,
  /// texts of the same size and colour share a group.
  private mutating func writeCommands() {
    var depth = 0
    var index = 0
    let commands = drawing.commands
    while index < commands.count {
      switch commands[index] {
      case .beginGroup(let name):
        body += "<g id=\"\(prefix)-\(Inert.markup(name))\">\n"
        depth += 1
      case .beginClip(let rect):
        body += "<g clip-path=\"url(#\(prefix)-clip-\(clip(rect)))\">\n"
        depth += 1
      case .endGroup, .endClip:
        if depth > 0 {
          body += "</g>\n"
          depth -= 1
        }
      case .fill(let path, let paint):
        var data = SVGPath()
        data.append(path)
        while paint.opacity >= 1, index + 1 < commands.count,
          case .fill(let next, paint) = commands[index + 1]
        {
          data.append(next)
          index += 1
        }
        body +=
          "<path fill=\"\(color(paint))\"\(Self.opacity(paint, "fill")) d=\"\(data.text)\"/>\n"
      case .stroke(let path, let style):
        var data = SVGPath()
        data.append(path)
        while style.paint.opacity >= 1, index + 1 < commands.count,
          case .stroke(let next, style) = commands[index + 1]
        {
          data.append(next)
          index += 1
        }
        body += "<path fill=\"none\" \(attributes(style)) d=\"\(data.text)\"/>\n"
      case .text(let text):
        var texts = [text]
        while index + 1 < commands.count, case .text(let next) = commands[index + 1],
          attributes(next) == attributes(text)
        {
          texts.append(next)
          index += 1
        }
        write(texts)
      }
      index += 1
    }
    body += String(repeating: "</g>\n", count: depth)
  }

  private mutating func clip(_ rect: Rect) -> Int {
    if let index = clips.firstIndex(of: rect) { return index + 1 }
    clips.append(rect)
    return clips.count
  }

  private func attributes(_ style: StrokeStyle) -> String {
    var text = "stroke=\"\(color(style.paint))\"\(Self.opacity(style.paint, "stroke"))"
    if style.width != 1 { text += " stroke-width=\"\(Self.decimal(style.width))\"" }
    if !style.dash.isEmpty {
      text += " stroke-dasharray=\"\(style.dash.map(Self.decimal).joined(separator: " "))\""
    }
    if style.cap == .round { text += " stroke-linecap=\"round\"" }
    return text
  }

  // MARK: - Text

  private func attributes(_ text: PlacedText) -> String {
    let size = text.runs.first { $0.dy == 0 }?.size ?? text.runs.first?.size ?? 0
    return "font-size=\"\(Self.decimal(size))\""
      + (text.weight == .bold ? " font-weight=\"bold\"" : "")
      + " fill=\"\(color(text.paint))\"" + Self.opacity(text.paint, "fill")
  }

  private mutating func write(_ texts: [PlacedText]) {
    let shared = attributes(texts[0])
    if texts.count > 1 { body += "<g \(shared)>\n" }
    for text in texts { body += element(text, attributes: texts.count > 1 ? "" : " " + shared) }
    if texts.count > 1 { body += "</g>\n" }
  }

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

  // MARK: - Values

  private func color(_ paint: Paint) -> String {
    let color = theme.color(of: paint.role)
    let digits = Array("0123456789abcdef")
    let pairs = [color.red, color.green, color.blue].map {
      (digits[Int($0 >> 4)], digits[Int($0 & 15)])
    }
    if pairs.allSatisfy({ $0.0 == $0.1 }) { return "#" + String(pairs.map(\.0)) }
    return "#" + String(pairs.flatMap { [$0.0, $0.1] })
  }

  private static func opacity(_ paint: Paint, _ kind: String) -> String {
    paint.opacity >= 1 ? "" : " \(kind)-opacity=\"\(decimal(max(0, paint.opacity)))\""
  }

  private static func decimal(_ value: Double) -> String {
    SVGPath.decimal(SVGPath.hundredths(value))
  }

  /// Text whose spaces XML readers keep: those at its ends, and all but the first of several, do
  /// not break.
  private static func spaced(_ text: String) -> String {
    guard text.hasPrefix(" ") || text.hasSuffix(" ") || text.contains("  ") else {
      return Inert.markup(text)
    }
    return Inert.markup(text.replacing(" ", with: "\u{A0}"))
  }
}
