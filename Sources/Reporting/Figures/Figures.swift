import Plotting
import Training

/// The figures of a study: each a pure function from trained runs to a chart.
public enum Figures {
  /// The figures that the data allow, in the order in which a report shows them.
  public static func available(for study: Study) -> [FigureName] {
    FigureName.allCases.filter { isAvailable($0, for: study) }
  }

  private static func isAvailable(_ name: FigureName, for study: Study) -> Bool {
    switch name {
    case .loss, .weights: !study.runs.isEmpty
    case .trajectory: !study.runs.isEmpty && TrajectoryPlane(study) != nil
    case .parameters:
      study.runs.contains(where: \.isFinished)
        && !ParametersFigure.shownParameters(of: study).isEmpty
    case .convergence: !ConvergenceFigure.tracks(of: study).isEmpty
    case .batchSize: !BatchSizeCurve.rules(of: study).isEmpty
    case .path: PathScale(study) != nil
    case .validation: !ValidationFigure.panels(of: study).isEmpty
    case .sweep: SweepCells(study) != nil
    case .residuals: ResidualsSubject(study) != nil
    }
  }

  /// The chart of a figure. One that is not available for the study is a chart without panels,
  /// whose title says so.
  public static func chart(_ name: FigureName, of study: Study) -> Chart {
    figure(name, of: study)?.chart ?? nothing(name)
  }

  /// A figure; `nil` where the data do not allow it.
  static func figure(_ name: FigureName, of study: Study) -> (any Figure)? {
    guard isAvailable(name, for: study) else { return nil }
    return switch name {
    case .loss: LossFigure(study)
    case .weights: WeightsFigure(study)
    case .trajectory: TrajectoryFigure(study)
    case .parameters: ParametersFigure(study)
    case .convergence: ConvergenceFigure(study)
    case .batchSize: BatchSizeFigure(study)
    case .path: PathScale(study).map { PathFigure(study, scale: $0) }
    case .validation: ValidationFigure(study)
    case .sweep: SweepCells(study).map { SweepFigure(study, cells: $0) }
    case .residuals: ResidualsSubject(study).map { ResidualsFigure(study, subject: $0) }
    }
  }

  static func nothing(_ name: FigureName) -> Chart {
    Chart(
      name: name.rawValue, title: "Nothing to show", subtitle: "", description: "Nothing to show.",
      panels: [])
  }
}

/// What a study says about one question: a chart, and the numbers behind it.
protocol Figure: Sendable {
  var chart: Chart { get }
  /// What the chart shows, at full precision, a line a datum.
  var table: CSVText { get }
}
