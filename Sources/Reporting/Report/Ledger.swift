import Training
import Wording

/// A variant's account of itself, derived from its settings: what it minimises and how.
struct Ledger {
  /// What a step does to gradient and parameters: `g ← g + 0.05 p`.
  let rule: String
  /// What the variant minimises, in its own units: `mean r² + 0.025 (|w|² + b²)`.
  let objective: String
  /// The factor c in its gradient `(c/m) Xᵀr`.
  let gradientFactor: String
  /// Rows a step and in what order: `128, in order`.
  let rows: String
  /// `penalised`, `free` or `none`.
  let bias: String
  /// What its progress line prints.
  let printed: String
  /// `SGD, rate 0.01, 20 epochs, from normal(0, 0.01)`.
  let training: String

  init(_ run: Run, in study: Study) {
    let settings = run.variant.training
    rule = run.variant.penalty.rule
    gradientFactor = NumberText.significant(settings.loss.gradientFactor)
    objective = Self.objective(of: run)
    rows = Self.rows(of: run, in: study)
    bias =
      switch settings.bias {
      case .penalized: "penalised"
      case .free: "free"
      case .none: "none"
      }
    let last = NumberText.count(study.lastBatchRows(of: run))
    printed =
      switch settings.printed {
      case .batchMSEBefore: "mean r² of the last \(last) rows, before the step"
      case .batchSSEAfter: "sum of r² of the last \(last) rows, after the step"
      }
    let start =
      switch settings.initial {
      case .zeros: "zeros"
      case .normal(let deviation):
        "normal(0, \(NumberText.significant(deviation))) of seed \(settings.seed)"
      case .explicit: "given values"
      }
    training =
      "SGD, rate \(NumberText.significant(settings.learningRate.initial)), "
      + "\(NumberText.count(settings.epochs)) \(settings.epochs == 1 ? "epoch" : "epochs"), "
      + "\(settings.precision.rawValue) precision, from \(start)"
  }

  /// The loss and the ridge penalty that has the same minimum, in the units of the variant's loss.
  private static func objective(of run: Run) -> String {
    let settings = run.variant.training
    let loss = settings.loss == .mse ? "mean r²" : "mean r²/2"
    guard let strength = run.ridgeStrength, strength != 0 else { return loss }
    let factor = strength * settings.loss.gradientFactor / 2
    let squared = settings.bias == .penalized ? "(|w|² + b²)" : "|w|²"
    return
      "\(loss) \(factor < 0 ? "−" : "+") \(NumberText.significant(factor.magnitude, 3)) \(squared)"
  }

  private static func rows(of run: Run, in study: Study) -> String {
    let count = study.batchRows(of: run)
    if count == study.data.trainingRowCount { return "all \(NumberText.count(count))" }
    let order =
      switch run.variant.training.order {
      case .sequential: "in order"
      case .shuffle: "shuffled each epoch"
      case .torch1: "shuffled as early PyTorch did"
      case .torch2: "shuffled as PyTorch does"
      }
    return "\(NumberText.count(count)), \(order)"
  }
}
