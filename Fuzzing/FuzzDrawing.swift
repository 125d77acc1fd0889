@testable import Reporting

/// Whatever stands where a figure was committed, `check` says in a sentence what is wrong with it; a
/// figure has not drifted from itself, and drifts by what its marks do.
func fuzzDrawing(_ bytes: [UInt8]) {
  let figure = Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="8" height="5" viewBox="0 0 8 5">
    <title>a</title><g id="p"><path d="M1 2L3 4Z" fill="#123456"/><text x="1" y="2">b</text></g>
    </svg>

    """.utf8)
  if bytes != figure {
    checkSentence(Drift(path: "figures/a.svg", committed: bytes, now: figure), 0)
    checkTolerance(SVGDrift.drift, bytes, figure)
  }
  checkPoints(bytes)
  guard let marks = try? SVGMarks(bytes) else { return }
  let itself = SVGDrift.drift(committed: bytes, now: bytes, 0.1).sentence
  promise(itself.hasPrefix("no mark of it changed"), "it is not like itself: \(itself)")
  guard let other = withAnotherDigit(bytes) else { return }
  checkTolerance(SVGDrift.drift, bytes, other)
  checkMarks(marks, other, from: bytes)
}

/// Of one digit, either the points of a mark move, or something is another thing, which no tolerance
/// covers; but what turns or shifts letters belongs to their look and is a place as well.
private func checkMarks(_ marks: SVGMarks, _ other: [UInt8], from bytes: [UInt8]) {
  let tolerance = 0.01
  if let place = bytes.indices.first(where: { bytes[$0] != other[$0] }),
    attribute(at: place, in: bytes) == "transform"
  {
    return
  }
  let drift = SVGDrift.drift(committed: bytes, now: other, tolerance)
  guard let others = try? SVGMarks(other), others.marks.count == marks.marks.count else {
    return promise(!drift.isTolerated, "let pass: \(drift.sentence)")
  }
  let changed = zip(marks.marks, others.marks).filter { $0 != $1 }
  if changed.isEmpty { return }
  let onlyMoved = changed.allSatisfy { before, after in
    var moved = before
    moved.points = after.points
    return moved == after && before.points.count == after.points.count
  }
  // One digit of a relative path moves all that comes after it, so that marks may change places.
  let furthest = changed.map { $0.distance(to: $1).length }.max() ?? 0
  let limit = max(0.02, tolerance * marks.longerSide)
  if !onlyMoved || (changed.count == 1 && furthest > limit + 1e-6) {
    promise(!drift.isTolerated, "let pass: \(drift.sentence)")
  } else if changed.count == 1 && furthest < limit {
    promise(drift.isTolerated, "refused, by \(furthest): \(drift.sentence)")
  }
}

/// The name of the attribute in whose value a byte stands.
private func attribute(at place: Int, in bytes: [UInt8]) -> String {
  let before = bytes[..<place].split(
    separator: UInt8(ascii: "\""), omittingEmptySubsequences: false)
  guard let name = before.dropLast().last?.split(separator: UInt8(ascii: " ")).last else {
    return ""
  }
  return String(decoding: name.dropLast(), as: UTF8.self)
}

/// A line through points that the bytes give, one of which moves: by more than is let pass or not, in
/// figures that are not read back to tell.
private func checkPoints(_ bytes: [UInt8]) {
  let numbers = bytes.prefix(24).map(Int.init)
  guard numbers.count >= 6 else { return }
  let hundredths = stride(from: 2, to: numbers.count - 1, by: 2).map {
    numbers[$0] * 256 + numbers[$0 + 1] - 32_768
  }
  guard hundredths.count >= 2 else { return }
  var moved = hundredths
  let place = numbers[0] % (hundredths.count / 2 * 2)
  moved[place] += numbers[1] - 128
  if moved == hundredths { return }
  func figure(_ hundredths: [Int]) -> [UInt8] {
    func text(_ value: Int) -> String {
      let (whole, rest) = value.magnitude.quotientAndRemainder(dividingBy: 100)
      return (value < 0 ? "-" : "") + "\(whole)." + (rest < 10 ? "0\(rest)" : "\(rest)")
    }
    let points = stride(from: 0, to: hundredths.count - 1, by: 2).map {
      "\($0 == 0 ? "M" : "L")\(text(hundredths[$0])) \(text(hundredths[$0 + 1]))"
    }
    return Array(
      """
      <svg xmlns="http://www.w3.org/2000/svg" width="80" height="50" viewBox="0 0 80 50">
      <path d="\(points.joined())" fill="none" stroke="#123456"/>
      </svg>

      """.utf8)
  }
  let drift = SVGDrift.drift(committed: figure(hundredths), now: figure(moved), 0.01)
  let isNear = abs(moved[place] - hundredths[place]) <= 80
  promise(drift.isTolerated == isNear, "\(isNear ? "refused" : "let pass"): \(drift.sentence)")
}
