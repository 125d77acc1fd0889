import Yams

/// Turns bytes into a tree of values with their places: the only file that knows Yams.
///
/// Yams is only asked for nodes, never to `load` or to decode, and only after `YAMLScreen` has
/// found nothing in the text that could make it use much memory, time or stack.
struct YAMLDocument {
  private let mistakes: Mistakes
  /// Places of what `YAMLScreen` put in place of something refused.
  private let standIns: Set<Place>
  /// Places of texts that begin with a byte order mark.
  private let markedTexts: Set<Place>
  /// The names of keys that were masked because they stand twice in one mapping.
  private var masked: [Place: String] = [:]

  /// The tree's root, or `nil` where there is none to read; mistakes are reported.
  static func read(_ scalars: [Unicode.Scalar], mistakes: Mistakes) -> YAMLNode? {
    let screen = YAMLScreen(scalars)
    for finding in screen.findings { mistakes.report(finding.message, at: finding.place) }
    guard screen.isParseable else { return nil }
    var document = YAMLDocument(screen, mistakes: mistakes)
    return document.parse(screen.text, wasMended: !screen.findings.isEmpty)
  }

  private init(_ screen: YAMLScreen, mistakes: Mistakes) {
    self.mistakes = mistakes
    standIns = screen.standIns
    markedTexts = screen.markedTexts
  }

  // MARK: - Parsing

  /// Work that finding all duplicate keys may cost, in characters parsed.
  private static let mostCharacters = 1 << 18

  /// Yams stops at the first key that stands twice. To find the others, the first of the two gets
  /// another name of the same length, and the text is parsed again.
  private mutating func parse(_ scalars: [Unicode.Scalar], wasMended: Bool) -> YAMLNode? {
    var scalars = scalars
    var parsed = 0
    while true {
      do {
        return try compose(scalars) { root in
          if let root, !root.isNothing { return node(root) }
          mistakes.report("The file is empty. Begin it with version: 1.", at: .start)
          return nil
        }
      } catch YamlError.duplicatedKeysInMapping(let names, let context) {
        let place = Place(line: context.mark.line, column: context.mark.column)
        parsed += scalars.count
        guard let name = names.first, parsed < Self.mostCharacters, mask(&scalars, at: place)
        else {
          reportTwice(names.first, at: place)
          return nil
        }
        masked[place] = name
      } catch {
        // After mending, what does not fit may be due to it; and a masked key that Yams can't read
        // was no plain word.
        if let (place, name) = masked.min(by: { $0.key < $1.key }) {
          reportTwice(name, at: place)
        } else if !wasMended {
          let (message, place) = YAMLComplaint.sentence(for: error, in: scalars)
          mistakes.report(message, at: place)
        }
        return nil
      }
    }
  }

  /// What `body` makes of the root that the text has, if it has one.
  private func compose<Result>(
    _ scalars: [Unicode.Scalar], _ body: (Yams.Node?) -> Result
  ) throws -> Result {
    // A line end more than there is costs nothing and lets the text never be one of the few bytes
    // that Swift keeps in place, whose address does not last as long as Yams needs it.
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    view.append(contentsOf: repeatElement("\n", count: 16))
    // The parser owns the anchors that the tree tells of.
    let parser = try Yams.Parser(
      yaml: String(view), resolver: .basic, constructor: .default, encoding: .utf8)
    return try withExtendedLifetime(parser) { body(try parser.singleRoot()) }
  }

  private func reportTwice(_ name: String?, at place: Place) {
    let shown = SourceText.visible(name ?? "", limit: 40)
    mistakes.report("The key \"\(shown)\" stands twice in its mapping. Keep one.", at: place)
  }

  /// Renames the key at a place: its first letter becomes one of Unicode's private ones. `false`
  /// where there is no letter.
  private func mask(_ scalars: inout [Unicode.Scalar], at place: Place) -> Bool {
    guard masked[place] == nil, let letter = Unicode.Scalar(0xe000 + masked.count),
      var index = Self.index(of: place, in: scalars)
    else { return false }
    if scalars[index] == "\"" || scalars[index] == "'" { index += 1 }
    guard index < scalars.count else { return false }
    scalars[index] = letter
    return true
  }

  private static func index(of place: Place, in scalars: [Unicode.Scalar]) -> Int? {
    var line = 1
    var index = 0
    while line < place.line, index < scalars.count {
      let isCRLF =
        scalars[index] == "\r" && index + 1 < scalars.count && scalars[index + 1] == "\n"
      if scalars[index] == "\n" || scalars[index] == "\r" { line += 1 }
      index += isCRLF ? 2 : 1
    }
    index += place.column - 1
    return line == place.line && index < scalars.count ? index : nil
  }

  // MARK: - The tree

  private func node(_ source: Yams.Node) -> YAMLNode {
    let place = self.place(of: source)
    if standIns.contains(place) { return YAMLNode(content: .refused, place: place) }
    if source.anchor != nil {
      mistakes.report("An anchor (&) can't be used here. Take it away.", at: place)
      return YAMLNode(content: .refused, place: place)
    }
    switch source {
    case .scalar(let scalar):
      let text = (markedTexts.contains(place) ? "\u{FEFF}" : "") + scalar.string
      return YAMLNode(
        content: .scalar(text, isPlain: scalar.style == .plain), place: place)
    case .sequence(let sequence):
      return YAMLNode(content: .sequence(sequence.map(node)), place: place)
    case .mapping(let mapping):
      return YAMLNode(content: .mapping(entries(of: mapping)), place: place)
    case .alias:
      mistakes.report("An alias (*) can't be used here. Write the value out.", at: place)
      return YAMLNode(content: .refused, place: place)
    }
  }

  private func place(of source: Yams.Node) -> Place {
    source.mark.map { Place(line: $0.line, column: $0.column) } ?? .start
  }

  /// The entries, of those with the same key only the first.
  private func entries(of mapping: Yams.Node.Mapping) -> [YAMLNode.Entry] {
    var entries: [YAMLNode.Entry] = []
    var lines: [String: Int] = [:]
    for (key, value) in mapping {
      let place = self.place(of: key)
      guard case .scalar(let scalar) = key else {
        mistakes.report("A key must be a word, not a list or a mapping.", at: place)
        continue
      }
      if standIns.contains(place) { continue }
      let name = masked[place] ?? scalar.string
      if name == "<<", scalar.style == .plain {
        mistakes.report("A merge key (<<) can't be used here. Write the keys out.", at: place)
      } else if let line = lines[name] {
        let shown = SourceText.visible(name, limit: 40)
        mistakes.report(
          "The key \"\(shown)\" stands here again; the first is in line \(line). Keep one.",
          at: place)
      } else {
        lines[name] = place.line
        entries.append(YAMLNode.Entry(key: name, keyPlace: place, value: node(value)))
      }
    }
    return entries
  }
}

extension Yams.Node {
  /// Whether this stands for a document in which nothing is written.
  fileprivate var isNothing: Bool {
    if case .scalar(let scalar) = self {
      scalar.string.isEmpty && scalar.style == .plain
    } else {
      false
    }
  }
}
