import Training
import Wording

/// A tool's settings as somebody typed them, with the tool's own defaults for the rest.
public struct ToolSettings: Sendable {
  /// The tool.
  public let tool: PenaltyTool
  /// A number for each of the tool's settings.
  public let values: [String: Double]
  /// The settings that were not typed.
  public let defaulted: [String]
  /// Whether the tool was told to leave the columns as they are.
  public let takesColumnsAsGiven: Bool

  /// Reads `alpha=1`, `l1_ratio=0.5` and the like.
  ///
  /// - Throws: A sentence for each that is unknown, given twice, missing or no number in range.
  public init(_ arguments: [String], for tool: PenaltyTool) throws(TranslationError) {
    var values: [String: Double] = [:]
    var isOff: Bool?
    var problems: [String] = []
    for argument in arguments {
      let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let name = String(parts[0])
      guard parts.count == 2 else {
        problems.append(
          "\(Phrase.quoted(argument)) is no setting: write NAME=VALUE, as in "
            + "\(tool.settings[0].name)=0.1.")
        continue
      }
      let text = String(parts[1])
      if let setting = tool.setting(name) {
        if values[name] != nil {
          problems.append("\(name) is given twice; give it once.")
        } else if let value = NumberGrammar.value(of: Array(text.utf8)), setting.allows(value) {
          values[name] = value == 0 ? 0 : value
        } else {
          problems.append("\(name) must be \(setting.range), not \(Phrase.quoted(text)).")
          values[name] = .nan  // Typed, so that it is not said to be missing as well.
        }
      } else if name == tool.columns.offSwitch?.name {
        if isOff != nil {
          problems.append("\(name) is given twice; give it once.")
        } else if let isOn = ["true": true, "false": false][text.lowercased()] {
          isOff = !isOn
        } else {
          problems.append("\(name) must be true or false, not \(Phrase.quoted(text)).")
        }
      } else {
        let known = tool.settings.map(\.name) + [tool.columns.offSwitch?.name].compactMap(\.self)
        problems.append(
          TranslationError.unknown(
            "setting of \(tool.id)", name, nearest: Suggestion.nearest(to: name, in: known),
            remedy: "there \(known.count == 1 ? "is" : "are") \(Phrase.list(known))"))
      }
    }
    let rest = tool.settings.filter { values[$0.name] == nil }
    for setting in rest where setting.defaultValue == nil {
      problems.append("\(tool.id) needs \(setting.name)=VALUE: it has no default.")
    }
    guard problems.isEmpty else {
      throw TranslationError(description: problems.joined(separator: "\n"))
    }
    self.tool = tool
    self.values = values.merging(rest.map { ($0.name, $0.defaultValue ?? 0) }) { $1 }
    defaulted = rest.map(\.name)
    takesColumnsAsGiven = isOff ?? false
  }
}
