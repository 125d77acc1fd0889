import Wording

/// A document as one HTML page: no script, no inline style, no request to anywhere else.
struct HTMLWriter {
  private let parts: PageParts

  static func html(_ document: Document, _ parts: PageParts) -> String {
    HTMLWriter(parts: parts).page(document)
  }

  private func page(_ document: Document) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta http-equiv="Content-Security-Policy" content="\(parts.policy)">
    <title>\(Inert.markup(document.title))</title>
    \(parts.style)
    </head>
    <body>
    <main>
    <h1>\(Inert.markup(document.title))</h1>
    \(document.blocks.map(html).joined(separator: "\n"))
    </main>
    </body>
    </html>

    """
  }

  private func html(_ block: Block) -> String {
    switch block {
    case .heading(let level, let title): "<h\(level)>\(Inert.markup(title))</h\(level)>"
    case .paragraph(let text): "<p>\(html(text))</p>"
    case .list(let items):
      "<ul>\n" + items.map { "<li>\(html($0))</li>\n" }.joined() + "</ul>"
    case .table(let table): html(table)
    case .figure(let figure): html(figure)
    case .code(let text, _):
      "<pre tabindex=\"0\"><code>\(Inert.markupLines(Inert.lines(text)))</code></pre>"
    }
  }

  private func html(_ text: Text) -> String {
    text.parts.map { part in
      switch part {
      case .text(let text): Inert.markup(text)
      case .strong(let text): "<strong>\(Inert.markup(text))</strong>"
      case .code(let text): "<code>\(Inert.markup(text))</code>"
      case .link(let text, let target):
        "<a href=\"\(Inert.markup(target))\">\(Inert.markup(text))</a>"
      }
    }.joined()
  }

  /// A table in a box that scrolls sideways by itself, so that a narrow page stays whole.
  private func html(_ table: Table) -> String {
    let caption = Inert.markup(table.caption)
    let head = table.columns.map { column in
      "<th scope=\"col\"\(column.isNumeric ? " class=\"number\"" : "")>\(Inert.markup(column.name))</th>"
    }
    let rows = table.rows.map { row in
      "<tr>" + row.enumerated().map { cell($1, at: $0, of: table) }.joined() + "</tr>\n"
    }
    return """
      <div class="table" role="region" aria-label="\(caption)" tabindex="0">
      <table>
      <caption><span>\(caption)</span></caption>
      <thead><tr>\(head.joined())</tr></thead>
      <tbody>
      \(rows.joined())</tbody>
      </table>
      </div>
      """
  }

  private func cell(_ text: Text, at column: Int, of table: Table) -> String {
    if column < table.rowHeaderColumns { return "<th scope=\"row\">\(html(text))</th>" }
    let style = table.columns[column].isNumeric ? " class=\"number\"" : ""
    return "<td\(style)>\(html(text))</td>"
  }

  private func html(_ figure: FigureBlock) -> String {
    let table = figure.table.map { " <a href=\"\($0)\">Data (CSV)</a>" } ?? ""
    let caption = "<figcaption>\(Inert.markup(figure.caption))\(table)</figcaption>"
    guard let format = [.svg, .png].first(where: figure.formats.contains) else {
      let links = figure.files.map { "<a href=\"\($0)\">\($0)</a>" }
      return "<figure>\n<p>\(links.joined(separator: ", "))</p>\n\(caption)\n</figure>"
    }
    let theme = figure.themes.contains(.light) ? ThemeName.light : .dark
    let size = "width=\"\(figure.width)\" height=\"\(figure.height)\""
    let image =
      "<img src=\"\(parts.address(figure.file(theme, format)))\" \(size) alt=\"\(Inert.markup(figure.alt))\">"
    let dark =
      "<source media=\"(prefers-color-scheme: dark)\" srcset=\""
      + "\(parts.address(figure.file(.dark, format)))\">"
    let picture = figure.themes.count > 1 ? "<picture>\(dark)\(image)</picture>" : image
    return "<figure>\n<div class=\"picture\" tabindex=\"0\">\(picture)</div>\n\(caption)\n</figure>"
  }
}
