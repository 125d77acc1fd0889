import Testing

@testable import Plotting

@Suite struct ContourTests {
  private func grid(_ count: Int, _ value: (Double, Double) -> Double) -> MarchingSquares {
    MarchingSquares(
      columns: count, rows: count,
      values: (0..<count * count).map { value(Double($0 % count), Double($0 / count)) })
  }

  @Test func aCircleIsOneClosedLineOnTheCircle() {
    func value(_ point: Point) -> Double {
      (point.x - 20) * (point.x - 20) + (point.y - 20) * (point.y - 20)
    }
    let lines = grid(41) { value(Point($0, $1)) }.lines(at: 144, exact: value)
    #expect(lines.count == 1)
    #expect(lines[0].first == lines[0].last)
    for point in lines[0] {
      #expect((point.distance(to: Point(20, 20)) - 12).magnitude < 2e-3)
    }
  }

  @Test func aLineThatLeavesTheGridIsOpen() {
    let lines = grid(11) { x, _ in x }.lines(at: 3.5)
    #expect(lines.count == 1)
    #expect(Set(lines[0].map(\.x)) == [3.5])
    #expect(lines[0].count == 11)
  }

  @Test func aSaddleGivesTwoLinesThatDoNotCross() {
    let saddle = MarchingSquares(columns: 2, rows: 2, values: [1, 0, 0, 1])
    let lines = saddle.lines(at: 0.4)
    #expect(lines.count == 2)
    #expect(lines.allSatisfy { $0.count == 2 })
  }

  @Test func valuesThatAreNoNumbersLeaveAHole() {
    #expect(MarchingSquares(columns: 2, rows: 2, values: [0, 1, .nan, 1]).lines(at: 0.5).isEmpty)
  }

  @Test func aLineOfConstantValueIsNone() {
    #expect(grid(5) { _, _ in 1 }.lines(at: 1).isEmpty)
  }
}
