import CairoCanvas
import Plotting
import Testing

/// The font that all tests measure with, opened anew each time: fonts belong to one task.
func openFont() throws -> Font {
  try Font(FontFiles.find())
}

/// A picture of some size in points with some commands.
func drawing(
  _ commands: [Drawing.Command], width: Double = 20, height: Double = 10
) -> Drawing {
  Drawing(
    name: "test", size: Size(width: width, height: height), title: "A test",
    description: "Nothing to see.", commands: commands)
}

/// A rectangle as a path.
func rectangle(_ x: Double, _ y: Double, _ width: Double, _ height: Double) -> Path {
  Path([
    .move(Point(x, y)), .line(Point(x + width, y)), .line(Point(x + width, y + height)),
    .line(Point(x, y + height)), .close,
  ])
}

/// A straight line as a path.
func line(_ x: Double, _ y: Double, to toX: Double, _ toY: Double) -> Path {
  Path([.move(Point(x, y)), .line(Point(toX, toY))])
}

/// One run of text, measured.
func text(
  _ string: String, at origin: Point, size: Double = 12, angle: Double = 0,
  weight: FontWeight = .regular, font: Font
) -> Drawing.Command {
  let width = font.width(of: string, size: size, weight: weight)
  return .text(
    PlacedText(
      [PlacedText.Run(string, size: size, dx: 0, dy: 0, width: width)], at: origin, angle: angle,
      weight: weight, paint: Paint(.ink)))
}

/// Encodes and decodes: what a reader of the file sees.
func painted(
  _ drawing: Drawing, theme: Theme = .light, scale: Double = 1, font: Font
) throws -> Pixels {
  try PNG.decode(
    PNG.encode(drawing, theme: theme, scale: scale, font: font), maxPixels: 10_000_000)
}

/// A chart-like picture: grid, two translucent bands that overlap, lines, text in both directions.
func chart(font: Font) -> Drawing {
  var commands: [Drawing.Command] = []
  for step in 0...5 {
    let y = 30 + 24 * Double(step)
    commands.append(
      .stroke(line(40, y, to: 280, y), StrokeStyle(Paint(.grid), width: 0.75, cap: .butt)))
    commands.append(text("10⁻\(step)", at: Point(8, y + 4), size: 10, font: font))
  }
  commands.append(.beginClip(Rect(x: 40, y: 30, width: 240, height: 120)))
  for series in 0..<4 {
    let points = (0...60).map { step in
      let t = Double(step) / 60
      return Point(40 + 240 * t, 150 - 120 * (1 - t) * (1 - t) - 9 * Double(series))
    }
    let ragged = points.enumerated().map { Point($1.x, $1.y + Double($0 % 3) * 2 - 14) }
    commands.append(
      .fill(
        Path(
          [.move(points[0])] + points.dropFirst().map { .line($0) }
            + ragged.reversed().map { .line($0) } + [.close]),
        Paint(.series(series), opacity: 0.18)))
    commands.append(
      .stroke(
        Path([.move(points[0])] + points.dropFirst().map { .line($0) }),
        StrokeStyle(Paint(.series(series)), width: 1.75, dash: series == 3 ? [6, 4] : [])))
  }
  commands.append(.endClip)
  commands.append(
    text("Coupled L2 stops early", at: Point(10, 18), size: 14, weight: .bold, font: font))
  commands.append(text("loss", at: Point(8, 120), angle: -90, font: font))
  return drawing(commands, width: 300, height: 170)
}

/// The sentence of the error that `body` throws, or a recorded failure.
func sentence(_ body: () throws -> Void) -> String {
  do {
    try body()
    Issue.record("nothing was thrown")
    return ""
  } catch {
    return "\(error)"
  }
}
