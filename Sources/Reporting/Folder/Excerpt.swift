import Wording

/// Parts of lines that nobody vouches for, cut to what fits into a terminal.
enum Excerpt {
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
