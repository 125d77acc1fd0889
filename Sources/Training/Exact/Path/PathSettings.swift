/// The penalty that a path of solutions follows.
public enum PathPenalty: Sendable, Equatable {
  /// Squares of the weights.
  case ridge
  /// Absolute values of the weights.
  case lasso
  /// A mixture: the share `l1Ratio`, from 0 to 1, of the strength goes to the absolute values.
  case elasticNet(l1Ratio: Double)

  /// The penalty's name in an experiment: `ridge`, `lasso` or `elastic-net`.
  public var kind: String {
    switch self {
    case .ridge: "ridge"
    case .lasso: "lasso"
    case .elasticNet: "elastic-net"
    }
  }

  /// The share of the strength that goes to the absolute values: 0 for ridge, 1 for the lasso.
  public var l1Ratio: Double {
    switch self {
    case .ridge: 0
    case .lasso: 1
    case .elasticNet(let l1Ratio): l1Ratio
    }
  }
}

/// The strengths at which a path is solved.
public enum LambdaGrid: Sendable, Equatable {
  /// So many strengths in equal ratios, from the smallest that leaves no weight in the model down to
  /// `ratio` (between 0 and 1) times it.
  ///
  /// No finite ridge penalty empties a model; its grid starts where that of an elastic net with an
  /// `l1Ratio` of 0.001 does, as glmnet's does (Friedman, Hastie and Tibshirani, 2010).
  case count(Int, ratio: Double)
  /// These strengths, finite and not negative; they are taken in descending order.
  case list([Double])
}

/// Which exact solutions to find, and how to judge them.
public struct PathSettings: Sendable, Equatable {
  /// The penalty.
  public var penalty: PathPenalty
  /// Its strengths `λ`, on the scale
  /// `1/(2n) |y - Xw - b|² + λ ρ |w|₁ + λ (1 - ρ)/2 |w|²` with `ρ` the penalty's `l1Ratio`.
  public var lambdas: LambdaGrid
  /// Parts of the training rows that take turns in being held out, at least 2; 0 for no
  /// cross-validation.
  public var folds: Int
  /// Seeds the permutation that deals the rows out to the folds.
  public var seed: UInt64

  /// Settings; what is left out has the default shown.
  public init(
    penalty: PathPenalty = .lasso, lambdas: LambdaGrid = .count(100, ratio: 1e-4),
    folds: Int = 10, seed: UInt64 = 0
  ) {
    self.penalty = penalty
    self.lambdas = lambdas
    self.folds = folds
    self.seed = seed
  }
}
