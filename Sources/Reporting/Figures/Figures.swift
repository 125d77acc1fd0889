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
    guard isAvailable(name, for: study) else { return nothing(name) }
    return switch name {
    case .loss: LossFigure(study).chart
    case .weights: WeightsFigure(study).chart
    case .trajectory: TrajectoryFigure(study).chart
    case .parameters: ParametersFigure(study).chart
    case .convergence: ConvergenceFigure(study).chart
    case .batchSize: BatchSizeFigure(study).chart
    case .path: PathScale(study).map { PathFigure(study, scale: $0).chart } ?? nothing(name)
    case .validation: ValidationFigure(study).chart
    case .sweep: SweepCells(study).map { SweepFigure(study, cells: $0).chart } ?? nothing(name)
    case .residuals:
      ResidualsSubject(study).map { ResidualsFigure(study, subject: $0).chart } ?? nothing(name)
    }
  }

  private static func nothing(_ name: FigureName) -> Chart {
    Chart(
      name: name.rawValue, title: "Nothing to show", subtitle: "", description: "Nothing to show.",
      panels: [])
  }
}
