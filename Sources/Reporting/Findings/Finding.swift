/// Something the numbers say, in a sentence or two that were made from them.
public struct Finding: Sendable, Equatable {
  /// What a finding is about; `summary.json` carries it so that a script can look for one.
  public enum Kind: String, Sendable, CaseIterable {
    case shrinkage, agreement, gradientFactor = "gradient-factor", perBatch = "per-batch"
    case negativeStrength = "negative-strength", printedLoss = "printed-loss", bias, order
    case leastSquares = "least-squares", unfinished, divergence, validation
    case coupling, sparsity, earlyStopping = "early-stopping", sweep, path, speed, remainder
  }

  /// What it is about.
  public var kind: Kind
  /// What was found, in whole sentences.
  public var text: String
}

/// What a study shows, in the order in which a reader wants it.
public enum Findings {
  /// Every finding that the study's settings and numbers support; the first is the headline. That is
  /// divergence where there is any: what is left out of a comparison has to be known first.
  public static func all(of study: Study) -> [Finding] {
    let rules: [(Study) -> [Finding]] = [
      divergence, validation, speed, shrinkage, remainder, sweep, path, agreement, coupling,
      gradientFactor,
      perBatch,
      negativeStrength, sparsity, leastSquares, printedLoss, bias, order, earlyStopping, unfinished,
    ]
    return rules.flatMap { $0(study) }
  }
}
