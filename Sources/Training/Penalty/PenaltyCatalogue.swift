import Wording

/// The numbers that a penalty's strength may take.
enum StrengthRange: Sendable {
  case finite, notNegative, share

  func contains(_ value: Double) -> Bool {
    switch self {
    case .finite: value.isFinite
    case .notNegative: value.isFinite && value >= 0
    case .share: value >= 0 && value <= 1
    }
  }

  /// The range in words, after "must be".
  var text: String {
    switch self {
    case .finite: "a finite number"
    case .notNegative: "a finite number from 0 up"
    case .share: "a number from 0 to 1"
    }
  }
}

/// Why a penalty could not be made.
public struct PenaltyError: Error, Equatable, CustomStringConvertible {
  /// A sentence with the allowed range or the known kinds.
  public let description: String
}

/// All penalties by the name an experiment file gives them.
public enum PenaltyCatalogue {
  /// The names, in the order in which they are listed to a user.
  public static let kinds = [
    "none", "l2", "l2-per-batch", "weight-decay", "decoupled", "l1", "l1-subgradient",
    "elastic-net",
  ]

  /// The penalty of this kind and strength (which `none` ignores) and, for `elastic-net`, this
  /// share of L1.
  ///
  /// - Throws: A sentence that names the allowed range, or the known kinds.
  public static func make(
    kind: String, strength: Double = 0, l1Ratio: Double = 0.5
  ) throws(PenaltyError) -> any Penalty {
    switch kind {
    case "none": return NoPenalty()
    case "l2": return try make(kind, strength, L2.range, L2.init)
    case "l2-per-batch": return try make(kind, strength, L2PerBatch.range, L2PerBatch.init)
    case "weight-decay": return try make(kind, strength, WeightDecay.range, WeightDecay.init)
    case "decoupled":
      return try make(kind, strength, DecoupledWeightDecay.range, DecoupledWeightDecay.init)
    case "l1": return try make(kind, strength, L1.range, L1.init)
    case "l1-subgradient": return try make(kind, strength, L1Subgradient.range, L1Subgradient.init)
    case "elastic-net":
      guard StrengthRange.share.contains(l1Ratio) else {
        throw PenaltyError(
          description: "l1-ratio must be \(StrengthRange.share.text), "
            + "not \(NumberText.shortest(l1Ratio))")
      }
      return try make(kind, strength, ElasticNet.range) { ElasticNet($0, l1Ratio: l1Ratio) }
    default:
      throw PenaltyError(
        description: "there is no penalty “\(kind)”: choose \(kinds.joined(separator: ", "))")
    }
  }

  private static func make<P: Penalty>(
    _ kind: String, _ strength: Double, _ range: StrengthRange, _ make: (Double) -> P
  ) throws(PenaltyError) -> any Penalty {
    guard range.contains(strength) else {
      throw PenaltyError(
        description: "\(kind) must be \(range.text), not \(NumberText.shortest(strength))")
    }
    return make(strength)
  }
}
