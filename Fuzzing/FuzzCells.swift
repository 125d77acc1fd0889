@testable import Reporting

/// Whatever stands where a table was committed, `check` says in a sentence what is wrong with it, and
/// of one digit whether a tolerance covers it.
func fuzzCells(_ bytes: [UInt8]) {
  let table = Array("variant,epoch,x\na,1,2\n".utf8)
  if bytes != table {
    for path in ["history.csv", "figures/a.pdf", "report.css"] {
      checkSentence(Drift(path: path, committed: bytes, now: table), 0)
    }
    checkTolerance(CSVDrift.drift, bytes, table)
  }
  guard let other = withAnotherDigit(bytes) else { return }
  checkTolerance(CSVDrift.drift, bytes, other)
  checkCells(bytes, other)
}

/// A digit of a cell below the header, in a table in which every line has as many cells.
private func checkCells(_ bytes: [UInt8], _ other: [UInt8]) {
  guard !bytes.contains(UInt8(ascii: "\"")) else { return }
  func cells(_ bytes: [UInt8]) -> [[String]] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map { line in
      line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
        .map { String(decoding: $0, as: UTF8.self) }
    }
  }
  let (before, after) = (cells(bytes), cells(other))
  guard let line = before.indices.first(where: { before[$0] != after[$0] }),
    let column = before[line].indices.first(where: { before[line][$0] != after[line][$0] })
  else { return }
  for tolerance in tolerances {
    let drift = CSVDrift.drift(committed: bytes, now: other, tolerance)
    if line == 0 || before[line].count != before[0].count {
      promise(!drift.isTolerated, "let pass: \(drift.sentence)")
    } else if let isWithin = isNumberWithin(tolerance, before[line][column], after[line][column]) {
      promise(drift.isTolerated == isWithin, "at \(tolerance): \(drift.sentence)")
    }
  }
}
