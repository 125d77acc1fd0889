import Training
import Wording

/// A value while it is read. Every reading gives `nil` for a value that will not do, after it has
/// reported why.
struct Field {
  let node: YAMLNode
  /// Where its key stands.
  let keyPlace: Place
  /// What messages call it: its key in quotes, or `an entry of "weights"`.
  let name: String
  let mistakes: Mistakes

  // MARK: - Scalars

  func text() -> String? {
    guard case .scalar(let text, let isPlain) = node.content else { return refuse("text") }
    if isPlain, Self.isNoText(text) {
      return refuse("text", remedy: isNothing ? nil : "Put it in quotes: \"\(shown)\".")
    }
    guard Likeness.isVisible(text) else { return refuse("text that can be seen") }
    return text
  }

  func flag() -> Bool? {
    let remedy: String?
    switch plain?.lowercased() {
    case "true" where plain == "true": return true
    case "false" where plain == "false": return false
    case "yes", "on", "y", "true", "1": remedy = "Write true."
    case "no", "off", "n", "false", "0": remedy = "Write false."
    default: remedy = nil
    }
    return refuse("true or false", remedy: remedy)
  }

  /// A whole number in a range.
  func whole(_ range: ClosedRange<Int>) -> Int? {
    if let number = plain.flatMap(YAMLNumber.whole), range.contains(number) { return number }
    return refuse(
      "a whole number from \(Self.grouped(range.lowerBound)) to \(Self.grouped(range.upperBound))",
      remedy: numberRemedy)
  }

  /// A seed of torch's generator, which takes the low 32 bits of it.
  func seed() -> UInt64? {
    if let plain, YAMLNumber.isWhole(plain), let seed = UInt64(plain) { return seed }
    return refuse("a whole number from 0 to 18,446,744,073,709,551,615", remedy: numberRemedy)
  }

  /// A finite number within limits.
  func number(_ limits: NumberLimits) -> Double? {
    if let number = plain.flatMap(YAMLNumber.value), number.isFinite, limits.contains(number) {
      return number
    }
    return refuse(limits.phrase, remedy: numberRemedy)
  }

  /// One of the words that an enumeration's cases are spelt as.
  func word<Words>(_ words: Words.Type) -> Words?
  where Words: RawRepresentable<String> & CaseIterable {
    if case .scalar(let text, _) = node.content, let word = Words(rawValue: text) { return word }
    return word(among: Words.allCases.map(\.rawValue)).flatMap(Words.init)
  }

  /// One of some words.
  func word(among words: [String]) -> String? {
    guard case .scalar(let text, _) = node.content, !isNothing else {
      return refuse(Self.choice(words))
    }
    if words.contains(text) { return text }
    let suggestion = Suggestion.nearest(to: text, in: words)
    return refuse(Self.choice(words), remedy: suggestion.map { "Did you mean \"\($0)\"?" })
  }

  // MARK: - Collections

  /// Its entries.
  func list(_ what: String) -> [Field]? {
    guard case .sequence(let nodes) = node.content else { return refuse(what) }
    return nodes.map {
      Field(node: $0, keyPlace: $0.place, name: "an entry of \(name)", mistakes: mistakes)
    }
  }

  /// Its entries as `read` makes them; `nil` if one of them will not do. A list must not be empty.
  func list<Element>(_ what: String, of read: (Field) -> Element?) -> [Element]? {
    guard let fields = list(what) else { return nil }
    if fields.isEmpty { return refuse(what) }
    let elements = fields.map(read)
    return elements.contains { $0 == nil } ? nil : elements.compactMap { $0 }
  }

  /// A list of words, each of them once.
  func words<Words>(_ words: Words.Type) -> [Words]?
  where Words: RawRepresentable<String> & CaseIterable & Equatable {
    let what = "a list of \(Self.choice(Words.allCases.map(\.rawValue), joined: "and"))"
    var seen: [Words] = []
    return list(what) { entry in
      guard let word = entry.word(words) else { return nil }
      if seen.contains(word) {
        mistakes.report("\"\(word.rawValue)\" stands here twice. Keep one.", at: entry.node.place)
        return nil
      }
      seen.append(word)
      return word
    }
  }

