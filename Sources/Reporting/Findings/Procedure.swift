import Training
import Wording

// What the way of training means for what can be compared.

extension Findings {
  /// Progress lines that print different quantities.
  static func printedLoss(_ study: Study) -> [Finding] {
    let groups = study.grouped(study.runs) { run in
      PrintedQuantity(kind: run.variant.training.printed, rows: study.lastBatchRows(of: run))
    }
    guard groups.count > 1 else { return [] }
    let clauses = groups.map { quantity, runs in
      "\(study.names(runs)) \(runs.count == 1 ? "prints" : "print") \(quantity.text)"
    }
    return [
      Finding(
        kind: .printedLoss,
        text: "The printed losses have different units: \(clauses.joined(separator: "; ")). They "
          + "can't share an axis or be compared; the mean squared error over all "
          + "\(NumberText.count(study.data.trainingRowCount)) training rows can.")
    ]
  }

  private struct PrintedQuantity: Equatable {
    var kind: PrintedLoss
    var rows: Int

    var text: String {
      switch kind {
      case .batchMSEBefore:
        "the mean of r² over the last \(NumberText.count(rows)) rows before the step"
      case .batchSSEAfter:
        "the sum of r² over the last \(NumberText.count(rows)) rows after the step"
      }
    }
  }

  /// Which variants penalise the bias.
  static func bias(_ study: Study) -> [Finding] {
    let penalised = study.runs.filter { run in
      run.variant.training.bias == .penalized && !run.variant.penalty.settings.isEmpty
    }
    guard !penalised.isEmpty else { return [] }
    let shift = study.data.leastSquares.parameters.bias.flatMap { reference -> String? in
      let ends = penalised.filter(\.isFinished).compactMap(\.final.bias)
      guard let lowest = ends.min(), let highest = ends.max() else { return nil }
      let least = NumberText.fixed(lowest, decimals: 4)
      let most = NumberText.fixed(highest, decimals: 4)
      let range = least == most ? "at \(least)" : "between \(least) and \(most)"
      return
        " It ends \(range); least squares puts it at \(NumberText.fixed(reference, decimals: 4))."
    }
    return [
      Finding(
        kind: .bias,
        text: "The bias is penalised in \(study.names(penalised)): the penalty moves it like a "
          + "weight, although its size says nothing about how complex the model is.\(shift ?? "")")
    ]
  }

  /// Rows in the same order every epoch, and the point that this makes plain SGD settle on.
  static func order(_ study: Study) -> [Finding] {
    let fixed = study.runs.filter {
      $0.variant.training.order.isFixed && $0.history.stepsPerEpoch > 1
    }
    guard !fixed.isEmpty else { return [] }
    var text =
      "\(capitalized(study.names(fixed))) \(fixed.count == 1 ? "takes" : "take") the rows in order, "
      + "the same every epoch"
    let settled = fixed.filter(\.isFinished).compactMap { run in
      run.cycleLimit.flatMap { cycle in
        run.limit.map {
          (run: run, gap: study.distance(cycle, $0), rest: study.distance(run.final, cycle))
        }
      }
    }
    guard let widest = settled.max(by: { $0.gap < $1.gap }) else {
      return [Finding(kind: .order, text: text + ".")]
    }
    text +=
      ". Plain SGD then settles not on the minimiser of the loss with its penalty but on the fixed "
      + "point of one epoch; for \(widest.run.name) the two lie "
      + "\(NumberText.significant(widest.gap, 2)) apart. "
    let arrived = settled.filter { $0.rest < 1e-5 }
    if arrived.isEmpty {
      text += "None has reached it."
    } else {
      let worst = arrived.map(\.rest).max() ?? 0
      text +=
        "\(study.names(arrived.map(\.run))) \(arrived.count == 1 ? "ends" : "end") within "
        + "\(NumberText.covering(worst, 2)) of it."
    }
    return [Finding(kind: .order, text: text)]
  }

  /// Variants without a penalty, beside the solution they should find.
  static func leastSquares(_ study: Study) -> [Finding] {
    let plain = study.runs.filter {
      $0.isFinished && !$0.isStoppedEarly && $0.ridgeStrength == 0
    }
    guard !plain.isEmpty else { return [] }
    let error = study.data.leastSquares.trainingMSE
    let worst = plain.map(\.finalTrainingMSE).max() ?? error
    let verb = plain.count == 1 ? "trains" : "train"
    return [
      Finding(
        kind: .leastSquares,
        text:
          "\(capitalized(study.names(plain))) \(verb) without a penalty and "
          + "\(plain.count == 1 ? "ends" : "end") at a training error of \(NumberText.significant(worst)); the least possible, by least "
          + "squares, is \(NumberText.significant(error)).")
    ]
  }

