import Plotting
import Training

/// How fast, and how low, does each variant go? Full-data error an epoch, log y.
struct LossFigure: Figure {
  let study: Study
  let curves: [[Datum]]
  private let groups: [[Int]]
  private let strands: [Strand]

  init(_ study: Study) {
    self.study = study
    let curves = study.runs.map { Self.curve($0, study) }
    self.curves = curves
    let logarithms = zip(study.runs, curves).map { run, curve in
      run.isFinished ? curve.map { Self.decades($0.y) } : nil
    }
    let values = logarithms.compactMap(\.self).joined()
    let span = max(0.5, (values.max() ?? 0) - (values.min() ?? 0))
    // Said to coincide are only those that also end at the same number, or nearly.
    let together = Coincidence.groups(logarithms, tolerance: span * 0.02)
    groups = together.flatMap { group in
      study.grouped(group.map { study.runs[$0] }) { study.printedError($0) }
        .map { part in
          group.filter { index in part.runs.contains { $0.name == study.runs[index].name } }
        }
    }
    strands = Coincidence.strands(groups, count: curves.count)
  }

  var chart: Chart {
    let finished = study.runs.filter(\.isFinished)
    return Chart(
      name: FigureName.loss.rawValue, title: LossClaims(study).title, subtitle: subtitle,
      description: LossClaims(study).description,
      panels: [
        Panel(
          x: study.epochAxis,
          y: Axis(nil, .log, padding: 0.035),
          marks: bands + [floors] + lines(hasFinished: !finished.isEmpty),
          endLabels: endLabels)
      ], legend: study.legend)
  }

  private var subtitle: String {
    let rows = (study.data.trainingRowCount == 1 ? "" : "all ") + study.trainingRows
    let whose =
      isBandNeutral ? banded.first.map { "\(study.shortName(study.runs[$0]))’s" } ?? "" : "the"
    let band = bands.isEmpty ? "" : ", and range of \(whose) mini-batches’ errors (band)"
    let floor =
      study.runs.contains { $0.isFinished && $0.limitTrainingMSE != nil }
      ? " Ticks at the right: the error each must come to." : ""
    return "Mean squared error over \(rows) after each epoch (line)\(band). Log scale."
      + floor
  }

  // MARK: - Marks

  /// The error at epoch 0, 1, 2 ...; within epochs where there are too few for a curve, or where a
  /// variant diverged and the steps show how.
  private static func curve(_ run: Run, _ study: Study) -> [Datum] {
    let needsSteps = run.history.trainingMSE.count < 3 || !run.isFinished
    if needsSteps, run.history.stepParameters?.isEmpty == false {
      let points = run.parametersByStep
      let stride = max(1, points.count / 400)
      return points.enumerated().filter {
        $0.offset.isMultiple(of: stride) || $0.offset == points.count - 1
      }.map { Datum($0.element.epoch, study.data.trainingMSE(of: $0.element.parameters)) }
    }
    return run.errorByEpoch.enumerated().map { Datum(Double($0), $1) }
  }

  private func lines(hasFinished: Bool) -> [any Mark] {
    study.runs.indices.map { line($0, hasFinished: hasFinished) }
  }

  private func line(_ index: Int, hasFinished: Bool) -> Line {
    let isFinished = study.runs[index].isFinished
    return Line(
      curves[index], series: study.series(index), end: isFinished ? .marker : .diverged,
      strand: strands[index], widensAxes: isFinished || !hasFinished)
  }

  /// Each variant's limit, those that coincide sharing a tick.
  private var floors: any Mark {
    let limits = study.runs.map { run in
      run.isFinished ? run.limitTrainingMSE.map { [Self.decades($0)] } : nil
    }
    // A floor far below anything reached would leave no room to what was.
    let reached = curves.indices.filter { study.runs[$0].isFinished }.flatMap { curves[$0] }
    let least = (reached.map(\.y).filter { $0 > 0 }.min() ?? 0) * 1e-5
    let groups = Coincidence.groups(limits, tolerance: 0.03)
    let strands = Coincidence.strands(groups, count: limits.count)
    return EdgeTicks(
      study.runs.indices.compactMap { index in
        limits[index] == nil
          ? nil
          : study.runs[index].limitTrainingMSE.map {
            EdgeTicks.Entry(
              $0, series: study.series(index), strand: strands[index], widensAxes: $0 >= least,
              end: study.earlyEnd(index))
          }
      })
  }

  /// The runs whose mini-batches are shown: more than four bands would make mud of the lines, so that
  /// of the first then stands for all.
  private var banded: [Int] {
    let finished = study.runs.indices.filter { study.runs[$0].isFinished }
    return isBandNeutral ? Array(finished.prefix(1)) : finished
  }

  private var isBandNeutral: Bool { study.runs.count > 4 }

  /// The mini-batch losses, least to greatest of each stretch of steps. A short last batch is left
  /// out: its few rows scatter more than all others and say nothing about the training.
  private var bands: [any Mark] {
    banded.compactMap { index -> (any Mark)? in
      let run = study.runs[index]
      let perEpoch = run.history.stepsPerEpoch
      guard perEpoch > 1, run.isFinished else { return nil }
      let hasShortBatch = study.lastBatchRows(of: run) < study.batchRows(of: run)
      let losses = run.history.stepLoss.enumerated().filter {
        $0.element.isFinite && !(hasShortBatch && $0.offset % perEpoch == perEpoch - 1)
      }
      let stretch = max(3, losses.count / 130)
      guard losses.count >= 2 * stretch else { return nil }
      let slices = stride(from: 0, to: losses.count, by: stretch).map { start in
        let part = losses[start..<min(start + stretch, losses.count)]
        let middle = part.reduce(0.0) { $0 + Double($1.offset) } / Double(part.count)
        let values = part.map(\.element)
        return Band.Slice(
          x: middle / Double(perEpoch), low: values.min() ?? 0, high: values.max() ?? 0)
      }
      return Band(
        slices, role: isBandNeutral ? .contour : study.series(index).role, opacity: 0.18,
        widensAxes: false)
    }
  }

  private var endLabels: [EndLabel] {
    let hasFinished = study.runs.contains(where: \.isFinished)
    let names = study.displayNames
    return groups.map { group in
      let run = study.runs[group[0]]
      let last = group[group.count - 1]
      let ends = Set(group.map { FigureNumber.short(study.runs[$0].finalTrainingMSE) })
      return EndLabel(
        group.map { .init(names[$0], role: study.series($0).role) },
        value: run.isFinished ? TextLine(study.printedError(run)) : nil,
        note: run.divergence.map { TextLine($0) }, joiner: ends.count == 1 ? "=" : "≈",
        line: line(last, hasFinished: hasFinished))
    }
  }

  /// Where a value lies on the log axis; far down for one that has no place there.
  private static func decades(_ value: Double) -> Double {
    value > 0 && value.isFinite ? logarithm(value) : -400
  }

  private static func logarithm(_ value: Double) -> Double {
    Scale(.log, domain: Domain(1, 10), range: Domain(0, 1))(value) ?? -400
  }
}
