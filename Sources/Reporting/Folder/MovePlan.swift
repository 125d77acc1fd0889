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
      newFolders.map { "folder " + $0 }
      + moves.map { ($0.replaces ? "replace " : "create ") + $0.path }
      + removals.map { "remove " + $0 }
    return ([Self.heading] + lines + [Self.ending, ""]).joined(separator: "\n")
  }

  /// Reads a journal; `nil` if it is not whole, or names a path outside the report's folder.
  init?(journal: [UInt8]) {
    var lines = String(decoding: journal, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.popLast() == "", lines.popLast() == Self.ending[...],
      lines.first == Self.heading[...]
    else { return nil }
    for line in lines.dropFirst() {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 2, ReportPath.isSafe(String(words[1])) else { return nil }
      let path = String(words[1])
      switch words[0] {
      case "folder": newFolders.append(path)
      case "create": moves.append(Move(path: path, replaces: false))
      case "replace": moves.append(Move(path: path, replaces: true))
      case "remove": removals.append(path)
      default: return nil
      }
    }
  }
}
