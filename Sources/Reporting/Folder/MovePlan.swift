/// What moving a report in will do to its folder, written down before any of it is done.
///
/// As text it is the journal: a line a step, and a last line without which it counts for nothing.
struct MovePlan: Equatable, Sendable {
  /// Folders that the report needs and its folder lacks, outermost first.
  var newFolders: [String] = []
  /// Files that come in, in this order, and whether each takes the place of another.
  var moves: [Move] = []
  /// Files of the earlier report that this one no longer has.
  var removals: [String] = []
  /// The inode of the work folder in which this was written down. A journal that came with a clone or an
  /// archive is an order of somebody else's, and can't know it.
  var home: UInt64

  struct Move: Equatable, Sendable {
    var path: String
    var replaces: Bool
  }

  /// Files that stand in the folder now and will not.
  var losses: [String] { moves.filter(\.replaces).map(\.path) + removals }

  /// Every folder whose entries change, the report's own (`""`) first.
  var touchedFolders: [String] {
    [""] + ReportPath.folders(of: moves.map(\.path) + removals)
  }
}

extension MovePlan {
  private static let heading = "linreg-report moves 1"
  private static let ending = "end"

  /// The plan as the text of a journal.
  var journal: String {
    let lines =
      ["in \(home)"] + newFolders.map { "folder " + $0 }
      + moves.map { ($0.replaces ? "replace " : "create ") + $0.path }
      + removals.map { "remove " + $0 }
    return ([Self.heading] + lines + [Self.ending, ""]).joined(separator: "\n")
  }

  /// Reads a journal; `nil` if it is not whole, or names anything but files of a report.
  init?(journal: [UInt8]) {
    var lines = String(decoding: journal, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "", lines.popLast() == Self.ending[...], lines.count > 1,
      lines[0] == Self.heading[...], lines[1].hasPrefix("in "),
      let home = UInt64(lines[1].dropFirst(3))
    else { return nil }
    self.home = home
    var seen: Set<String> = []
    for line in lines.dropFirst(2) {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, seen.insert(String(words[1])).inserted else { return nil }
      let path = String(words[1])
      if words[0] == "folder", path == ReportPath.figuresFolder {
        newFolders.append(path)
        continue
      }
      guard ReportPath.isOwn(path) else { return nil }
      switch words[0] {
      case "create": moves.append(Move(path: path, replaces: false))
      case "replace": moves.append(Move(path: path, replaces: true))
      case "remove": removals.append(path)
      default: return nil
      }
    }
  }
}
