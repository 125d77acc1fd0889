import Training
import Wording

/// The catalogue and translations for a terminal of 80 columns.
extension Translation {
  /// The penalty; the settings of each tool that can be asked for it, and notes on them; then which
  /// tools need to know more, and which have no such settings, with the reasons.
  public var plainText: String {
    var table: [[String]] = []
    var notes = Grouped(), needs = Grouped(), refusals = Grouped()
    for row in rows {
      switch row.result {
      case .success(let settings):
        let marks = settings.notes.map { Self.mark(notes.add(row.tool.id, to: $0)) }
        table += Self.rows(
          [row.tool.id, settings.typed, marks.joined(separator: " ")], widths: [26, 42, 8])
      case .failure(.missing(let conditions)):
        for condition in conditions {
          _ = needs.add(row.tool.id, to: "\(condition.flag), as \(condition.reason)")
        }
      case .failure(.refused(let reason)): _ = refusals.add(row.tool.id, to: reason)
      }
    }
    var parts = [heading]
    if !table.isEmpty {
      parts.append(AlignedText.columns([["in", "settings", notes.isEmpty ? "" : "notes"]] + table))
    }
    if !notes.isEmpty {
      parts.append(
        notes.groups.enumerated().map { index, note in
          Phrase.wrapped(note.sentence, to: 80, label: Self.mark(index) + "  ")
        }.joined())
    }
    if !needs.isEmpty { parts.append("To translate further, give\n" + needs.text) }
    if !refusals.isEmpty { parts.append("No equivalent in\n" + refusals.text) }
    return parts.joined(separator: "\n")
  }

  /// Sentences in the order in which they first came up, and the tools that each is about.
  private struct Grouped {
    private(set) var groups: [(sentence: String, tools: [String])] = []

    var isEmpty: Bool { groups.isEmpty }

    /// The place of the sentence, to which the tool is added.
    mutating func add(_ tool: String, to sentence: String) -> Int {
      guard let index = groups.firstIndex(where: { $0.sentence == sentence }) else {
        groups.append((sentence, [tool]))
        return groups.count - 1
      }
      groups[index].tools.append(tool)
      return index
    }

    /// The tools of each sentence, and the sentence below them.
    var text: String {
      groups.map { sentence, tools in
        Phrase.wrapped(Phrase.list(tools) + ":", to: 80, label: "  ")
          + Phrase.wrapped(sentence, to: 80, label: "    ")
      }.joined()
    }
  }

  /// A row whose cells are broken between words into lines of these widths, as rows.
  fileprivate static func rows(_ cells: [String], widths: [Int]) -> [[String]] {
    let cells = zip(cells, widths).map { cell, width in
      Phrase.wrapped(cell, to: width).split(separator: "\n").map { String($0) }
    }
    return (0..<(cells.map(\.count).max() ?? 0)).map { line in
      cells.map { $0.indices.contains(line) ? $0[line] : "" }
    }
  }

  /// What was translated, and what it is.
  private var heading: String {
    let numbers = source.tool.settings.map { setting in
      TranslatedSettings.typed(setting.name, source.values[setting.name] ?? 0)
        + (source.defaulted.contains(setting.name) ? " (its default)" : "")
    }
    let off = source.takesColumnsAsGiven ? source.tool.columns.offSwitch?.typed : nil
    var lines = [([source.tool.id] + numbers + [off].compactMap(\.self)).joined(separator: " ")]
    switch penalty.effective {
    case .strengths(let l2, let l1):
      lines.append(
        "is l2 = \(TranslatedSettings.digits(l2)), l1 = \(TranslatedSettings.digits(l1)) in "
          + "1/(2n) |y − Xw − b|² + l2/2 |w|² + l1 |w|₁,")
    case .box(let bound):
      lines.append(
        "is least squares with every |p| ≤ \(TranslatedSettings.digits(bound)), with full batches,")
    case .none(let reason): lines.append(reason)
    }
    let columns =
      switch penalty.columns {
      case .asGiven: "X as it is given"
      case .standardized: "X standardised"
      case .unitNorm: "X centred and of unit norm"
      }
    let intercept =
      switch penalty.intercept {
      case .penalized: "the intercept penalised like a weight"
      case .free: "the intercept free"
      case .none: "no intercept"
      }
    lines.append("\(columns), \(intercept).")
    return lines.joined(separator: "\n") + "\n"
  }

  /// A note's letter: a, b, … z, aa.
  private static func mark(_ index: Int) -> String {
    let letters = Array("abcdefghijklmnopqrstuvwxyz")
    return (index >= letters.count ? mark(index / letters.count - 1) : "")
      + String(letters[index % letters.count])
  }
}

extension TranslatedSettings {
  /// The settings as they are typed: `lambda=3.9 alpha=0 standardize=FALSE`.
  var typed: String {
    (numbers.map(Self.typed) + [offSwitch?.typed].compactMap(\.self)).joined(separator: " ")
  }

  fileprivate static func typed(_ name: String, _ value: Double) -> String {
    name + "=" + digits(value)
  }

  /// Six significant digits, as they can be typed into a program.
  static func digits(_ value: Double) -> String {
    let rounded = DecimalDigits(value)?.rounded(toDigits: 6).value ?? value
    let text = rounded.description
    return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
  }
}

extension ToolCatalogue {
  /// Every tool with its settings, their defaults, and the flags that it may need.
  public static var plainText: String {
    AlignedText.columns(
      [["tool", "settings (defaults)", "may need"]]
        + tools.flatMap { tool in
          Translation.rows(
            [
              tool.id,
              tool.settings.map { setting in
                setting.name + "=" + (setting.defaultValue.map(TranslatedSettings.digits) ?? "…")
              }.joined(separator: " "),
              tool.conditions.map(\.flag).joined(separator: " "),
            ], widths: [25, 30, 23])
        })
  }
}
