/// Colours for tables on a terminal, only where they help: the names of columns step back, and what
/// went wrong stands out.
enum TableColors {
  private static let dim = "\u{1B}[2m"
  private static let red = "\u{1B}[31m"
  private static let plain = "\u{1B}[0m"

  /// Tables with an empty line between them, the first line of each its header.
  static func colored(_ text: String) -> String {
    var isHeader = true
    return text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      defer { isHeader = line.isEmpty }
      if isHeader, !line.isEmpty { return dim + line + plain }
      return String(line).replacing("diverged", with: red + "diverged" + plain)
    }.joined(separator: "\n")
  }
}
