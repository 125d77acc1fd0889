import Wording

/// What a check found, file by file.
public struct CheckResult: Sendable, Equatable {
  /// One file and what became of it.
  public struct Entry: Sendable, Equatable {
    /// Relative to the report's folder.
    public var path: String
    /// What became of it.
    public var verdict: FileVerdict
  }

  /// Every file of the report in its order, then unexpected ones by name.
  public var entries: [Entry]

  /// Whether nothing drifted.
  public var passed: Bool { entries.allSatisfy(\.verdict.passes) }

  /// Whether writing the report again mends any of it: a file that is not the report's is left alone.
  public var callsForWriting: Bool {
    entries.contains { !$0.verdict.passes && $0.verdict != .unexpected }
  }

  /// The result as text: a line for each file that is not identical, then the counts. The numbers
  /// come first, from which all else follows, the figures last.
  public var lines: [String] {
    let ranks = [ReportPath.experiment: 0, ReportPath.summary: 1, "history.csv": 2]
    func rank(_ entry: Entry) -> Int {
      ranks[entry.path] ?? (ReportPath.isFigure(entry.path) ? 4 : 3)
    }
    let remarkable = (0...4).flatMap { place in
      entries.filter { $0.verdict != .identical && rank($0) == place }
    }
    let width = remarkable.map(\.verdict.label.count).max() ?? 0
    let details = remarkable.map { entry in
      let label = entry.verdict.label
      let padding = String(repeating: " ", count: width - label.count)
      return label + padding + "  " + Inert.line(entry.path)
        + (entry.verdict.explanation.map { ": " + $0 } ?? "")
    }
    return details + [counts]
  }

  /// How many files there are of each verdict.
  var counts: String {
    let labels = [
      "identical", "same pixels", "other rasteriser", "within tolerance", "drifted", "missing",
      "unexpected",
    ]
    let parts = labels.compactMap { label -> String? in
      let count = entries.count { $0.verdict.label == label }
      return count == 0 ? nil : "\(count) \(label)"
    }
    let total = "\(entries.count) \(entries.count == 1 ? "file" : "files")"
    return total + (parts.isEmpty ? "" : ": " + parts.joined(separator: ", "))
  }
}
