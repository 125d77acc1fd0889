import Testing

@testable import CairoCanvas

@Suite struct FilteredRowsTests {
  @Test func repeatedStripesBecomeDifferencesAndTheFirstRowStays() throws {
    let stripes = (0..<50).map { UInt32($0 % 5) }
    #expect(try filters(of: [stripes, stripes, stripes]) == [0, 2, 2])
  }

  @Test func rowsOfOneColorAndMovingEdgesStayAsTheyAre() throws {
    let blank = [UInt32](repeating: 7, count: 50)
    let edges = (0..<4).map { row in (0..<50).map { UInt32($0 < 20 + 3 * row ? 1 : 2) } }
    #expect(try filters(of: [blank, blank] + edges) == [0, 0, 0, 0, 0, 0])
  }

  @Test(arguments: [1, 2, 16, 17, 33, 40])
  func everyWidthCountsAllItsSamples(width: Int) throws {
    // Each sample differs from its neighbours, and each row is the one above and one more.
    let rows = (0..<3).map { row in (0..<width).map { UInt32($0 * 3 + row) } }
    #expect(try filters(of: rows) == (width == 1 ? [0, 0, 0] : [0, 2, 2]))
  }

  @Test(arguments: [1, 2, 15, 16, 17, 31, 64, 100], [1, 2, 5])
  func whatAReaderUndoesAreTheSamples(width: Int, strip: Int) throws {
    // Stretches, repeats and noise, some rows alike.
    var state: UInt64 = 1
    func next(_ bound: UInt64) -> UInt32 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return UInt32((state >> 33) % bound)
    }
    var rows: [[UInt32]] = []
    for y in 0..<20 {
      if y % 3 == 1, let last = rows.last {
        rows.append(last)
      } else if y % 7 == 3, let last = rows.last {
        rows.append(last.map { $0 + (next(9) == 0 ? 1 : 0) })
      } else {
        let stretch = 1 + Int(next(9))
        let colors = (0...width / stretch).map { _ in next(5) }
        rows.append((0..<width).map { colors[$0 / stretch] })
      }
    }
    let runs = try read(rows, rowsAtATime: strip)
    var filtered = FilteredRows()
    filtered.take(runs, places: runs.colors.indices.map { UInt8($0) })
    let undone = try undo(filtered.bytes, width: width)
    #expect(undone.map { $0.map { runs.colors[Int($0)] } } == rows)
    // The same memory again.
    filtered.take(runs, places: runs.colors.indices.map { UInt8($0) })
    #expect(try undo(filtered.bytes, width: width) == undone)
    #expect(runs.counts.reduce(0, +) == UInt32(width * rows.count))
    for (color, count) in zip(runs.colors, runs.counts) {
      #expect(rows.joined().count { $0 == color } == Int(count))
    }
  }

  @Test func aPictureOfMoreColorsThanAreWantedIsNotRead() throws {
    var runs = PixelRuns(limit: 10)
    runs.begin(width: 4)
    let pixels = (0..<12).map { UInt32($0) }
    let isRead = unsafe pixels.withUnsafeBufferPointer { unsafe runs.add($0) }
    #expect(!isRead)
  }

  // MARK: -

  private func read(_ rows: [[UInt32]], rowsAtATime: Int) throws -> PixelRuns {
    var runs = PixelRuns(limit: 256)
    // What was read before must not show.
    for _ in 0..<2 {
      runs.begin(width: rows[0].count)
      for first in stride(from: 0, to: rows.count, by: rowsAtATime) {
        let strip = Array(rows[first..<min(first + rowsAtATime, rows.count)].joined())
        let isRead = unsafe strip.withUnsafeBufferPointer { unsafe runs.add($0) }
        try #require(isRead)
      }
    }
    return runs
  }

  private func filters(of rows: [[UInt32]]) throws -> [UInt8] {
    let runs = try read(rows, rowsAtATime: rows.count)
    var filtered = FilteredRows()
    filtered.take(runs, places: runs.colors.indices.map { UInt8($0) })
    return stride(from: 0, to: filtered.bytes.count, by: rows[0].count + 1).map {
      filtered.bytes[$0]
    }
  }

  /// The samples of rows of the filters none and up, as the PNG standard defines them.
  private func undo(_ bytes: [UInt8], width: Int) throws -> [[UInt8]] {
    var rows: [[UInt8]] = []
    for start in stride(from: 0, to: bytes.count, by: width + 1) {
      let samples = Array(bytes[(start + 1)...(start + width)])
      switch bytes[start] {
      case 0: rows.append(samples)
      case 2: rows.append(zip(samples, try #require(rows.last)).map { $0 &+ $1 })
      default: Issue.record("a filter of \(bytes[start])")
      }
    }
    return rows
  }
}
