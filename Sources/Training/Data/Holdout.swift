/// Which rows are held out of training to measure the error on.
public enum Holdout: Sendable, Equatable {
  /// Every row trains.
  case none
  /// The first `floor(share n)` rows of a random permutation from a generator of their own;
  /// `share` lies in 0..<1. The rows that train keep their order.
  case share(Double, seed: UInt64)
  /// The last rows of the table.
  case lastRows(Int)
}
