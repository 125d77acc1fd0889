import Testing

@testable import Plotting

@Suite struct PolylineTests {
  private let square = Rect(x: 0, y: 0, width: 10, height: 10)

  @Test func aLineIsCutWhereItLeaves() {
    let pieces = Polyline.clipped(
      [Point(-5, 5), Point(5, 5), Point(15, 5), Point(15, 8), Point(5, 8)], to: square)
    #expect(pieces == [[Point(0, 5), Point(5, 5), Point(10, 5)], [Point(10, 8), Point(5, 8)]])
  }

  @Test func aLineIsBrokenUnderText() {
    let text = Rect(x: 4, y: 4, width: 2, height: 2)
    let other = Rect(x: 5, y: 4, width: 3, height: 2)
    let pieces = Polyline.outside([Point(0, 5), Point(10, 5)], of: [other, text])
    #expect(pieces == [[Point(0, 5), Point(4, 5)], [Point(8, 5), Point(10, 5)]])
    let bent = Polyline.outside([Point(0, 5), Point(5, 5), Point(5, 0)], of: [text])
    #expect(bent == [[Point(0, 5), Point(4, 5)], [Point(5, 4), Point(5, 0)]])
  }

  @Test func simplifyingMovesNoPointFurtherThanTheTolerance() {
    let points = (0..<2000).map { index in
      let x = Double(index) / 4
      return Point(x, 100 + 40 * (x / 50 - (x / 50).rounded(.down)) * (x / 500))
    }
    let simple = Polyline.simplified(points, tolerance: 0.05)
    #expect(simple.count < 120)
    for point in points {
      let nearest =
        zip(simple, simple.dropFirst()).map {
          Polyline.distance(from: point, toSegment: $0, $1)
        }.min() ?? .infinity
      #expect(nearest <= 0.05 + 1e-9)
    }
  }

  /// The greatest distance from a line, looked at every 1/8 of its pieces, to another one.
  private func reach(of line: [Point], from other: [Point]) -> Double {
    zip(line, line.dropFirst()).flatMap { a, b in (0...8).map { a.toward(b, Double($0) / 8) } }
      .map { point in
        zip(other, other.dropFirst())
          .map { Polyline.distance(from: point, toSegment: $0, $1) }.min() ?? .infinity
      }.max() ?? .infinity
  }

  @Test(arguments: ["walk", "spiral", "zigzag", "back and forth"])
  func aSimplifiedLineAndTheLineAreNowhereFurtherApartThanTheTolerance(_ kind: String) {
    var state: UInt64 = 7
    func random() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 33) / Double(1 << 31) - 0.5
    }
    var walk = Point(0, 0)
    let points = (0..<160).map { index -> Point in
      let t = Double(index)
      switch kind {
      case "walk":
        walk = Point(walk.x + 0.2 * random(), walk.y + 0.2 * random())
        return walk
      case "spiral": return Point(t * t / 2000 * (t / 40 - 2), t / 10 + t * t / 900)
      case "zigzag": return Point(t / 4, (index % 2 == 0 ? 0.02 : -0.02) + 0.06 * random())
      default: return Point(Double(abs(index % 40 - 20)) / 10 + 0.03 * random(), 0.03 * random())
      }
    }
    let simple = Polyline.simplified(points)
    #expect(simple.count < points.count)
    #expect(reach(of: points, from: simple) <= 0.05 + 1e-12)
    #expect(reach(of: simple, from: points) <= 0.05 + 1e-12)
    // One that was simplified too far is told apart.
    if kind == "spiral" {
      #expect(reach(of: points, from: Polyline.simplified(points, tolerance: 0.5)) > 0.1)
    }
  }

  @Test func columnsKeepFirstLeastGreatestAndLast() {
    let points = [3.0, 9, 1, 5, 4, 2, 8, 7, 6].enumerated().map {
      Point(Double($0.offset) * 0.01, $0.element)
    }
    let reduced = Polyline.reducedByColumn(points, width: 1)
    #expect(reduced.map(\.y) == [3, 9, 1, 6])
  }

  @Test func aPathThatTurnsBackIsNotReducedByColumns() {
    let points = (0..<20).map { Point(Double($0 % 3), Double($0)) }
    #expect(Polyline.reducedByColumn(points, width: 1) == points)
  }

  @Test func aZigzagInEveryColumnIsAnArea() {
    // A line, 20 columns of up and down, a line.
    let zigzag = (0..<200).map { Point(10 + Double($0) / 20, $0 % 2 == 0 ? 20 : 30) }
    let points = [Point(0, 25), Point(5, 24)] + zigzag + [Point(25, 25)]
    let stretches = Polyline.stretches(of: points)
    #expect(stretches.count == 3)
    #expect(stretches.first == .line([Point(0, 25), Point(5, 24), Point(10, 20)]))
    #expect(stretches.last == .line([zigzag[199], Point(25, 25)]))
    guard case .area(let upper, let lower) = stretches[1] else {
      Issue.record("no area")
      return
    }
    #expect(upper.count == 20 && upper.allSatisfy { $0.y == 20 })
    #expect(lower.count == 20 && lower.allSatisfy { $0.y == 30 })
  }

  @Test func aSmoothLineIsNoArea() {
    let points = (0..<2_000).map { Point(Double($0) / 40, 20 + Double($0 * $0) / 100_000) }
    #expect(Polyline.stretches(of: points) == [.line(Polyline.reducedByColumn(points))])
  }
}
