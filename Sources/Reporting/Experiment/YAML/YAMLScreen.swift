/// Reads a YAML text's tokens, though not their meaning, before the parser sees it, to refuse what
/// the parser must not be given: aliases (it copies and hashes what they stand for, which grows
/// exponentially), deep nesting (it recurses) and far too many values.
///
/// The rules where a token starts and ends are libyaml's, `scanner.c` of version 0.2.5, because a
/// token that is seen otherwise here than there could hide an alias. They need to be followed only
/// as far as libyaml finds no error: there the parser stops by itself.
///
/// What is refused but harmless is mended in `text` without moving anything else, so that the
/// parser and the reader can go on and report all the other mistakes too.
struct YAMLScreen {
  /// Something refused, and where it stands.
  struct Finding {
    var message: String
    var place: Place
  }

  /// The text for the parser.
  var text: [Unicode.Scalar]
  /// What was refused, in the order of the places.
  var findings: [Finding] = []
  /// Places of nodes that stand where something else was refused; not to be judged once more.
  var standIns: Set<Place> = []
  /// Places of quoted texts that begin with the code of a byte order mark, which Foundation takes
  /// off the strings that the parser makes.
  var markedTexts: Set<Place> = []
  /// Whether the parser may be given the text.
  var isParseable = true

  // MARK: - Position

  var index = 0
  var line = 1
  /// The index of the line's first character.
  var lineStart = 0
  /// Whether nothing but blanks stands before this place on its line.
  var isLeading = true

  // MARK: - libyaml's state

  /// The columns (from 0) of the block collections that are open, outermost first.
  var indents: [Int] = []
  /// For what is outside of flow collections, and for each level of them, where a key that fits
  /// into a line may have started.
  var keys: [Key?] = [nil]
  /// Whether such a key may start here.
  var isKeyAllowed = true

  struct Key {
    var index: Int
    var line: Int
    var column: Int
  }

  // MARK: - Documents and limits

  private var hasContent = false
  private var hasDocumentStart = false
  private var hasDocumentEnd = false
  private var values = 0
  private var names = 0

  /// Collections within collections; an experiment needs five.
  static let deepest = 16
  /// Values in a file, keys included: more than a hundred thousand weights.
  static let mostValues = 200_000
  /// Keys in a file: more than twenty for each of a thousand variants.
  static let mostKeys = 25_000
  /// Findings after which it is not worth to go on.
  private static let mostFindings = 1_000
  /// How far a key may be from its colon, by YAML's rules.
  private static let longestKey = 1024

  /// Screens a text without control characters other than line ends and tabs.
  init(_ text: [Unicode.Scalar]) {
    // Four characters of nothing, so that a look ahead needs no test for the end.
    self.text = text + ["\0", "\0", "\0", "\0"]
    while findings.count < Self.mostFindings, readToken() {}
    if findings.count == Self.mostFindings { isParseable = false }
    self.text.removeLast(4)
  }

  /// Reads the next token; `false` at the end, or where the parser will stop.
  private mutating func readToken() -> Bool {
    skipToToken()
    closeIndents(to: column)
    if isAtEnd { return false }
    if column == 0, let goesOn = readDocumentMarker() { return goesOn }
    if hasDocumentEnd { return endHere() }
    hasContent = true
    switch current {
    case "[", "{": return openFlow()
    case "]", "}": return closeFlow()
    case ",": return indicator(allowsKey: true)
    case "-" where isBlank(1): return readEntry()
    case "?" where isInFlow || isBlank(1): return readExplicitKey()
    case ":" where isInFlow || isBlank(1): return readColon()
    case "*": return readAlias()
    case "&": return readProperty("An anchor (&)", remedy: "Take it away and write values out.")
    case "!": return readProperty("A tag (!)", remedy: "Take it away: keys tell the types.")
    case "|" where !isInFlow, ">" where !isInFlow: return readBlockScalar()
    case "'", "\"": return readQuoted()
    case "%", "@", "`", "|", ">", "\t": return false
    default: return readPlain()
    }
  }

