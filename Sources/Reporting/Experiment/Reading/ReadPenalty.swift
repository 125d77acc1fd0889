import Training

extension Field {
  /// A variant's penalty.
  func penalty() -> (any Penalty)? {
    let kinds = PenaltyCatalogue.kinds.filter { $0 != "none" }
    let what = "none, or one of \(kinds.joined(separator: ", ")) with its strength"
    guard isMapping else {
      if word == "none" { return NoPenalty() }
      let kind = word.flatMap { kinds.contains($0) ? $0 : nil } ?? "l2"
      return refuse(what, remedy: "Write it as \(Self.penaltyExample(kind)).")
    }
    guard let fields = fields("penalty", example: "{l2: 0.05}") else { return nil }
    defer { fields.end() }
    guard let chosen = fields.one(of: kinds, example: "l2: 0.05") else { return nil }
    let kind = String(chosen.name.dropFirst().dropLast())
    if kind == "elastic-net" { return chosen.elasticNet() }
    return chosen.number(.strength(of: kind)).flatMap { chosen.penalty(kind, $0) }
  }

  private func elasticNet() -> (any Penalty)? {
    guard let fields = fields("elastic-net", example: "{lambda: 0.01, l1-ratio: 0.5}") else {
      return nil
    }
    let strength = fields.required("lambda", example: "lambda: 0.01")?
      .number(.strength(of: "elastic-net"))
    let l1Ratio = fields["l1-ratio"].map { $0.number(.l1Ratio) } ?? Self.defaultL1Ratio
    fields.end()
    guard let strength, let l1Ratio else { return nil }
    return penalty("elastic-net", strength, l1Ratio: l1Ratio)
  }

  private func penalty(_ kind: String, _ strength: Double, l1Ratio: Double = 0) -> (any Penalty)? {
    do {
      return try PenaltyCatalogue.make(kind: kind, strength: strength, l1Ratio: l1Ratio)
    } catch {
      report("\(Self.capitalized(error.description)).")
      return nil
    }
  }

  private static func penaltyExample(_ kind: String) -> String {
    kind == "elastic-net" ? "{elastic-net: {lambda: 0.01, l1-ratio: 0.5}}" : "{\(kind): 0.05}"
  }

  /// The share of L1 in an elastic net that names none.
  static let defaultL1Ratio = 0.5
}

extension NumberLimits {
  /// What the strength of a penalty may be. Coupled L2 may be negative: the weights then grow.
  static func strength(of kind: String) -> NumberLimits {
    switch kind {
    case "l2", "l2-per-batch": .any
    case "weight-decay": .belowOne
    default: .notNegative
    }
  }

  static let l1Ratio = NumberLimits.range(0...1, "a number from 0 to 1")
}
