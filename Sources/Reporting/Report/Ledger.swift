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
    training = Self.training(of: run)
  }

  /// The loss and the penalty that have the same minimum, in the units of the variant's loss.
  private static func objective(of run: Run) -> String {
    let settings = run.variant.training
    let loss = settings.loss == .mse ? "mean r²" : "mean r²/2"
    let isBiasPenalised = settings.bias == .penalized
    switch run.effective {
    case .strengths(let l2, let l1):
      let c = settings.loss.gradientFactor
      return loss + term(l1 * c, isBiasPenalised ? "(|w|₁ + |b|)" : "|w|₁")
        + term(l2 * c / 2, isBiasPenalised ? "(|w|² + b²)" : "|w|²")
    case .box(let bound):
      let box = NumberText.significant(bound)
      return "\(loss), each |w| ≤ \(box)" + (isBiasPenalised ? ", |b| ≤ \(box)" : "")
    case .none: return "none"
    }
  }

  private static func term(_ factor: Double, _ norm: String) -> String {
    if factor == 0 { return "" }
    return " \(factor < 0 ? "−" : "+") \(NumberText.significant(factor.magnitude, 3)) \(norm)"
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

  // MARK: - Training

  private static func training(of run: Run) -> String {
    let settings = run.variant.training
    let start =
      switch settings.initial {
      case .zeros: "zeros"
      case .normal(let deviation):
        "normal(0, \(NumberText.significant(deviation))) of seed \(settings.seed)"
      case .explicit: "given values"
      }
    var parts = [
      optimizer(settings.optimizer), rate(settings.learningRate),
      Phrase.count(settings.epochs, "epoch"), "\(settings.precision.rawValue) precision",
      "from \(start)",
    ]
    if run.history.gradients == .statistics { parts.append("gradients from the statistics") }
    if let stop = settings.stop {
      parts.append(
        "until the held-out error falls no more for \(Phrase.count(stop.patience, "epoch"))")
    }
    return parts.joined(separator: ", ")
  }

  /// `SGD`, or the optimiser with its settings in parentheses.
  private static func optimizer(_ optimizer: OptimizerChoice) -> String {
    let number = NumberText.shortest
    var settings: [String] = []
    switch optimizer {
    case .sgd(let own):
      if own.momentum != 0 { settings.append("momentum \(number(own.momentum))") }
      if own.momentum != 0, own.dampening != 0 {
        settings.append("dampening \(number(own.dampening))")
      }
      if own.nesterov { settings.append("Nesterov") }
    case .adam(let own):
      settings = [
        "β₁ \(number(own.beta1))", "β₂ \(number(own.beta2))", "ε \(number(own.epsilon))",
      ]
      if own.amsgrad { settings.append("AMSGrad") }
    case .rmsprop(let own):
      settings = ["α \(number(own.alpha))", "ε \(number(own.epsilon))"]
    case .adagrad(let own): settings = ["ε \(number(own.epsilon))"]
    }
    return settings.isEmpty
      ? optimizer.name : "\(optimizer.name) (\(settings.joined(separator: ", ")))"
  }

  private static func rate(_ rate: LearningRate) -> String {
    let start = NumberText.significant(rate.initial)
    let period = rate.period.rawValue
    switch rate.schedule {
    case .constant: return "rate \(start)"
    case .step(let every, let factor):
      let when = every == 1 ? "every \(period)" : "every \(NumberText.count(every)) \(period)s"
      return "rate \(start), times \(NumberText.shortest(factor)) \(when)"
    case .inverse(let decay):
      return "rate \(start)/(1 + \(NumberText.shortest(decay)) t) with t in \(period)s"
    case .cosine(let span, let floor):
      return "rate from \(start) to \(NumberText.significant(floor)) along half a cosine of "
        + Phrase.count(span, period)
    }
  }
}
