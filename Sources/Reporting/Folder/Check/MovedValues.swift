import Wording

/// Collects values that differ: how many, the first, and the number that moved furthest.
struct MovedValues {
  private(set) var count = 0
  private var first: String?
  private var furthest: (distance: Double, text: String)?
  /// Whether anything but numbers differs.
  private var hasOthers = false

  /// Notes that the value at `place` was `committed` and is `now`.
  ///
  /// - Parameter isText: whether it is text even where it looks like a number.
  mutating func note(
    _ committed: String, _ now: String, isText: Bool = false, at place: () -> String
  ) {
    count += 1
    let distance = isText ? nil : Self.relativeDistance(committed, now)
    if distance == nil { hasOthers = true }
    let isFurthest = distance.map { $0 > furthest?.distance ?? -1 } ?? false
    guard first == nil || isFurthest else { return }
    let text = Self.describe(committed, now, distance: distance, at: place())
    if first == nil { first = text }
    if let distance, isFurthest { furthest = (distance, text) }
  }

  /// What moved, `nil` if nothing did.
  var sentence: String? {
    guard let first else { return nil }
    if count == 1 { return first }
    var text = "\(NumberText.count(count)) values differ, first \(first)"
    if let furthest, furthest.text != first { text += ", furthest \(furthest.text)" }
    return text
  }

  /// Whether all that differ are numbers, and none by more than a relative tolerance above 0.
  func isWithin(_ tolerance: Double) -> Bool {
    tolerance > 0 && !hasOthers && (furthest?.distance ?? 0) <= tolerance
  }

  private static func describe(
    _ committed: String, _ now: String, distance: Double?, at place: String
  ) -> String {
    let sides =
      "\(place) was \(Phrase.shown(committed, limit: 60)), is \(Phrase.shown(now, limit: 60))"
    guard let distance else { return sides }
    return sides + " (\(NumberText.significant(distance, 2)) relative)"
  }

  /// How far apart two numbers are, of the greater; `nil` if one is no number.
  private static func relativeDistance(_ a: String, _ b: String) -> Double? {
    guard let a = JSONReader.number(a), let b = JSONReader.number(b), a.isFinite, b.isFinite else {
      return nil
    }
    let scale = max(a.magnitude, b.magnitude)
    // Halves, so that no difference is too large for a number.
    return scale == 0 ? 0 : (a / 2 - b / 2).magnitude / scale * 2
  }
}
