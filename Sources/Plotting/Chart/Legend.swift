/// The row of names below the subtitle: a piece of each line and its name.
struct Legend {
  let entries: [Chart.LegendEntry]
  let typography: Typography
  let typesetter: Typesetter

  /// Whether the lines that it names end in markers.
  let hasMarkers: Bool

  init(
    _ entries: [Chart.LegendEntry], hasMarkers: Bool, typography: Typography,
    typesetter: Typesetter
  ) {
    self.entries = entries
    self.hasMarkers = hasMarkers
    self.typography = typography
    self.typesetter = typesetter
  }

  /// Draws as many rows as there is room for, then how many names are left; returns their end.
  func draw(in room: Rect, on canvas: inout Canvas) -> Double {
    let scale = typography.scale
    let size = typography.name
    let swatch = 22 * scale
    let gap = 20 * scale
    let rowHeight = size * 1.5
    let rows = max(1, Int(room.height / rowHeight))
    _ = canvas.begin("legend", clip: room)
    var x = room.x
    var row = 0
    for (index, entry) in entries.enumerated() {
      let most = min(room.width - swatch - 6 * scale, 220 * scale)
      guard
        let name = typesetter.fitted(
          TextLine(entry.name), size: size, weight: .bold, width: most)
      else { break }
      let rest = index == entries.count - 1 ? 0 : size * 4
      if x > room.x, x + swatch + name.width + (row == rows - 1 ? rest : 0) > room.maxX {
        if row == rows - 1 {
          let more = typesetter.set(TextLine("+ \(entries.count - index)"), size: size)
          let baseline = room.y + Double(row) * rowHeight + PlacedText.inkAscent * size
          canvas.place([
            PlacedText(more.runs, at: Point(x, baseline), paint: Paint(.mutedInk))
          ])
          break
        }
        x = room.x
        row += 1
      }
      let baseline = room.y + Double(row) * rowHeight + PlacedText.inkAscent * size
      draw(entry, at: Point(x, baseline - 0.3 * size), width: swatch - 6 * scale, on: &canvas)
      canvas.place([
        PlacedText(
          name.runs, at: Point(x + swatch, baseline), weight: .bold,
          paint: Paint(entry.series.nameRole)
        )
      ])
      x += swatch + name.width + gap
    }
    return room.y + Double(row + 1) * rowHeight
  }

  private func draw(
    _ entry: Chart.LegendEntry, at start: Point, width: Double, on canvas: inout Canvas
  ) {
    let scale = typography.scale
    let end = Point(start.x + width, start.y)
    if entry.isLine {
      canvas.open(
        [start, end],
        StrokeStyle(
          Paint(entry.series.role), width: 2.6 * scale,
          dash: entry.series.dash.map { $0 * scale * 0.6 },
          cap: .butt))
    }
    guard hasMarkers || !entry.isLine else { return }
    canvas.marker(
      entry.series.marker, at: Point(start.x + width / 2, start.y), radius: 3.2 * scale,
      Paint(entry.series.role))
  }
}
