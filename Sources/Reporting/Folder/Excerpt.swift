import Wording

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
    var first = line.startIndex + max(0, min(offset - most / 4, line.count - most))
    var end = first + most
    // Not through the middle of a character.
    while first < end, isContinuation(line[first]) { first += 1 }
    while end > first, end < line.endIndex, isContinuation(line[end]) { end -= 1 }
    let part = String(decoding: line[first..<end], as: UTF8.self)
    return (first > line.startIndex ? "…" : "") + Inert.line(part)
      + (end < line.endIndex ? "…" : "")
  }

  private static func isContinuation(_ byte: UInt8) -> Bool { byte & 0xC0 == 0x80 }
}
