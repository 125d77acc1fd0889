/// Says which mark of a figure moved: the group it stands in, as the drawing names it.
enum SVGDrift {
  static func sentence(committed: [UInt8], now: [UInt8]) -> String {
    let drift = LineDrift(committed: committed, now: now)
    let groups = enclosingGroups(of: drift.first, in: LineDrift.lines(of: now))
    guard let group = groups.last else { return drift.sentence }
    return "\(drift.extent); in \(group), line \(drift.first + 1) \(drift.sides)"
  }

  /// The ids of the groups that are open before a line, outermost first. The writer gives every
  /// group a line of its own, and every one that it names an id.
  private static func enclosingGroups(
    of line: Int, in lines: [ArraySlice<UInt8>]
  ) -> [String] {
    var open: [String?] = []
    for line in lines.prefix(line) {
      if line.starts(with: "<g".utf8) {
        open.append(id(of: line))
      } else if line.starts(with: "</g>".utf8) {
        _ = open.popLast()
      }
    }
    return open.compactMap { $0 }
  }

  private static func id(of tag: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: tag.prefix(1_000), as: UTF8.self)
    guard let start = text.firstRange(of: "id=\"")?.upperBound,
      let end = text[start...].firstIndex(of: "\"")
    else { return nil }
    return Excerpt.of(String(text[start..<end]), most: 60)
  }
}
