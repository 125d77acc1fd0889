// A chart of two series, written as PNG (light and dark), SVG and PDF.
import CairoCanvas
import Foundation
import Plotting

// snippet.chart
let coupled = [33, 1.5, 0.13, 0.034, 0.022, 0.020]
let perBatch = [33, 2.1, 0.31, 0.052, 0.0073, 0.0011]
let chart = Chart(
  "Coupled decay stops at 0.020, per-batch decay goes on",
  x: .whole("epoch"), y: .log("mean squared error")
) {
  Line(coupled, name: "coupled", detail: "0.020")
  Line(perBatch, name: "per batch", detail: "0.0011")
  Rule(y: 0.0001, label: "noise")
}
// snippet.end

// snippet.files
do {
  let folder = URL(filePath: CommandLine.arguments.dropFirst().first ?? ".")
  let font = try Font(FontFiles.find())
  for theme in [Theme.light, .dark] {
    try Data(chart.png(width: 800, height: 500, theme: theme, font: font))
      .write(to: folder.appending(path: "loss-\(theme.name).png"))
  }
  try Data(chart.svg(font: font).utf8).write(to: folder.appending(path: "loss.svg"))
  try Data(chart.pdf(font: font)).write(to: folder.appending(path: "loss.pdf"))
} catch {
  print(error)
}
// snippet.end
