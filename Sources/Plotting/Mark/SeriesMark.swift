/// A mark that shows a series. All marks of one name have one look, wherever in a chart they stand.
public protocol SeriesMark: Mark {
  /// What the series is called; `nil` for one without a name.
  var name: String? { get }
  /// Its colour, dash and marker; `.automatic` until its chart is laid out.
  var series: SeriesStyle { get set }
  /// Whether its look is to follow from its name, or from its place among the chart's marks.
  var takesLook: Bool { get }
}

extension SeriesMark {
  /// Any mark whose look is left open.
  public var takesLook: Bool { series.isAutomatic }
}
