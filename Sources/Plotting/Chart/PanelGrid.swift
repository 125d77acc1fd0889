/// Small multiples: where each panel of a chart has its place.
struct PanelGrid {
  let count: Int
  let area: Rect
  /// Between two columns, in points.
  let gap: Double
  /// Between two rows, in points.
  let rowGap: Double
  let columns: Int
  let rows: Int

  init(count: Int, area: Rect, gap: Double, rowGap: Double) {
    self.count = count
    self.area = area
    self.gap = gap
    self.rowGap = rowGap
    // The arrangement whose frames come nearest to 4 : 3 at the greatest size with the fewest holes;
    // what stands about a frame takes about as much room in any of them.
    var best = (columns: 1, score: -Double.infinity)
    for columns in 1...max(1, count) {
      let rows = (count + columns - 1) / columns
      let width = (area.width - gap * Double(columns - 1)) / Double(columns)
      let height = (area.height - rowGap * Double(rows - 1)) / Double(rows)
      let holes = Double(columns * rows - count) / Double(columns * rows)
      let score = min((width - 2.2 * gap) / 1.33, height - 1.4 * gap) * (1 - 0.5 * holes)
      if score > best.score + 1e-9 { best = (columns, score) }
    }
    columns = best.columns
    rows = max(1, (count + best.columns - 1) / best.columns)
  }

  /// The outer rectangle of a panel.
  func cell(_ index: Int) -> Rect {
    let width = (area.width - gap * Double(columns - 1)) / Double(columns)
    let height = (area.height - rowGap * Double(rows - 1)) / Double(rows)
    return Rect(
      x: area.x + Double(index % columns) * (width + gap),
      y: area.y + Double(index / columns) * (height + rowGap), width: max(0, width),
      height: max(0, height))
  }

  /// Whether no panel stands left of this one.
  func isLeftmost(_ index: Int) -> Bool { index % columns == 0 }

  /// Whether no panel stands below this one.
  func isLowest(_ index: Int) -> Bool { index + columns >= count }

  /// Gives all plots of a column the same sides and all of a row the same top and bottom, and all
  /// frames one size, so that they line up and compare.
  func align(_ plots: inout [Plot]) {
    for pass in 0..<2 {
      for index in plots.indices { plots[index].measure(isFinal: pass == 1) }
      let insets = plots.map(\.insets)
      for index in plots.indices {
        for other in plots.indices where other % columns == index % columns {
          plots[index].insets.left = max(plots[index].insets.left, insets[other].left)
          plots[index].insets.right = max(plots[index].insets.right, insets[other].right)
        }
        for other in plots.indices where other / columns == index / columns {
          plots[index].insets.top = max(plots[index].insets.top, insets[other].top)
          let hangsFree = isLowest(other) && other / columns < rows - 1
          if !hangsFree {
            plots[index].insets.bottom = max(plots[index].insets.bottom, insets[other].bottom)
          }
        }
        let hangsFree = isLowest(index) && index / columns < rows - 1
        if hangsFree {
          // Its labels hang into the free cell below.
          plots[index].insets.bottom =
            plots.indices
            .filter { $0 / columns == index / columns && !isLowest($0) }
            .map { insets[$0].bottom }.max() ?? insets[index].bottom
        }
      }
      shareRoom(&plots)
    }
  }

  /// Moves the cells' sides so that what is left within the insets is the same for every plot.
  private func shareRoom(_ plots: inout [Plot]) {
    let sides = (0..<columns).map { plots[$0].insets }
    let ends = (0..<rows).map { plots[$0 * columns].insets }
    let width =
      (area.width - gap * Double(columns - 1) - sides.reduce(0) { $0 + $1.left + $1.right })
      / Double(columns)
    let height =
      (area.height - rowGap * Double(rows - 1) - ends.reduce(0) { $0 + $1.top + $1.bottom })
      / Double(rows)
    guard width > 1, height > 1 else { return }
    var y = area.y
    for (row, end) in ends.enumerated() {
      let cellHeight = end.top + height + end.bottom
      var x = area.x
      for (column, side) in sides.enumerated() {
        let cellWidth = side.left + width + side.right
        let index = row * columns + column
        if index < plots.count {
          plots[index].cell = Rect(x: x, y: y, width: cellWidth, height: cellHeight)
        }
        x += cellWidth + gap
      }
      y += cellHeight + rowGap
    }
  }
}
