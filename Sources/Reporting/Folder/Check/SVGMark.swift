/// A mark of a figure as its SVG holds it: an area, a line, a text.
///
/// A drawing's neighbours of one look are written as one path; here each piece of it is a mark again,
/// so that a grid line or a dot can be named by itself.
struct SVGMark: Hashable {
  enum Kind: Hashable {
    case area, line, text
    /// Letters as outlines.
    case letters
    /// The rectangle that others are cut to.
    case clip
    /// What is said and not painted: the title, the description, the picture's own attributes.
    case note
  }

  var kind: Kind
  /// The id of the group it stands in.
  var group: String
  /// `#rrggbb`; empty for what has none.
  var color = ""
  /// Everything else about its look: width, dash, opacity, font size.
  var look = ""
  /// Elements of a path.
  var shape = ""
  /// x and y of each point, in hundredths of a point.
  var points: [Int] = []
  /// The words.
  var text = ""

  /// How far the furthest of its points lies from the same point of another mark with as many, in
  /// points, and which one that is.
  func distance(to other: SVGMark) -> (length: Double, index: Int) {
    Self.furthest(points, other.points)
  }

  /// The same of points alone.
  static func furthest(_ a: [Int], _ b: [Int]) -> (length: Double, index: Int) {
    var furthest = (length: 0.0, index: 0)
    for index in 0..<min(a.count, b.count) / 2 {
      let dx = Double(b[2 * index] - a[2 * index]) / 100
      let dy = Double(b[2 * index + 1] - a[2 * index + 1]) / 100
      let length = (dx * dx + dy * dy).squareRoot()
      if length > furthest.length { furthest = (length, index) }
    }
    return furthest
  }
}

/// All marks of an SVG file of ours, in the order in which they are painted.
struct SVGMarks {
  private(set) var marks: [SVGMark] = []
  /// The longer side of the picture, in points.
  private(set) var longerSide = 0.0
  /// The elements that are open, outermost first.
  private var open: [Element] = []

  private struct Element {
    var name: String
    var attributes: [String: String]
    /// The words inside, those of its parts included.
    var text = ""
    /// Where its parts of text stand.
    var points: [Int] = []
    var look = ""
  }

  /// Reads a file.
  ///
  /// - Throws: what is not a file that we write.
  init(_ bytes: [UInt8]) throws(SVGReader.Fault) {
    var reader = SVGReader(bytes)
    while let token = try reader.next() {
      switch token {
      case .open(let name, let attributes):
        open.append(Element(name: name, attributes: attributes))
      case .text(let text):
        if !open.isEmpty { open[open.count - 1].text += text }
      case .close: try close()
      }
    }
    guard !marks.isEmpty else { throw SVGReader.Fault() }
  }

  private mutating func close() throws(SVGReader.Fault) {
    guard let element = open.last else { throw SVGReader.Fault() }
    switch element.name {
    case "path": try addPath(element)
    case "text", "tspan": try addText(element)
    case "use":
      guard open.count >= 2, open[open.count - 2].attributes["transform"] != nil else {
        throw SVGReader.Fault()
      }
      open[open.count - 2].look += " " + Self.written(element.attributes)
    case "g" where element.attributes["transform"] != nil: addLetters(element)
    case "rect":
      let corners = try ["x", "y", "width", "height"].map { name throws(SVGReader.Fault) in
        try SVGPathReader.hundredths(element.attributes[name] ?? "0")
      }
      let look = Self.written(element.attributes, without: ["x", "y", "width", "height"])
      add(SVGMark(kind: .clip, group: group, look: look, points: corners))
    case "title", "desc":
      add(SVGMark(kind: .note, group: element.name, text: element.text))
    case "svg":
      let sides = ["width", "height"].map { Double(element.attributes[$0] ?? "") ?? 0 }
      longerSide = max(sides[0], sides[1])
      add(SVGMark(kind: .note, group: "svg", text: Self.written(element.attributes)))
    case "g", "defs", "clipPath": addEnclosure(element)
    default: throw SVGReader.Fault()
    }
    open.removeLast()
  }

  private mutating func add(_ mark: SVGMark) { marks.append(mark) }

  private mutating func addPath(_ element: Element) throws(SVGReader.Fault) {
    let fill = inherited("fill")
    let isLine = fill == "none"
    let color = Self.long(isLine ? inherited("stroke") : fill)
    var look = element.attributes
    for name in ["d", "fill", "stroke"] { look[name] = nil }
    let pieces = try SVGPathReader.pieces(of: element.attributes["d"] ?? "")
    // Nothing is painted by a path without a piece, which is none of ours.
    guard !pieces.isEmpty else { throw SVGReader.Fault() }
    for piece in pieces {
      add(
        SVGMark(
          kind: isLine ? .line : .area, group: group, color: color, look: Self.written(look),
          shape: piece.shape, points: piece.points))
    }
  }

  /// What an element says of all that stands in it, beyond what its marks take from it.
  private mutating func addEnclosure(_ element: Element) {
    let look = Self.written(
      element.attributes, without: ["id", "fill", "stroke", "font-size", "font-weight"])
    guard !look.isEmpty else { return }
    let id = element.attributes["id"] ?? element.name
    add(SVGMark(kind: .note, group: id, look: look))
  }

  private mutating func addText(_ element: Element) throws(SVGReader.Fault) {
    var element = element
    if let x = element.attributes["x"], let y = element.attributes["y"] {
      element.points = [try SVGPathReader.hundredths(x), try SVGPathReader.hundredths(y)]
    }
    if element.name == "tspan" {
      guard open.count >= 2, open[open.count - 2].name == "text" else { throw SVGReader.Fault() }
      open[open.count - 2].text += element.text
      open[open.count - 2].points += element.points
      open[open.count - 2].look += " " + Self.written(element.attributes, without: ["x", "y"])
      return
    }
    let own = Self.written(element.attributes, without: ["x", "y", "fill", "font-size"])
    add(
      SVGMark(
        kind: .text, group: group, color: Self.long(inherited("fill")),
        look: "font-size \(inherited("font-size")) font-weight \(inherited("font-weight")) "
          + own + element.look,
        points: element.points, text: element.text))
  }

  private mutating func addLetters(_ element: Element) {
    add(
      SVGMark(
        kind: .letters, group: group, color: Self.long(inherited("fill")),
        look: element.attributes["transform"] ?? "", text: element.look))
  }

  /// The id of the innermost group that has one.
  private var group: String {
    open.reversed().lazy.compactMap { $0.attributes["id"] }.first ?? "the picture"
  }

  /// An attribute of the innermost element that has it.
  private func inherited(_ name: String) -> String {
    open.reversed().lazy.compactMap { $0.attributes[name] }.first ?? ""
  }

  private static func written(
    _ attributes: [String: String], without names: Set<String> = []
  ) -> String {
    attributes.filter { !names.contains($0.key) }.sorted { $0.key < $1.key }
      .map { "\($0.key) \($0.value)" }.joined(separator: ", ")
  }

  /// `#abc` as `#aabbcc`.
  private static func long(_ color: String) -> String {
    guard color.utf8.count == 4, color.hasPrefix("#") else { return color }
    return "#" + color.dropFirst().map { "\($0)\($0)" }.joined()
  }
}
