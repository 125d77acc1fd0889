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
    let scale = settings.takesColumnsAsGiven ? .asGiven : tool.columns.scale
    self.init(
      effective, columns: scale == .asGiven && isStandardized ? .standardized : scale,
      intercept: intercept ?? (tool.intercept.isPenalized ? .penalized : .free))
    if let problem = problem(with: tool) {
      throw TranslationError(description: "\(tool.id): \(problem)")
    }
  }

  /// Why the tool it is read from can't have been asked for it.
  private func problem(with tool: PenaltyTool) -> String? {
    switch effective {
    case .strengths(0, 0), .none: return nil
    case .strengths(let l2, let l1):
      guard l2.isFinite, l1.isFinite else { return "That is too great a number to be translated." }
      if l2 > 0, l1 > 0, let exclusion = tool.exclusion { return exclusion }
    case .box(let bound):
      guard bound.isFinite else { return "That is too small a number to be translated." }
    }
    do throws(TranslationObstacle) {
      _ = try interceptNotes(in: tool)
      return nil
    } catch {
      guard case .refused(let reason) = error else { return nil }
      return reason
    }
  }
}
