import Plotting
import Training
import Wording

/// Which strength, or which epoch, is right? The error that cross-validation estimates along a path,
/// and the errors on training and held-out rows after each epoch.
struct ValidationFigure: Figure {
  /// What a panel shows.
  enum Subject {
    case strengths(PathScale)
    case epochs
  }

  let study: Study
  let subjects: [Subject]

  init(_ study: Study) {
    self.study = study
    subjects = Self.panels(of: study)
  }

  /// The panels that the data allow.
  static func panels(of study: Study) -> [Subject] {
    var panels: [Subject] = []
    if let scale = PathScale(study),
      scale.points.contains(where: { $0.crossValidation != nil || $0.validationMSE != nil })
    {
      panels.append(.strengths(scale))
    }
    if study.data.validationRowCount > 0,
      study.runs.contains(where: { $0.isFinished && $0.history.validationMSE?.isEmpty == false })
    {
      panels.append(.epochs)
    }
    return panels
  }

  var chart: Chart {
    let claims = ValidationClaims(study, subjects: subjects)
    return Chart(
      name: FigureName.validation.rawValue, title: claims.title, subtitle: subtitle,
      description: claims.description, panels: subjects.map(panel), legend: legend)
  }

  private var subtitle: String {
    let parts = subjects.map { subject in
      switch subject {
      case .strengths(let scale): strengthsPhrase(scale)
      case .epochs:
        "mean squared error after each epoch on the \(heldOut) (solid)"
          + (study.runs.count <= Self.mostTrainingLines ? " and the training rows (dashes)" : "")
          + (hasBestEpochs ? "; rings: the epoch that was kept" : "")
      }
    }
    return capitalizedStart(parts.joined(separator: "; "), names: []) + "."
  }

  private var heldOut: String { "\(NumberText.count(study.data.validationRowCount)) held-out rows" }

  private func strengthsPhrase(_ scale: PathScale) -> String {
    let folds = scale.path.settings.folds
    let hasFolds = scale.points.contains { $0.crossValidation != nil }
    let heldOut = scale.points.contains { $0.validationMSE != nil }
    var parts: [String] = []
    if hasFolds { parts.append("over \(folds) folds, ± one standard error") }
    if heldOut { parts.append("on the \(self.heldOut)" + (hasFolds ? " (dashes)" : "")) }
    return "mean squared error along the \(scale.penaltyName) path "
      + parts.joined(separator: ", and ")
      + "; grey: on the training rows"
  }

  private func panel(_ subject: Subject) -> Panel {
    let isAlone = subjects.count == 1
    switch subject {
    case .strengths(let scale): return strengths(scale, heading: isAlone ? nil : "by strength")
    case .epochs: return epochs(heading: isAlone ? nil : "by epoch")
    }
  }

  // MARK: - Strengths

  private func strengths(_ scale: PathScale, heading: TextLine?) -> Panel {
    let slices = scale.points.compactMap { point in
      point.crossValidation.map {
        Band.Slice(
          x: point.lambda, low: $0.mean - $0.standardError, high: $0.mean + $0.standardError)
      }
    }
    let folds = scale.points.compactMap { point in
      point.crossValidation.map { Datum(point.lambda, $0.mean) }
    }
    let training = scale.points.map { Datum($0.lambda, $0.trainingMSE) }
    let heldOut = scale.points.compactMap { point in
      point.validationMSE.map { Datum(point.lambda, $0) }
    }
    var marks: [any Mark] = [Trace(training, role: .contour, width: 1.4), scale.flags]
    if !folds.isEmpty {
      if !heldOut.isEmpty { marks.append(Guide(heldOut, role: .series(0))) }
      marks += [
        ErrorBars(slices, paint: Paint(.series(0), opacity: 0.55)),
        Specks(folds, paint: Paint(.series(0)), diameter: folds.count > 40 ? 4 : 5),
      ]
    } else {
      marks.append(Line(heldOut, series: SeriesStyle(place: 0), end: .none))
    }
    return Panel(
      heading: heading, x: scale.axis(hasRoom: true),
      y: Axis(nil, isWide(folds + heldOut + training) ? .log : .linear), marks: marks)
  }

