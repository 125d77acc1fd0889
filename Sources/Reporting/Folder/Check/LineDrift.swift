import Wording

/// Where two texts part, line by line.
struct LineDrift {
  /// The first line that differs, counted from 0.
  let first: Int
  /// Lines of both sides from the first that differs to the last.
  private let committed: ArraySlice<ArraySlice<UInt8>>
  private let now: ArraySlice<ArraySlice<UInt8>>

  init(committed: [UInt8], now: [UInt8]) {
    let old = Self.lines(of: committed)
    let new = Self.lines(of: now)
    let shared = min(old.count, new.count)
    let first = (0..<shared).first { old[$0] != new[$0] } ?? shared
    let sameAtEnd =
      (0..<(shared - first)).first { old[old.count - 1 - $0] != new[new.count - 1 - $0] }
      ?? shared - first
    self.first = first
    self.committed = old[first..<(old.count - sameAtEnd)]
    self.now = new[first..<(new.count - sameAtEnd)]
  }

  /// The lines of a text; a final line end begins one more line, which is empty.
  static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
  }

  /// How many lines differ, the first of them, and how.
  var sentence: String { "\(extent); line \(first + 1) \(sides)" }

  /// How many lines differ.
  var extent: String {
    if committed.count == now.count {
      let count = zip(committed, now).count { $0 != $1 }
      return count == 1 ? "one line differs" : "\(NumberText.count(count)) lines differ"
    }
    return "\(NumberText.count(committed.count)) committed \(Self.noun(committed.count)) against "
      + "\(NumberText.count(now.count)) regenerated"
  }

  /// Both sides of the first line that differs, about the place where it does.
  var sides: String {
    switch (committed.first, now.first) {
    case (let old?, let new?):
      let offset = zip(old, new).prefix { $0 == $1 }.count
      return "was “\(Excerpt.of(old, around: offset))”, is “\(Excerpt.of(new, around: offset))”"
    case (let old?, nil): return "“\(Excerpt.of(old, around: 0))” is gone"
    case (nil, let new?): return "“\(Excerpt.of(new, around: 0))” is new"
    case (nil, nil): return "is the same"
    }
  }

  private static func noun(_ count: Int) -> String { count == 1 ? "line" : "lines" }
}
