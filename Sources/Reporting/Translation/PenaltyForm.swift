import Training

/// How a tool's settings spell a penalty. Each form is read in both directions, so that what is
/// translated from a tool translates back to it.
enum PenaltyForm: Sendable, Equatable {
  /// A number of its own for each part that the tool has.
  case separate(l2: Term?, l1: Term?)
  /// One strength, and the share of it that is L1.
  case mixed(strength: String, share: String, l2: StrengthUnit)
  /// A decay around Adam's steps: with full batches least squares with every `|p| ≤ 1/setting`.
  case box(setting: String)

  /// A setting and what one unit of it is.
  struct Term: Sendable, Equatable {
    var setting: String
    var unit: StrengthUnit

    init(_ setting: String, _ unit: StrengthUnit) {
      self.setting = setting
      self.unit = unit
    }
  }

  /// What must be known to tell the canonical strengths of settings; an L2 that is none needs
  /// nothing.
  func conditions(hasL2: Bool, hasL1: Bool) -> [Condition] {
    let l2 = hasL2 ? l2Unit?.conditions ?? [] : []
    let l1 = hasL1 ? l1Unit?.conditions ?? [] : []
    return Condition.allCases.filter { l2.contains($0) || l1.contains($0) }
  }

  var l2Unit: StrengthUnit? {
    switch self {
    case .separate(let l2, _): l2?.unit
    case .mixed(_, _, let l2): l2
    case .box: nil
    }
  }

  var l1Unit: StrengthUnit? {
    switch self {
    case .separate(_, let l1): l1?.unit
    case .mixed: .fixed(1)
    case .box: nil
    }
  }

  /// The parts of the settings in the tool's own units.
  private func parts(of values: [String: Double]) -> (l2: Double, l1: Double) {
    switch self {
    case .separate(let l2, let l1):
      return (l2.flatMap { values[$0.setting] } ?? 0, l1.flatMap { values[$0.setting] } ?? 0)
    case .mixed(let strength, let share, _):
      let strength = values[strength] ?? 0, share = values[share] ?? 0
      return (strength * (1 - share), strength * share)
    case .box(let setting): return (values[setting] ?? 0, 0)
    }
  }

  /// What must be known to read these settings.
  func conditions(toRead values: [String: Double]) -> [Condition] {
    let parts = parts(of: values)
    return conditions(hasL2: parts.l2 != 0, hasL1: parts.l1 != 0)
  }

  /// What the settings are on the canonical scale; `nil` where a condition is not known.
  func effective(_ values: [String: Double], under known: TranslationConditions)
    -> EffectivePenalty?
  {
    let parts = parts(of: values)
    if case .box = self {
      return parts.l2 == 0 ? .strengths(l2: 0, l1: 0) : .box(bound: 1 / parts.l2)
    }
    guard let l2 = Self.product(parts.l2, l2Unit, known),
      let l1 = Self.product(parts.l1, l1Unit, known)
    else { return nil }
    return .strengths(l2: l2, l1: l1)
  }

  private static func product(
    _ part: Double, _ unit: StrengthUnit?, _ known: TranslationConditions
  ) -> Double? {
    part == 0 ? 0 : unit?.strength(under: known).map { part * $0 }
  }

  /// The settings of these canonical strengths, in the order in which they are typed; `nil` where
  /// the tool has no such part or a condition is not known.
  ///
  /// - Parameter defaultShare: What stands for the share of an L1 in no penalty at all.
  func settings(
    l2: Double, l1: Double, under known: TranslationConditions, defaultShare: Double
  ) -> [(name: String, value: Double)]? {
    guard let ridge = Self.quotient(l2, l2Unit, known), let lasso = Self.quotient(l1, l1Unit, known)
    else { return nil }
    switch self {
    case .separate(let l2, let l1):
      return (l2.map { [($0.setting, ridge)] } ?? []) + (l1.map { [($0.setting, lasso)] } ?? [])
    case .mixed(let strength, let share, _):
      let sum = ridge + lasso
      return [(strength, sum), (share, sum == 0 ? defaultShare : lasso / sum)]
    case .box(let setting): return [(setting, 0)]
    }
  }

  private static func quotient(
    _ strength: Double, _ unit: StrengthUnit?, _ known: TranslationConditions
  ) -> Double? {
    strength == 0 ? 0 : unit?.strength(under: known).map { strength / $0 }
  }
}
