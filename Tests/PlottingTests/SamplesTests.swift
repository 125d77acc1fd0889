import Testing

@testable import Plotting

@Suite struct SamplesTests {
  /// Numbers in 0..<1 that look random and are the same in every run.
  private func numbers(_ count: Int) -> [Double] {
    var state: UInt64 = 7
    return (0..<count).map { _ in
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }
  }

  /// 10 points wide, so 80 columns: more than 320 data are thinned.
  private func frame(
    x: Domain, y: Domain = Domain(-1, 1), _ transform: ScaleTransform = .linear
  ) -> Frame {
    Frame(
      Rect(x: 0, y: 0, width: 10, height: 10), x: (transform, x), y: (transform, y))
  }

  @Test func valuesInColumnsAreThePairsTheyStandFor() {
    let y = numbers(50)
    let x = y.indices.map { 3 + 0.5 * Double($0) }
    let pairs = zip(x, y).map { Datum($0, $1) }
    #expect(Array(Samples(y, from: 3, by: 0.5)) == pairs)
    #expect(Array(Samples(x: x, y: y)) == pairs)
    #expect(Array(Samples(x: x, y: y.map { Float($0) })).map(\.x) == x)
    #expect(Samples(y.map { Float($0) }).map(\.y) == y.map { Double(Float($0)) })
  }

  @Test(arguments: [0, 1, 8, 9, 4_097])
  func theirExtentIsThatOfThePairs(count: Int) {
    var y = numbers(count).map { 3 * $0 - 1 }
    for shift in [0.0, 2, -5] {
      y = y.map { $0 + shift }
      for odd in [Double.nan, .infinity, -.infinity, 1] {
        var values = y
        for place in values.indices.dropFirst(3) where place % 997 == 3 { values[place] = odd }
        let x = values.indices.map { -20 + 0.5 * Double($0) }
        let wanted = Extent(zip(x, values).map { Datum($0, $1) })
        #expect(Samples(values, from: -20, by: 0.5).extent == wanted)
        #expect(Samples(x: x, y: values).extent == wanted)
        #expect(Samples(x: x.reversed(), y: values.reversed()).extent == wanted)
        // Every pair the other way round: what holds for y holds for x.
        let turned = Extent(zip(values, x).map { Datum($0, $1) })
        #expect(Samples(x: values, y: x).extent == turned)
      }
    }
  }

  @Test func fewDataStayAsTheyAre() {
    let samples = Samples(numbers(320))
    #expect(Array(samples.thinned(in: frame(x: Domain(0, 319)))) == Array(samples))
  }

  @Test func eachColumnKeepsFirstLeastGreatestAndLast() {
    let y = numbers(80_000)
    let x = y.indices.map { Double($0) }
    let samples = [
      Samples(y), Samples(x: x, y: y), Samples(zip(x, y).map { Datum($0, $1) }),
      Samples(y.map { Float($0) }),
    ]
    let thinned = samples.map { Array($0.thinned(in: frame(x: Domain(0, 80_000)))) }
    #expect(thinned[0] == thinned[1] && thinned[0] == thinned[2])
    #expect(thinned[3].map(\.x) == thinned[0].map(\.x))
    #expect(thinned[0].count <= 320)
    for column in 0..<80 {
      let range = column * 1_000..<(column + 1) * 1_000
      let kept = thinned[0].filter { range.contains(Int($0.x)) }
      let values = y[range]
      #expect(kept.first == Datum(x[range.lowerBound], y[range.lowerBound]))
      #expect(kept.last == Datum(x[range.upperBound - 1], y[range.upperBound - 1]))
      #expect(kept.map(\.y).min() == values.min() && kept.map(\.y).max() == values.max())
      #expect(kept.map(\.x) == kept.map(\.x).sorted())
    }
  }

  @Test func aFallingXKeepsTheSameData() {
    let y = numbers(4_000)
    let rising = Samples(y).thinned(in: frame(x: Domain(0, 4_000)))
    let falling = Samples(y.reversed(), from: 3_999, by: -1).thinned(in: frame(x: Domain(0, 4_000)))
    #expect(falling.hasOneDirection)
    #expect(Set(falling.map(\.x)).isSuperset(of: Set(rising.map(\.x))))
    #expect(falling.count == rising.count)
  }

