import Testing

@testable import Training

/// What reading ends in, as a value to compare.
private enum Outcome: Equatable {
  case table(features: [String], target: String, values: [Double], targets: [Double], [String])
  case error(DataError)

  init(_ read: () throws(DataError) -> Dataset) {
    do {
      let data = try read()
      self = .table(
        features: data.features, target: data.target, values: data.values, targets: data.targets,
        data.notes + [data.source])
    } catch {
      self = .error(error)
    }
  }

  var error: DataError? {
    if case .error(let error) = self { error } else { nil }
  }
}

@Suite("Tables in pieces")
struct DataCSVPieceTests {
  private func outcome(
    _ bytes: [UInt8], selecting selection: CSVSelection = CSVSelection(target: "y"), piece: Int
  ) -> Outcome {
    Outcome { () throws(DataError) in
      try CSVReader.dataset(from: bytes, named: "x.csv", selecting: selection, piece: piece)
    }
  }

  /// 1,000 damaged tables give the same numbers, or the same error at the same place, whether they
  /// come whole or in pieces of any size.
  @Test func whereAFileIsCutMakesNoDifference() {
    let sound = Array(
      "\u{feff}id,\"größe, m²\",b,y\r\n1,2.5,\"3\",4\n2,-1e-3,.5,5.\r3,\"1\",+7,1e22\n4,,6,7\n".utf8
    )
    let marks = Array("\",\n\n\r\r\0 .+-eE09x\u{fe}ä".utf8) + [0xff, 0xfe, 0xc3, 0xe2, 0xf4, 0x80]
    var generator = TorchGenerator(seed: 7)
    func random(_ bound: Int) -> Int { Int(generator.word()) % max(1, bound) }
    let selections = [
      CSVSelection(target: "y", missing: .dropRow), CSVSelection(target: "y"),
      CSVSelection(target: "b", features: ["y", "id"], powers: 3),
    ]
    var (tables, faults) = (0, Set<String>())
    for _ in 0..<1_000 {
      var bytes = sound
      for _ in 0..<random(3) {
        let place = random(bytes.count)
        switch random(4) {
        case 0 where !bytes.isEmpty: bytes.remove(at: place)
        case 1: bytes.insert(marks[random(marks.count)], at: place)
        case 2 where !bytes.isEmpty: bytes[place] = marks[random(marks.count)]
        default: bytes.insert(contentsOf: sound[random(sound.count)...].prefix(40), at: place)
        }
      }
      let selection = selections[random(selections.count)]
      let whole = outcome(bytes, selecting: selection, piece: bytes.count + 1)
      if let error = whole.error {
        faults.insert(String(error.message.prefix(12)))
      } else {
        tables += 1
      }
      for piece in [1, 2, 3, 7, 64] {
        if outcome(bytes, selecting: selection, piece: piece) != whole {
          Issue.record("in pieces of \(piece): \(String(decoding: bytes, as: UTF8.self))")
        }
      }
    }
    #expect(tables > 200 && faults.count > 12)
  }

  @Test func placesCountFromTheBeginningOfTheFile() throws {
    let rows = String(repeating: "1,2\r\n", count: 1_000)
    for (end, line, column, offset) in [
      ("3,\u{7}\n", 1_002, 3, "5,007"), ("ä,\u{0}", 1_002, 3, "5,008"),
      ("3,4\n,\u{1}", 1_003, 2, "5,010"),
    ] {
      let error = outcome(Array(("a,y\r\n" + rows + end).utf8), piece: 100).error
      #expect(error?.line == line && error?.column == column)
      #expect(error?.message.contains("at offset \(offset);") == true)
    }
    let quote = outcome(Array(("a,y\r\n" + rows + "1,\"2\n3").utf8), piece: 100).error
    #expect(quote?.line == 1_002 && quote?.column == 3)
    let cells = outcome(Array(("a,y\r\n" + rows + "x,2\n3").utf8), piece: 100).error
    #expect(cells?.line == 1_003)
    let bad = outcome(Array(("a,y\r\n" + rows + "3,\"4\"\n1,2e\n").utf8), piece: 100).error
    #expect(bad?.line == 1_003 && bad?.column == 3)
  }

  @Test func aFaultInTheTextComesAfterTheLinesBeforeIt() {
    let ragged = outcome(Array("a,y\n1,2\n3\n4,\u{7}\n".utf8), piece: 64)
    #expect(ragged.error?.line == 3)
    let control = outcome(Array("a,y\n1,2\n3,\u{7}\n4\n".utf8), piece: 64)
    #expect(control.error?.message.contains("control byte 0x07 at offset 10") == true)
  }

  @Test(arguments: [1 << 16, 1 << 22])
  func linesAndQuotesThatDoNotEndAreRefusedAtTheLimit(piece: Int) {
    let head = "a,b,y\n1,2,3\n"
    let limit = CSVReader.longestLine
    func error(_ line: String) -> DataError? {
      outcome(Array((head + line).utf8), piece: piece).error
    }
    let quoted = error("4,\"" + String(repeating: "5\n", count: limit))
    #expect(quoted?.line == 3 && quoted?.column == 3)
    #expect(quoted?.message.contains("does not end within 1 MiB") == true)
    let short = error("4,\"" + String(repeating: "5\n", count: limit / 4))
    #expect(short?.line == 3 && short?.message.contains("never closed") == true)

    func padded(_ length: Int, _ end: String) -> DataError? {
      error("4,5," + String(repeating: " ", count: length - 5 - end.utf8.count) + "6" + end)
    }
    for end in ["", "\r\n"] {
      #expect(padded(limit, end) == nil)
      #expect(padded(limit + 1, end)?.message.contains("longer than 1 MiB") == true)
      #expect(padded(limit + 1, end)?.line == 3)
    }
  }

  @Test func whatIsHeldDoesNotGrowWithTheFile() throws {
    var parser = CSVParser(
      named: "x.csv", selecting: CSVSelection(target: "y"), byteCount: 1_100_004)
    try parser.take(Array("a,y\n".utf8)[...])
    let piece = Array(String(repeating: "1.25,-3e5\n", count: 1_000).utf8) + Array("1.25,-3e5".utf8)
    for _ in 0..<110 {
      try parser.take(piece[...])
      try parser.take([Byte.lineFeed])
      #expect(parser.bytesHeld <= piece.count + 20)
    }
    let data = try parser.finish()
    #expect(data.rowCount == 110 * 1_001)
    #expect(data.values.allSatisfy { $0 == 1.25 } && data.targets.allSatisfy { $0 == -3e5 })
    // Room was made for the rows that the length promised, and not for twice as many.
    #expect(data.values.capacity < 130_000)
  }

  @Test func aTableOfTooManyNumbersIsRefused() throws {
    var parser = CSVParser(
      named: "x.csv", selecting: CSVSelection(target: "y", powers: 2), byteCount: nil,
      mostNumbers: 11)
    try parser.take(Array("a,y\n1,2\n3,4\n5,6\n7,8\n9,9\n".utf8)[...])
    let error = try #require(throws: DataError.self) { _ = try parser.finish() }
    #expect(error.line == 5)
    #expect(error.message.hasPrefix("With this line there are more than 3 rows of 3 numbers"))
  }
}
