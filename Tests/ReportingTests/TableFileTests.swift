import Foundation
import Testing
import Training

@testable import Reporting

/// Tables read from files and pipes, piece by piece.
@Suite struct TableFileTests {
  private let sandbox: Sandbox
  private let selection = CSVSelection(target: "y")

  init() throws { sandbox = try Sandbox() }

  /// A table longer than a piece, read as the same bytes are in memory.
  @Test func aFileIsReadAndHashedPieceByPiece() throws {
    let rows = (0..<60_000).map { "\($0),\($0 % 7)e-2\n" }
    let bytes = Array(("x,y\n" + rows.joined()).utf8)
    #expect(bytes.count > 1 << 19)
    try sandbox.write(bytes, to: "long.csv")
    let table = try TableFile.read(sandbox("long.csv"), selecting: selection)
    let whole = try CSVReader.dataset(from: bytes, named: "long.csv", selecting: selection)
    #expect(table.dataset.values == whole.values && table.dataset.targets == whole.targets)
    #expect(table.dataset.source == "60,000 rows of long.csv")
    #expect(table.hash == SHA256.hexadecimal(of: bytes))
  }

  @Test func aPipeIsReadOnce() throws {
    let path = sandbox("pipe")
    #expect(mkfifo(path, 0o600) == 0)
    let text = "x,y\n" + String(repeating: "1,2\n3,5\n", count: 20_000)
    // A thread of its own: each end waits for the other.
    Thread.detachNewThread { try? FileWriter.write(text, to: path) }
    let table = try TableFile.read(path, selecting: selection)
    #expect(table.dataset.rowCount == 40_000)
    let experiment = Experiment(
      title: "From a pipe", data: .csv(CSVSource(path: path, selection: selection)),
      variants: [ExperimentVariant(Variant(name: "none", penalty: NoPenalty(), training: .init()))])
    let pipeline = try Pipeline(experiment, folder: ".", table: table)
    #expect(abs(pipeline.data.leastSquares.parameters.weights[0] - 1.5) < 1e-12)
  }

  @Test func aPipeIsHeldUpToALimit() throws {
    var held: [UInt8] = []
    for _ in 0..<2 { try FileReader.hold([1, 2], in: &held, of: "pipe", atMost: 4) }
    #expect(held == [1, 2, 1, 2])
    let error = #expect(throws: FileError.self) {
      try FileReader.hold([1], in: &held, of: "pipe", atMost: 4)
    }
    #expect(error?.kind == .cannotRead && error?.message.contains("longer than 4 bytes") == true)
    #expect(held.count == 4)
  }

  @Test func whatIsNoFileIsRefusedWithTheReason() throws {
    try sandbox.makeFolder("folder")
    for (name, words) in [("missing.csv", "no such file"), ("folder", "it is a folder")] {
      let error = #expect(throws: FileError.self) {
        try TableFile.read(sandbox(name), selecting: selection)
      }
      #expect(error?.kind == .cannotRead && error?.message.contains(words) == true)
    }
    #expect(throws: FileError.self) { try TableFile.read("", selecting: selection) }
  }

  @Test func aFaultFarIntoAFileKeepsItsPlace() throws {
    let rows = String(repeating: "1.5,2.5\n", count: 100_000)
    try sandbox.write("x,y\n" + rows + "1,2,3\n" + rows, to: "ragged.csv")
    let error = #expect(throws: DataError.self) {
      try TableFile.read(sandbox("ragged.csv"), selecting: selection)
    }
    #expect(error?.line == 100_002 && error?.file == sandbox("ragged.csv"))
    // What never ends is no table: reading stops where that shows.
    #expect(throws: DataError.self) { try TableFile.read("/dev/zero", selecting: selection) }
  }
}
