/// Reads path data as we write it: absolute or relative moves, lines and curves.
struct SVGPathReader {
  /// One stretch of a path from a move to the next.
  struct Piece {
    /// A letter for each element: `M`, `L`, `C` or `Z`.
    var shape = ""
    /// x and y of each point, control points included, in hundredths of a point.
    var points: [Int] = []
  }

  private let bytes: [UInt8]
  private var position = 0
  private var current = (x: 0, y: 0)
  private var start = (x: 0, y: 0)

  /// The pieces of path data.
  static func pieces(of data: String) throws(SVGReader.Fault) -> [Piece] {
    var reader = SVGPathReader(data)
    return try reader.pieces()
  }

  private init(_ data: String) { bytes = Array(data.utf8) }

  private mutating func pieces() throws(SVGReader.Fault) -> [Piece] {
    var pieces: [Piece] = []
    var command: UInt8 = 0
    while true {
      guard position < bytes.count else { return pieces }
      if bytes[position] >= UInt8(ascii: "A") {
        command = bytes[position]
        position += 1
      } else if command == UInt8(ascii: "M") || command == UInt8(ascii: "m") {
        // What follows a move without a letter is a line.
        command -= 1
      }
      let isRelative = command >= UInt8(ascii: "a")
      let base = isRelative ? current : (x: 0, y: 0)
      let letter = command & 0xDF
      if letter == UInt8(ascii: "M") {
        current = (base.x + (try number()), base.y + (try number()))
        start = current
        pieces.append(Piece(shape: "M", points: [current.x, current.y]))
        continue
      }
      guard !pieces.isEmpty else { throw SVGReader.Fault() }
      let last = pieces.count - 1
      switch letter {
      case UInt8(ascii: "L"):
        current = (base.x + (try number()), base.y + (try number()))
      case UInt8(ascii: "H"): current.x = base.x + (try number())
      case UInt8(ascii: "V"): current.y = base.y + (try number())
      case UInt8(ascii: "C"):
        for _ in 0..<2 {
          pieces[last].points += [base.x + (try number()), base.y + (try number())]
        }
        current = (base.x + (try number()), base.y + (try number()))
      case UInt8(ascii: "Z"):
        pieces[last].shape += "Z"
        current = start
        command = 0
        continue
      default: throw SVGReader.Fault()
      }
      pieces[last].shape += letter == UInt8(ascii: "C") ? "C" : "L"
      pieces[last].points += [current.x, current.y]
    }
  }

  /// The next number, in hundredths; one space may stand before it.
  private mutating func number() throws(SVGReader.Fault) -> Int {
    if position < bytes.count, bytes[position] == 0x20 { position += 1 }
    let first = position
    var hasPoint = false
    while position < bytes.count {
      let byte = bytes[position]
      let isSign = byte == UInt8(ascii: "-") && position == first
      let isPoint = byte == UInt8(ascii: ".") && !hasPoint
      guard isSign || isPoint || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else {
        break
      }
      if isPoint { hasPoint = true }
      position += 1
    }
    return try Self.hundredths(String(decoding: bytes[first..<position], as: UTF8.self))
  }

  /// A decimal in hundredths; bounded, so that no file can overflow a sum. More digits than we write
  /// are a fault, for those of many relative steps would add up unseen.
  static func hundredths(_ text: String) throws(SVGReader.Fault) -> Int {
    let fraction = text.utf8.drop { $0 != UInt8(ascii: ".") }
    // `Double` takes hexadecimal digits, exponents and words for numbers too.
    guard text.utf8.allSatisfy("0123456789.-".utf8.contains), [0, 2, 3].contains(fraction.count),
      let value = Double(text), value.magnitude <= 1e9
    else { throw SVGReader.Fault() }
    return Int((value * 100).rounded())
  }
}
