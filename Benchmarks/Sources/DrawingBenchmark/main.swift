// Where the time of one figure of 1600 x 1000 pixels goes, and of one of very many data.
//
//   DrawingBenchmark data              the figure's series as JSON, for the peers
//   DrawingBenchmark figure FOLDER     four lines with bands, names at their ends, as the report's
//                                      loss figure has them: ours.png and ours.svg
//   DrawingBenchmark points COUNT      a line of so many data into a PNG
//
// Prints JSON: milliseconds of the processor for each stage, peak memory in MiB.
import CairoCanvas
import Foundation
import Plotting

/// A number in -0.5..<0.5 that looks random and is the same in every run.
func noise(_ step: Int, _ series: Int) -> Double {
  let bits = UInt64(step * 4 + series) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
  return Double(bits >> 40) / Double(1 << 24) - 0.5
}

/// One variant of the figure: a falling curve with a floor of its own, and a band about it.
struct Variant: Codable {
  var x: [Double] = []
  var y: [Double] = []
  var low: [Double] = []
  var high: [Double] = []

  init(_ series: Int) {
    for step in 0...100 {
      let epoch = Double(step) / 5
      let rate = 0.35 + 0.1 * Double(series)
      // Without the machine's exponential.
      let fall = 1 / ((1 + rate * epoch / 8) * (1 + rate * epoch / 4) * (1 + epoch))
      let value = 30 * fall * fall + 0.002 * Double(series * series + 1)
      let width = 0.3 + 0.4 * (noise(step, series) + 0.5)
      x.append(epoch)
      y.append(value)
      low.append(value * (1 - width))
      high.append(value * (1 + width))
    }
  }
}

func lossChart() -> Chart {
  var marks: [any Mark] = []
  var labels: [EndLabel] = []
  for series in 0..<4 {
    let style = SeriesStyle(place: series)
    let variant = Variant(series)
    let slices = variant.x.indices.map {
      Band.Slice(x: variant.x[$0], low: variant.low[$0], high: variant.high[$0])
    }
    let line = Line(Samples(x: variant.x, y: variant.y), series: style)
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

/// Noise about a slow wave.
func manyValues(_ count: Int) -> [Double] {
  (0..<count).map { index in
    let bits = UInt64(index) &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    let share = Double(index) / Double(count)
    return 16 * share * (1 - share) * (share - 0.5)
      + 0.3 * (Double(bits >> 40) / Double(1 << 24) - 0.5)
  }
}

/// The processor's time so far, in milliseconds: all of it is one thread's, and what else the
/// machine does is not in it.
func processorTime() -> Double {
  var time = timespec()
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
  return Double(time.tv_sec) * 1e3 + Double(time.tv_nsec) / 1e6
}

/// The median of several times, in milliseconds, and what the last one made.
func timed<Result>(
  _ rounds: Int = 15, _ body: () throws -> Result
) rethrows -> (milliseconds: Double, result: Result) {
  var result = try body()
  var times: [Double] = []
  for _ in 0..<rounds {
    let start = processorTime()
    result = try body()
    times.append(processorTime() - start)
  }
  return (times.sorted()[times.count / 2], result)
}

/// The same of what can't be copied.
func timedAlone(_ body: () throws -> Void) rethrows -> Double { try timed { try body() }.milliseconds }

/// The greatest memory so far, in MiB.
func peakMemory() -> Double {
  var usage = rusage()
  #if os(Linux)
    getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
    return Double(usage.ru_maxrss) / 1024
  #else
    getrusage(RUSAGE_SELF, &usage)
    return Double(usage.ru_maxrss) / 1_048_576
  #endif
}

func show(_ numbers: [String: Double]) throws {
  let encoder = JSONEncoder()
  encoder.outputFormatting = .sortedKeys
  print(String(decoding: try encoder.encode(numbers), as: UTF8.self))
}

func drawFigure(into folder: String) throws {
  var numbers: [String: Double] = [:]
  let find = try timed { try FontFiles.find() }
  numbers["find the font"] = find.milliseconds
  let open = try timed { try Font(find.result) }
  numbers["open the font"] = open.milliseconds
  let font = open.result
  let chart = lossChart()
  let size = Size(width: 800, height: 500)
  let layout = timed { chart.layout(size: size, measurer: font) }
  numbers["layout"] = layout.milliseconds
  let drawing = layout.result
  let svg = timed { SVGWriter.svg(drawing, theme: .light) }
  numbers["SVG"] = svg.milliseconds
  numbers["raster"] = try timedAlone {
    _ = try Raster.painting(drawing, theme: .light, scale: 2, font: font)
  }
  let raster = try Raster.painting(drawing, theme: .light, scale: 2, font: font)
  let png = try timed { try PNG.encode(raster, scale: 2) }
  numbers["encode"] = png.milliseconds
  // What that many pixels cost with nothing on them.
  let blank = Drawing(name: "blank", size: size, title: "", description: "")
  numbers["blank raster"] = try timedAlone {
    _ = try Raster.painting(blank, theme: .light, scale: 2, font: font)
  }
  let paper = try Raster.painting(blank, theme: .light, scale: 2, font: font)
  numbers["blank encode"] = try timed { try PNG.encode(paper, scale: 2) }.milliseconds
  let pdf = try timed { try PDF.encode(drawing, theme: .light, font: font) }
  numbers["PDF"] = pdf.milliseconds
  let whole = try timed {
    let drawing = chart.layout(size: size, measurer: font)
    return (
      try PNG.encode(drawing, theme: .light, scale: 2, font: font),
      SVGWriter.svg(drawing, theme: .light)
    )
  }
  numbers["figure"] = whole.milliseconds
  try Data(whole.result.0).write(to: URL(fileURLWithPath: folder + "/ours.png"))
  try Data(whole.result.1.utf8).write(to: URL(fileURLWithPath: folder + "/ours.svg"))
  try show(numbers)
}

func drawPoints(_ count: Int, into file: String?) throws {
  let values = manyValues(count)
  var numbers = ["before MiB": peakMemory()]
  let font = try Font(FontFiles.find())
  let size = Size(width: 800, height: 500)
  func chart() -> Chart {
    Chart(
      name: "points", title: "Noise about a slow wave", subtitle: "", description: "",
      panels: [
        Panel(
          x: Axis("step"), y: Axis(nil),
          marks: [Line(Samples(values), series: SeriesStyle(place: 0), width: 1.5)])
      ])
  }
  numbers["extent"] = timed(5) { Samples(values) }.milliseconds
  let layout = timed(5) { chart().layout(size: size, measurer: font) }
  numbers["extent and layout"] = layout.milliseconds
  let whole = try timed(5) {
    try PNG.encode(
      chart().layout(size: size, measurer: font), theme: .light, scale: 2, font: font)
  }
  numbers["milliseconds"] = whole.milliseconds
  numbers["peak MiB"] = peakMemory()
  if let file { try Data(whole.result).write(to: URL(fileURLWithPath: file)) }
  try show(numbers)
}

let arguments = CommandLine.arguments.dropFirst()
switch arguments.first {
case "data":
  print(String(decoding: try JSONEncoder().encode((0..<4).map(Variant.init)), as: UTF8.self))
case "figure":
  try drawFigure(into: arguments.dropFirst().first ?? ".")
case "points":
  try drawPoints(
    arguments.dropFirst().first.flatMap(Int.init) ?? 10_000_000,
    into: arguments.dropFirst(2).first)
default:
  print("usage: DrawingBenchmark data | figure FOLDER | points COUNT [FILE]")
}
