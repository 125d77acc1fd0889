import Plotting

/// Finds lines that a reader can't tell apart, so that they are drawn as strands of one.
enum Coincidence {
  /// Groups of lines, in the order of their first members.
  ///
  /// - Parameters:
  ///   - lines: values along each line, on the scale they are drawn on; shape `(lines)(points)`.
  ///   - tolerance: how far apart two lines may be at any point, in the values' unit.
  static func groups(_ lines: [[Double]?], tolerance: Double) -> [[Int]] {
    var groups: [[Int]] = []
    for (index, line) in lines.enumerated() {
      let place = groups.firstIndex { group in
        guard let line, let other = lines[group[0]], other.count == line.count else { return false }
        return zip(line, other).allSatisfy { ($0 - $1).magnitude <= tolerance }
      }
      if let place { groups[place].append(index) } else { groups.append([index]) }
    }
    return groups
  }

  /// Each line's strand in its group.
  static func strands(_ groups: [[Int]], count: Int) -> [Strand] {
    var strands = [Strand](repeating: Strand(), count: count)
    for group in groups {
      for (place, index) in group.enumerated() { strands[index] = Strand(place, of: group.count) }
    }
    return strands
  }
}
