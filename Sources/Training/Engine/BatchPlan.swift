/// How the rows of an epoch are cut into batches: all of `batchRows` rows but the last, which may
/// be shorter.
public struct BatchPlan: Sendable, Hashable {
  /// Rows in an epoch, at least 1.
  public let rowCount: Int
  /// Rows in a batch, from 1 to `rowCount`.
  public let batchRows: Int

  /// The plan for `rowCount` training rows.
  public init(rowCount: Int, batch: BatchSize) {
    precondition(rowCount > 0, "an epoch needs a row")
    self.rowCount = rowCount
    switch batch {
    case .rows(let rows): batchRows = max(1, min(rows, rowCount))
    case .full: batchRows = rowCount
    }
  }

  /// Steps in an epoch.
  public var steps: Int { (rowCount - 1) / batchRows + 1 }

  /// Rows in the epoch's last batch.
  public var lastBatchRows: Int { rowCount - (steps - 1) * batchRows }

  /// The places in an epoch's order that step `step`, counted from 0, takes.
  public func rows(of step: Int) -> Range<Int> {
    let start = step * batchRows
    return start..<(start + min(batchRows, rowCount - start))
  }

  /// The mean over an epoch's steps of one over the rows of a batch.
  public var meanReciprocalRows: Double {
    let full = Double(steps - 1) / Double(batchRows)
    return (full + 1 / Double(lastBatchRows)) / Double(steps)
  }
}
