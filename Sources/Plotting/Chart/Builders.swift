/// Collects what stands in the braces of a panel, in the order in which it is painted.
@resultBuilder public enum MarkBuilder {
  /// One mark.
  public static func buildExpression(_ mark: some Mark) -> [any Mark] { [mark] }
  /// Marks made elsewhere.
  public static func buildExpression(_ marks: [any Mark]) -> [any Mark] { marks }
  /// All of a block.
  public static func buildBlock(_ parts: [any Mark]...) -> [any Mark] { parts.flatMap(\.self) }
  /// What an `if` without `else` gives.
  public static func buildOptional(_ part: [any Mark]?) -> [any Mark] { part ?? [] }
  /// The first branch.
  public static func buildEither(first part: [any Mark]) -> [any Mark] { part }
  /// The other branch.
  public static func buildEither(second part: [any Mark]) -> [any Mark] { part }
  /// What a `for` loop gives.
  public static func buildArray(_ parts: [[any Mark]]) -> [any Mark] { parts.flatMap(\.self) }
  /// What is there on some systems only.
  public static func buildLimitedAvailability(_ part: [any Mark]) -> [any Mark] { part }
}

/// Collects the panels of a chart, in reading order.
@resultBuilder public enum PanelBuilder {
  /// One panel.
  public static func buildExpression(_ panel: Panel) -> [Panel] { [panel] }
  /// Panels made elsewhere.
  public static func buildExpression(_ panels: [Panel]) -> [Panel] { panels }
  /// All of a block.
  public static func buildBlock(_ parts: [Panel]...) -> [Panel] { parts.flatMap(\.self) }
  /// What an `if` without `else` gives.
  public static func buildOptional(_ part: [Panel]?) -> [Panel] { part ?? [] }
  /// The first branch.
  public static func buildEither(first part: [Panel]) -> [Panel] { part }
  /// The other branch.
  public static func buildEither(second part: [Panel]) -> [Panel] { part }
  /// What a `for` loop gives.
  public static func buildArray(_ parts: [[Panel]]) -> [Panel] { parts.flatMap(\.self) }
  /// What is there on some systems only.
  public static func buildLimitedAvailability(_ part: [Panel]) -> [Panel] { part }
}

extension Chart {
  /// A chart of one panel.
  ///
  ///     Chart("Both reach the noise", x: .whole("epoch"), y: .log("mse")) {
  ///       Line(history, name: "coupled")
  ///       Rule(y: 0.02, label: "noise")
  ///     }
  ///
  /// - Parameters:
  ///   - title: the finding, in words.
  ///   - subtitle: what is plotted, and its unit, where the axes do not say it.
  ///   - name: a slug of `[a-z0-9-]`, which begins the ids of an SVG; `nil`: made of the title.
  ///   - description: the finding and its numbers in words; empty: made of the data.
  ///   - x: the axis below.
  ///   - y: the axis at the left.
  ///   - legend: when a row of names stands under the subtitle.
  ///   - marks: painted in their order.
  public init(
    _ title: String, subtitle: String = "", name: String? = nil, description: String = "",
    x: Axis, y: Axis, legend: LegendUse = .whenNeeded, @MarkBuilder marks: () -> [any Mark]
  ) {
    self.init(
      name: name ?? Self.slug(of: title), title: title, subtitle: subtitle,
      description: description, panels: [Panel(x: x, y: y, marks: marks)], legendUse: legend)
  }

  /// Small multiples: panels in a grid, whose series share their looks by name.
  ///
  ///     Chart("Both weights shrink", sharesX: true) {
  ///       Panel("w₁", x: .whole("epoch"), y: .linear()) { Line(first, name: "coupled") }
  ///       Panel("w₂", x: .whole("epoch"), y: .linear()) { Line(second, name: "coupled") }
  ///     }
  ///
  /// - Parameters:
  ///   - title: the finding, in words.
  ///   - subtitle: what is plotted, and its unit, where the axes do not say it.
  ///   - name: a slug of `[a-z0-9-]`, which begins the ids of an SVG; `nil`: made of the title.
  ///   - description: the finding and its numbers in words; empty: made of the data.
  ///   - sharesX: whether all panels have the same x axis, labelled below the lowest ones only.
  ///   - legend: when a row of names stands under the subtitle.
  ///   - panels: in reading order.
  public init(
    _ title: String, subtitle: String = "", name: String? = nil, description: String = "",
    sharesX: Bool = false, legend: LegendUse = .whenNeeded, @PanelBuilder panels: () -> [Panel]
  ) {
    self.init(
      name: name ?? Self.slug(of: title), title: title, subtitle: subtitle,
      description: description, panels: panels(), legendUse: legend, sharesX: sharesX)
  }

  /// A title's ASCII letters and digits, joined by hyphens; `chart` where it has none.
  static func slug(of title: String) -> String {
    let words = title.lowercased().split { !$0.isASCII || !($0.isLetter || $0.isNumber) }
    return words.isEmpty ? "chart" : words.joined(separator: "-")
  }
}

extension Panel {
  /// A panel of marks between two axes. Lines with a name have it at their end.
  ///
  /// - Parameters:
  ///   - heading: stands above the panel.
  ///   - x: the axis below.
  ///   - y: the axis at the left.
  ///   - inset: an enlarged part of it.
  ///   - marks: painted in their order.
  public init(
    _ heading: TextLine? = nil, x: Axis, y: Axis, inset: Inset? = nil,
    @MarkBuilder marks: () -> [any Mark]
  ) {
    self.init(heading: heading, x: x, y: y, marks: marks(), inset: inset)
  }
}