  @Test func gapsStayGaps() {
    var y = numbers(80_000)
    for place in 20_000..<30_000 { y[place] = .nan }
    y[50_500] = .infinity
    let thinned = Array(Samples(y).thinned(in: frame(x: Domain(0, 80_000))))
    let gaps = thinned.filter { !$0.y.isFinite }.map(\.x)
    #expect(gaps.contains { (20_000..<30_000).contains($0) })
    #expect(gaps.contains(50_500))
    // Nothing is drawn within the gap, and the data on both sides of one are kept.
    #expect(!thinned.contains { $0.y.isFinite && (20_000..<30_000).contains($0.x) })
    for edge in [19_999, 30_000, 50_499, 50_501] {
      #expect(thinned.contains(Datum(Double(edge), y[edge])))
    }
  }

  @Test func aColumnOfManyGapsCoversTheHeightsThatItsDataCover() {
    // Pairs at one of three heights, a gap after each: three spans a column, and no more.
    let y = (0..<90_000).map { place -> Double in
      let (pair, part) = place.quotientAndRemainder(dividingBy: 3)
      return part == 2 ? .nan : Double(pair % 3) * 0.3 + Double(part) * 0.1
    }
    let thinned = Array(Samples(y).thinned(in: frame(x: Domain(0, 90_000))))
    #expect(thinned.count < 80 * 16)
    for (a, b) in zip(thinned, thinned.dropFirst()) where a.y.isFinite && b.y.isFinite {
      #expect(abs(a.y - b.y) < 0.11)
    }
    // However many heights: a bounded number of data.
    let noise = numbers(90_000)
    let cloud = noise.indices.map { place -> Double in
      let part = place % 3
      return part == 2 ? .nan : noise[place - part] + noise[place] * 0.001
    }
    #expect(Samples(cloud).thinned(in: frame(x: Domain(0, 90_000))).count < 81 * 60)
  }

  @Test func aLogAxisKeepsItsLeastValueAboveZero() {
    let y = (0..<4_000).map { $0 % 2 == 0 ? -1 : 1 + Double($0) }
    let samples = Samples(y)
    let thinned = samples.thinned(in: frame(x: Domain(1, 4_000), y: Domain(1, 4_000), .log))
    #expect(thinned.count < samples.count)
    #expect(thinned.extent == samples.extent)
    #expect(thinned.extent.y.lowestPositive == 2)
  }

  @Test func anXThatTurnsBackIsThinnedByDistance() {
    // Ten times round a square, by 100,000 steps.
    let data = (0..<100_000).map { step -> Datum in
      let way = Double(step % 10_000) / 2_500
      let (side, share) = (Int(way), way - way.rounded(.down))
      return [
        Datum(share, 0), Datum(1, share), Datum(1 - share, 1), Datum(0, 1 - share),
      ][side]
    }
    let frame = frame(x: Domain(0, 1), y: Domain(0, 1))
    let samples = Samples(data)
    let thinned = Array(samples.thinned(in: frame))
    #expect(!samples.hasOneDirection)
    #expect(thinned.count < 10 * 4 * 100)
    #expect(thinned.first == data.first && thinned.last == data.last)
    let kept = thinned.compactMap { frame.point($0) }
    for datum in stride(from: 0, to: data.count, by: 777).map({ data[$0] }) {
      let point = frame.point(datum) ?? Point(0, 0)
      let nearest =
        zip(kept, kept.dropFirst()).map {
          Polyline.distance(from: point, toSegment: $0, $1)
        }.min() ?? .infinity
      #expect(nearest <= 0.125 * 2.0.squareRoot())
    }
  }

  @Test func aChartOfManyDataIsAsLargeAsItsPicture() {
    let noise = numbers(200_000)
    func chart(_ count: Int) -> Drawing {
      Chart(
        name: "noise", title: "Noise", subtitle: "", description: "",
        panels: [
          Panel(
            x: Axis("step"), y: Axis("value"),
            marks: [Line(Samples(Array(noise.prefix(count))), series: SeriesStyle(place: 0))])
        ]
      ).layout(size: Size(width: 200, height: 100), measurer: FixedMeasurer())
    }
    let half = SVGWriter.svg(chart(100_000), theme: .light)
    let whole = SVGWriter.svg(chart(200_000), theme: .light)
    #expect(whole.utf8.count < half.utf8.count * 5 / 4)
    #expect(whole.utf8.count < 30_000)
  }

  @Test func bandsAreThinnedLikeLines() {
    let noise = numbers(20_000)
    let band = Band(
      noise.enumerated().map { .init(x: Double($0), low: -$1, high: $1) }, role: .series(0))
    let thinned = band.thinned(in: frame(x: Domain(0, 20_000)))
    #expect(thinned.slices.count <= 320)
    #expect(thinned.extent == band.extent)
    #expect(thinned.slices.map(\.high).max() == noise.max())
  }
}
