import Wording

/// A document as Markdown, the way GitHub renders it.
enum MarkdownWriter {
  static func markdown(_ document: Document) -> String {
    var parts = ["# " + escaped(document.title)]
    parts += document.blocks.map(markdown)
    return parts.joined(separator: "\n\n") + "\n"
  }

  private static func markdown(_ block: Block) -> String {
    switch block {
    case .heading(let level, let title):
      String(repeating: "#", count: level) + " " + escaped(title)
    case .paragraph(let text): lineStart(markdown(text))
    case .list(let items): items.map { "- " + lineStart(markdown($0)) }.joined(separator: "\n")
    case .table(let table): markdown(table)
    case .figure(let figure): markdown(figure)
    case .code(let text, let language): fenced(Inert.lines(text), language: language)
    }
  }

  private static func markdown(_ text: Text) -> String {
    text.parts.map { part in
      switch part {
      case .text(let text): escaped(text)
      case .strong(let text): "**" + escaped(text) + "**"
      case .code(let text): code(Inert.line(text))
      case .link(let text, let target): "[" + escaped(text) + "](" + target + ")"
      }
    }.joined()
  }

  private static func markdown(_ table: Table) -> String {
    let header = table.columns.map { escaped($0.name) }
    let rule = table.columns.map { $0.isNumeric ? "---:" : "---" }
    // Inside a code span only a table's cell needs its bars escaped, and only there may they be.
    let rows = table.rows.map { row in
      row.map { cell in
        markdown(
          Text(
            cell.parts.map { part in
              if case .code(let text) = part {
                .code(Inert.rewritten(text) { $0 == "|" ? "\\|" : nil })
              } else {
                part
              }
            }))
      }
    }
    let lines = ([header, rule] + rows).map { "| " + $0.joined(separator: " | ") + " |" }
    return "*" + escaped(table.caption) + "*\n\n" + lines.joined(separator: "\n")
  }

  private static func markdown(_ figure: FigureBlock) -> String {
    let table = figure.table.map { " [Data (CSV)](\($0))" } ?? ""
    let caption = "\n\n*" + escaped(figure.caption) + "*" + table
    guard let format = [.png, .svg].first(where: figure.formats.contains) else {
      let links = figure.files.map { "[" + $0 + "](" + $0 + ")" }
      return links.joined(separator: ", ") + caption
    }
    let image = { (theme: ThemeName) in
      "<img alt=\"\(Inert.markup(figure.alt))\""
        + " src=\"\(figure.file(theme, format))\" width=\"\(figure.width)\">"
    }
    guard figure.themes.count > 1 else { return image(figure.themes.first ?? .light) + caption }
    let dark = figure.file(.dark, format)
    return """
      <picture>
        <source media="(prefers-color-scheme: dark)" srcset="\(dark)">
        \(image(.light))
      </picture>
      """ + caption
  }

  /// Text that Markdown takes for text. A `|` would end a table's cell, a `$` begin a formula, and GitHub
  /// makes a link of what begins with `www.` or a scheme.
  static func escaped(_ text: String) -> String {
    let scalars = Array(Inert.line(text).unicodeScalars)
    var result = String.UnicodeScalarView()
    for (place, scalar) in scalars.enumerated() {
      let isMark =
        "\\`*_{}[]<>#|!&~$".unicodeScalars.contains(scalar)
        || (scalar == ":" && scalars[place...].starts(with: "://".unicodeScalars))
        || (scalar == "." && scalars[..<place].suffix(3).allSatisfy { $0 == "w" || $0 == "W" }
          && place >= 3)
      if isMark { result.append("\\") }
      result.append(scalar)
    }
    return String(result)
  }

  /// A line whose first characters can't be taken for a list, a rule or a heading.
  private static func lineStart(_ line: String) -> String {
    if let first = line.unicodeScalars.first, "+-=".unicodeScalars.contains(first) {
      return "\\" + line
    }
    let number = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(number.count)
    if !number.isEmpty, let mark = rest.first, mark == "." || mark == ")" {
      return number + "\\" + rest
    }
    return line
  }

  /// A code span that holds any text: the fence is longer than the longest run of backticks inside.
  private static func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: longestRun(of: "`", in: text) + 1)
    let scalars = text.unicodeScalars
    let padding = scalars.first == "`" || scalars.last == "`" ? " " : ""
    return fence + padding + text + padding + fence
  }

  private static func fenced(_ text: String, language: String) -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(of: "`", in: text) + 1))
    return fence + language + "\n" + text + (text.hasSuffix("\n") ? "" : "\n") + fence
  }

  private static func longestRun(of mark: Unicode.Scalar, in text: String) -> Int {
    var longest = 0, current = 0
    for scalar in text.unicodeScalars {
      current = scalar == mark ? current + 1 : 0
      longest = max(longest, current)
    }
    return longest
  }
}
