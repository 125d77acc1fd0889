// Where the time of one figure of 1600 x 1000 pixels goes: four lines with bands, names at their
// ends, as the report's loss figure has them.
import CairoCanvas
import Plotting

/// A number in -0.5..<0.5 that looks random and is the same in every run.
func noise(_ step: Int, _ series: Int) -> Double {
  let bits = UInt64(step * 4 + series) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return Double(bits >> 40) / Double(1 << 24) - 0.5
}

func lossChart() -> Chart {
  var marks: [any Mark] = []
  var labels: [EndLabel] = []
  for series in 0..<4 {
    let style = SeriesStyle(place: series)
    var data: [Datum] = []
    var slices: [Band.Slice] = []
    for step in 0...100 {
      let epoch = Double(step) / 5
      let rate = 0.35 + 0.1 * Double(series)
      // A falling curve with a floor of its own, without the machine's exponential.
      let fall = 1 / ((1 + rate * epoch / 8) * (1 + rate * epoch / 4) * (1 + epoch))
      let value = 30 * fall * fall + 0.002 * Double(series * series + 1)
      data.append(Datum(epoch, value))
      let width = 0.3 + 0.4 * (noise(step, series) + 0.5)
      slices.append(Band.Slice(x: epoch, low: value * (1 - width), high: value * (1 + width)))
    }
    let line = Line(data, series: style)
    marks.append(Band(slices, role: style.role))
    marks.append(line)
    labels.append(EndLabel([EndLabel.Name("variant \(series + 1)", role: style.role)], line: line))
  }
  let panel = Panel(
    x: Axis(TextLine("epoch")), y: Axis(TextLine("mean squared error"), .log), marks: marks,
    endLabels: labels)
  return Chart(
    name: "loss", title: "Four variants of one model, each with its own floor",
    subtitle: "Mean squared error over all rows; behind it the range of the mini-batches",
    description: "Four falling curves.", panels: [panel])
}

/// The median of several times, in milliseconds, and what the last one made.
func timed<Result>(_ body: () throws -> Result) rethrows -> (milliseconds: Double, result: Result) {
  var result = try body()
  var times: [Double] = []
  for _ in 0..<15 {
    let start = ContinuousClock.now
    result = try body()
    times.append((ContinuousClock.now - start) / .milliseconds(1))
  }
  return (times.sorted()[times.count / 2], result)
}

func show(_ name: String, _ milliseconds: Double, bytes: Int? = nil) {
  let time = "\((milliseconds * 100).rounded() / 100) ms"
  let size = bytes.map { ", \($0) bytes" } ?? ""
  print("\(name)\(String(repeating: " ", count: 16 - name.count))\(time)\(size)")
}

let find = try timed { try FontFiles.find() }
show("find the font", find.milliseconds)
let open = try timed { try Font(find.result) }
show("open the font", open.milliseconds)
let chart = lossChart()
let layout = timed { chart.layout(size: Size(width: 800, height: 500), measurer: open.result) }
show("lay out", layout.milliseconds)
let svg = timed { SVGWriter.svg(layout.result, theme: .light) }
show("SVG", svg.milliseconds, bytes: svg.result.utf8.count)
let png = try timed {
  try PNG.encode(layout.result, theme: .light, scale: 2, font: open.result)
}
show("PNG", png.milliseconds, bytes: png.result.count)
let pdf = try timed { try PDF.encode(layout.result, theme: .light, font: open.result) }
show("PDF", pdf.milliseconds, bytes: pdf.result.count)
