extension YAMLScreen {
  /// A scalar without quotes: it goes on over all lines that are indented further than the
  /// collection it stands in.
  mutating func readPlain() -> Bool {
    saveKey()
    isKeyAllowed = false
    guard countValue() else { return false }
    let leastColumn = indent + 1
    var hasNewLine = false
    repeat {
      if column == 0 && isDocumentMarker || current == "#" { break }
      while !isBlank(0) {
        if isInFlow, current == ":", text[index + 1] == "?" || isFlowIndicator(1) {
          return false
        }
        if current == ":" && isBlank(1) || isInFlow && isFlowIndicator(0) { break }
        hasNewLine = false
        step()
      }
      if !isSpace && !isBreak { break }
      while isSpace || isBreak {
        if isBreak {
          hasNewLine = true
          stepOverBreak()
        } else {
          if current == "\t", hasNewLine { mendTab() }
          step()
        }
      }
    } while isInFlow || column >= leastColumn
    if hasNewLine { isKeyAllowed = true }
    return true
  }

  /// A scalar in quotes, over any number of lines.
  mutating func readQuoted() -> Bool {
    saveKey()
    isKeyAllowed = false
    guard countValue() else { return false }
    let quote = current
    if beginsWithMarkCode { markedTexts.insert(place) }
    step()
    while true {
      if column == 0 && isDocumentMarker || isAtEnd { return false }
      if current == quote {
        step()
        guard quote == "'", current == "'" else { return true }
        step()
      } else if current == "\\", quote == "\"" {
        step()
        if isBreak { stepOverBreak() } else if !isAtEnd { step() }
      } else if isBreak {
        stepOverBreak()
      } else {
        step()
      }
    }
  }

  /// Whether `"\uFEFF` stands here.
  private var beginsWithMarkCode: Bool {
    guard current == "\"", text[index + 1] == "\\" else { return false }
    var code = text[(index + 2)...].prefix(9)
    guard let letter = code.popFirst(), letter == "u" || letter == "U" else { return false }
    return UInt32(String(String.UnicodeScalarView(code.prefix(letter == "u" ? 4 : 8))), radix: 16)
      == 0xfeff
  }

  /// A scalar after `|` or `>`: all lines that are indented as far as its first one.
  mutating func readBlockScalar() -> Bool {
    keys[keys.count - 1] = nil
    isKeyAllowed = true
    guard countValue(), let further = readBlockScalarHeader() else { return false }
    var margin = further == 0 ? 0 : max(indent, 0) + further
    guard skipIndentation(&margin) else { return false }
    while column == margin, !isAtEnd {
      skipLine()
      if isBreak { stepOverBreak() }
      guard skipIndentation(&margin) else { return false }
    }
    isLeading = true
    return true
  }

  /// The rest of the line of `|` or `>`: the indentation that it asks for, 0 if it does not, `nil`
  /// if it is wrong.
  private mutating func readBlockScalarHeader() -> Int? {
    var further = 0
    step()
    let hasSign = current == "+" || current == "-"
    if hasSign { step() }
    if ("0"..."9").contains(current) {
      if current == "0" { return nil }
      further = Int(current.value - 0x30)
      step()
      if !hasSign, current == "+" || current == "-" { step() }
    }
    while isSpace { step() }
    if current == "#" { skipLine() }
    guard isBreak || isAtEnd else { return nil }
    if isBreak { stepOverBreak() }
    return further
  }

  /// Passes empty lines and the indentation of the next one; a margin of 0 becomes that of the
  /// text. `false` where a tab stands in the indentation.
  private mutating func skipIndentation(_ margin: inout Int) -> Bool {
    var deepest = 0
    while true {
      while margin == 0 || column < margin, current == " " { step() }
      deepest = max(deepest, column)
      if margin == 0 || column < margin, current == "\t" { return false }
      guard isBreak else { break }
      stepOverBreak()
    }
    if margin == 0 { margin = max(deepest, indent + 1, 1) }
    return true
  }
}
