/// A stretch of a label in one weight and colour.
public struct LabelPart: Sendable, Hashable {
  /// What it says.
  public var text: TextLine
  /// What its colour is for.
  public var role: Role
  /// Regular or bold.
  public var weight: FontWeight

  /// Text in ink unless said otherwise.
  public init(_ text: TextLine, role: Role = .ink, weight: FontWeight = .regular) {
    self.text = text
    self.role = role
    self.weight = weight
  }
}

/// Measured lines of a label, each of parts that stand side by side.
struct TextBlock: Sendable {
  struct Part: Sendable {
    var text: SetText
    var role: Role
    var weight: FontWeight
    var dx: Double
  }

  var lines: [[Part]] = []
  /// Font size in points.
  var size: Double
  /// From one baseline to the next, in points.
  var leading: Double

  init(size: Double) {
    self.size = size
    leading = size * 1.25
  }

  var width: Double {
    lines.map { line in line.last.map { $0.dx + $0.text.width } ?? 0 }.max() ?? 0
  }

  /// From the top of the first line's tall letters to the bottom of the last line's descenders.
  var height: Double {
    lines.isEmpty
      ? 0
      : Double(lines.count - 1) * leading + (PlacedText.inkAscent + PlacedText.inkDescent) * size
  }

  /// A block of one line.
  init(_ parts: [LabelPart], size: Double, typesetter: Typesetter, width: Double = .infinity) {
    self.init(size: size)
    append(parts, typesetter: typesetter, width: width)
  }

  /// Sets one more line; a part that does not fit is shortened and ends the line.
  mutating func append(_ parts: [LabelPart], typesetter: Typesetter, width: Double = .infinity) {
    var line: [Part] = []
    var dx = 0.0
    for part in parts {
      let room = width - dx
      guard let text = typesetter.fitted(part.text, size: size, weight: part.weight, width: room)
      else { break }
      line.append(Part(text: text, role: part.role, weight: part.weight, dx: dx))
      dx += text.width
    }
    if !line.isEmpty { lines.append(line) }
  }

  /// The block's texts with its top left corner at a point.
  func placed(at corner: Point, alignRight: Bool = false) -> [PlacedText] {
    let width = self.width
    return lines.enumerated().flatMap { index, line -> [PlacedText] in
      let lineWidth = line.last.map { $0.dx + $0.text.width } ?? 0
      let start = corner.x + (alignRight ? width - lineWidth : 0)
      let baseline = corner.y + PlacedText.inkAscent * size + Double(index) * leading
      return line.map { part in
        PlacedText(
          part.text.runs, at: Point(start + part.dx, baseline), weight: part.weight,
          paint: Paint(part.role))
      }
    }
  }
}
