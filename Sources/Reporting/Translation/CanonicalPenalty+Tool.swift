import Training
import Wording

/// A tool's settings for a penalty.
public struct TranslatedSettings: Sendable {
  /// Names and numbers, in the order in which they are typed.
  public var numbers: [(name: String, value: Double)]
  /// The switch that has to be off beside them, or `nil`.
  var offSwitch: PenaltyTool.OffSwitch?
  /// What has to be done beside typing them, a sentence each.
  public var notes: [String]
}

/// Why there are no settings for a penalty.
public enum TranslationObstacle: Error, Sendable, Equatable {
  /// These conditions have to be known first.
  case missing([Condition])
  /// No settings ask for it; the sentence says why.
  case refused(reason: String)
}

extension CanonicalPenalty {
  /// The settings by which a tool is asked for this penalty.
  public func settings(
    of tool: PenaltyTool, under known: TranslationConditions
  ) throws(TranslationObstacle) -> TranslatedSettings {
    let values: [(name: String, value: Double)]
    var notes: [String] = []
    var scale = columns
    switch effective {
    case .none(let reason): throw .refused(reason: reason)
    case .strengths(0, 0):
      values = tool.form.settings(l2: 0, l1: 0, under: known, defaultShare: tool.defaultShare) ?? []
      return TranslatedSettings(numbers: values, notes: [])
    case .box(let bound):
      guard case .box(let setting) = tool.form else {
        throw .refused(
          reason:
            "No penalty leads there: AdamW's decay goes around Adam's steps. With full batches it "
            + "ends at least squares with every |p| ≤ \(NumberText.significant(bound, 6)).")
      }
      values = [(setting, 1 / bound)]
      notes = try interceptNotes(in: tool)
    case .strengths(let l2, let l1):
      try refuseParts(l2: l2, l1: l1, in: tool)
      scale = try columns(in: tool)
      notes = try interceptNotes(in: tool)
      values = try numbers(l2: l2, l1: l1, on: scale, in: tool, under: known)
    }
    for (name, value) in values {
      guard let setting = tool.setting(name), !setting.allows(value) else { continue }
      throw .refused(
        reason: "\(name) would be \(NumberText.significant(value, 4)); it must be \(setting.range)."
      )
    }
    let isOff = scale == .asGiven && tool.columns.scale != .asGiven
    let preparation = tool.columns.scale == .asGiven ? scale.preparation : nil
    return TranslatedSettings(
      numbers: values, offSwitch: isOff ? tool.columns.offSwitch : nil,
      notes: [preparation].compactMap(\.self) + notes + [tool.proviso].compactMap(\.self))
  }

  /// The strengths as the tool's numbers, on columns of `scale`.
  private func numbers(
    l2: Double, l1: Double, on scale: ColumnScale, in tool: PenaltyTool,
    under known: TranslationConditions
  ) throws(TranslationObstacle) -> [(name: String, value: Double)] {
    let needed =
      tool.form.conditions(hasL2: l2 > 0, hasL1: l1 > 0) + (scale == columns ? [] : [.rows])
    let missing = Condition.allCases.filter { needed.contains($0) && !known.knows($0) }
    guard missing.isEmpty else { throw .missing(missing) }
    // A column that is divided by more has a greater weight, of which an L1 must count less.
    var ratio = 1.0
    if scale != columns, let rows = known.rows, let from = columns.unit(rows: rows),
      let to = scale.unit(rows: rows)
    {
      ratio = from / to
    }
    let numbers =
      tool.form.settings(
        l2: l2 * ratio * ratio, l1: l1 * ratio, under: known, defaultShare: tool.defaultShare) ?? []
    return numbers.map { ($0.name, Self.tidied($0.value)) }
  }

  /// 11.05 for 11.049999999999999: what a conversion's own rounding left in the last digit is taken
  /// away where nobody would have typed it.
  private static func tidied(_ value: Double) -> Double {
    guard let rounded = DecimalDigits(value)?.rounded(toDigits: 15), rounded.digits.count <= 12
    else { return value }
    return rounded.value
  }

  // MARK: - What a tool can't be asked for

  private func refuseParts(l2: Double, l1: Double, in tool: PenaltyTool) throws(TranslationObstacle)
  {
    if l2 < 0 || l1 < 0 {
      throw .refused(reason: "The strength is negative, and none below 0 can be set.")
    }
    if case .box = tool.form {
      throw .refused(
        reason: "The decay goes around Adam's steps and leads to least squares within a box, never "
          + "to a penalty's minimum.")
    }
    if l2 > 0, tool.form.l2Unit == nil { throw .refused(reason: "There is no L2 to set.") }
    if l1 > 0, tool.form.l1Unit == nil { throw .refused(reason: "There is no L1 to set.") }
    if l1 > 0, l2 > 0, let exclusion = tool.exclusion { throw .refused(reason: exclusion) }
  }

  /// The columns on which the tool can be asked for this penalty: its own where it makes them out of
  /// any, else these.
  private func columns(in tool: PenaltyTool) throws(TranslationObstacle) -> ColumnScale {
    if tool.columns.scale == .asGiven { return columns }
    if columns != .asGiven { return tool.columns.scale }
    guard tool.columns.offSwitch != nil else {
      throw .refused(
        reason: "Columns are divided by their deviations, and no switch turns that off: on columns "
          + "as they are, no number is the same penalty, unless they were standardised before.")
    }
    return .asGiven
  }

  /// What has to be done about the tool's intercept.
  func interceptNotes(in tool: PenaltyTool) throws(TranslationObstacle) -> [String] {
    switch intercept {
    case .none where tool.intercept.canBeLeftOut: return []
    case .none:
      throw .refused(reason: "The model always has an intercept there.")
    case .penalized where tool.intercept.isPenalized: return []
    case .free where !tool.intercept.isPenalized: return []
    case .penalized, .free:
      guard let otherwise = tool.intercept.otherwise else {
        throw .refused(
          reason: tool.intercept.isPenalized
            ? "The intercept is penalised like a weight, and no switch leaves it out."
            : "The intercept is left free, and no switch penalises it like a weight.")
      }
      return [otherwise]
    }
  }
}
