extension Unicode.Scalar {
  /// Whether the character leaves no mark and takes no room: controls, direction marks, joiners,
  /// variation selectors. No font is asked for it.
  var isInvisible: Bool {
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate: true
    default: properties.isDefaultIgnorableCodePoint
    }
  }
}