  /// Runs that stopped well before the point they were heading for.
  static func unfinished(_ study: Study) -> [Finding] {
    let late = study.runs.filter {
      $0.isFinished && !$0.isStoppedEarly && $0.destination != nil && !study.hasArrived($0)
    }
    guard !late.isEmpty else { return [] }
    let groups = study.grouped(late) { $0.history.trainingMSE.count }
    return groups.map { epochs, runs in
      let rest = runs.map(study.remainingShare).max() ?? 0
      let excess = runs.compactMap { run in
        study.goalTrainingMSE(of: run).flatMap {
          $0 > 0 ? (run.finalTrainingMSE / $0 - 1).magnitude : nil
        }
      }.max()
      let isAll = runs.count == study.runs.count && runs.count > 2
      var text =
        (isAll
          ? "None of the \(Phrase.spelled(runs.count)) variants has arrived after "
          : "\(study.names(runs)) \(runs.count == 1 ? "has" : "have") not arrived after ")
        + "\(Phrase.count(epochs, "epoch")): "
        + (runs.count == 1
          ? "\(NumberText.percent(rest)) of the way to where it must end is left"
          : "up to \(NumberText.percent(rest)) of the way to where they must end is left")
      if let slowest = runs.compactMap(\.predictedContraction).max(), slowest > 0, slowest < 1 {
        text +=
          ", and the slowest direction closes \(NumberText.percent(1 - slowest)) of its distance an "
          + "epoch"
      }
      if let excess, excess < 0.02 {
        text +=
          ". The error hardly shows it (at most \(NumberText.percent(excess)) from that of the "
          + "limit): along that direction the features nearly depend on each other"
      }
      return Finding(kind: .unfinished, text: text + ".")
    }
  }

  /// Runs that left all bounds, all in one breath: a rate must suit every one of them.
  static func divergence(_ study: Study) -> [Finding] {
    let clauses = study.runs.compactMap { run -> String? in
      guard case .diverged(let step, let stable) = run.status else { return nil }
      let own = run.variant.training.learningRate
      let rate =
        NumberText.significant(own.initial) + (own.isConstant ? "" : " at the start")
      let reason =
        switch stable {
        case nil: "its learning rate of \(rate) is too high"
        case let stable? where stable > 0:
          "its learning rate of \(rate) is too high, and rates below "
            + "\(NumberText.within(stable, 3)) are stable for every batch"
        default:
          "its negative strength beats the curvature of a batch, so no learning rate is stable"
        }
      return "\(run.name) diverged at step \(NumberText.count(step)): \(reason)"
    }
    guard !clauses.isEmpty else { return [] }
    return [Finding(kind: .divergence, text: clauses.joined(separator: "; ") + ".")]
  }

  /// Which variant predicts the held-out rows best.
  static func validation(_ study: Study) -> [Finding] {
    let measured = study.runs.filter(\.isFinished).compactMap { run in
      run.finalValidationMSE.map { (run: run, error: $0) }
    }
    guard let best = measured.min(by: { $0.error < $1.error }),
      let worst = measured.max(by: { $0.error < $1.error })
    else { return [] }
    let rows =
      "the \(Phrase.count(study.data.trainingRowCount, "row")) that "
      + (study.data.trainingRowCount == 1 ? "trains" : "train")
    let own = NumberText.significant(best.run.finalTrainingMSE)
    let ratio = best.error / best.run.finalTrainingMSE
    let count = study.data.validationRowCount
    var text = "On the \(count == 1 ? "one" : NumberText.count(count)) held-out "
    text += count == 1 ? "row " : "rows "
    text += best.run.name + (measured.count > 1 ? " predicts best, with" : " has")
    text += " a mean squared error of \(NumberText.significant(best.error)), "
    text +=
      ratio >= 10 && ratio.isFinite
      ? "\(multiple(ratio)) times the \(own) that it leaves on \(rows)"
      : "against \(own) on \(rows)"
    if measured.count > 1, worst.error == best.error {
      text += measured.count == 2 ? "; the other does as well" : "; all others do as well"
    } else if measured.count > 1 {
      text += "; \(worst.run.name) is worst with \(NumberText.significant(worst.error)), "
      text += excess(worst.error / best.error)
      if worst.run.finalTrainingMSE < 0.9 * best.run.finalTrainingMSE {
        let least = NumberText.significant(worst.run.finalTrainingMSE)
        text += ", although it fits those that train better (\(least))"
      }
    }
    return [Finding(kind: .validation, text: text + ".")]
  }

  /// A ratio above one as a share more, or from ten on as a multiple.
  private static func excess(_ ratio: Double) -> String {
    ratio < 10
      ? "\(NumberText.percent(ratio - 1)) more"
      : "\(multiple(ratio)) times as much"
  }

  /// A ratio to two digits, a great one with separators.
  private static func multiple(_ ratio: Double) -> String {
    guard ratio >= 1_000, ratio < 1e9 else { return NumberText.significant(ratio, 2) }
    var unit = 100.0
    while ratio >= 100 * unit { unit *= 10 }
    return NumberText.count(Int((ratio / unit).rounded() * unit))
  }
}
