import Plotting
import Training

/// The figures of a study: each a pure function from trained runs to a chart.
public enum Figures {
  /// The figures that the data allow, in the order in which a report shows them.
  public static func available(for study: Study) -> [FigureName] {
    FigureName.allCases.filter { name in
      guard !study.runs.isEmpty else { return false }
      switch name {
      case .loss, .weights: return true
      case .trajectory: return TrajectoryPlane(study) != nil
      case .parameters:
        return study.runs.contains(where: \.isFinished)
          && !ParametersFigure.shownParameters(of: study).isEmpty
      case .convergence: return !ConvergenceFigure.tracks(of: study).isEmpty
      }
    }
  }

  /// The chart of a figure. One that is not available for the study is a chart without panels,
  /// whose title says so.
  public static func chart(_ name: FigureName, of study: Study) -> Chart {
    guard available(for: study).contains(name) else {
      return Chart(
        name: name.rawValue, title: "Nothing to show", subtitle: "",
        description: "Nothing to show.",
        panels: [])
    }
    switch name {
    case .loss: return LossFigure(study).chart
    case .weights: return WeightsFigure(study).chart
    case .trajectory: return TrajectoryFigure(study).chart
    case .parameters: return ParametersFigure(study).chart
    case .convergence: return ConvergenceFigure(study).chart
    }
  }
}
