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
        if before == after { continue }
        guard let was = before.scalar, let now = after.scalar else {
          let parting = "from \(new.placeText) on it has another structure"
          return Drift(moved.sentence.map { $0 + "; " + parting } ?? parting)
        }
        moved.note(was, now) { new.placeText }
      }
    } catch {
      return Drift(
        "line \(error.line) is not JSON; " + LineDrift(committed: committed, now: now).sentence)
    }
    guard let sentence = moved.sentence else {
      return Drift(
        "only white space differs; " + LineDrift(committed: committed, now: now).sentence)
    }
    return Drift(sentence, isTolerated: moved.isWithin(tolerance))
  }
}

extension JSONReader.Token {
  /// The text of a string, a number, `true`, `false` or `null`.
  fileprivate var scalar: String? {
    switch self {
    case .string(let text), .plain(let text): text
    default: nil
    }
  }
}
