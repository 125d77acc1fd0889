extension YAMLScreen {
  /// The character at this place; NUL at the end.
  var current: Unicode.Scalar { text[index] }

  var isAtEnd: Bool { current == "\0" }

  /// The column at this place, counted from 0.
  var column: Int { index - lineStart }

  var place: Place { Place(line: line, column: column + 1) }

  /// The column of the innermost open block collection, or -1.
  var indent: Int { indents.last ?? -1 }

  var isInFlow: Bool { keys.count > 1 }

  var isSpace: Bool { current == " " || current == "\t" }

  var isBreak: Bool { current == "\n" || current == "\r" }

  /// Whether a blank, a line end or the end stands `ahead` characters from here.
  func isBlank(_ ahead: Int) -> Bool {
    switch text[index + ahead] {
    case " ", "\t", "\n", "\r", "\0": true
    default: false
    }
  }

  func isFlowIndicator(_ ahead: Int) -> Bool {
    switch text[index + ahead] {
    case ",", "[", "]", "{", "}": true
    default: false
    }
  }

  /// Whether `---` or `...` stands here.
  var isDocumentMarker: Bool {
    (current == "-" || current == ".") && text[index + 1] == current
      && text[index + 2] == current && isBlank(3)
  }

  /// Passes a character. Always `true`: there is more to read.
  @discardableResult
  mutating func step() -> Bool {
    if !isSpace { isLeading = false }
    index += 1
    return true
  }

  mutating func stepOverBreak() {
    index += current == "\r" && text[index + 1] == "\n" ? 2 : 1
    line += 1
    lineStart = index
    isLeading = true
  }

  /// Passes blanks, comments and line ends.
  mutating func skipToToken() {
    while true {
      while isSpace {
        if current == "\t", isLeading || !isInFlow && isKeyAllowed { mendTab() }
        step()
      }
      if current == "#" { skipLine() }
      guard isBreak else { return }
      stepOverBreak()
      if !isInFlow { isKeyAllowed = true }
    }
  }

  /// Passes the rest of a line.
  mutating func skipLine() {
    while !isBreak, !isAtEnd { step() }
  }

  // MARK: - Refusing and mending

  mutating func refuse(_ message: String) {
    findings.append(Finding(message: message, place: place))
  }

  /// Puts a space in place of a tab that stands where the structure depends on it.
  mutating func mendTab() {
    if findings.last?.place.line != line {
      refuse("A tab stands where YAML counts spaces. Use spaces.")
    }
    text[index] = " "
  }

  /// Puts a space in place of this character and passes it.
  mutating func blankOut() {
    text[index] = " "
    step()
  }
}
