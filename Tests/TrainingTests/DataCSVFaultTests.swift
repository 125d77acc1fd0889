import Testing

@testable import Training

/// The error that reading ends in.
private func fault(
  _ read: () throws(DataError) -> Dataset, _ location: SourceLocation = #_sourceLocation
) throws -> DataError {
  try #require(throws: DataError.self, sourceLocation: location) { _ = try read() }
}

/// Reads bytes that are no Swift string.
private func table(bytes: [UInt8], named file: String = "houses.csv") throws(DataError) -> Dataset {
  try CSVReader.dataset(from: bytes, named: file, selecting: CSVSelection(target: "y"))
}

@Suite("Faults in tables")
struct DataCSVFaultTests {
  @Test(arguments: ["", "\n", "\r\n\r\n", "\u{feff}", "a,b,y", "a,b,y\n", "a,b,y\r\n\r\n"])
  func anEmptyTableHasNoDataRows(text: String) throws {
    let error = try fault { () throws(DataError) in try table(text) }
    #expect(error.kind == .badData)
    #expect(error.message.contains("no data rows"))
  }

  @Test func raggedRowsAreNamedWithBothCounts() throws {
    let short = try fault { () throws(DataError) in try table("a,b,y\n1,2,3\n4,5\n") }
    #expect(
      short.description
        == "data/houses.csv:3: Expected 3 cells, as the header has, and found 2. Fill it up: an "
        + "empty cell still needs its comma.")
    let long = try fault { () throws(DataError) in try table("a,b,y\r1,2,3\r4,5,6,\r") }
    #expect(long.line == 3)
    #expect(long.message.hasPrefix("Expected 3 cells, as the header has, and found 4."))
    let blank = try fault { () throws(DataError) in try table("a,b,y\n1,2,3\n\n4,5,6\n") }
    #expect(blank.line == 3)
    #expect(blank.message.contains("found none"))
  }

  @Test func anUnterminatedQuoteIsNamedWhereItOpened() throws {
    let error = try fault { () throws(DataError) in
      try table("a,b,y\n1,\"2\",3\n4,\"5,6\n7,8,9\n")
    }
    #expect((error.line, error.column) == (3, 3))
    #expect(error.message.contains("never closed"))
    let inHeader = try fault { () throws(DataError) in try table("a,\"b,y\n1,2,3\n") }
    #expect((inHeader.line, inHeader.column) == (1, 3))
  }

  @Test func aQuoteInMidCellIsNamedWithLineAndColumn() throws {
    let error = try fault { () throws(DataError) in try table("ä,b,y\n1,2,3\nä4\"5,5,6\n") }
    #expect((error.line, error.column) == (3, 3))
    #expect(error.message.contains("middle of a cell"))
    let spaced = try fault { () throws(DataError) in try table("a,b,y\n1, \"2\",3\n") }
    #expect((spaced.line, spaced.column) == (2, 4))
  }

  @Test func textAfterAClosingQuoteIsNamedWithLineAndColumn() throws {
    let error = try fault { () throws(DataError) in try table("a,b,y\n\"1\"x,2,3\n") }
    #expect((error.line, error.column) == (2, 4))
    #expect(error.message.contains("cell opened on line 2"))
    let late = try fault { () throws(DataError) in try table("a,b,y\n1,\"2,3\n4,\"5\",6\n") }
    #expect((late.line, late.column) == (3, 4))
    #expect(late.message.contains("cell opened on line 2"))
  }

  @Test func columnNamesAreUniqueAndNotEmpty() throws {
    let twice = try fault { () throws(DataError) in try table("a,b,y,b\n1,2,3,4\n") }
    #expect(twice.line == 1)
    #expect(twice.message.hasPrefix("Columns 2 and 4 are both named “b”."))
    let empty = try fault { () throws(DataError) in try table("a,,y,\"\", \n1,2,3,4,5\n") }
    #expect(empty.message.hasPrefix("Columns 2, 4 and 5 have no names."))
    let one = try fault { () throws(DataError) in try table(",a,y\n1,2,3\n") }
    #expect(one.message.hasPrefix("Column 1 has no name."))
  }

  @Test func otherSeparatorsAreRecognised() throws {
    let error = try fault { () throws(DataError) in try table("a;b;y\n1,5;2;3\n") }
    #expect(error.kind == .badData)
    #expect(error.message.contains("semicolons"))
  }

  // MARK: - Encodings

  @Test(arguments: [[0xff, 0xfe, 0x61, 0], [0xfe, 0xff, 0, 0x61], "a,y\n1,2\n".utf16LE])
  func utf16IsNamedWithItsConversion(bytes: [UInt8]) throws {
    let error = try fault { () throws(DataError) in try table(bytes: bytes, named: "my table.csv") }
    #expect(error.kind == .badData)
    #expect(error.message.contains("UTF-16"))
    #expect(error.message.contains("offset"))
    #expect(error.message.contains("iconv -f UTF-16 -t UTF-8 'my table.csv'"))
  }

  @Test func latin1IsNamedWithItsOffsetAndConversion() throws {
    let bytes = Array("a,y\n1,2\ngr".utf8) + [0xfc, 0x6e, 0x2c, 0x33, 0x0a]
    let error = try fault { () throws(DataError) in try table(bytes: bytes) }
    #expect((error.line, error.column) == (3, 3))
    #expect(error.message.contains("0xfc at offset 10"))
    #expect(error.message.contains("iconv -f WINDOWS-1252 -t UTF-8 houses.csv"))
  }

  @Test(arguments: [
    [0x80], [0xc0, 0xaf], [0xc3], [0xe0, 0x80, 0x80], [0xed, 0xa0, 0x80], [0xf0, 0x80, 0x80, 0x80],
    [0xf4, 0x90, 0x80, 0x80], [0xf5, 0x80, 0x80, 0x80], [0xe2, 0x82],
  ])
  func illFormedUTF8IsRefused(bytes: [UInt8]) throws {
    let error = try fault { () throws(DataError) in
      try table(bytes: Array("a,y\n1,2\n".utf8) + bytes)
    }
    #expect(error.message.contains("at offset 8 is not UTF-8"))
  }

  @Test(arguments: [(0, "NUL byte"), (7, "control byte 0x07"), (0x7f, "control byte 0x7f")])
  func controlBytesAreNamedWithTheirOffset(byte: UInt8, name: String) throws {
    let error = try fault { () throws(DataError) in
      try table(bytes: Array("a,y\n1,".utf8) + [byte] + Array("2\n".utf8))
    }
    #expect((error.line, error.column) == (2, 3))
    #expect(error.message.contains("\(name) at offset 6"))
    #expect(error.message.contains("tr -d"))
  }

  // MARK: - Cells

  @Test func badNumbersAreListedAndCounted() throws {
    let cells = ["nan", "inf", "1e999", "0x10", "1_000", "\"1,5\"", "１"]
    let text = "a,b,y\n" + cells.map { "1,\($0),2\n" }.joined()
    let error = try fault { () throws(DataError) in try table(text) }
    #expect(error.kind == .badData)
    #expect((error.line, error.column) == (2, 3))
    #expect(
      error.message.hasPrefix(
        "7 cells are not numbers: “nan” (line 2, column “b”), “inf” (line 3, column “b”), “1e999” "
          + "(line 4, column “b”), “0x10” (line 5, column “b”), “1_000” (line 6, column “b”) and 2 "
          + "more."))
  }

  @Test(arguments: [
    "nan", "NaN", "inf", "-Infinity", "1e999", "0x10", "1_000", "\"1,5\"", "１", "−3", "#N/A",
    "1 000",
  ])
  func aSingleBadNumberIsQuoted(cell: String) throws {
    let error = try fault { () throws(DataError) in try table("a,y\n1,1\n\(cell),2\n3,4\n") }
    let shown = cell.filter { $0 != "\"" }
    #expect((error.line, error.column) == (3, 1))
    #expect(
      error.message.hasPrefix("1 cell is not a number: “\(shown)” (line 3, column “a”)."))
  }

  @Test func missingCellsAreListedAndCounted() throws {
    let error = try fault { () throws(DataError) in
      try table("a,b,y\n1,,3\n4,5,\n,\"\", \n1,2,3\n,1,1\n")
    }
    #expect(error.kind == .badData)
    #expect((error.line, error.column) == (2, 3))
    #expect(
      error.message.hasPrefix(
        "6 cells are missing: line 2, column “b”; line 3, column “y”; line 4, column “a”; line 4, "
          + "column “b”; line 4, column “y” and 1 more."))
    #expect(error.message.contains("missing: drop-row"))
  }

  @Test func rowsThatAllLackACellAreNoData() throws {
    let error = try fault { () throws(DataError) in
      try table("a,b,y\n1,,3\n4,5,\n", missing: .dropRow)
    }
    #expect(error.message.contains("no data rows left"))
  }

  @Test func badNumbersAreRefusedInRowsToBeDroppedToo() throws {
    let error = try fault { () throws(DataError) in
      try table("a,b,y\n1,,nan\n4,5,6\n", missing: .dropRow)
    }
    #expect(error.message.contains("“nan”"))
  }

  @Test func aColumnOfTextIsNamedWithTheFlagThatLeavesItOut() throws {
    let error = try fault { () throws(DataError) in
      try table("size,city,rooms,y\n1,Rome,2,3\n4,Oslo,5,6\n")
    }
    #expect(error.kind == .badData)
    #expect((error.line, error.column) == (2, 3))
    #expect(
      error.message
        == "The column “city” holds text, not numbers (“Rome” on line 2). Leave it out by naming "
        + "the others: --features size,rooms (in an experiment file, features: [size, rooms]), or have columns of 0 and 1 made "
        + "of it with --categorical (categorical).")
    let both = try fault { () throws(DataError) in
      try table("size,city,id,y\n1,Rome,A1,3\n4,,B2,6\n")
    }
    #expect(both.message.hasPrefix("The columns “city” and “id” hold text"))
    let data = try table(
      "size,city,rooms,y\n1,Rome,2,3\n4,Oslo,5,6\n", features: ["size", "rooms"])
    #expect(data.values == [1, 2, 4, 5])
  }

  @Test func aTargetOfTextIsNamed() throws {
    let error = try fault { () throws(DataError) in
      try table("size,city\n1,Rome\n4,Oslo\n", target: "city")
    }
    #expect(error.message.hasPrefix("The target “city” holds text, not numbers (“Rome” on line 2)"))
    #expect(error.message.contains("--target"))
  }

  // MARK: - Limits

  @Test func aLineOverOneMebibyteIsRefused() throws {
    let error = try fault { () throws(DataError) in
      try table("a,y\n1,2\n" + String(repeating: " ", count: 1 << 20) + "1,2\n")
    }
    #expect(error.line == 3)
    #expect(error.message.contains("longer than 1 MiB"))
    let noLineEnds = try fault { () throws(DataError) in
      try table(String(repeating: "1234567,", count: 1 << 18))
    }
    #expect(noLineEnds.message.contains("longer than 1 MiB"))
  }

  @Test func moreThan4096ColumnsAreRefused() throws {
    func wide(_ count: Int) -> String {
      (1..<count).map { "x\($0)," }.joined() + "y\n"
        + String(repeating: "1,", count: count - 1) + "1\n"
    }
    let error = try fault { () throws(DataError) in try table(wide(4_097)) }
    #expect(error.message.contains("4,097 columns; at most 4,096"))
    #expect(try table(wide(4_096)).featureCount == 4_095)
  }

  // MARK: - Selections

  @Test func aTargetThatIsNoColumnIsAMistakeOfTheCommand() throws {
    let error = try fault { () throws(DataError) in
      try table("size,price\n1,2\n", target: "pirce")
    }
    #expect(error.kind == .badSelection)
    #expect(
      error.description
        == "data/houses.csv: There is no column “pirce”. Did you mean “price”? The columns are "
        + "size and price.")
    let far = try fault { () throws(DataError) in try table("size,price\n1,2\n", target: "weight") }
    #expect(!far.message.contains("Did you mean"))
  }

  @Test func aFeatureThatIsNoColumnIsAMistakeOfTheCommand() throws {
    let error = try fault { () throws(DataError) in
      try table("size,Rooms,y\n1,2,3\n", features: ["size", "rooms"])
    }
    #expect(error.kind == .badSelection)
    #expect(error.message.contains("Did you mean “Rooms”?"))
  }

  @Test func theTargetIsNoFeature() throws {
    let error = try fault { () throws(DataError) in
      try table("a,y\n1,2\n", features: ["a", "y"])
    }
    #expect(error.kind == .badSelection)
    #expect(error.message.contains("cannot be a feature too"))
  }

  @Test func featuresAreNamedOnceAndAtLeastOne() throws {
    let twice = try fault { () throws(DataError) in try table("a,y\n1,2\n", features: ["a", "a"]) }
    #expect(twice.kind == .badSelection)
    let none = try fault { () throws(DataError) in try table("a,y\n1,2\n", features: []) }
    #expect(none.kind == .badSelection)
    let alone = try fault { () throws(DataError) in try table("y\n1\n") }
    #expect(alone.kind == .badData)
  }

  @Test func aTableWithoutAHeaderIsRecognised() throws {
    let error = try fault { () throws(DataError) in try table("1,2\n3,4\n") }
    #expect(error.message.contains("first line must hold the columns' names"))
  }

  @Test func messagesShowHostileTextInert() throws {
    let error = try fault { () throws(DataError) in
      try table("a,y\n1,1\n2,2\n\"1\u{202e}\n\u{85}x\(String(repeating: "é", count: 100))\",2\n")
    }
    #expect(error.message.contains("“1U+202E U+0085xé"))
    #expect(error.message.contains("é…”"))
  }
}

extension String {
  /// UTF-16 code units, the low byte first, without a byte order mark.
  fileprivate var utf16LE: [UInt8] {
    utf16.flatMap { [UInt8(truncatingIfNeeded: $0), UInt8(truncatingIfNeeded: $0 >> 8)] }
  }
}
