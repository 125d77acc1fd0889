/// "Did you mean": the name that someone most likely meant to type.
public enum Suggestion {
  /// The candidate nearest to `text`, or `nil` if none is near enough to be a slip.
  ///
  /// Distance counts letters inserted, dropped, replaced, or swapped with their neighbour, and no
  /// difference of case. A third of the letters may be wrong, at least one and at most three, and
  /// none of a single letter. The first of equally near candidates wins.
  public static func nearest(to text: String, in candidates: [String]) -> String? {
    let wanted = Array(text.lowercased())
    // A text of this length is no slip of the fingers, and measuring it costs time.
    guard !wanted.isEmpty, wanted.count <= 100 else { return nil }
    let allowed = wanted.count == 1 ? 0 : min(3, max(1, wanted.count / 3))
    var best: (name: String, distance: Int)?
    for candidate in candidates {
      let limit = best.map { $0.distance - 1 } ?? allowed
      let letters = Array(candidate.lowercased().prefix(wanted.count + limit + 1))
      guard limit >= 0, abs(letters.count - wanted.count) <= limit else { continue }
      let distance = distance(from: wanted, to: letters)
      if distance <= limit { best = (candidate, distance) }
    }
    return best?.name
  }

  /// The optimal string alignment distance: Levenshtein's with swaps of neighbours.
  private static func distance(from source: [Character], to goal: [Character]) -> Int {
    var beforeLast: [Int] = []
    var last = Array(0...goal.count)
    for (i, letter) in source.enumerated() {
      var row = [i + 1]
      row.reserveCapacity(goal.count + 1)
      for (j, other) in goal.enumerated() {
        var least = min(last[j + 1] + 1, row[j] + 1, last[j] + (letter == other ? 0 : 1))
        if i > 0, j > 0, letter == goal[j - 1], source[i - 1] == other {
          least = min(least, beforeLast[j - 1] + 1)
        }
        row.append(least)
      }
      beforeLast = last
      last = row
    }
    return last[goal.count]
  }
}
