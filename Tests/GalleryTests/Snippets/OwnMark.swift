import Plotting

// snippet.show
/// A filled triangle from the axis up to each value.
struct Peaks: Mark {
  var data: [Datum]

  var extent: Extent { Extent(data) }

  func draw(in frame: Frame, on canvas: inout Canvas) {
    let foot = frame.rect.maxY
    for datum in data {
      guard let top = frame.point(datum) else { continue }
      let outline: [Path.Element] = [
        .move(Point(top.x - 14, foot)), .line(top), .line(Point(top.x + 14, foot)), .close,
      ]
      // Labels keep off the box.
      let box = Rect(x: top.x - 14, y: top.y, width: 28, height: foot - top.y)
      canvas.shape(Path(outline), Paint(.series(2), opacity: 0.6), box: box)
    }
  }
}
// snippet.hide

func ownMark() -> Chart {
  let heights = SampleData.noise(17, seed: 5).map { 900 + 320 * $0 }
  // snippet.show

  let tall = heights.filter { $0 > 1000 }.count
  let chart = Chart(
    "\(tall) of \(heights.count) peaks rise above the tree line",
    x: Axis(labels: .none, hasGrid: false), y: .linear("height", in: 0...1600, unit: " m")
  ) {
    Peaks(data: heights.enumerated().map { Datum(Double($0), $1) })
    Rule(y: 1000, label: "tree line")
  }
  // snippet.hide
  return chart
}
