@testable import Reporting

/// JSON that is read is written as JSON of the same meaning, and `check` finds a file equal to itself
/// and drifted from another.
func fuzzJSON(_ bytes: [UInt8]) {
  let report = Array("{\"a\": [1, \"b\"]}".utf8)
  if bytes != report {
    checkSentence(Drift(path: "summary.json", committed: bytes, now: report), 0)
    checkTolerance(JSONDrift.drift, bytes, report)
  }
  for path in EarlierReport.Content(of: bytes)?.figures ?? [] {
    promise(ReportPath.isFigure(path), "a figure called \(path)")
  }
  guard let json = try? JSON(reading: bytes) else { return }
  let itself = JSONDrift.drift(committed: bytes, now: bytes, 0.1).sentence
  promise(itself.hasPrefix("only white space differs"), "it is not like itself: \(itself)")
  let written = json.fileText
  guard let again = try? JSON(reading: Array(written.utf8)) else {
    fatalError("what was written is no JSON:\n\(written)")
  }
  promise(isSame(json, again), "it comes back as another:\n\(written)")
  promise(again.fileText == written, "it is written otherwise:\n\(written)\n\(again.fileText)")
  if let other = withAnotherDigit(bytes), (try? JSON(reading: other)) != nil {
    checkTolerance(JSONDrift.drift, bytes, other)
    checkValues(bytes, other)
  }
}

/// A tolerance is for numbers: not for keys, nor for texts that look like numbers.
private func checkValues(_ bytes: [UInt8], _ other: [UInt8]) {
  let (before, after) = (tokens(bytes), tokens(other))
  let changed = zip(before, after).filter { $0 != $1 }
  guard before.count == after.count, changed.count == 1 else { return }
  for tolerance in tolerances {
    let drift = JSONDrift.drift(committed: bytes, now: other, tolerance)
    guard case (.plain(let was), .plain(let now)) = changed[0] else {
      promise(!drift.isTolerated, "let pass: \(drift.sentence)")
      continue
    }
    if let isWithin = isNumberWithin(tolerance, was, now) {
      promise(drift.isTolerated == isWithin, "at \(tolerance): \(drift.sentence)")
    }
  }
}

private func tokens(_ bytes: [UInt8]) -> [JSONReader.Token] {
  var reader = JSONReader(bytes)
  var tokens: [JSONReader.Token] = []
  while let token = try? reader.next() { tokens.append(token) }
  return tokens
}

/// Whether two values are the same to the last bit of their numbers and texts. Numbers that JSON has no
/// word for are written as `null`.
private func isSame(_ a: JSON, _ b: JSON) -> Bool {
  switch (a, b) {
  case (.null, .null): true
  case (.number(let a), .null): !a.isFinite
  case (.bool(let a), .bool(let b)): a == b
  case (.number(let a), .number(let b)): a.bitPattern == b.bitPattern
  case (.string(let a), .string(let b)): a.utf8.elementsEqual(b.utf8)
  case (.array(let a), .array(let b)): a.count == b.count && zip(a, b).allSatisfy(isSame)
  case (.object(let a), .object(let b)):
    a.count == b.count
      && zip(a, b).allSatisfy {
        $0.key.utf8.elementsEqual($1.key.utf8) && isSame($0.value, $1.value)
      }
  default: false
  }
}
