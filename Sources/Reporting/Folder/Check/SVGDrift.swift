import Wording

/// Says which marks of a figure moved, changed, came or went.
///
/// The committed figure's drawing is not kept, but its SVG holds every mark of it; so both files are
/// read back into marks, and those that are not in both are paired by what they have in common. That
/// is for words alone: whether a tolerance covers a drift is asked of the files' skeletons.
struct SVGDrift {
  /// What became of marks, the gravest first.
  private enum Change: Int, CaseIterable {
    case lost, added, recoloured, restyled, reworded, reshaped, reordered, moved
  }

  private var changes: [Change: [(before: SVGMark, after: SVGMark)]] = [:]
  private let name: SVGMarkName
  /// The longer side of the picture, in points.
  private let longerSide: Double
  private var old: [SVGMark]
  private var new: [SVGMark]

  static func drift(committed: [UInt8], now: [UInt8], _ tolerance: Double) -> Drift {
    let lines = LineDrift(committed: committed, now: now)
    do throws(SVGReader.Fault) {
      let drift = SVGDrift(try SVGMarks(committed).marks, try SVGMarks(now))
      guard let sentence = drift.sentence else {
        return Drift("no mark of it changed; \(lines.sentence)")
      }
      guard tolerance > 0 else { return Drift(sentence) }
      let (before, after) = (try SVGSkeleton(committed), try SVGSkeleton(now))
      let limit = max(CheckTolerance.roundingOfMarks, tolerance * drift.longerSide) + 1e-9
      if before.isWithin(limit, of: after) { return Drift(sentence, isTolerated: true) }
      guard drift.changes.keys.allSatisfy({ $0 == .moved }), before.bytes != after.bytes else {
        return Drift(sentence)
      }
      // Marks that moved by next to nothing don't say why it does not pass.
      let rest = LineDrift(committed: before.bytes, now: after.bytes)
      return Drift(sentence + "; numbers aside, " + rest.sentence)
    } catch {
      return Drift("it is not as we write it; \(lines.sentence)")
    }
  }

  private init(_ committed: [SVGMark], _ figure: SVGMarks) {
    let now = figure.marks
    name = SVGMarkName(now)
    longerSide = figure.longerSide
    (old, new) = Self.unshared(committed, now)
    if old.isEmpty, new.isEmpty,
      let place = committed.indices.first(where: { committed[$0] != now[$0] })
    {
      // What is painted later covers what is painted earlier.
      changes[.reordered] = [(committed[place], now[place])]
    }
    // What stands where it stood is the same mark before anything else is.
    pair(as: .recoloured) { [$0.group, $0.look, $0.shape, $0.text, "\($0.points)"] }
    pair(as: .restyled) { [$0.group, $0.color, $0.shape, $0.text, "\($0.points)"] }
    pair(as: .moved) {
      [$0.group, "\($0.kind)", $0.color, $0.look, $0.shape, $0.text, "\($0.points.count)"]
    }
    pair(as: .reworded) { $0.text.isEmpty ? nil : [$0.group, "\($0.kind)", "\($0.points)"] }
    pair(as: .reworded) { $0.text.isEmpty ? nil : [$0.group, "\($0.kind)", $0.color] }
    pair(as: .reshaped) { [$0.group, "\($0.kind)", $0.color, $0.look] }
    if !old.isEmpty { changes[.lost] = old.map { ($0, $0) } }
    if !new.isEmpty { changes[.added] = new.map { ($0, $0) } }
  }

  /// What each of two lists has and the other has not, in order.
  private static func unshared(
    _ a: [SVGMark], _ b: [SVGMark]
  ) -> ([SVGMark], [SVGMark]) {
    func rest(_ marks: [SVGMark], without others: [SVGMark]) -> [SVGMark] {
      var counts: [SVGMark: Int] = [:]
      for mark in others { counts[mark, default: 0] += 1 }
      return marks.filter { mark in
        guard let count = counts[mark], count > 0 else { return true }
        counts[mark] = count - 1
        return false
      }
    }
    return (rest(a, without: b), rest(b, without: a))
  }

