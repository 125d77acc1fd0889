/// An SVG file of ours without the numbers that place its marks, so that all else of two files can be
/// compared byte by byte. Marks alone don't tell of everything: a tolerance that asked them would cover
/// what no mark is made of.
struct SVGSkeleton {
  /// The file with the shapes of paths and the names of shifts where places were.
  private(set) var bytes: [UInt8] = []
  /// The places that were left out: x and y of each, in hundredths of a point.
  private(set) var points: [Int] = []

  /// What an attribute says about places.
  private struct Places {
    var shape = ""
    var points: [Int] = []
  }

  /// The attributes of an element that are a place or an extent.
  private static let coordinates: [String: Set<String>] = [
    "text": ["x", "y"], "tspan": ["x", "y"], "rect": ["x", "y", "width", "height"],
  ]

  init(_ file: [UInt8]) throws(SVGReader.Fault) {
    var reader = SVGReader(file)
    var end = 0
    while let token = try reader.next() {
      guard case .open(let element, _) = token else { continue }
      for (attribute, range) in reader.values {
        let text = String(decoding: file[range], as: UTF8.self)
        guard let places = Self.places(in: attribute, of: element, text) else { continue }
        bytes += file[end..<range.lowerBound]
        bytes += places.shape.utf8
        points += places.points
        end = range.upperBound
      }
    }
    bytes += file[end...]
  }

  /// Whether another file differs only in places, and no point lies further than so many points away.
  func isWithin(_ limit: Double, of other: Self) -> Bool {
    bytes == other.bytes && points.count == other.points.count
      && SVGMark.furthest(points, other.points).length <= limit
  }

  /// The places in the value of an attribute; `nil` if it holds none, or not as we write them.
  private static func places(
    in attribute: String, of element: String, _ text: String
  ) -> Places? {
    switch (element, attribute) {
    case ("path", "d"):
      guard let pieces = try? SVGPathReader.pieces(of: text) else { return nil }
      return Places(shape: pieces.map(\.shape).joined(), points: pieces.flatMap(\.points))
    case ("g", "transform"), ("text", "transform"): return shifts(text)
    default:
      guard coordinates[element]?.contains(attribute) == true,
        let place = try? SVGPathReader.hundredths(text)
      else { return nil }
      return Places(points: [place])
    }
  }

  /// The places in `translate(1 2)rotate(-90 3 4)`: where to and about what, not by which angle.
  private static func shifts(_ text: String) -> Places? {
    var steps = text.split(separator: ")", omittingEmptySubsequences: false)
    guard steps.popLast()?.isEmpty == true else { return nil }
    var places = Places()
    for step in steps {
      let parts = step.split(separator: "(", omittingEmptySubsequences: false)
      guard parts.count == 2 else { return nil }
      let values = parts[1].split(separator: " ", omittingEmptySubsequences: false)
      let isPlaced = ["translate": 2, "rotate": 3][parts[0]] == values.count
      let kept = values.dropLast(isPlaced ? 2 : 0)
      places.shape += "\(parts[0])(\(kept.joined(separator: " ")))"
      for value in values[kept.endIndex...] {
        guard let place = try? SVGPathReader.hundredths(String(value)) else { return nil }
        places.points.append(place)
      }
    }
    return places
  }
}
