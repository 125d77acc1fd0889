extension Phrase {
  /// A sentence broken between words into lines of at most `width` characters, each ended; all but
  /// the first are indented by the width of the `label` that the first begins with.
  package static func wrapped(_ sentence: String, to width: Int, label: String = "") -> String {
    let indent = String(repeating: " ", count: label.count)
    var lines: [String] = []
    var line = label
    for word in sentence.split(separator: " ") {
      if line.count > indent.count, line.count + 1 + word.count > width {
        lines.append(line)
        line = indent
      }
      line += (line.count > indent.count ? " " : "") + word
    }
    return (lines + [line]).map { $0 + "\n" }.joined()
  }
}