  /// Pairs what is left of both by a key, in order.
  private mutating func pair(as change: Change, by key: (SVGMark) -> [String]?) {
    var waiting: [[String]: [SVGMark]] = [:]
    for mark in new.reversed() {
      if let key = key(mark) { waiting[key, default: []].append(mark) }
    }
    var paired: [SVGMark: Int] = [:]
    old.removeAll { before in
      guard let key = key(before), let after = waiting[key]?.popLast() else { return false }
      changes[change, default: []].append((before, after))
      paired[after, default: 0] += 1
      return true
    }
    new.removeAll { mark in
      guard let count = paired[mark], count > 0 else { return false }
      paired[mark] = count - 1
      return true
    }
  }

  // MARK: - In words

  private var sentence: String? {
    let parts = Change.allCases.compactMap { change in
      changes[change].map { part(change, $0) }
    }
    return parts.isEmpty ? nil : parts.joined(separator: "; ")
  }

  private func part(_ change: Change, _ pairs: [(before: SVGMark, after: SVGMark)]) -> String {
    // Of marks that moved the furthest is told of, of others the first.
    let told =
      change != .moved
      ? pairs[0]
      : pairs.max {
        $0.before.distance(to: $0.after).length < $1.before.distance(to: $1.after).length
      }
        ?? pairs[0]
    let text = describe(change, told.before, told.after)
    guard pairs.count > 1 else { return text }
    return "\(NumberText.count(pairs.count)) marks \(Self.verb(change)), "
      + (change == .moved ? "furthest " : "first ") + text
  }

  private static func verb(_ change: Change) -> String {
    switch change {
    case .lost: "are gone"
    case .added: "are new"
    case .recoloured: "changed their colour"
    case .restyled: "changed their look"
    case .reworded: "changed their words"
    case .reshaped: "changed their shape"
    case .reordered: "are painted in another order"
    case .moved: "moved"
    }
  }

  private func describe(_ change: Change, _ before: SVGMark, _ after: SVGMark) -> String {
    let mark = name.phrase(before)
    switch change {
    case .lost: return "\(at(mark, before)) is gone"
    case .added: return "\(at(name.phrase(after), after)) is new"
    case .recoloured:
      return "\(at(mark, before)) was \(name.color(before.color)), is "
        + name.color(after.color)
    case .restyled:
      let (was, now) = Self.parting(before.look, after.look)
      return "\(at(mark, before)) was “\(was)”, is “\(now)”"
    case .reworded:
      let (was, now) = Self.parting(before.text, after.text)
      return
        "\(before.kind == .text ? "a text in \(Phrase.shown(before.group, limit: 60))" : mark) was "
        + "“\(was)”, is “\(now)”"
    case .reshaped:
      return "\(mark) has \(Phrase.count(after.points.count / 2, "point")), had "
        + "\(NumberText.count(before.points.count / 2)); it began at \(name.place(before)), begins "
        + "at \(name.place(after))"
    case .reordered: return "\(mark) is painted in another order"
    case .moved:
      let (length, index) = before.distance(to: after)
      let way = NumberText.significant(length, 3)
      return "\(mark) moved by \(way) \(way == "1" ? "point" : "points"), from "
        + "\(name.place(before, index)) to \(name.place(after, index))"
    }
  }

  /// A mark and where it begins, if it has a place.
  private func at(_ phrase: String, _ mark: SVGMark) -> String {
    mark.points.isEmpty ? phrase : "\(phrase) at \(name.place(mark))"
  }

  /// Two texts about the place where they part.
  private static func parting(_ a: String, _ b: String) -> (String, String) {
    let (a, b) = (Array(a.utf8)[...], Array(b.utf8)[...])
    let offset = zip(a, b).prefix { $0 == $1 }.count
    return (Excerpt.of(a, around: offset), Excerpt.of(b, around: offset))
  }
}
