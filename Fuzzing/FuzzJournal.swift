@testable import Reporting

/// A journal that was left in a folder, by whomever, moves and removes nothing but a report's own files,
/// and what was written is read as the same plan.
func fuzzJournal(_ bytes: [UInt8]) {
  if let plan = MovePlan(journal: bytes) {
    for path in plan.moves.map(\.path) + plan.removals {
      promise(ReportPath.isOwn(path), "a report’s file called “\(path)”")
    }
    for folder in plan.newFolders {
      promise(folder == ReportPath.figuresFolder, "a report’s folder called “\(folder)”")
    }
    promise(MovePlan(journal: Array(plan.journal.utf8)) == plan, "another plan:\n\(plan.journal)")
  }
  let plan = anyPlan(bytes)
  promise(MovePlan(journal: Array(plan.journal.utf8)) == plan, "another plan:\n\(plan.journal)")
}

/// A plan of files that a report may have, a step for each byte.
private func anyPlan(_ bytes: [UInt8]) -> MovePlan {
  let figures = ImageFormat.allCases.flatMap { format in
    ThemeName.allCases.map { ReportPath.figure(FigureName.allCases[0].rawValue, $0, format) }
  }
  let paths = ReportPath.fixed + figures + [ReportPath.table(FigureName.allCases[0].rawValue)]
  var plan = MovePlan(home: UInt64(bytes.count) << 40)
  var seen: Set<String> = []
  for byte in bytes {
    let path = paths[Int(byte) / 4 % paths.count]
    guard byte % 4 == 0 || seen.insert(path).inserted else { continue }
    switch byte % 4 {
    case 0: plan.newFolders = [ReportPath.figuresFolder]
    case 1: plan.removals.append(path)
    default: plan.moves.append(MovePlan.Move(path: path, replaces: byte % 4 == 2))
    }
  }
  return plan
}
