import Testing
import Training

@testable import Reporting

/// What is translated from one tool to another translates back.
@Suite struct TranslationRoundTripTests {
  struct Source: CustomTestStringConvertible {
    var id: String
    var settings: [String]
    var isStandardized = false
    var intercept: BiasTreatment?
    var testDescription: String {
      "\(id) \(settings.joined(separator: " "))\(isStandardized ? " standardised" : "")"
        + (intercept.map { " \($0)" } ?? "")
    }
  }

  /// Settings that use all numbers of a tool, each with every treatment of columns and intercept.
  private static let sources = ToolCatalogue.tools.flatMap { tool -> [Source] in
    let numbers = tool.settings.enumerated().map { place, setting in
      let number = tool.exclusion != nil && place > 0 ? 0 : 0.3 / Double(place + 1)
      return "\(setting.name)=\(setting.isShare ? 0.03125 + 0.0625 * Double(place) : number)"
    }
    let off = tool.columns.offSwitch.map { [numbers + [$0.typed]] } ?? []
    return ([numbers] + off).flatMap { settings in
      [false, true].flatMap { isStandardized in
        [nil, BiasTreatment.free, .penalized, BiasTreatment.none].filter {
          treats($0, by: tool)
        }.map {
          Source(id: tool.id, settings: settings, isStandardized: isStandardized, intercept: $0)
        }
      }
    }
  }

  /// Whether a tool can be made to treat the intercept so.
  private static func treats(_ intercept: BiasTreatment?, by tool: PenaltyTool) -> Bool {
    switch intercept {
    case nil: true
    case .some(.none): tool.intercept.canBeLeftOut
    case .free: !tool.intercept.isPenalized || tool.intercept.otherwise != nil
    case .penalized: tool.intercept.isPenalized || tool.intercept.otherwise != nil
    }
  }

  @Test(arguments: sources)
  func everyPairTranslatesBack(_ source: Source) throws {
    let penalty = try TranslationCases.penalty(
      source.id, source.settings, isStandardized: source.isStandardized,
      intercept: source.intercept)
    for tool in ToolCatalogue.tools {
      guard let typed = try? TranslationCases.typed(penalty, in: tool.id) else { continue }
      // Said of the columns as the note asks for them, and with the intercept as it asks.
      let there = try TranslationCases.penalty(
        tool.id, typed, isStandardized: penalty.columns != .asGiven, intercept: penalty.intercept)
      #expect(Self.isSame(there, penalty, on: tool), "\(tool.id) \(typed): \(there), \(penalty)")
    }
  }

  /// Whether two penalties are one, whose columns the second tool may count in another unit.
  private static func isSame(
    _ there: CanonicalPenalty, _ here: CanonicalPenalty, on tool: PenaltyTool
  ) -> Bool {
    switch (there.effective, here.effective) {
    case (.box(let a), .box(let b)): return TranslationCases.isClose(a, b)
    case (.strengths(let l2, let l1), .strengths(let otherL2, let otherL1)):
      // Unit-norm columns are the standardised ones over √442.
      let root = 442.0.squareRoot()
      let isNamedOnOwn = tool.columns.scale != .asGiven && here.columns != .asGiven
      let unit = { (scale: ColumnScale) in scale == .unitNorm ? root : 1 }
      let ratio = isNamedOnOwn ? unit(tool.columns.scale) / unit(here.columns) : 1
      return TranslationCases.isClose(l2 * ratio * ratio, otherL2)
        && TranslationCases.isClose(l1 * ratio, otherL1)
        && (there.columns == .asGiven) == (here.columns == .asGiven)
        && there.intercept == here.intercept
    default: return false
    }
  }

  @Test func aToolTranslatesToItself() throws {
    for source in Self.sources where source.intercept == nil && !source.isStandardized {
      let typed = try TranslationCases.typed(
        TranslationCases.penalty(source.id, source.settings), in: source.id)
      for (text, original) in zip(typed, source.settings) {
        let (name, value) = Self.parts(text), (originalName, originalValue) = Self.parts(original)
        #expect(name == originalName)
        if let value, let originalValue {
          #expect(TranslationCases.isClose(value, originalValue), "\(source) \(text)")
        } else {
          #expect(text == original)
        }
      }
    }
  }

  private static func parts(_ text: String) -> (name: String, value: Double?) {
    let parts = text.split(separator: "=")
    return (String(parts[0]), Double(parts[1]))
  }

  @Test func everyToolOfRidgeIsReachedFromEveryOther() throws {
    // Standardised columns and a free intercept stand in nobody's way, but for one tool's intercept.
    let ridges = ToolCatalogue.tools.filter {
      $0.form.l2Unit != nil && !($0.intercept.isPenalized && $0.intercept.otherwise == nil)
    }
    #expect(ridges.count == 21)
    for source in ridges {
      let typed = try TranslationCases.typed(
        CanonicalPenalty(.strengths(l2: 0.001, l1: 0), columns: .standardized, intercept: .free),
        in: source.id)
      let penalty = try TranslationCases.penalty(
        source.id, typed, isStandardized: true, intercept: .free)
      guard case .strengths(let l2, 0) = penalty.effective else {
        Issue.record("\(typed): \(penalty)")
        continue
      }
      #expect(TranslationCases.isClose(l2, 0.001))
      for goal in ridges {
        #expect(
          try TranslationCases.obstacle(penalty, in: goal.id) == nil, "\(typed) to \(goal.id)")
      }
    }
  }
}
