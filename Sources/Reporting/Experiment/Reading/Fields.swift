import Training

/// A mapping while it is read: it hands out its values by key, and complains in the end about every
/// key that nobody asked for.
final class Fields {
  /// Where the mapping starts.
  let place: Place
  let mistakes: Mistakes
  /// What messages call the mapping: `training`, `this variant`.
  private let name: String
  private let entries: [YAMLNode.Entry]
  private var known: [String] = []
  private var missing: [Missing] = []

  /// Keys of which one must be there.
  private struct Missing {
    var keys: [String]
    var what: String
    var example: String
    /// Whether any unknown key was most likely meant as one of these.
    var isChoice = false
  }

  init(_ entries: [YAMLNode.Entry], at place: Place, name: String, mistakes: Mistakes) {
    self.entries = entries
    self.place = place
    self.name = name
    self.mistakes = mistakes
  }

  /// The value of a key, or `nil` where the mapping does not hold it. Asking makes the key known.
  subscript(key: String) -> Field? {
    known.append(key)
    return entries.first { $0.key == key }.map {
      Field(
        node: $0.value, keyPlace: $0.keyPlace, name: "\"\(key)\"", mistakes: mistakes)
    }
  }

  /// Whether the mapping holds a key. Asking does not make it known.
  func holds(_ key: String) -> Bool { entries.contains { $0.key == key } }

  /// The value of a key that must be there; the example says in the message what to write.
  func required(_ key: String, example: String) -> Field? {
    if let field = self[key] { return field }
    missing.append(Missing(keys: [key], what: "\"\(key)\"", example: example))
    return nil
  }

  /// Whichever of some keys is there, where exactly one must be.
  func one(of keys: [String], example: String) -> Field? {
    let fields = keys.compactMap { self[$0] }
    if fields.isEmpty {
      missing.append(
        Missing(keys: keys, what: Field.choice(keys), example: example, isChoice: true))
    }
    for field in fields.dropFirst() {
      mistakes.report(
        "Only one of \(Field.choice(keys, joined: "and")) can stand in \(name), and "
          + "\(fields[0].name) is there already. Keep one.", at: field.keyPlace)
    }
    return fields.first
  }

  /// A key that may stand beside some and not beside what was chosen.
  func refuse(_ key: String, belongingTo owner: String, besides chosen: String) {
    guard let field = self[key] else { return }
    mistakes.report(
      "\(field.name) goes with \"\(owner)\", not with \"\(chosen)\". Take it away.",
      at: field.keyPlace)
  }

  /// Reports the keys that were never asked for, and those that must be there and are not, unless
  /// one of the former looks like a slip of the latter.
  func end() {
    var slips: Set<String> = []
    var hasUnknown = false
    for entry in entries where !known.contains(entry.key) {
      let suggestion = Suggestion.nearest(to: entry.key, in: known)
      hasUnknown = true
      if let suggestion { slips.insert(suggestion) }
      let remedy =
        suggestion.map { "Did you mean \"\($0)\"?" }
        ?? "Its \(known.count == 1 ? "key is" : "keys are") \(Field.choice(known, joined: "and"))."
      let shown = SourceText.visible(entry.key, limit: 40)
      mistakes.report("\"\(shown)\" is no key of \(name). \(remedy)", at: entry.keyPlace)
    }
    for absent in missing where slips.isDisjoint(with: absent.keys) {
      if absent.isChoice, hasUnknown { continue }
      mistakes.report(
        "There is no \(absent.what) in \(name). Add \(absent.example).", at: place)
    }
  }
}
