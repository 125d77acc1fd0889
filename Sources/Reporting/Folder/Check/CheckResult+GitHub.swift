import Wording

/// What a check found, as GitHub's workflows show it.
extension CheckResult {
  /// The most annotations of a kind that GitHub shows for a step.
  private static let mostAnnotations = 10
  /// Rows of a job summary; GitHub takes up to 1 MiB.
  private static let mostRows = 200

  /// Workflow commands that annotate each file that drifted; the last says how many more there are.
  ///
  /// - Parameter folder: the report's folder, relative to the repository.
  public func annotations(folder: String) -> [String] {
    let failed = entries.filter { !$0.verdict.passes }
    let shown = failed.count <= Self.mostAnnotations ? failed.count : Self.mostAnnotations - 1
    var lines = failed.prefix(shown).map { entry in
      Self.command(
        file: FilePath.join(folder, entry.path), title: "Report: \(entry.verdict.label)",
        message: entry.verdict.explanation ?? entry.verdict.label)
    }
    if shown < failed.count {
      lines.append(
        Self.command(
          file: FilePath.join(folder, failed[shown].path), title: "Report: drift",
          message: "\(failed.count - shown) more files differ; the job summary lists them."))
    }
    return lines
  }

  /// A section of Markdown for a job summary: the counts, a row a file that is not identical, and how
  /// to write the report again.
  ///
  /// - Parameters:
  ///   - folder: the report's folder, as it is named to a reader.
  ///   - command: what writes the report again.
  public func jobSummary(folder: String, command: String) -> String {
    let remarkable = entries.filter { $0.verdict != .identical }
    var blocks: [Block] = [
      .paragraph(
        Text([
          .strong(passed ? "Nothing drifted." : "The report drifted."), .text(" " + counts + "."),
        ]))
    ]
    if !remarkable.isEmpty {
      let rows = remarkable.prefix(Self.mostRows).map { entry in
        [
          Text.code(entry.path), Text([.text(entry.verdict.label)]),
          Text([.text(entry.verdict.explanation ?? "")]),
        ]
      }
      let more = remarkable.count - rows.count
      blocks.append(
        .table(
          Table(
            caption: "Files that are not identical\(more > 0 ? ", and \(more) more" : "").",
            columns: ["file", "verdict", "what moved"].map { .init(name: $0, isNumeric: false) },
            rows: rows, rowHeaderColumns: 1)))
    }
    if callsForWriting {
      blocks += [
        .paragraph(Text([.text("To accept it, write the report again and commit it:")])),
        .code(command, language: "sh"),
      ]
    }
    let title = "Check of \(folder)"
    return MarkdownWriter.markdown(Document(title: title, blocks: blocks))
  }

  private static func command(file: String, title: String, message: String) -> String {
    "::error file=\(property(file)),title=\(property(title))::\(data(message))"
  }

  /// Text as a workflow command's message holds it.
  private static func data(_ text: String) -> String {
    Inert.rewritten(Inert.line(text)) { $0 == "%" ? "%25" : nil }
  }

  /// Text as a workflow command's property holds it.
  private static func property(_ text: String) -> String {
    Inert.rewritten(data(text)) { $0 == ":" ? "%3A" : $0 == "," ? "%2C" : nil }
  }
}
