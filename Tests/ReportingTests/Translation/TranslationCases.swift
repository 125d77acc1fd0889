import Training

@testable import Reporting

/// Everything a conversion may need, and short ways to translate.
enum TranslationCases {
  /// All conditions, each a number that would show where it is left out.
  static let known = TranslationConditions(
    rows: 442, batch: 64, learningRate: 0.01, momentum: 0.9, dampening: 0.25,
    targetDeviation: 77.00574586945044, loss: .mse)

  /// The penalty that typed settings ask for.
  static func penalty(
    _ id: String, _ settings: [String], under known: TranslationConditions = known,
    isStandardized: Bool = false, intercept: BiasTreatment? = nil
  ) throws -> CanonicalPenalty {
    try CanonicalPenalty(
      ToolSettings(settings, for: ToolCatalogue.tool(id)), under: known,
      isStandardized: isStandardized, intercept: intercept)
  }

  /// A penalty's settings in a tool, as somebody would type them with all their digits.
  static func typed(
    _ penalty: CanonicalPenalty, in id: String, under known: TranslationConditions = known
  ) throws -> [String] {
    let settings = try penalty.settings(of: ToolCatalogue.tool(id), under: known)
    return settings.numbers.map { "\($0.name)=\($0.value)" }
      + (settings.offSwitch.map { [$0.typed] } ?? [])
  }

  /// Why a penalty has no settings in a tool.
  static func obstacle(
    _ penalty: CanonicalPenalty, in id: String, under known: TranslationConditions = known
  ) throws -> TranslationObstacle? {
    let tool = try ToolCatalogue.tool(id)
    do throws(TranslationObstacle) {
      _ = try penalty.settings(of: tool, under: known)
      return nil
    } catch {
      return error
    }
  }

  static func isClose(_ a: Double, _ b: Double, within relative: Double = 4e-15) -> Bool {
    a == b || (a - b).magnitude <= relative * max(a.magnitude, b.magnitude)
  }
}
