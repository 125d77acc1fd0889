import Training
import Wording

/// The values at which variants are swept, as an experiment file gives them.
public struct SweepSettings: Sendable, Equatable {
  /// Strengths, in the units of each variant's own penalty; `nil` for what the variants say.
  public var lambda: Strengths?
  /// Rows in a batch; empty for what the variants say.
  public var batch: [BatchSize]
  /// Learning rates at the start; empty for what the variants say.
  public var learningRate: [Double]
  /// Seeds of initial weights and orders; empty for what the variants say.
  public var seed: [UInt64]

  /// Strengths, one by one or in equal ratios.
  public enum Strengths: Sendable, Equatable {
    case list([Double])
    /// Both ends above 0; at least 2.
    case logarithmic(from: Double, to: Double, count: Int)

    /// The strengths in their order.
    public var values: [Double] {
      switch self {
      case .list(let values): values
      case .logarithmic(let first, let last, let count):
        Sweep.logarithmic(from: first, to: last, count: count)
      }
    }
  }

  /// The most cells that a sweep may have.
  public static let mostCells = 10_000
  /// The most weights that its cells may have in all.
  static let mostWeights = 5_000_000

  /// A sweep over these values.
  public init(
    lambda: Strengths? = nil, batch: [BatchSize] = [], learningRate: [Double] = [],
    seed: [UInt64] = []
  ) {
    self.lambda = lambda
    self.batch = batch
    self.learningRate = learningRate
    self.seed = seed
  }

  /// The values alone.
  public var sweep: Sweep {
    Sweep(lambda: lambda?.values ?? [], batch: batch, learningRate: learningRate, seed: seed)
  }
}

extension SweepSettings {
  /// Why so many cells of so many features (`nil` where that is not known) are not trained, in a
  /// sentence with the remedy; `nil` if nothing is against it.
  static func problem(cells: Int, features: Int?) -> String? {
    if cells > mostCells {
      return "The sweep has \(NumberText.count(cells)) cells, and at most "
        + "\(NumberText.count(mostCells)) are trained. Take fewer values."
    }
    if let features, cells * features > mostWeights {
      return
        "\(NumberText.count(cells)) cells of \(Phrase.count(features, "weight")) each are more "
        + "than the \(NumberText.count(mostWeights)) numbers that a sweep may have. Take fewer values."
    }
    return nil
  }
}

extension Experiment {
  /// The cells of the experiment's sweep as they train on `rows` rows; empty without one.
  ///
  /// - Throws: A sentence that names the variant and the strength it can't take.
  func sweepCells(trainingRows rows: Int) throws(PenaltyError) -> [SweepCell] {
    guard let sweep else { return [] }
    return try sweep.sweep.cells(of: variants.map(\.variant)).map { cell in
      var cell = cell
      if variants[cell.base].spansTraining { cell.variant = cell.variant.spanningTraining(rows) }
      return cell
    }
  }
}
