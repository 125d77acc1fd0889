@testable import Reporting

/// How one kind of file is compared: what is committed, what is made now, and the tolerance.
typealias Comparing = ([UInt8], [UInt8], Double) -> Drift

/// Above what rounding explains, and below it; half a unit of most digits lies between.
let tolerances = [1e-9, 0.01, 0.3]

/// A drift is a sentence that a terminal can take, and strictness lets nothing pass.
func checkSentence(_ drift: Drift, _ tolerance: Double) {
  let sentence = drift.sentence
  promise(!sentence.isEmpty, "a drift without a word")
  promise(sentence.utf8.count <= 2_000, "a sentence of \(sentence.utf8.count) bytes: \(sentence)")
  promise(!sentence.unicodeScalars.contains(where: steersTerminal), "it steers: \(sentence)")
  promise(tolerance > 0 || !drift.isTolerated, "let pass without a tolerance: \(sentence)")
}

/// Two files drift from each other as much as the other way round, and what a tolerance lets pass, a
/// greater one does.
func checkTolerance(_ compare: Comparing, _ a: [UInt8], _ b: [UInt8]) {
  checkSentence(compare(a, b, 0), 0)
  var passed = false
  for tolerance in tolerances {
    let (there, back) = (compare(a, b, tolerance), compare(b, a, tolerance))
    checkSentence(there, tolerance)
    promise(
      there.isTolerated == back.isTolerated,
      "at \(tolerance): \(there.isTolerated ? "let pass" : "refused") is “\(there.sentence)”, not "
        + "“\(back.sentence)”")
    promise(there.isTolerated || !passed, "\(tolerance) is stricter than less: \(there.sentence)")
    passed = there.isTolerated
  }
}

/// The same file but for one digit, which its bytes choose, so that the fuzzer can; `nil` if it has none.
func withAnotherDigit(_ bytes: [UInt8]) -> [UInt8]? {
  let digits = bytes.indices.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(bytes[$0]) }
  guard !digits.isEmpty else { return nil }
  let choice = bytes.reduce(0) { ($0 &* 31 &+ Int($1)) & 0xFFFFFF }
  let place = digits[choice % digits.count]
  var result = bytes
  result[place] = 0x30 + (bytes[place] - 0x30 + 1 + UInt8(choice / 7 % 9)) % 10
  return result
}

/// Whether a tolerance covers what is between two texts that differ; `nil` where rounding decides.
func isNumberWithin(_ tolerance: Double, _ a: String, _ b: String) -> Bool? {
  guard let a = JSONReader.number(a), let b = JSONReader.number(b), a.isFinite, b.isFinite else {
    return false
  }
  if a == b { return true }
  let greater = max(a.magnitude, b.magnitude)
  guard greater > 1e-300 else { return nil }
  let share = abs(a / greater - b / greater)
  return abs(share - tolerance) < 1e-6 * tolerance + 1e-15 ? nil : share < tolerance
}

/// What moves a cursor or turns the direction of text.
private func steersTerminal(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
  default: false
  }
}
