/// The shapes of a drawing's letters, each once, and where they stand in its texts.
///
/// A figure's letters, defined once and used, take 27 kB where letters drawn anew wherever they stand
/// take 72 (the notebook's loss figure).
struct SVGGlyphs {
  /// The shapes' path data in the order of their first use, in thousandths of an em.
  private(set) var shapes: [String] = []
  private var places: [Line: [Place]] = [:]

  /// A shape at a place, in thousandths of an em, y downwards.
  struct Place {
    var shape: Int
    var x: Int
    var y: Int
  }

  private struct Line: Hashable {
    var string: String
    var weight: FontWeight
  }

  /// Reads the letters of all texts of a drawing.
  init(_ drawing: Drawing, from font: some GlyphOutliner) throws {
    var known: [OutlinedGlyph.ID: Int] = [:]
    for case .text(let text) in drawing.commands {
      for run in text.runs {
        let line = Line(string: run.string, weight: text.weight)
        guard places[line] == nil else { continue }
        places[line] = try font.outlinedGlyphs(of: run.string, weight: text.weight).compactMap {
          glyph in
          guard !glyph.outline.elements.isEmpty else { return nil }
          let shape = known[glyph.id] ?? shapes.count
          if shape == shapes.count {
            known[glyph.id] = shape
            shapes.append(Self.data(glyph.outline))
          }
          return Place(
            shape: shape, x: Self.thousandths(glyph.origin.x), y: Self.thousandths(-glyph.origin.y))
        }
      }
    }
  }

  /// Where the shapes of one line stand.
  func places(of string: String, weight: FontWeight) -> [Place] {
    places[Line(string: string, weight: weight)] ?? []
  }

  private static func data(_ outline: Path) -> String {
    func place(_ point: Point) -> Point {
      Point(Double(thousandths(point.x)), Double(thousandths(-point.y)))
    }
    var data = SVGPath()
    data.append(
      Path(
        outline.elements.map {
          switch $0 {
          case .move(let to): .move(place(to))
          case .line(let to): .line(place(to))
          case .curve(let a, let b, let end): .curve(place(a), place(b), place(end))
          case .close: .close
          }
        }))
    return data.text
  }

  private static func thousandths(_ ems: Double) -> Int { SVGPath.hundredths(ems * 10) }
}
