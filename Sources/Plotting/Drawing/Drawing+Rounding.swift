extension Drawing.Command {
  /// The command with every coordinate on a grid of 1/256 point, where Doubles are exact: a change
  /// in the last place of a logarithm can't show.
  var rounded: Drawing.Command {
    switch self {
    case .fill(let path, let paint): .fill(path.rounded, paint.rounded)
    case .stroke(let path, let style): .stroke(path.rounded, style.rounded)
    case .text(let text): .text(text.rounded)
    case .beginClip(let rect):
      .beginClip(
        Rect(
          from: Point(rect.x, rect.y).rounded, to: Point(rect.maxX, rect.maxY).rounded))
    case .endClip, .beginGroup, .endGroup: self
    }
  }
}

/// A length on the grid of 1/256 point; 0 for one that is not finite.
private func onGrid(_ value: Double) -> Double {
  guard value.isFinite else { return 0 }
  let rounded = (value * 256).rounded() / 256
  return rounded == 0 ? 0 : rounded
}

extension Point {
  fileprivate var rounded: Point { Point(onGrid(x), onGrid(y)) }
}

extension Paint {
  /// The paint with its place along a ramp on a grid of 1/256: more colours can't be told apart.
  fileprivate var rounded: Paint {
    switch role {
    case .ramp(let share): Paint(.ramp(onGrid(min(1, max(0, share)))), opacity: opacity)
    case .density(let share): Paint(.density(onGrid(min(1, max(0, share)))), opacity: opacity)
    default: self
    }
  }
}

extension StrokeStyle {
  fileprivate var rounded: StrokeStyle {
    var style = self
    style.paint = paint.rounded
    style.width = onGrid(width)
    style.dash = dash.map(onGrid)
    return style
  }
}

extension PlacedText {
  fileprivate var rounded: PlacedText {
    var text = self
    text.paint = paint.rounded
    text.origin = origin.rounded
    for index in text.runs.indices {
      text.runs[index].size = onGrid(runs[index].size)
      text.runs[index].dx = onGrid(runs[index].dx)
      text.runs[index].dy = onGrid(runs[index].dy)
      text.runs[index].width = onGrid(runs[index].width)
    }
    return text
  }
}

extension Path {
  fileprivate var rounded: Path {
    Path(
      elements.map { element in
        switch element {
        case .move(let point): .move(point.rounded)
        case .line(let point): .line(point.rounded)
        case .curve(let a, let b, let end): .curve(a.rounded, b.rounded, end.rounded)
        case .close: .close
        }
      })
  }
}
