import Wording

/// Text for a person at a terminal, made harmless and short.
public enum DisplayText {
  /// A user's text on one line, without characters that would steer the terminal.
  public static func line(_ text: String) -> String { Inert.line(text) }

  /// A number with four significant digits.
  public static func number(_ value: Double) -> String { NumberText.significant(value) }
}
