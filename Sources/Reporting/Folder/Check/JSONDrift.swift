/// Says which values of a JSON file moved, by their key path.
enum JSONDrift {
  static func drift(committed: [UInt8], now: [UInt8], _ tolerance: Double) -> Drift {
    var old = JSONReader(committed)
    var new = JSONReader(now)
    var moved = MovedValues()
    do throws(JSONReader.Fault) {
      while true {
        let (before, after) = (try old.next(), try new.next())
        guard let before, let after else {
          // One side ends inside nothing, so both do: the reader throws on any other end.
          break
        }
        if before.isSame(as: after) { continue }
        guard let was = before.shown(beside: after), let now = after.shown(beside: before) else {
          let place = new.placeText
          let parting =
            "from \(place.isEmpty ? "its beginning" : place) on it has another structure"
          return Drift(moved.sentence.map { $0 + "; " + parting } ?? parting)
        }
        moved.note(was, now, isText: before.isString || after.isString) { new.placeText }
      }
    } catch {
      return Drift(
        "line \(error.line) is not JSON; " + LineDrift(committed: committed, now: now).sentence)
    }
    let rest = (committed: withNumbersAlike(committed), now: withNumbersAlike(now))
    let isSpace = { (byte: UInt8) in [0x20, 0x0A, 0x0D, 0x09].contains(byte) }
    let isSpacing = rest.committed.lazy.filter { !isSpace($0) }
      .elementsEqual(rest.now.lazy.filter { !isSpace($0) })
    let parting = isSpacing ? "white space differs" : "the spelling of characters differs"
    guard let sentence = moved.sentence else {
      return Drift("only \(parting); " + LineDrift(committed: committed, now: now).sentence)
    }
    guard moved.isWithin(tolerance), rest.committed != rest.now else {
      return Drift(sentence, isTolerated: moved.isWithin(tolerance))
    }
    return Drift("\(sentence); numbers aside, \(parting)")
  }

  /// A file with 0 for each number: files of the same tokens then differ in spaces and in the spelling
  /// of their texts alone.
  private static func withNumbersAlike(_ bytes: [UInt8]) -> [UInt8] {
    var result: [UInt8] = []
    var (isInText, isEscaped, isInNumber) = (false, false, false)
    for byte in bytes {
      let isQuote = byte == UInt8(ascii: "\"") && !isEscaped
      isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
      if isQuote { isInText.toggle() }
      let isNumber = !isInText && "0123456789+-.eE".utf8.contains(byte)
      if !isNumber || !isInNumber { result.append(isNumber ? UInt8(ascii: "0") : byte) }
      isInNumber = isNumber
    }
    return result
  }
}

extension JSONReader.Token {
  /// Whether it is the same token, letter by letter: texts that only look alike are not.
  fileprivate func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.key(let a), .key(let b)), (.string(let a), .string(let b)),
      (.plain(let a), .plain(let b)):
      a.utf8.elementsEqual(b.utf8)
    default: self == other
    }
  }

  fileprivate var isString: Bool { if case .string = self { true } else { false } }

  /// The text of a string, a number, `true`, `false` or `null`; a string in quotes where the other side has
  /// none, since `"1"` is no number.
  fileprivate func shown(beside other: Self) -> String? {
    switch self {
    case .string(let text): other.isString ? text : "\"\(text)\""
    case .plain(let text): text
    default: nil
    }
  }
}
