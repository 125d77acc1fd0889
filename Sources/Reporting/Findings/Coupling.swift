import Training
import Wording

extension Findings {
  /// Penalties that the optimiser never sees, and what momentum or Adam makes of them: with plain
  /// steps nothing tells them from those that it does see.
  static func coupling(_ study: Study) -> [Finding] {
    study.runs.compactMap { run in
      guard run.isFinished, isBeside(run) else { return nil }
      switch run.variant.training.optimizer {
      case .sgd(let settings):
        return settings.momentum == 0 ? nil : weakened(run, settings, study)
      case .adam, .rmsprop: return undivided(run, study)
      case .adagrad: return nil
      }
    }.map { Finding(kind: .coupling, text: $0) }
  }

  /// Whether a run's penalty moves the parameters past the optimiser.
  private static func isBeside(_ run: Run) -> Bool {
    let rate = run.variant.training.learningRate.initial
    let step = run.variant.penalty.step(rows: 1, rate: rate)
    return step.decayFactor != 1 || step.isProximal
  }

  /// The run that hands the same strength to the same optimiser.
  private static func counterpart(of run: Run, _ study: Study) -> Run? {
    let partners = ["decoupled": "l2", "l1": "l1-subgradient"]
    guard let kind = partners[run.variant.penalty.kind] else { return nil }
    return study.runs.first { other in
      other.isFinished && other.variant.penalty.kind == kind
        && other.variant.penalty.settings == run.variant.penalty.settings
        && other.variant.training.optimizer == run.variant.training.optimizer
        && other.variant.training.loss == run.variant.training.loss
    }
  }

  private static func weakened(_ run: Run, _ settings: SGDSettings, _ study: Study) -> String? {
    guard let strengths = run.strengths else { return nil }
    let gain = settings.gain
    let dampening =
      settings.dampening == 0
      ? "" : " and a dampening of \(NumberText.shortest(settings.dampening))"
    var text =
      "With a momentum of \(NumberText.shortest(settings.momentum))\(dampening) a gradient counts "
      + "\(NumberText.significant(gain, 3)) times in the end, a penalty beside the optimiser once: "
      + "\(run.name) (\(penaltyText(run))) comes to \(effectText(strengths))"
    if let other = counterpart(of: run, study), let coupled = other.strengths {
      text += ", \(other.name) (\(penaltyText(other))) to \(effectText(coupled))"
      text += lengths(run, other, study) + ". Without momentum nothing could tell them apart"
    } else {
      text += " and not to \(effectText((strengths.l2 * gain, strengths.l1 * gain)))"
      text += ", as it would without momentum"
    }
    return text + "."
  }

  private static func undivided(_ run: Run, _ study: Study) -> String {
    var text =
      "\(run.name) applies its penalty beside \(run.variant.training.optimizer.name), which divides "
      + "its steps by the gradient's size: no ridge or L1 penalty has its limit"
    if let bound = run.boxBound, let box = run.boxLimit {
      let penalised = run.variant.training.bias == .penalized ? box.all : box.weights
      let held = penalised.filter { $0.magnitude > bound * (1 - 1e-6) }.count
      text += ". It tends to the least squares within ±\(NumberText.significant(bound)), "
      text +=
        held == 0
        ? "which holds nothing back"
        : "which holds \(Phrase.spelled(held)) of \(Phrase.spelled(penalised.count)) penalised "
          + "parameters at its bounds"
    }
    if let other = counterpart(of: run, study), let coupled = other.strengths {
      text += "; \(other.name), which hands the same strength to the optimiser, comes to "
      text += effectText(coupled) + lengths(run, other, study)
    }
    return text + "."
  }

  /// How far both shrank the weights, where both have arrived.
  private static func lengths(_ run: Run, _ other: Run, _ study: Study) -> String {
    guard study.hasArrived(run), study.hasArrived(other),
      let own = study.shrinkage(of: run.final), let others = study.shrinkage(of: other.final)
    else { return "" }
    func text(_ share: Double) -> String {
      share.magnitude < 1e-5
        ? "as long as least squares"
        : "\(NumberText.percent(share.magnitude)) \(share < 0 ? "longer" : "shorter") than least squares"
    }
    return "; its weights end \(text(own)), the other's \(text(others))"
  }
}
