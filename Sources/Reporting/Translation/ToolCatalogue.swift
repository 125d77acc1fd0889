import Training

/// Every tool whose number can be translated, in the order in which they are listed.
public enum ToolCatalogue {
  /// All of them.
  public static let tools = optimizers + networks + solvers + programs

  /// The tool of this name.
  ///
  /// - Throws: A sentence with the name that was likely meant.
  public static func tool(_ id: String) throws(TranslationError) -> PenaltyTool {
    if let tool = tools.first(where: { $0.id == id }) { return tool }
    throw TranslationError(
      description: TranslationError.unknown(
        "library or tool", id, nearest: nearest(to: id),
        remedy: "`linreg-report translate` lists them"))
  }

  /// The id that was likely meant: a slip of the fingers, or a longer or shorter path to the same
  /// name, as `Ridge` and `torch.optim.AdamW` are.
  private static func nearest(to id: String) -> String? {
    let ids = tools.map(\.id)
    if let near = Suggestion.nearest(to: id, in: ids) { return near }
    let parts = id.lowercased().split(separator: ".")
    let sameName = ids.filter { $0.lowercased().split(separator: ".").last == parts.last }
    return sameName.first { $0.lowercased().split(separator: ".").first == parts.first }
      ?? sameName.first
  }
}
