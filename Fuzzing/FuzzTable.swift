@testable import Training

/// A table is read alike wherever its bytes are cut, and its faults lie within it.
func fuzzTable(_ bytes: [UInt8]) {
  let names: [String]
  do {
    names = try CSVReader.header(of: bytes, named: "t")
  } catch {
    return check(error, bytes)
  }
  let selection = CSVSelection(target: names[names.count - 1])
  func read(_ piece: Int) -> (Dataset?, String) {
    do {
      let dataset = try CSVReader.dataset(
        from: bytes, named: "t", selecting: selection, piece: piece)
      promise(dataset.rowCount * 2 <= bytes.count + 2, "more rows than bytes")
      return (dataset, "")
    } catch {
      check(error, bytes)
      return (nil, "\(error)")
    }
  }
  let (whole, said) = read(1 << 18)
  let (pieces, saidInPieces) = read(7)
  promise(said == saidInPieces, "“\(said)” in one piece, “\(saidInPieces)” in several")
  promise("\(whole as Any)" == "\(pieces as Any)", "other numbers in several pieces")
}

private func check(_ error: DataError, _ bytes: [UInt8]) {
  let lines = bytes.count { $0 == UInt8(ascii: "\n") || $0 == UInt8(ascii: "\r") } + 1
  promise(error.line.map { (1...lines).contains($0) } ?? true, "\(error): of \(lines) lines")
  promise(error.column.map { $0 >= 1 && $0 <= bytes.count + 1 } ?? true, "\(error): too far right")
  promise(!error.message.isEmpty && error.message.utf8.count < 4_000, "a sentence of \(error)")
}
