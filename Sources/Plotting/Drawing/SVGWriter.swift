import Wording

/// Writes a drawing as an SVG document.
///
/// Text is real text with its measured width as `textLength`, so that it can be searched, read
/// aloud and scaled, and takes the room it was given even in another font; or it is the font's own
/// outlines, which look the same where the font is missing. Everything is a presentation attribute:
/// no script, no style sheet, nothing fetched. The same drawing gives the same bytes everywhere.
public struct SVGWriter {
  let drawing: Drawing
  let theme: Theme
  /// What all ids begin with: unique in a page that shows several figures in both themes.
  let prefix: String
  let text: Text
  var body = ""
  private var clips: [Rect] = []

  /// How text is written.
  enum Text {
    case text(family: String)
    case outlines(SVGGlyphs)
  }

  /// The document's text, with text as text.
  ///
  /// - Parameters:
  ///   - drawing: what to write.
  ///   - theme: the colours of its roles.
  ///   - family: the font that the drawing was measured with.
  public static func svg(
    _ drawing: Drawing, theme: Theme, family: String = "DejaVu Sans"
  ) -> String {
    var writer = SVGWriter(drawing, theme: theme, text: .text(family: family))
    return writer.document()
  }

  /// The document's text, with text as outlines: it can't be searched, and a reader of the picture
  /// needs no font.
  ///
  /// - Parameters:
  ///   - drawing: what to write.
  ///   - theme: the colours of its roles.
  ///   - font: the font that the drawing was measured with.
  /// - Throws: what `font` throws.
  public static func svg(
    _ drawing: Drawing, theme: Theme, outlinesOf font: some GlyphOutliner
  ) throws -> String {
    let glyphs = try SVGGlyphs(drawing, from: font)
    var writer = SVGWriter(drawing, theme: theme, text: .outlines(glyphs))
    return writer.document()
  }

  private init(_ drawing: Drawing, theme: Theme, text: Text) {
    self.drawing = drawing
    self.theme = theme
    self.text = text
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
      \(textAttribute) stroke-linejoin="round">
      <title id="\(prefix)-title">\(Inert.markup(drawing.title))</title>
      <desc id="\(prefix)-desc">\(Inert.markup(drawing.description))</desc>

      """
    let definitions = clipPaths + glyphShapes
    if !definitions.isEmpty { text += "<defs>\n\(definitions)</defs>\n" }
    return text + body + "</svg>\n"
  }

  private var clipPaths: String {
    clips.enumerated().map { index, rect in
      """
      <clipPath id="\(prefix)-clip-\(index + 1)"><rect x="\(Self.decimal(rect.x))" \
      y="\(Self.decimal(rect.y))" width="\(Self.decimal(rect.width))" \
      height="\(Self.decimal(rect.height))"/></clipPath>

      """
    }.joined()
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

  // MARK: - Values

  func color(_ paint: Paint) -> String {
    let color = theme.color(of: paint.role)
    let digits = Array("0123456789abcdef")
    let pairs = [color.red, color.green, color.blue].map {
      (digits[Int($0 >> 4)], digits[Int($0 & 15)])
    }
    if pairs.allSatisfy({ $0.0 == $0.1 }) { return "#" + String(pairs.map(\.0)) }
    return "#" + String(pairs.flatMap { [$0.0, $0.1] })
  }

  static func opacity(_ paint: Paint, _ kind: String) -> String {
    paint.opacity >= 1 ? "" : " \(kind)-opacity=\"\(decimal(max(0, paint.opacity)))\""
  }

  static func decimal(_ value: Double) -> String {
    SVGPath.decimal(SVGPath.hundredths(value))
  }
}
