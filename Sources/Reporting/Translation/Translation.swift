/// A tool's settings in the words of others.
public struct Translation: Sendable {
  /// A tool, and the penalty in its settings or why there are none.
  public struct Row: Sendable {
    /// The tool.
    public let tool: PenaltyTool
    /// Its settings, or what stands in the way.
    public let result: Result<TranslatedSettings, TranslationObstacle>
  }

  /// What was translated.
  public let source: ToolSettings
  /// What was known beside.
  public let conditions: TranslationConditions
  /// The penalty that the settings ask for.
  public let penalty: CanonicalPenalty
  /// One row a tool that was asked for.
  public let rows: [Row]

  /// The settings `source`, which ask for `penalty`, in the words of `tools`.
  public init(
    _ source: ToolSettings, penalty: CanonicalPenalty, to tools: [PenaltyTool],
    under conditions: TranslationConditions
  ) {
    self.source = source
    self.conditions = conditions
    self.penalty = penalty
    rows = tools.map { tool in
      Row(
        tool: tool,
        result: Result { () throws(TranslationObstacle) in
          try penalty.settings(of: tool, under: conditions)
        })
    }
  }

  /// - Throws: The conditions that a row still needs, and why.
  public func requireConditions() throws(TranslationError) {
    let needs = rows.compactMap { row -> String? in
      guard case .failure(.missing(let conditions)) = row.result else { return nil }
      return TranslationError.missing(conditions, for: row.tool.id)
    }
    if !needs.isEmpty { throw TranslationError(description: needs.joined(separator: "\n")) }
  }
}
