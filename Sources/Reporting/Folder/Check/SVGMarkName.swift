import Plotting
import Wording

/// What marks of a figure are called in sentences: the purple line of “pytorch-3” in loss-panel.
struct SVGMarkName {
  /// Names in bold by their colour, where only one name has it.
  private var owners: [String: String] = [:]

  /// Names for the marks of a figure: the texts in it say whose colour is whose.
  init(_ marks: [SVGMark]) {
    var taken: Set<String> = []
    let inks = Set(Self.papers.flatMap { [$0.ink, $0.mutedInk] }.map(Self.hexadecimal))
    for mark in marks
    where mark.kind == .text && mark.look.contains("font-weight bold")
      && !inks.contains(mark.color)
    {
      if taken.insert(mark.color).inserted {
        owners[mark.color] = mark.text
      } else if owners[mark.color] != mark.text {
        owners[mark.color] = nil
      }
    }
  }

  /// The mark as a sentence has it.
  func phrase(_ mark: SVGMark) -> String {
    let place = "in \(Phrase.shown(mark.group, limit: 60))"
    switch mark.kind {
    case .note where !mark.look.isEmpty:
      return "the setting “\(Phrase.shown(mark.look, limit: 40))” of \(Phrase.shown(mark.group))"
    case .note: return mark.group == "svg" ? "the picture" : "the \(mark.group)"
    case .clip: return "the frame \(place)"
    case .text: return "the text “\(Phrase.shown(mark.text, limit: 40))” \(place)"
    case .letters: return "a line of letters \(place)"
    case .area, .line:
      let owner = owners[mark.color].map { " of “\(Phrase.shown($0, limit: 40))”" } ?? ""
      return "the \(Self.word(mark.color)) \(Self.noun(mark))\(owner) \(place)"
    }
  }

  /// The place of one of a mark's points.
  func place(_ mark: SVGMark, _ index: Int = 0) -> String {
    guard mark.points.count > 2 * index + 1 else { return "" }
    return "(\(Self.decimal(mark.points[2 * index])), \(Self.decimal(mark.points[2 * index + 1])))"
  }

  /// A colour in a word, if it is one of a theme's, and as it is written.
  func color(_ color: String) -> String {
    let word = Self.word(color)
    return word == color || color.isEmpty ? word : "\(word) (\(color))"
  }

  private static func noun(_ mark: SVGMark) -> String {
    guard mark.kind == .area else { return "line" }
    let xs = stride(from: 0, to: mark.points.count, by: 2).map { mark.points[$0] }
    let ys = stride(from: 1, to: mark.points.count, by: 2).map { mark.points[$0] }
    let isSmall = [xs, ys].allSatisfy { ($0.max() ?? 0) - ($0.min() ?? 0) <= 1_600 }
    return isSmall ? "marker" : "area"
  }

  private static func decimal(_ hundredths: Int) -> String {
    NumberText.fixed(Double(hundredths) / 100, decimals: 2)
  }

  private static func word(_ color: String) -> String {
    if color.isEmpty { return "colourless" }
    return words[color] ?? Phrase.shown(color, limit: 20)
  }

  private static let papers: [Theme] = [.light, .dark]

  /// What the colours of both themes are called.
  private static let words: [String: String] = {
    var words: [String: String] = [:]
    for theme in papers {
      for (accent, color) in zip(PaletteColor.allCases, theme.series) {
        words[hexadecimal(color)] = accent.rawValue
      }
      for (color, word) in [
        (theme.ink, "ink"), (theme.mutedInk, "muted"), (theme.axis, "axis"), (theme.grid, "grid"),
        (theme.contour, "contour"), (theme.paper, "paper"),
      ] {
        words[hexadecimal(color)] = word
      }
    }
    return words
  }()

  private static func hexadecimal(_ color: Color) -> String {
    "#"
      + [color.red, color.green, color.blue].map {
        ($0 < 16 ? "0" : "") + String($0, radix: 16)
      }.joined()
  }
}
