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
      guard let row = Row(tool, settings) else { continue }
      if let same = rows.firstIndex(where: { $0.isLike(row) }) {
        rows[same].tools.append(tool.id)
      } else {
        rows.append(row)
      }
    }
    return [
      .heading(level: 2, "The same strength in other libraries"), .paragraph(explanation(study)),
    ] + (rows.isEmpty ? [] : [.table(table(rows, runs))])
      + list("What else it takes:", notes, of: runs, beside: refusals)
      + list("No setting asks for it in", refusals, of: runs, beside: refusals)
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

  /// Tools whose settings have the same names and values.
  private struct Row {
    var tools: [String]
    /// The settings' names, with a switch that has to be off.
    let names: String
    /// A cell a variant.
    let cells: [String]

    /// `nil` where no variant has settings.
    init?(_ tool: PenaltyTool, _ settings: [TranslatedSettings?]) {
      guard let first = settings.lazy.compactMap(\.self).first else { return nil }
      tools = [tool.id]
      names =
        first.numbers.map(\.name).joined(separator: ", ")
        + (first.offSwitch.map { "; " + $0.typed } ?? "")
      cells = settings.map { settings in
        settings?.numbers.map { TranslatedSettings.digits($0.value) }.joined(separator: ", ") ?? "–"
      }
    }

    func isLike(_ other: Row) -> Bool { names == other.names && cells == other.cells }
  }

  private static func table(_ rows: [Row], _ runs: [Run]) -> Table {
    Table(
      caption: "Each variant's penalty in other libraries' settings, to six digits.",
      columns: [
        .init(name: "library", isNumeric: false), .init(name: "setting", isNumeric: false),
      ] + runs.map { .init(name: $0.name, isNumeric: true) },
      rows: rows.map { row in
        [Text([.text(Phrase.list(row.tools))]), .code(row.names)]
          + row.cells.map { Text([.text($0)]) }
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
    _ opening: String, _ remarks: Remarks, of runs: [Run], beside refusals: Remarks
  ) -> [Block] {
    if remarks.all.isEmpty { return [] }
    let hopeless = Set(refusals.all.filter(\.isEverywhere).flatMap(\.runs))
    let most = runs.map(\.name).filter { !hopeless.contains($0) }
    return [
      .paragraph(Text([.text(opening)])),
      .list(
        remarks.all.map { remark in
          let names = runs.map(\.name).filter(remark.runs.contains)
          let about = names == most ? "" : " (for \(Phrase.list(names, atMost: 8)))"
          let tools = remark.isEverywhere ? "any of them" : Phrase.list(remark.tools)
          return Text([.strong(tools), .text("\(about): \(remark.sentence)")])
        }),
    ]
  }
}

extension Study {
  /// A run's penalty apart from how it was trained.
  fileprivate func penalty(of run: Run) -> CanonicalPenalty {
    CanonicalPenalty(
      run.effective, columns: data.standardizer == nil ? .asGiven : .standardized,
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
