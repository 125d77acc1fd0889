import Plotting

extension Experiment {
  /// The place in the palette of each variant: that of the colour it asks for, else its own place
  /// in the experiment. Where an earlier one has taken that place it is the next one of the same
  /// colour, which has a dash and a marker of its own. So appending a variant changes none of the
  /// others.
  var accents: [Int] {
    let colors = PaletteColor.allCases
    return variants.enumerated().reduce(into: [Int]()) { taken, entry in
      var place = entry.element.color.flatMap(colors.firstIndex) ?? entry.offset
      while taken.contains(place) { place += colors.count }
      taken.append(place)
    }
  }

  /// The same experiment with its data file, if it names one, found by another path.
  func namingData(_ path: (String) -> String) -> Experiment {
    guard case .csv(var source) = data else { return self }
    source.path = path(source.path)
    var result = self
    result.data = .csv(source)
    return result
  }

  /// Where its data file stands, if it names one, for an experiment in `folder`.
  public func dataPath(from folder: String) -> String? {
    guard case .csv(let source) = data, !BuiltInTables.isNamed(by: source.path) else { return nil }
    return FilePath.from(folder, source.path)
  }

  /// The paths of all figures that the report may have: each name in every theme and format, and its
  /// table.
  public var figurePaths: [String] {
    (figures ?? FigureName.allCases).flatMap { name in
      output.themes.flatMap { theme in output.formats.map { name.path(theme, $0) } }
        + [ReportPath.table(name.rawValue)]
    }
  }
}

extension FigureName {
  /// Where the figure stands in a report's folder: `figures/loss-dark.png`.
  func path(_ theme: ThemeName, _ format: ImageFormat) -> String {
    ReportPath.figure(rawValue, theme, format)
  }
}
