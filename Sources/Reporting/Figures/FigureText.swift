import Plotting
import Training
import Wording

// Words and numbers that several figures put into titles, labels and descriptions.

extension Study {
  /// A run's name, short enough for a title.
  func shortName(_ run: Run, limit: Int = 24) -> String {
    let place = runs.firstIndex { $0.name == run.name } ?? 0
    let name = displayNames[place]
    return name.count <= limit ? name : name.prefix(limit - 1) + "…"
  }

  /// Names as a title lists them: all of up to three, else the count.
  func titleNames(_ runs: [Run]) -> String {
    if runs.count == self.runs.count, runs.count > 2 {
      return "all \(Phrase.spelled(runs.count)) variants"
    }
    return runs.count <= 3
      ? Phrase.list(runs.map { shortName($0) }) : "\(Phrase.spelled(runs.count)) variants"
  }

  /// The look of a run's line, the same in every figure.
  func series(_ index: Int) -> SeriesStyle {
    SeriesStyle(place: accents.indices.contains(index) ? accents[index] : index)
  }

  /// How many rows train, and that they are not all where some are held out: `410 training rows`.
  var trainingRows: String {
    Phrase.count(
      data.trainingRowCount, data.validationRowCount > 0 ? "training row" : "row")
  }

  /// Parameters that made the data, else those of least squares.
  var reference: Parameters { data.dataset.truth ?? data.leastSquares.parameters }

  /// What `reference` is called.
  var referenceName: String { data.dataset.truth == nil ? "least squares" : "the truth" }

  /// What a weight is called: `w₁` for the columns of made-up data, else the feature's name.
  func weightName(_ index: Int) -> String {
    let features = data.dataset.features
    let isNumbered = features.indices.allSatisfy { features[$0] == "x\($0 + 1)" }
    return isNumbered
      ? "w" + Self.subscripted(index + 1) : FeatureName.label(features[index], among: features)
  }

  private static func subscripted(_ number: Int) -> String {
    String(
      String(number).unicodeScalars.map { Character(Unicode.Scalar($0.value + 0x2050) ?? $0) })
  }

  /// A run's final error as figures print it. Variants that must come to the same error, and end
  /// within 4 % of each other, print alike: what parts them is the scatter of their batches.
  func printedError(_ run: Run) -> String {
    func isNear(_ a: Double?, _ b: Double?, _ share: Double) -> Bool {
      guard let a, let b else { return false }
      return (a - b).magnitude <= share * a.magnitude
    }
    let first = runs.first { other in
      other.isFinished && run.isFinished
        && isNear(other.limitTrainingMSE, run.limitTrainingMSE, 0.01)
        && isNear(other.finalTrainingMSE, run.finalTrainingMSE, 0.04)
    }
    return FigureNumber.short((first ?? run).finalTrainingMSE)
  }

  /// The row of names and lines for a legend.
  var legend: [Chart.LegendEntry] {
    zip(runs.indices, displayNames).map { Chart.LegendEntry($1, series: series($0)) }
  }

  /// The end of the epoch axis: the most epochs of any variant, or for variants that all diverged
  /// as far as they came.
  var lastEpoch: Double {
    let finished = runs.filter(\.isFinished)
    guard finished.isEmpty else {
      return finished.map { Double(max(1, $0.epochsRun)) }.max() ?? 1
    }
    return runs.map { $0.parametersByStep.last?.epoch ?? 1 }.filter { $0 > 0 }.max() ?? 1
  }

  /// The epoch at which a run's line ends, where that is well before the axis does.
  func earlyEnd(_ index: Int) -> Double? {
    let end = Double(runs[index].history.parameters.count)
    return end < lastEpoch * 0.85 ? end : nil
  }

  /// What a title adds for runs that left all bounds: "; wild diverges".
  var divergenceClause: String {
    let diverged = runs.filter { !$0.isFinished }
    return diverged.isEmpty
      ? "" : "; \(titleNames(diverged)) \(diverged.count == 1 ? "diverges" : "diverge")"
  }

  /// The epoch axis that all runs share.
  var epochAxis: Axis {
    Axis(
      "epoch", domain: Domain(0, lastEpoch), labels: lastEpoch < 1 ? .numbers : .wholeNumbers,
      hasGrid: false)
  }

  /// "after 20 epochs", for the epochs that all runs have in common, else nothing.
  var epochsPhrase: String? {
    guard let epochs = runs.first?.epochsRun, runs.allSatisfy({ $0.epochsRun == epochs })
    else { return nil }
    return epochs == 1 ? "after one epoch" : "after \(NumberText.count(epochs)) epochs"
  }
}

extension Run {
  /// "diverged at step 17", where it did.
  var divergence: String? {
    if case .diverged(let step, _) = status {
      "diverged at step \(NumberText.count(step))"
    } else {
      nil
    }
  }

  /// The full-data error at epoch 0, 1, 2 ...
  var errorByEpoch: [Double] { [initialTrainingMSE] + history.trainingMSE }

  /// Parameters at the end of every epoch from 0 on, with the places along the epoch axis.
  var parametersByEpoch: [(epoch: Double, parameters: Parameters)] {
    ([initial] + history.parameters).enumerated().map { (Double($0), $1) }
  }

  /// Parameters after every step where they were kept, else after every epoch.
  var parametersByStep: [(epoch: Double, parameters: Parameters)] { states(.steps(1)) }

  /// Parameters after every so many steps, and at the end.
  func states(_ interval: StateInterval) -> [(epoch: Double, parameters: Parameters)] {
    if case .epochs(let stride) = interval {
      let states = parametersByEpoch
      return states.indices.filter { $0.isMultiple(of: stride) || $0 == states.count - 1 }
        .map { states[$0] }
    }
    guard case .steps(let stride) = interval, let steps = history.stepParameters, !steps.isEmpty,
      history.stepsPerEpoch > 0
    else { return parametersByEpoch }
    let states = [initial] + steps
    return states.indices.filter { $0.isMultiple(of: stride) || $0 == states.count - 1 }
      .map { (Double($0) / Double(history.stepsPerEpoch), states[$0]) }
  }
}

/// A sentence's first letter in upper case, unless it begins with a name, which stays as it is.
func capitalizedStart(_ sentence: String, names: [String]) -> String {
  guard let first = sentence.first, !names.contains(where: { sentence.hasPrefix($0) }) else {
    return sentence
  }
  return first.uppercased() + sentence.dropFirst()
}
