import Training
import Wording

/// Each variant's strength in other libraries' settings.
enum TranslationSection {
  static func blocks(of study: Study) -> [Block] {
    let runs = study.runs.filter { $0.effective != .strengths(l2: 0, l1: 0) }
    guard !runs.isEmpty else { return [] }
    var rows: [Row] = []
    var notes = Remarks(), refusals = Remarks()
    for tool in ToolCatalogue.tools {
      var settings: [TranslatedSettings?] = []
      for run in runs {
        do throws(TranslationObstacle) {
          let translated = try study.penalty(of: run).settings(
            of: tool, under: study.conditions(of: run))
          // That columns are standardised here too is said once, above.
          for note in translated.notes where note != ColumnScale.standardized.preparation {
            notes.add(note, tool, run)
          }
          settings.append(translated)
        } catch {
          refusals.add(sentence(error), tool, run)
          settings.append(nil)
        }
      }
      if let row = Row(tool, settings) { rows.append(row) }
    }
    let hopeless = Set(refusals.all.filter(\.isEverywhere).flatMap(\.runs))
    return [
      .heading(level: 2, "The same strength in other libraries"), .paragraph(explanation(study)),
    ] + (rows.isEmpty ? [] : [.table(table(rows, runs, without: hopeless))])
      + list("What else it takes:", notes, of: runs, without: hopeless)
      + list("No setting asks for it in", refusals, of: runs, without: hopeless)
  }

  private static func explanation(_ study: Study) -> Text {
    let scale = study.data.standardizer == nil ? "" : ", standardised as here"
    return Text([
      .text(
        "These settings ask for the penalty that each variant has in the end, on the same rows"
          + scale + " and beside the variant's own loss, batch, learning rate and momentum. "),
      .code("linreg-report translate"), .text(" turns any of them into all others."),
    ])
  }

  private static func sentence(_ obstacle: TranslationObstacle) -> String {
    switch obstacle {
    case .refused(let reason): return reason
    case .missing(let conditions):
      if conditions.contains(.learningRate) {
        return "The learning rate falls, and no share is the same penalty at each."
      }
      return "It needs \(Phrase.list(conditions.map(\.flag)))."
    }
  }

  // MARK: - Table

  /// A tool and each variant's settings in it.
  private struct Row {
    let tool: String
    /// The settings' names, with a switch that has to be off.
    let names: String
    /// A cell a variant.
    let cells: [String]

    /// `nil` where no variant has settings.
    init?(_ tool: PenaltyTool, _ settings: [TranslatedSettings?]) {
      guard let first = settings.lazy.compactMap(\.self).first else { return nil }
      self.tool = tool.id
      names =
        first.numbers.map(\.name).joined(separator: ", ")
        + (first.offSwitch.map { "; " + $0.typed } ?? "")
      cells = settings.map { settings in
        settings?.numbers.map { TranslatedSettings.digits($0.value) }.joined(separator: ", ") ?? "–"
      }
    }
  }

  /// The rows, less the columns of variants that no library can be asked for.
  private static func table(_ rows: [Row], _ runs: [Run], without hopeless: Set<String>) -> Table {
    let shown = runs.indices.filter { !hopeless.contains(runs[$0].name) }
    return Table(
      caption: "Each variant's penalty in other libraries' settings, to six digits.",
      columns: [
        .init(name: "library", isNumeric: false), .init(name: "setting", isNumeric: false),
      ] + shown.map { .init(name: runs[$0].name, isNumeric: true) },
      rows: rows.map { row in
        [Text([.text(row.tool)]), .code(row.names)] + shown.map { Text([.text(row.cells[$0])]) }
      }, rowHeaderColumns: 1)
  }

  // MARK: - Remarks

  /// Sentences in the order in which they first came up, with the tools and variants that they are about.
  private struct Remarks {
    struct Remark {
      var sentence: String
      var tools: [String]
      var runs: [String]

      var isEverywhere: Bool { tools.count == ToolCatalogue.tools.count }

      /// The tools, or of nearly all of them the others.
      var about: String {
        if isEverywhere { return "any of them" }
        let others = ToolCatalogue.tools.map(\.id).filter { !tools.contains($0) }
        return others.count <= 6 ? "any but \(Phrase.list(others))" : Phrase.list(tools)
      }
    }

    private(set) var all: [Remark] = []

    mutating func add(_ sentence: String, _ tool: PenaltyTool, _ run: Run) {
      guard let index = all.firstIndex(where: { $0.sentence == sentence }) else {
        all.append(Remark(sentence: sentence, tools: [tool.id], runs: [run.name]))
        return
      }
      if !all[index].tools.contains(tool.id) { all[index].tools.append(tool.id) }
      if !all[index].runs.contains(run.name) { all[index].runs.append(run.name) }
    }
  }

  /// The remarks as a list. Variants are named where a remark is not about all that some library
  /// can be asked for.
  private static func list(
    _ opening: String, _ remarks: Remarks, of runs: [Run], without hopeless: Set<String>
  ) -> [Block] {
    if remarks.all.isEmpty { return [] }
    let most = runs.map(\.name).filter { !hopeless.contains($0) }
    return [
      .paragraph(Text([.text(opening)])),
      .list(
        remarks.all.map { remark in
          let names = runs.map(\.name).filter(remark.runs.contains)
          let about = names == most ? "" : " (for \(Phrase.list(names, atMost: 8)))"
          return Text([.strong(remark.about), .text("\(about): \(remark.sentence)")])
        }),
    ]
  }
}

extension Study {
  /// A run's penalty apart from how it was trained. Small batches leave Adam's decoupled decay no
  /// limit that could be named, but it is still what other libraries' AdamW does.
  fileprivate func penalty(of run: Run) -> CanonicalPenalty {
    var effective = run.effective
    if case .none = effective, let decay = run.variant.penalty as? DecoupledWeightDecay,
      case .adam(let settings) = run.variant.training.optimizer, !settings.amsgrad
    {
      effective = .box(bound: 1 / decay.strength)
    }
    return CanonicalPenalty(
      effective, columns: data.standardizer == nil ? .asGiven : .standardized,
      intercept: run.variant.training.bias)
  }

  /// What a run was trained under. An optimiser that keeps no velocity has no momentum.
  fileprivate func conditions(of run: Run) -> TranslationConditions {
    let training = run.variant.training
    var conditions = TranslationConditions(
      rows: data.trainingRowCount, batch: batchRows(of: run),
      learningRate: training.learningRate.isConstant ? training.learningRate.initial : nil,
      momentum: 0, targetDeviation: data.targetDeviation > 0 ? data.targetDeviation : nil,
      loss: training.loss)
    if case .sgd(let settings) = training.optimizer {
      conditions.momentum = settings.momentum
      conditions.dampening = settings.dampening
    }
    return conditions
  }
}
