import CairoCanvas
import Plotting
import Testing

/// A chart's files without the steps between.
@Suite struct ChartFilesTests {
  private let chart = Chart("Errors fall", x: .whole("epoch"), y: .log("mse")) {
    Line([33, 1.5, 0.13, 0.034, 0.022, 0.020], name: "coupled")
  }

  @Test func filesAreThoseOfTheDrawing() throws {
    let font = try openFont()
    let drawing = chart.layout(size: Size(width: 400, height: 300), measurer: font)
    #expect(
      try chart.png(width: 400, height: 300, scale: 1, theme: .dark)
        == PNG.encode(drawing, theme: .dark, scale: 1, font: font))
    #expect(
      try chart.svg(width: 400, height: 300, theme: .dark)
        == SVGWriter.svg(drawing, theme: .dark))
    #expect(
      try chart.pdf(width: 400, height: 300)
        == PDF.encode(drawing, theme: .light, font: font))
    #expect(
      try chart.png(width: 400, height: 300, scale: 1, font: font)
        == PNG.encode(drawing, theme: .light, scale: 1, font: font))
  }

  @Test func charactersThatTheFontLacksComeFromAnother() throws {
    let plain = Chart("a", x: .linear("𝔸 損失"), y: .linear()) { Line([1, 2]) }
    let files = try FontFiles.find(covering: "𝔸 損失".unicodeScalars)
    let font = try Font(files)
    #expect(try plain.svg() == plain.svg(font: font))
    #expect(try plain.png(scale: 1) == plain.png(scale: 1, font: font))
  }

  @Test func errorsAreSentences() {
    #expect(sentence { _ = try chart.png(scale: 1000) }.hasSuffix("."))
    #expect(sentence { _ = try chart.png(scale: .nan) }.hasSuffix("."))
    #expect(sentence { _ = try chart.svg(width: .nan) }.contains("width"))
    #expect(sentence { _ = try chart.pdf(width: 90_000, height: 90_000) }.hasSuffix("."))
  }
}
