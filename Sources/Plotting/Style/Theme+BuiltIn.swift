extension Theme {
  /// Dark ink on white paper. Every accent and both inks have a contrast of at least 4.5 : 1 to the
  /// paper, as names are set in them; axis and contour lines and the ramp at least 3 : 1.
  public static let light = Theme(
    name: "light", paper: Color(hex: 0xFFFFFF), ink: Color(hex: 0x1A1D21),
    mutedInk: Color(hex: 0x575D65), axis: Color(hex: 0x84898F), grid: Color(hex: 0xE6E8EB),
    contour: Color(hex: 0x8E9399), series: PaletteColor.allCases.map(\.onLight),
    ramp: .linesOnLight, density: .densityOnLight)

  /// Light ink on the near-black of a dark page, with the same contrasts.
  public static let dark = Theme(
    name: "dark", paper: Color(hex: 0x0D1117), ink: Color(hex: 0xF0F3F6),
    mutedInk: Color(hex: 0xA6AEB8), axis: Color(hex: 0x7C848E), grid: Color(hex: 0x23282F),
    contour: Color(hex: 0x656D77), series: PaletteColor.allCases.map(\.onDark),
    ramp: .linesOnDark, density: .densityOnDark)
}
