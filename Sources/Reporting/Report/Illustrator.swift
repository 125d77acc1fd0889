import CairoCanvas
import Plotting

/// One of several who draw at the same time, each with a font and pixels of its own.
actor Illustrator {
  private let fonts: FontFiles
  private let output: OutputSettings
  private let experimentHash: String
  /// Made by the first drawing, and so beside the others' work.
  private var press: PNGPress?

  init(_ fonts: FontFiles, output: OutputSettings, experimentHash: String) {
    self.fonts = fonts
    self.output = output
    self.experimentHash = experimentHash
  }

  /// A chart set out on the page.
  func drawing(of chart: Chart) throws -> Drawing {
    chart.layout(
      size: Size(width: output.width, height: output.height), measurer: try ready().font)
  }

  /// A drawing as a file.
  func file(_ drawing: Drawing, theme: ThemeName, format: ImageFormat) throws -> [UInt8] {
    let colors: Theme = theme == .dark ? .dark : .light
    let press = try ready()
    return switch format {
    case .png:
      try press.encode(
        drawing, theme: colors, scale: output.scale,
        text: [(key: "experiment-hash", value: experimentHash)])
    case .svg: Array(try svg(drawing, theme: colors, font: press.font).utf8)
    case .pdf: try PDF.encode(drawing, theme: colors, font: press.font)
    }
  }

  private func ready() throws -> PNGPress {
    if let press { return press }
    let made = try PNGPress(font: Font(fonts))
    press = made
    return made
  }

  private func svg(_ drawing: Drawing, theme: Theme, font: Font) throws -> String {
    switch output.svgText {
    case .text: SVGWriter.svg(drawing, theme: theme, family: fonts.family)
    case .outlines: try SVGWriter.svg(drawing, theme: theme, outlinesOf: font)
    }
  }
}
