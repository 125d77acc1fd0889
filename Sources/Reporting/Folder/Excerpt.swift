/// Parts of texts that nobody vouches for, cut to what fits into a line of a terminal.
enum Excerpt {
  /// `text` on one line, inert, with at most `most` characters, an ellipsis for the rest.
  static func of(_ text: String, most: Int = 80) -> String {
    let head = text.prefix(most + 1)
    let shown = head.count > most ? String(head.dropLast(2)) + "…" : String(head)
    return Inert.line(shown)
  }

  /// The part of `line` about the byte at `offset`, with ellipses where something is left out.
  static func of(_ line: ArraySlice<UInt8>, around offset: Int, most: Int = 80) -> String {
    guard line.count > most else { return Inert.line(String(decoding: line, as: UTF8.self)) }
    let first = max(0, min(offset - most / 4, line.count - most))
    let part = line.dropFirst(first).prefix(most)
    return (first > 0 ? "…" : "") + Inert.line(String(decoding: part, as: UTF8.self))
      + (first + most < line.count ? "…" : "")
  }
}
