import Synchronization
import Training

/// How far a study has come.
public enum StudyProgress: Sendable {
  /// So many exact solutions have been found.
  case path(points: Int)
  /// A variant has ended an epoch.
  case variant(TrainingProgress)
  /// So many epochs of the sweep's cells are over, of all that there will be at most.
  case sweep(cells: Int, epochs: Int, of: Int)
  /// The sweep is over.
  case sweepEnded(cells: Int, diverged: Int)
}

/// Counts the epochs of a sweep's cells, on whichever thread they end.
final class SweepProgress: Sendable {
  private let cells: Int
  private let total: Int
  private let done = Mutex(0)

  init(_ cells: [SweepCell]) {
    self.cells = cells.count
    total = cells.reduce(0) { $0 + $1.variant.training.epochs }
  }

  /// The state after one more epoch of a cell; its last one counts for those it leaves out.
  func adding(_ progress: TrainingProgress) -> StudyProgress {
    let epochs = progress.isLast ? progress.epochs - progress.epoch + 1 : 1
    let now = done.withLock { done in
      done += epochs
      return done
    }
    return .sweep(cells: cells, epochs: now, of: total)
  }
}
