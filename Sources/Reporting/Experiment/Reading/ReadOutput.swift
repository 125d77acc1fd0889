extension Field {
  func output() -> OutputSettings? {
    guard let fields = fields("output", example: "output: {formats: [png, svg]}") else {
      return nil
    }
    var output = OutputSettings()
    let sides = OutputSettings.sideRange
    let scales = OutputSettings.scaleRange
    output.formats = fields["formats"]?.words(ImageFormat.self) ?? output.formats
    output.themes = fields["themes"]?.words(ThemeName.self) ?? output.themes
    output.width = fields["width"]?.whole(sides) ?? output.width
    output.height = fields["height"]?.whole(sides) ?? output.height
    output.scale =
      fields["scale"]?.number(
        .range(
          scales,
          "a number from \(YAMLNumber.text(scales.lowerBound)) to "
            + YAMLNumber.text(scales.upperBound)))
      ?? output.scale
    output.font = fields["font"]?.text() ?? output.font
    fields.end()
    if !output.isDrawable {
      report(
        "Figures of \(output.width) x \(output.height) points at \(YAMLNumber.text(output.scale)) pixels a point "
          + "have too many pixels. Lower \"scale\".")
      return nil
    }
    return output
  }
}
