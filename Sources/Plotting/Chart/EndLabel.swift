/// The name at a line's end, or the names of lines that coincide.
public struct EndLabel: Sendable {
  /// A line's name and colour.
  public struct Name: Sendable, Hashable {
    /// The name, of any length.
    public var text: String
    /// Its colour.
    public var role: Role

    /// A name in a colour.
    public init(_ text: String, role: Role) {
      self.text = text
      self.role = role
    }
  }

  /// The names of one line, or of lines that coincide.
  public var names: [Name]
  /// Stands between the names: an equals sign, or one that says nearly.
  public var joiner: String
  /// Stands after the last name.
  public var value: TextLine?
  /// A line below, in muted ink.
  public var note: TextLine?
  /// The line at whose end it stands.
  public var line: Line

  /// Names at the end of a line.
  public init(
    _ names: [Name], value: TextLine? = nil, note: TextLine? = nil, joiner: String = "=",
    line: Line
  ) {
    self.names = names
    self.joiner = joiner
    self.value = value
    self.note = note
    self.line = line
  }

  /// The width that the longest of its names takes with what belongs to it, one name a line.
  func leastWidth(size: Double, typesetter: Typesetter) -> Double {
    func width(_ text: TextLine, _ weight: FontWeight = .regular) -> Double {
      typesetter.set(text, size: size, weight: weight).width
    }
    let first = names.count > 1 ? width(TextLine("\(joiner) ")) : 0
    let tail = value.map { width(TextLine("\u{2002}") + $0) } ?? 0
    let lines = names.enumerated().map { index, name in
      (index > 0 ? first : 0) + width(TextLine(name.text), .bold)
        + (index == names.count - 1 ? tail : 0)
    }
    return max(lines.max() ?? 0, note.map { width($0) } ?? 0) + 0.01
  }

  /// The label's lines set at a size: as many names in each as a width holds, at most
  /// `maxLines` of them, then how many more there are.
  func block(size: Double, width: Double, maxLines: Int = 3, typesetter: Typesetter) -> TextBlock {
    var lines: [[LabelPart]] = []
    var line: [LabelPart] = []
    func measure(_ parts: [LabelPart]) -> Double {
      parts.reduce(0) { $0 + typesetter.set($1.text, size: size, weight: $1.weight).width }
    }
    let valueParts =
      value.map {
        [LabelPart(TextLine("\u{2002}") + $0, role: names.last?.role ?? .ink)]
      } ?? []
    let tail = measure(valueParts)
    for (index, name) in names.enumerated() {
      let isLast = index == names.count - 1
      let text = typesetter.shortened(
        name.text, size: size, weight: .bold, width: width - (isLast ? tail : 0))
      var parts = [LabelPart(TextLine(text), role: name.role, weight: .bold)]
      let needed = measure(line) + measure(parts) + (isLast ? tail : 0)
      if !line.isEmpty {
        if needed + measure([equals]) <= width {
          parts.insert(equals, at: 0)
        } else if lines.count + 1 < maxLines {
          lines.append(line)
          line = []
          parts.insert(LabelPart(TextLine("\(joiner) "), role: .mutedInk), at: 0)
          parts[1].text = TextLine(
            typesetter.shortened(
              name.text, size: size, weight: .bold,
              width: width - measure([parts[0]]) - (isLast ? tail : 0)))
        } else {
          line.append(LabelPart(TextLine(" + \(names.count - index)"), role: .mutedInk))
          break
        }
      }
      line += parts
    }
    var block = TextBlock(size: size)
    block.leading = size * 1.15
    for parts in lines { block.append(parts, typesetter: typesetter) }
    block.append(line + valueParts, typesetter: typesetter)
    if let note {
      block.append([LabelPart(note, role: .mutedInk)], typesetter: typesetter, width: width)
    }
    return block
  }

  private var equals: LabelPart { LabelPart(TextLine(" \(joiner) "), role: .mutedInk) }
}

extension Typesetter {
  /// A text, or as much of it as fits before an ellipsis; empty where nothing does.
  func shortened(_ text: String, size: Double, weight: FontWeight, width: Double) -> String {
    fitted(TextLine(text), size: size, weight: weight, width: width)?.runs.map(\.string).joined()
      ?? "…"
  }
}
