import Testing

@testable import CairoCanvas

@Suite struct RowFiltersTests {
  @Test func repeatedStripesBecomeDifferencesAndTheFirstRowStays() {
    let stripes = (0..<50).map { UInt8($0 % 5) }
    let rows = RowFilters.upRows(of: stripes + stripes + stripes, width: 50)
    #expect(rows == [false, true, true])
  }

  @Test func rowsOfOneColorAndMovingEdgesStayAsTheyAre() {
    let blank = [UInt8](repeating: 7, count: 50)
    let edges = (0..<4).map { row in (0..<50).map { UInt8($0 < 20 + 3 * row ? 1 : 2) } }
    let rows = RowFilters.upRows(of: blank + blank + edges.flatMap { $0 }, width: 50)
    #expect(rows.allSatisfy { !$0 })
  }

  @Test(arguments: [1, 2, 16, 17, 33, 40])
  func everyWidthCountsAllItsSamples(width: Int) {
    // Each sample differs from its neighbours, and each row is the one above and one more.
    let rows = (0..<3).flatMap { row in (0..<width).map { UInt8(truncatingIfNeeded: $0 * 3 + row) }
    }
    let expected = width == 1 ? [false, false, false] : [false, true, true]
    #expect(RowFilters.upRows(of: rows, width: width) == expected)
  }
}
