import Wording

extension Comparison {
  /// What there is to say, the finding first.
  public var findings: [String] { summary + [errors, reasons].compactMap(\.self) }

  /// What has to be said beside tables: the finding, and what no row of theirs is about.
  public var summary: [String] { [headline] + [strangers, divergence].compactMap(\.self) }

  private var headline: String {
    if shared.isEmpty {
      return "\(Phrase.shown(first.name)) and \(Phrase.shown(second.name)) share no variant."
    }
    let parameters = results.filter { !$0.isError && $0.share.isFinite }
    guard let most = parameters.max(by: { $0.share < $1.share }), most.share > 0,
      let was = most.first, let now = most.second
    else {
      guard moved.isEmpty else { return "The parameters that both have are the same." }
      let subject = strangers == nil ? "Both reports come" : "The variants that both have come"
      return "\(subject) to the same numbers" + (settings.isEmpty ? "." : ", asked differently.")
    }
    let (before, after) = Self.apart(was, now)
    let parameter = Phrase.shown(most.name, limit: 30)
    let model = Phrase.shown(most.model, limit: 30)
    let what =
      shared.count == 1
      ? "\(model) moved, most of all its \(parameter)"
      : "\(countOfMoved) moved, most of all \(parameter) of \(model)"
    let change = was * now > 0 ? " (\(ComparisonTables.change(most)))" : ""
    return capitalizedStart(
      "\(what): from \(before) to \(after)\(change).", names: [model])
  }

  private var countOfMoved: String {
    moved.count == shared.count
      ? "all \(NumberText.count(moved.count)) variants"
      : "\(NumberText.count(moved.count)) of \(NumberText.count(shared.count)) variants"
  }

  /// Two numbers in as many digits as tell them apart.
  private static func apart(_ a: Double, _ b: Double) -> (String, String) {
    for digits in 4...17 {
      let texts = (NumberText.significant(a, digits), NumberText.significant(b, digits))
      if texts.0 != texts.1 { return texts }
    }
    return (a.description, b.description)
  }

  private var strangers: String? {
    let parts = [(first, onlyInFirst), (second, onlyInSecond)].filter { !$0.1.isEmpty }.map {
      report, names in
      "only \(Phrase.shown(report.name)) has "
        + Phrase.list(names.map { Phrase.shown($0, limit: 30) }, atMost: 6)
    }
    guard !parts.isEmpty else { return nil }
    return capitalizedStart(parts.joined(separator: "; "), names: []) + "."
  }

  private var divergence: String? {
    let parted = shared.filter { $0.first.isFinished != $0.second.isFinished }
    guard !parted.isEmpty else { return nil }
    let parts = parted.prefix(6).map { pair in
      let lost = pair.first.isFinished ? second : first
      return "\(Phrase.shown(pair.first.name, limit: 30)) diverges in \(Phrase.shown(lost.name))"
    }
    return Phrase.list(Array(parts)) + "."
  }

  private var errors: String? {
    let errors = results.filter { $0.isError && $0.share.isFinite && $0.share > 0 }
    guard let most = errors.max(by: { $0.share < $1.share }), let was = most.first,
      let now = most.second
    else { return nil }
    let (before, after) = Self.apart(was, now)
    return "The \(most.name) of \(Phrase.shown(most.model, limit: 30)) "
      + "\(now < was ? "fell" : "rose") most, from \(before) to \(after)."
  }

  private var reasons: String? {
    guard !settings.isEmpty else {
      return moved.isEmpty || shared.isEmpty
        ? nil : "No setting that a summary tells of differs."
    }
    let data = settings.filter { $0.model == nil }.map(\.name)
    let rest = Set(settings.filter { $0.model != nil }.map(\.name))
    let names = data.map { "the data’s \($0)" } + rest.sorted()
    return "They differ in \(Phrase.list(names, atMost: 8))."
  }
}
