import Training

/// A penalty apart from any tool: its strengths in
/// `1/(2n) |y − Xw − b|² + l1 |w|₁ + l2/2 |w|²`, the columns of X that w belongs to, and what
/// becomes of b.
public struct CanonicalPenalty: Sendable, Equatable {
  /// The strengths, the box that Adam's decoupled decay leads to, or why there is neither.
  public var effective: EffectivePenalty
  /// The columns whose weights are measured.
  public var columns: ColumnScale
  /// Whether the intercept is measured like a weight, or left out, or there is none.
  public var intercept: BiasTreatment

  /// A penalty of these strengths.
  public init(_ effective: EffectivePenalty, columns: ColumnScale, intercept: BiasTreatment) {
    self.effective = effective
    self.columns = columns
    self.intercept = intercept
  }

  /// What a tool's settings ask for.
  ///
  /// - Parameters:
  ///   - isStandardized: Whether the columns were standardised before the tool saw them.
  ///   - intercept: What becomes of the intercept; `nil` for what the tool does by itself.
  /// - Throws: The conditions that have to be known, and why.
  public init(
    _ settings: ToolSettings, under known: TranslationConditions, isStandardized: Bool = false,
    intercept: BiasTreatment? = nil
  ) throws(TranslationError) {
    let tool = settings.tool
    let missing = tool.form.conditions(toRead: settings.values).filter { !known.knows($0) }
    guard missing.isEmpty, let effective = tool.form.effective(settings.values, under: known)
    else {
      throw TranslationError(description: TranslationError.missing(missing, for: tool.id))
    }
    if case .strengths(let l2, let l1) = effective, l2 > 0, l1 > 0, let exclusion = tool.exclusion {
      throw TranslationError(description: "\(tool.id): \(exclusion)")
    }
    let scale = settings.takesColumnsAsGiven ? .asGiven : tool.columns.scale
    self.init(
      effective, columns: scale == .asGiven && isStandardized ? .standardized : scale,
      intercept: intercept ?? (tool.intercept.isPenalized ? .penalized : .free))
  }
}