  // MARK: - Structure

  private mutating func openFlow() -> Bool {
    saveKey()
    keys.append(nil)
    isKeyAllowed = true
    return checkDepth() && countValue() && step()
  }

  private mutating func closeFlow() -> Bool {
    keys[keys.count - 1] = nil
    if isInFlow { keys.removeLast() }
    isKeyAllowed = false
    return step()
  }

  private mutating func readEntry() -> Bool {
    openIndent(column)
    return checkDepth() && indicator(allowsKey: true)
  }

  private mutating func readColon() -> Bool {
    guard countKey() else { return false }
    if let key = keys[keys.count - 1], key.line == line, key.index + Self.longestKey >= index {
      openIndent(key.column)
      return checkDepth() && indicator(allowsKey: false)
    }
    openIndent(column)
    return checkDepth() && indicator(allowsKey: !isInFlow)
  }

  private mutating func readExplicitKey() -> Bool {
    refuse("A key can't be marked with \"?\" here. Write it as key: value.")
    isParseable = false
    return false
  }

  /// Passes an indicator of one character, after which what stood before it is no key.
  private mutating func indicator(allowsKey: Bool) -> Bool {
    keys[keys.count - 1] = nil
    isKeyAllowed = allowsKey
    return step()
  }

  /// A token that starts here may be a key.
  mutating func saveKey() {
    guard isKeyAllowed else { return }
    keys[keys.count - 1] = Key(index: index, line: line, column: column)
  }

  /// A block collection starts at `column`, if none that is open does.
  private mutating func openIndent(_ column: Int) {
    if !isInFlow, indent < column { indents.append(column) }
  }

  private mutating func closeIndents(to column: Int) {
    while !isInFlow, indent > column { indents.removeLast() }
  }

  // MARK: - Limits

  private mutating func checkDepth() -> Bool {
    if indents.count + keys.count - 1 <= Self.deepest { return true }
    refuse("This is nested more than \(Self.deepest) deep. An experiment needs five levels.")
    isParseable = false
    return false
  }

  /// Notes a value; `false` where there are too many.
  mutating func countValue() -> Bool {
    values += 1
    if values <= Self.mostValues { return true }
    refuse("There are more than \(Self.mostValues) values. Shorten the file.")
    isParseable = false
    return false
  }

  private mutating func countKey() -> Bool {
    names += 1
    if names <= Self.mostKeys { return true }
    refuse("There are more than \(Self.mostKeys) keys. Shorten the file.")
    isParseable = false
    return false
  }

  // MARK: - What is refused and mended

  private mutating func readAlias() -> Bool {
    refuse("An alias (*) can't be used here. Write the value out.")
    standIns.insert(place)
    text[index] = "x"
    return readPlain()
  }

  private mutating func readProperty(_ what: String, remedy: String) -> Bool {
    refuse("\(what) can't be used here. \(remedy)")
    while !isBlank(0), !(isInFlow && isFlowIndicator(0)) { blankOut() }
    return true
  }

  /// Reads what only means something at the start of a line; `nil` if nothing of it stands here.
  private mutating func readDocumentMarker() -> Bool? {
    if current == "%" {
      if hasContent { return false }
      refuse("A directive (%) can't be used here. Take the line away.")
      while !isBreak, !isAtEnd { blankOut() }
      return true
    }
    guard isDocumentMarker else { return nil }
    let isStart = current == "-"
    if isStart, hasContent || hasDocumentStart { return endHere() }
    closeIndents(to: -1)
    keys[keys.count - 1] = nil
    isKeyAllowed = false
    if isStart { hasDocumentStart = true } else { hasDocumentEnd = hasContent || hasDocumentStart }
    return step() && step() && step()
  }

  /// Ends the text here, because what follows belongs to another document.
  private mutating func endHere() -> Bool {
    refuse("A second document starts here. A file holds one experiment: split it in two.")
    for index in index..<(text.count - 4) { text[index] = " " }
    return false
  }
}
