/// A training history that another program logged.
public struct LoggedHistory: Sendable, Equatable {
  /// What was measured, a number for each row.
  public struct Column: Sendable, Equatable {
    /// As the log names it.
    public var name: String
    /// NaN where nothing was logged, ∞ where the log says `nan` or `inf`.
    public var values: [Double]
  }

  /// What the run is called.
  public var run: String
  /// What x counts: `epoch`, `step`, or `row`.
  public var xName: String
  /// As many as each column has values.
  public var x: [Double]
  /// At least one.
  public var columns: [Column]

  /// The rows of a column at which something was logged.
  func logged(_ name: String) -> (x: [Double], y: [Double]) {
    guard let values = columns.first(where: { $0.name == name })?.values else { return ([], []) }
    if !values.contains(where: \.isNaN), !x.contains(where: { !$0.isFinite }) { return (x, values) }
    let rows = values.indices.filter { !values[$0].isNaN && x[$0].isFinite }
    return (rows.map { x[$0] }, rows.map { values[$0] })
  }
}

/// What is wanted of logs; what is `nil` or empty is found out.
public struct HistoryRequest: Sendable {
  /// The column along the x axis.
  public var x: String?
  /// The columns to draw, each once.
  public var y: [String]
  /// The column whose different texts make a run each.
  public var group: String?
  /// Whether every y axis is to be a log one.
  public var isLog: Bool
  /// Stands in the place of the finding.
  public var title: String?

  /// A request of these columns.
  public init(x: String?, y: [String], group: String?, isLog: Bool, title: String?) {
    self.x = x
    self.y = y
    self.group = group
    self.isLog = isLog
    self.title = title
  }
}
