import ArgumentParser
import Reporting
import Training
import Wording

/// The options of an experiment on any table.
struct TableOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "A CSV file, instead of an experiment; what else is needed is found out from it.",
      valueName: "file"),
    completion: .file(extensions: ["csv", "tsv", "txt"]))
  var data: String?

  @Option(
    help: ArgumentHelp("The column of --data to predict.", valueName: "column"),
    completion: Completions.column)
  var target: String?

  @Option(
    help: ArgumentHelp(
      "The columns of --data to predict from, separated by commas and quoted as in the file (default: all others of numbers).",
      valueName: "columns"))
  var features: String?

  @Option(
    help: ArgumentHelp("Columns of --data to leave out, written likewise.", valueName: "columns"))
  var drop: String?

  @Option(
    help: ArgumentHelp(
      "Columns of text to have as columns of 0 and 1, one for each text but the first.",
      valueName: "columns"))
  var categorical: String?

  @Option(
    help: ArgumentHelp(
      "Rows to hold out: none, a share like 0.2, or a whole number of rows at the end (default: 0.2 from 10 rows on).",
      valueName: "rows"))
  var validation: ValidationChoice?

  @Option(
    help: ArgumentHelp(
      "Penalties to train with, for example none,l2=0.1,l1=0.01,elastic-net=0.1:0.5.",
      valueName: "list"))
  var penalties: String?

  func validate() throws {
    if data != nil, features != nil, drop != nil {
      throw ValidationError("--features says what to take and --drop what not: give one of them.")
    }
    let others = [
      ("--target", target), ("--features", features), ("--drop", drop),
      ("--categorical", categorical), ("--validation", validation?.text),
      ("--penalties", penalties),
    ]
    if data == nil, let given = others.first(where: { $0.1 != nil }) {
      throw ValidationError("\(given.0) belongs to --data FILE.")
    }
  }

  /// What is asked of the table in a file.
  func request(_ file: String) throws -> TableRequest {
    guard let target else {
      let names = try TableFile.profile(file).columns.map(\.name)
      throw UsageError(
        description: "--data needs --target COLUMN: the column to predict. \(file) has "
          + Phrase.list(names.map { Phrase.shown($0) }, atMost: 20) + ".")
    }
    return TableRequest(
      target: target, features: try features.map { try NameList.names(in: [$0], of: "--features") },
      drop: try drop.map { try NameList.names(in: [$0], of: "--drop") } ?? [],
      categorical: try categorical.map { try NameList.names(in: [$0], of: "--categorical") } ?? [],
      holdout: validation?.holdout, penalties: try penalties.map(Self.list))
  }

  private static func list(_ text: String) throws -> [NamedPenalty] {
    do {
      return try NamedPenalty.list(text)
    } catch {
      throw UsageError(description: "--penalties: \(error)")
    }
  }
}

/// `--validation`: which rows are held out.
struct ValidationChoice: ExpressibleByArgument {
  let text: String
  let holdout: Holdout

  init?(argument: String) {
    text = argument
    if argument == "none" {
      holdout = .none
    } else if let rows = Int(argument), rows >= 1 {
      holdout = .lastRows(rows)
    } else if let share = NumberGrammar.value(of: Array(argument.utf8)), share > 0, share < 1 {
      holdout = .share(share, seed: 0)
    } else {
      return nil
    }
  }
}
