/// A report's text before it is Markdown or HTML: blocks of inline text, in order.
struct Document {
  var title: String
  var blocks: [Block]
}

/// A part of a line.
enum Inline {
  case text(String)
  case strong(String)
  case code(String)
  case link(String, to: String)
}

/// A line of text with its parts.
struct Text: ExpressibleByStringInterpolation {
  var parts: [Inline]

  init(_ parts: [Inline]) { self.parts = parts }
  init(stringLiteral value: String) { parts = [.text(value)] }
  static func code(_ value: String) -> Text { Text([.code(value)]) }
  static func strong(_ value: String) -> Text { Text([.strong(value)]) }
}

/// A part of a document that stands on lines of its own.
enum Block {
  /// Level 2 or 3; the document's title is level 1.
  case heading(level: Int, String)
  case paragraph(Text)
  case list([Text])
  case table(Table)
  case figure(FigureBlock)
  /// Text to be copied as it stands.
  case code(String, language: String)
}

/// A table whose first row names the columns and whose first columns name the rows.
struct Table {
  struct Column {
    var name: String
    var isNumeric: Bool
  }

  var caption: String
  var columns: [Column]
  /// Cells of each row, as many as there are columns.
  var rows: [[Text]]
  /// How many columns at the left say what a row is about.
  var rowHeaderColumns: Int
}

/// A picture with its caption.
struct FigureBlock {
  /// A slug of `[a-z0-9-]`.
  var name: String
  var alt: String
  var caption: String
  /// Size of the picture in points, as a page needs it: whole.
  var width: Int
  var height: Int
  var formats: [ImageFormat]
  var themes: [ThemeName]
  /// The path of the numbers behind it; `nil` where none stand beside the page.
  var table: String?

  /// The path of the figure in one theme and format.
  func file(_ theme: ThemeName, _ format: ImageFormat) -> String {
    ReportPath.figure(name, theme, format)
  }

  /// Every file of the figure, by theme and then by format.
  var files: [String] {
    themes.flatMap { theme in formats.map { file(theme, $0) } }
  }
}

extension FigureBlock {
  /// A figure as it was drawn.
  init(_ figure: RenderedFigure, output: OutputSettings) {
    self.init(
      name: figure.name, alt: figure.alt, caption: figure.title + ".",
      width: Int(output.width.rounded()), height: Int(output.height.rounded()),
      formats: output.formats, themes: output.themes,
      table: output.isSelfContained
        ? nil : figure.files.map(\.path).first { $0 == ReportPath.table(figure.name) })
  }
}
