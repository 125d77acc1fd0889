/// What the bytes of a YAML text must be before anyone looks for structure in them: UTF-8 without
/// control characters other than line feeds, carriage returns and tabs.
enum YAMLCharacters {
  /// The first thing that is wrong with a text.
  struct Fault: Error {
    var message: String
    var place: Place
    /// Whether the file is of another encoding altogether, so that no line of it can be shown.
    var isWholeFile = false
  }

  /// The characters of a text, without a byte order mark.
  static func decode(_ bytes: [UInt8]) throws(Fault) -> [Unicode.Scalar] {
    if bytes.starts(with: [0xff, 0xfe]) || bytes.starts(with: [0xfe, 0xff]) {
      throw Fault(
        message: "This is UTF-16 text, and experiment files are UTF-8. Save it as UTF-8.",
        place: .start, isWholeFile: true)
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw notUTF8(bytes) }
    var scalars = Array(text.unicodeScalars)
    if scalars.first == "\u{FEFF}" { scalars.removeFirst() }
    if let index = scalars.firstIndex(where: isRefused) {
      throw refused(scalars[index], at: place(after: scalars[..<index]))
    }
    return scalars
  }

  /// Control characters, the line ends that only YAML 1.1 knows, marks of byte order, and what is
  /// no character.
  private static func isRefused(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09, 0x0a, 0x0d: false
    case 0x00...0x1f, 0x7f...0x9f, 0x2028, 0x2029, 0xfeff, 0xfffe, 0xffff: true
    default: false
    }
  }

  private static func refused(_ scalar: Unicode.Scalar, at place: Place) -> Fault {
    let code = String(scalar.value, radix: 16, uppercase: true)
    let digits = String(repeating: "0", count: max(0, 4 - code.count)) + code
    return Fault(
      message: "The character U+\(digits) can't stand in YAML. Remove it, or write it as "
        + "\\u\(digits) in double quotes.",
      place: place)
  }

  private static func notUTF8(_ bytes: [UInt8]) -> Fault {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var before: [Unicode.Scalar] = []
    while case .scalarValue(let scalar) = decoder.decode(&iterator) { before.append(scalar) }
    let offset = before.reduce(0) { $0 + String($1).utf8.count }
    if before.first == "\u{FEFF}" { before.removeFirst() }
    return Fault(
      message: "The byte 0x\(String(bytes[offset], radix: 16)) is not UTF-8; the file may be in "
        + "Latin-1. Save it as UTF-8.",
      place: place(after: before[...]))
  }

  /// The place that follows the characters from the start of a text.
  private static func place(after scalars: ArraySlice<Unicode.Scalar>) -> Place {
    var place = Place.start
    var previous: Unicode.Scalar = " "
    for scalar in scalars {
      if scalar == "\r" || scalar == "\n" && previous != "\r" {
        place = Place(line: place.line + 1, column: 1)
      } else if scalar != "\n" {
        place.column += 1
      }
      previous = scalar
    }
    return place
  }
}
