import Testing

@testable import Training

/// Logs of other programs, read column by column.
@Suite struct DataLogTests {
  private static let log =
    "\u{FEFF}step,run,loss\r\n1,a,3\r\n1,\"b,c\",4\r\n2,a,\r\n3,a,NaN\r\n4,a,-inf\r\n"

  private static func runs(_ text: String, piece: Int) throws -> [LoggedRun] {
    let bytes = Array(text.utf8)
    var parser = LogParser(named: "log.csv", columns: ["loss", "step"], group: "run")
    for start in stride(from: 0, to: bytes.count, by: piece) {
      try parser.take(bytes[start..<min(start + piece, bytes.count)])
    }
    return try parser.finish()
  }

  @Test(arguments: [1, 2, 7, 1_000])
  func runsAreTheSameWhereverPiecesAreCut(piece: Int) throws {
    let runs = try Self.runs(Self.log, piece: piece)
    #expect(runs.map(\.group) == ["a", "b,c"])
    #expect(runs[1].columns == [[4], [1]])
    #expect(runs[0].columns[1] == [1, 2, 3, 4])
    let loss = runs[0].columns[0]
    #expect(loss[0] == 3 && loss[1].isNaN && loss[2] == .infinity && loss[3] == .infinity)
  }

  @Test func aCellOfTextIsRefusedWithItsPlace() {
    let error = #expect(throws: DataError.self) {
      try Self.runs("step,run,loss\n1,a,3\n2,a,soon\n", piece: 5)
    }
    #expect(error?.kind == .badData && error?.line == 3 && error?.column == 5)
  }

  @Test func numbersBeyondTheMostAreRefusedWithTheirLine() throws {
    var runs = LoggedRuns(columnCount: 2, file: "log.csv", mostNumbers: 5)
    for line in 2...3 { try runs.add([1, 2], group: "", line: line) }
    let error = #expect(throws: DataError.self) { try runs.add([1, 2], group: "", line: 4) }
    #expect(error?.line == 4 && error?.message.contains("more than 5 numbers") == true)
  }

  @Test func aRaggedRowIsRefusedWithItsLine() {
    let error = #expect(throws: DataError.self) {
      try Self.runs("step,run,loss\n1,a,3\n2,a\n", piece: 64)
    }
    #expect(error?.kind == .badData && error?.line == 3)
  }
}
