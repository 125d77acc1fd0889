/// Finds lines that a reader can't tell apart, so that they are drawn as strands of one.
package enum Coincidence {
  /// Groups of lines, in the order of their first members: one joins the first group whose first
  /// member it coincides with.
  static func groups(count: Int, coincide: (Int, Int) -> Bool) -> [[Int]] {
    var groups: [[Int]] = []
    for index in 0..<count {
      if let place = groups.firstIndex(where: { coincide($0[0], index) }) {
        groups[place].append(index)
      } else {
        groups.append([index])
      }
    }
    return groups
  }

  /// Groups of lines, in the order of their first members.
  ///
  /// - Parameters:
  ///   - lines: values along each line, on the scale they are drawn on; shape `(lines)(points)`.
  ///   - tolerance: how far apart two lines may be at any point, in the values' unit.
  package static func groups(_ lines: [[Double]?], tolerance: Double) -> [[Int]] {
    groups(count: lines.count) { first, index in
      guard let line = lines[index], let other = lines[first], other.count == line.count else {
        return false
      }
      return zip(line, other).allSatisfy { ($0 - $1).magnitude <= tolerance }
    }
  }

  /// Groups of paths through a plane that run along each other: every point of one of two paths
  /// lies within a share of the plane's width and height of the other.
  package static func groups(along paths: [[Datum]?], x: Domain, y: Domain, tolerance: Double)
    -> [[Int]]
  {
    let scaled = paths.map { path in
      path.map { path in
        let stride = max(1, path.count / 80)
        return path.indices.filter { $0.isMultiple(of: stride) || $0 == path.count - 1 }.map {
          Datum((path[$0].x - x.low) / (x.high - x.low), (path[$0].y - y.low) / (y.high - y.low))
        }
      }
    }
    return groups(count: scaled.count) { first, index in
      guard let path = scaled[index], let other = scaled[first], path.count > 1, other.count > 1
      else { return false }
      return follows(path, other, tolerance) || follows(other, path, tolerance)
    }
  }

  private static func follows(_ path: [Datum], _ other: [Datum], _ tolerance: Double) -> Bool {
    path.allSatisfy { point in
      zip(other, other.dropFirst()).contains { a, b in
        let (dx, dy) = (b.x - a.x, b.y - a.y)
        let square = dx * dx + dy * dy
        let along = square > 0 ? ((point.x - a.x) * dx + (point.y - a.y) * dy) / square : 0
        let share = min(1, max(0, along))
        let (ex, ey) = (point.x - a.x - share * dx, point.y - a.y - share * dy)
        return ex * ex + ey * ey <= tolerance * tolerance
      }
    }
  }

  /// Each line's strand in its group.
  package static func strands(_ groups: [[Int]], count: Int) -> [Strand] {
    var strands = [Strand](repeating: Strand(), count: count)
    for group in groups {
      for (place, index) in group.enumerated() { strands[index] = Strand(place, of: group.count) }
    }
    return strands
  }
}
