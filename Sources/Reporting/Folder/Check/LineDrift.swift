import Wording

/// Where two texts part, line by line.
struct LineDrift {
  /// The first line that differs, counted from 0.
  let first: Int
  /// How many lines each side has from the first that differs to the last.
  private let committedCount: Int
  private let nowCount: Int
  /// How many of them differ, where both sides have as many.
  private let differing: Int
  /// The first line that differs, on the side that has one.
  private let was: ArraySlice<UInt8>?
  private let isNow: ArraySlice<UInt8>?

  init(committed: [UInt8], now: [UInt8]) {
    let counts = (TextLines.count(in: committed), TextLines.count(in: now))
    let shared = min(counts.0, counts.1)
    var same = 0
    var (old, new) = (TextLines(committed), TextLines(now))
    var (was, isNow) = (old.next(), new.next())
    while same < shared, was == isNow {
      same += 1
      (was, isNow) = (old.next(), new.next())
    }
    var sameAtEnd = 0
    var (oldEnd, newEnd) = (TextLines.reversed(committed), TextLines.reversed(now))
    while sameAtEnd < shared - same, oldEnd.next() == newEnd.next() { sameAtEnd += 1 }
    first = same
    committedCount = counts.0 - first - sameAtEnd
    nowCount = counts.1 - first - sameAtEnd
    self.was = committedCount == 0 ? nil : was
    self.isNow = nowCount == 0 ? nil : isNow
    var differing = committedCount == 0 ? 0 : 1
    if committedCount == nowCount {
      while let before = old.next(), let after = new.next() {
        if before != after { differing += 1 }
      }
    }
    self.differing = differing
  }

  /// How many lines differ, the first of them, and how.
  var sentence: String { "\(extent); line \(first + 1) \(sides)" }

  /// How many lines differ.
  var extent: String {
    if committedCount == nowCount {
      return differing == 1 ? "one line differs" : "\(NumberText.count(differing)) lines differ"
    }
    return "\(Phrase.count(committedCount, "committed line")) against "
      + "\(NumberText.count(nowCount)) regenerated"
  }

  /// Both sides of the first line that differs, about the place where it does.
  var sides: String {
    switch (was, isNow) {
    case (let old?, let new?):
      let offset = zip(old, new).prefix { $0 == $1 }.count
      return "was “\(Excerpt.of(old, around: offset))”, is “\(Excerpt.of(new, around: offset))”"
    case (let old?, nil): return "“\(Excerpt.of(old, around: 0))” is gone"
    case (nil, let new?): return "“\(Excerpt.of(new, around: 0))” is new"
    case (nil, nil): return "is the same"
    }
  }
}
