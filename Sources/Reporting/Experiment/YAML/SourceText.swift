/// A place in a text, both numbers counted from 1, the column in Unicode scalars.
struct Place: Hashable, Comparable {
  var line: Int
  var column: Int

  static let start = Place(line: 1, column: 1)

  static func < (left: Place, right: Place) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}

/// A file's text by lines, for showing the place of a mistake.
struct SourceText {
  private let bytes: [UInt8]
  /// Where each line starts; a line ends with LF, CRLF or CR.
  private let starts: [Int]

  /// Scalars up to which a line is shown whole, and of a longer one before a place and after it.
  private static let shown = (whole: 100, before: 60, after: 35)

  /// A text in UTF-8, a byte order mark aside; what is not UTF-8 is shown as replacement
  /// characters.
  init(_ bytes: [UInt8]) {
    let bytes = bytes.starts(with: [0xef, 0xbb, 0xbf]) ? Array(bytes.dropFirst(3)) : bytes
    self.bytes = bytes
    var starts = [0]
    for (index, byte) in bytes.enumerated() {
      let isEnd =
        byte == UInt8(ascii: "\n")
        || byte == UInt8(ascii: "\r") && bytes.dropFirst(index + 1).first != UInt8(ascii: "\n")
      if isEnd { starts.append(index + 1) }
    }
    self.starts = starts
  }

  /// The place's line, cut to what surrounds the place, with a caret under it; nothing for a line
  /// that is empty or not there.
  func excerpt(at place: Place) -> String {
    // A scalar is at most four bytes, so that a very long line need not be decoded whole.
    let line = line(place.line).prefix((place.column + Self.shown.whole) * 4)
    let scalars = Array(String(decoding: line, as: UTF8.self).unicodeScalars)
    guard place.column >= 1, place.column <= scalars.count + 1,
      scalars.contains(where: { $0 != " " && $0 != "\t" })
    else { return "" }
    let target = place.column - 1
    let isShort = scalars.count <= Self.shown.whole
    let start = isShort ? 0 : max(0, target - Self.shown.before)
    let end = isShort ? scalars.count : min(scalars.count, target + Self.shown.after)
    let before = (start > 0 ? "…" : "") + Self.visible(scalars[start..<target], tab: "→")
    let after =
      Self.visible(scalars[target..<end], tab: "→") + (end < scalars.count ? "…" : "")
    return "  \(before)\(after)\n  \(Self.blank(asWideAs: before))^"
  }

  /// The bytes of a line, without its end.
  private func line(_ number: Int) -> ArraySlice<UInt8> {
    guard number >= 1, number <= starts.count else { return [] }
    let end = number < starts.count ? starts[number] : bytes.count
    return bytes[starts[number - 1]..<end].prefix {
      $0 != UInt8(ascii: "\n") && $0 != UInt8(ascii: "\r")
    }
  }

  // MARK: - Text that a terminal shows as it is

  /// The text with everything in it that moves the cursor, the direction or nothing at all written
  /// as its code: `\u{202E}`.
  static func visible(_ text: String) -> String {
    visible(text.unicodeScalars)
  }

  /// As above, with at most `limit` scalars, an ellipsis for the rest.
  static func visible(_ text: String, limit: Int) -> String {
    let beginning = text.unicodeScalars.prefix(limit)
    let isWhole = beginning.endIndex == text.unicodeScalars.endIndex
    return visible(beginning) + (isWhole ? "" : "…")
  }

  private static func visible(
    _ scalars: some Sequence<Unicode.Scalar>, tab: Unicode.Scalar = " "
  ) -> String {
    var result = ""
    for scalar in scalars {
      if scalar == "\t" || isShown(scalar) {
        result.unicodeScalars.append(scalar == "\t" ? tab : scalar)
      } else {
        result += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      }
    }
    return result
  }

  private static func isShown(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .unassigned: false
    default: true
    }
  }

  /// As many spaces as a terminal needs for the text.
  private static func blank(asWideAs text: String) -> String {
    var width = 0
    for scalar in text.unicodeScalars {
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark: break
      default: width += isWide(scalar) ? 2 : 1
      }
    }
    return String(repeating: " ", count: width)
  }

  /// Whether a terminal gives the scalar two places: East Asian writing and emoji.
  private static func isWide(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x1100...0x115f, 0x2e80...0xa4cf, 0xac00...0xd7a3, 0xf900...0xfaff, 0xfe30...0xfe6f,
      0xff00...0xff60, 0xffe0...0xffe6, 0x20000...0x3fffd:
      true
    default: scalar.properties.isEmojiPresentation
    }
  }
}
