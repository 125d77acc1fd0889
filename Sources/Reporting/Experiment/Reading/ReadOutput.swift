extension Field {
  func output() -> OutputSettings? {
    guard let fields = fields("output", example: "output: {formats: [png, svg]}") else {
      return nil
    }
    var output = OutputSettings()
    let side = NumberLimits.range(OutputSettings.sideRange, OutputSettings.sidePhrase)
    let scale = NumberLimits.range(OutputSettings.scaleRange, OutputSettings.scalePhrase)
    output.formats = fields["formats"]?.words(ImageFormat.self) ?? output.formats
    output.themes = fields["themes"]?.words(ThemeName.self) ?? output.themes
    output.width = fields["width"]?.number(side) ?? output.width
    output.height = fields["height"]?.number(side) ?? output.height
    output.scale = fields["scale"]?.number(scale) ?? output.scale
    output.font = fields["font"]?.text() ?? output.font
    output.axes = fields["axes"]?.axes()
    output.svgText = fields["svg-text"]?.word(SVGText.self) ?? output.svgText
    output.isSelfContained = fields["self-contained"]?.flag() ?? output.isSelfContained
    fields.end()
    if let problem = output.sizeProblem ?? output.pageProblem {
      report(problem)
      return nil
    }
    return output
  }

  /// Two parameters by their names; what they stand for only the data tell.
  private func axes() -> TrajectoryAxes? {
    let what = "a list of two names that differ, of features or bias"
    guard let names = list(what, of: { $0.text() }) else { return nil }
    return TrajectoryAxes(names) ?? refuse(what)
  }
}
