/// Path data as SVG spells it: relative, two decimals at most, no character too many.
struct SVGPath {
  private(set) var text = ""
  private var x = 0
  private var y = 0
  private var startX = 0
  private var startY = 0
  private var lastCommand: Character = " "

  init() {}

  /// Adds a path behind what is there.
  ///
  /// Places are rounded to hundredths before they are subtracted, so errors do not add up.
  mutating func append(_ path: Path) {
    for element in path.elements {
      switch element {
      case .move(let point): move(point)
      case .line(let point): line(point)
      case .curve(let a, let b, let end): curve(a, b, end)
      case .close:
        text.append("z")
        lastCommand = "z"
        (x, y) = (startX, startY)
      }
    }
  }

  private mutating func move(_ point: Point) {
    let (px, py) = (Self.hundredths(point.x), Self.hundredths(point.y))
    if text.isEmpty {
      add("M", [px, py])
    } else {
      add("m", [px - x, py - y])
    }
    // What follows a move without a letter is a line.
    lastCommand = "l"
    (x, y, startX, startY) = (px, py, px, py)
    isFresh = true
    needsLetter = text.first == "M" && !text.dropFirst().contains(where: \.isLetter)
  }

  /// After the absolute first move, implied lines would be absolute too.
  private var needsLetter = false

  /// Whether nothing has followed a move yet: a line of no length is then a dot, if its ends are round.
  private var isFresh = false

  private mutating func line(_ point: Point) {
    let (px, py) = (Self.hundredths(point.x), Self.hundredths(point.y))
    if px == x, py == y, !isFresh { return }
    isFresh = false
    if py == y {
      add("h", [px - x])
    } else if px == x {
      add("v", [py - y])
    } else {
      add("l", [px - x, py - y])
    }
    (x, y) = (px, py)
  }

  private mutating func curve(_ a: Point, _ b: Point, _ end: Point) {
    isFresh = false
    let places = [a, b, end].flatMap { [Self.hundredths($0.x) - x, Self.hundredths($0.y) - y] }
    add("c", places)
    (x, y) = (Self.hundredths(end.x), Self.hundredths(end.y))
  }

  private mutating func add(_ command: Character, _ values: [Int]) {
    var needsSeparator = true
    if command != lastCommand || needsLetter {
      text.append(command)
      needsSeparator = false
    }
    needsLetter = false
    lastCommand = command
    for value in values {
      if needsSeparator, value >= 0 { text.append(" ") }
      text += Self.short(value)
      needsSeparator = true
    }
  }

  /// A length in hundredths of a point; bounded, so that no input can overflow.
  static func hundredths(_ value: Double) -> Int {
    guard value.isFinite else { return 0 }
    return Int((max(-1e9, min(1e9, value)) * 100).rounded())
  }

  /// Hundredths as a decimal without needless zeros, as attributes have it: `0.5`, `-12`.
  static func decimal(_ hundredths: Int) -> String {
    let magnitude = hundredths.magnitude
    let cents = magnitude % 100
    var text = (hundredths < 0 ? "-" : "") + String(magnitude / 100)
    if cents > 0 {
      text += "." + String(cents / 10)
      if cents % 10 > 0 { text += String(cents % 10) }
    }
    return text
  }

  /// The same without a zero before the point, as path data may have it.
  private static func short(_ hundredths: Int) -> String {
    guard hundredths.magnitude < 100, hundredths != 0 else { return decimal(hundredths) }
    let text = decimal(hundredths)
    return hundredths < 0 ? "-" + text.dropFirst(2) : String(text.dropFirst())
  }
}
