/// What a report is about, and so which files it has beside figures.
public enum ReportKind: String, Sendable {
  case experiment, history, comparison

  /// Its files but for figures, in the order in which they are moved in, but for the summary, which is
  /// last: it says that the others are there.
  var files: [String] {
    switch self {
    case .experiment: ReportPath.fixed
    case .history: ReportPath.fixed.filter { $0 != ReportPath.experiment }
    case .comparison:
      ReportPath.fixed.filter { ![ReportPath.experiment, ReportPath.history].contains($0) }
    }
  }
}