  /// The mapping that it is, to be read as `name`, article included.
  func fields(_ name: String, example: String) -> Fields? {
    guard case .mapping(let entries) = node.content else {
      return refuse("keys and values", remedy: "Write \(example).")
    }
    return Fields(entries, at: node.place, name: name, mistakes: mistakes)
  }

  /// The text that it is, quoted or not.
  var word: String? {
    if case .scalar(let text, _) = node.content { text } else { nil }
  }

  /// The text that it is without quotes.
  var plain: String? {
    if case .scalar(let text, isPlain: true) = node.content { text } else { nil }
  }

  var isMapping: Bool {
    if case .mapping = node.content { true } else { false }
  }

  // MARK: - What is wrong

  /// Reports that this takes `what` and not what it is. Always `nil`.
  func refuse<Result>(_ what: String, remedy: String? = nil) -> Result? {
    guard let found = description else { return nil }
    let remedy = remedy ?? (isQuotedNumber ? "Take the quotes away." : nil)
    let sentence =
      isNothing
      ? "\(Self.capitalized(name)) has no value. It takes \(what)."
      : "\(Self.capitalized(name)) takes \(what), not \(found)."
    mistakes.report(remedy.map { "\(sentence) \($0)" } ?? sentence, at: node.place)
    return nil
  }

  /// Reports something else about this value.
  func report(_ message: String) {
    if description != nil { mistakes.report(message, at: node.place) }
  }

  /// What this is, in a word or two; `nil` for what has been reported already.
  private var description: String? {
    switch node.content {
    case .scalar(let text, let isPlain):
      return isPlain && Self.isNoText(text) ? shown : "\"\(shown)\""
    case .sequence(let entries): return entries.isEmpty ? "an empty list" : "a list"
    case .mapping(let entries): return entries.isEmpty ? "an empty mapping" : "keys and values"
    case .refused: return nil
    }
  }

  /// The text, shortened.
  private var shown: String {
    guard case .scalar(let text, _) = node.content else { return "" }
    return SourceText.visible(text, limit: 40)
  }

  private var numberRemedy: String? {
    guard let plain else { return nil }
    return YAMLNumber.rewritten(plain).map { "Write \($0)." }
  }

  private var isQuotedNumber: Bool {
    if case .scalar(let text, isPlain: false) = node.content {
      YAMLNumber.value(text) != nil
    } else {
      false
    }
  }

  private var isNothing: Bool { plain.map(Self.isNull) == true }

  private static func isNull(_ text: String) -> Bool {
    ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// Whether a word without quotes means something else than text.
  private static func isNoText(_ text: String) -> Bool {
    isNull(text) || ["true", "false"].contains(text) || YAMLNumber.isNumberLike(text)
  }

  /// Words as a sentence lists them: `a, b or c`.
  static func choice(_ words: [String], joined: String = "or") -> String {
    words.count < 2
      ? words.joined()
      : words.dropLast().joined(separator: ", ") + " \(joined) " + words[words.count - 1]
  }

  /// The text with its first letter as a sentence begins.
  static func capitalized(_ text: String) -> String {
    text.prefix(1).uppercased() + text.dropFirst()
  }

  /// A whole number with a comma before every three digits.
  static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    return digits.indices.map { index in
      index > 0 && (digits.count - index).isMultiple(of: 3)
        ? ",\(digits[index])" : "\(digits[index])"
    }.joined()
  }
}

/// The numbers that a key takes, besides being finite.
struct NumberLimits: Sendable {
  /// What messages call them.
  let phrase: String
  let contains: @Sendable (Double) -> Bool

  static let any = NumberLimits(phrase: "a finite number") { _ in true }
  static let positive = NumberLimits(phrase: "a finite number above 0") { $0 > 0 }
  static let notNegative = NumberLimits(phrase: "a finite number of 0 or more") { $0 >= 0 }
  static let belowOne = NumberLimits(phrase: "a number from 0 to less than 1") { $0 >= 0 && $0 < 1 }
  static let share = NumberLimits(phrase: "a number between 0 and 1") { $0 > 0 && $0 < 1 }

  static func range(_ range: ClosedRange<Double>, _ phrase: String) -> NumberLimits {
    NumberLimits(phrase: phrase) { range.contains($0) }
  }
}