  /// Whether values span so much that only a log axis shows the small ones.
  private func isWide(_ data: [Datum]) -> Bool {
    let values = data.map(\.y)
    guard let low = values.min(), let high = values.max(), low > 0 else { return false }
    return high / low > 30
  }

  // MARK: - Epochs

  /// More than so many variants' training errors would be a thicket.
  private static let mostTrainingLines = 4

  var finished: [Int] {
    study.runs.indices.filter {
      study.runs[$0].isFinished && study.runs[$0].history.validationMSE?.isEmpty == false
    }
  }

  private var hasBestEpochs: Bool { finished.contains { study.runs[$0].bestEpoch != nil } }

  /// The error on the held-out rows at epoch 0, 1, 2 ...
  static func heldOutErrors(_ run: Run, in study: Study) -> [Double] {
    [study.data.validationMSE(of: run.initial) ?? .nan] + (run.history.validationMSE ?? [])
  }

  private func line(_ index: Int) -> Line {
    let errors = Self.heldOutErrors(study.runs[index], in: study)
    let lines = finished.map { place in
      Self.heldOutErrors(study.runs[place], in: study).map(ConvergenceFigure.decades)
    }
    let span = (lines.joined().max() ?? 0) - (lines.joined().filter { $0 > -400 }.min() ?? 0)
    let groups = Coincidence.groups(lines, tolerance: max(0.5, span) * 0.01)
    let strands = Coincidence.strands(groups, count: lines.count)
    let place = finished.firstIndex(of: index) ?? 0
    return Line(
      errors.enumerated().map { Datum(Double($0.offset), $0.element) },
      series: study.series(index), strand: strands[place])
  }

  private func epochs(heading: TextLine?) -> Panel {
    let lines = finished.map(line)
    var marks: [any Mark] = []
    if study.runs.count <= Self.mostTrainingLines {
      marks += finished.map { index in
        Guide(
          study.runs[index].errorByEpoch.enumerated().map {
            Datum(Double($0.offset), $0.element)
          }, role: study.series(index).role, widensAxes: true)
      }
    }
    marks += lines
    marks += finished.compactMap { index -> (any Mark)? in
      let run = study.runs[index]
      guard let epoch = run.bestEpoch, let errors = run.history.validationMSE,
        errors.indices.contains(epoch - 1)
      else { return nil }
      return Dots(
        [Datum(Double(epoch), errors[epoch - 1])], series: study.series(index), radius: 5.5,
        isHollow: true)
    }
    let last = finished.map { study.runs[$0].history.trainingMSE.count }.max() ?? 1
    return Panel(
      heading: heading,
      x: Axis(
        "epoch", domain: Domain(0, Double(max(1, last))), labels: .wholeNumbers, hasGrid: false),
      y: Axis(nil, .log), marks: marks, endLabels: endLabels(lines))
  }

  private func endLabels(_ lines: [Line]) -> [EndLabel] {
    let names = study.displayNames
    var labels: [EndLabel] = []
    for (place, index) in finished.enumerated() {
      let error = lines[place].data.last?.y ?? .nan
      let name = EndLabel.Name(names[index], role: study.series(index).role)
      // Strands of one line are named together.
      if lines[place].strand.index > 0, !labels.isEmpty,
        let group = labels.lastIndex(where: {
          $0.line.data.count == lines[place].data.count
            && $0.line.strand.count == lines[place].strand.count
        })
      {
        labels[group].names.append(name)
        labels[group].joiner = "≈"
        labels[group].line = lines[place]
      } else {
        labels.append(
          EndLabel([name], value: TextLine(FigureNumber.short(error)), line: lines[place]))
      }
    }
    return labels
  }

  private var legend: [Chart.LegendEntry] {
    let names = study.displayNames
    return subjects.contains { if case .epochs = $0 { true } else { false } }
      ? finished.map { Chart.LegendEntry(names[$0], series: study.series($0)) } : []
  }
}
