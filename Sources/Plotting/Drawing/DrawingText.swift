/// A drawing as text, exact and one command a line, so that a moved tick is one changed line.
public enum DrawingText {
  /// The drawing's text: coordinates as decimals of the 1/256 point they are rounded to.
  public static func text(of drawing: Drawing) -> String {
    var lines = [
      "drawing \(drawing.name) \(number(drawing.size.width)) x \(number(drawing.size.height))",
      "title \(drawing.title)", "description \(drawing.description)",
    ]
    var depth = 0
    for command in drawing.commands {
      switch command {
      case .endClip, .endGroup: depth = max(0, depth - 1)
      default: break
      }
      if let line = line(command) { lines.append(String(repeating: "  ", count: depth) + line) }
      switch command {
      case .beginClip, .beginGroup: depth += 1
      default: break
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func line(_ command: Drawing.Command) -> String? {
    switch command {
    case .fill(let path, let paint): return "fill \(name(paint)) \(data(path))"
    case .stroke(let path, let style):
      let dash = style.dash.isEmpty ? "" : " dash " + style.dash.map(number).joined(separator: ",")
      let cap = style.cap == .butt ? " butt" : ""
      return "stroke \(name(style.paint)) \(number(style.width))\(dash)\(cap) \(data(path))"
    case .text(let text):
      let angle = text.angle == 0 ? "" : " turned \(number(text.angle))"
      let weight = text.weight == .bold ? " bold" : ""
      let runs = text.runs.map { run in
        let shift = run.dy == 0 ? "" : " down \(number(run.dy))"
        return
          "\"\(run.string)\" \(number(run.size)) at \(number(run.dx))\(shift) wide \(number(run.width))"
      }
      return "text \(place(text.origin))\(angle)\(weight) \(name(text.paint)) "
        + runs.joined(separator: ", ")
    case .beginClip(let rect):
      return "clip \(place(Point(rect.x, rect.y))) \(number(rect.width)) x \(number(rect.height))"
    case .beginGroup(let name): return "group \(name)"
    case .endClip, .endGroup: return nil
    }
  }

  private static func data(_ path: Path) -> String {
    path.elements.map { element in
      switch element {
      case .move(let point): "M \(place(point))"
      case .line(let point): "L \(place(point))"
      case .curve(let a, let b, let end): "C \(place(a)) \(place(b)) \(place(end))"
      case .close: "Z"
      }
    }.joined(separator: " ")
  }

  private static func place(_ point: Point) -> String { "\(number(point.x)),\(number(point.y))" }

  private static func number(_ value: Double) -> String {
    value == value.rounded() && value.magnitude < 1e15 ? String(Int(value)) : "\(value)"
  }

  private static func name(_ paint: Paint) -> String {
    let role =
      switch paint.role {
      case .paper: "paper"
      case .ink: "ink"
      case .mutedInk: "muted"
      case .axis: "axis"
      case .grid: "grid"
      case .contour: "contour"
      case .series(let index): "series-\(index)"
      case .ramp(let share): "ramp-\(number(share))"
      case .density(let share): "density-\(number(share))"
      }
    return paint.opacity == 1 ? role : "\(role)/\(number(paint.opacity))"
  }
}
