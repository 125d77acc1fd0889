import Training
import Wording

/// Which columns of a table predict the target, found out from what they hold.
struct ColumnChoice {
  /// The columns, and what becomes of rows that lack a value.
  let selection: CSVSelection
  /// What was left out and why, a sentence each.
  let sentences: [String]

  private static let mostNamed = 8

  /// - Throws: `DataError` of kind `.badSelection` for a column that is not there, `.badData` where
  ///   nothing is left to learn from or to learn.
  init(_ request: TableRequest, from profile: TableProfile, file: String) throws(DataError) {
    let target = try profile.column(request.target, of: file)
    try Self.check(target, among: profile, file)
    for name in request.drop + request.categorical { _ = try profile.column(name, of: file) }
    if request.drop.contains(request.target) {
      throw DataError(
        .badSelection, file: file,
        message: "\(Phrase.quoted(request.target)) is the target and can't be dropped.")
    }

    var reasons = Reasons()
    var kept: [TableProfile.Column] = []
    if let features = request.features {
      for name in features { kept.append(try profile.column(name, of: file)) }
    } else {
      for column in profile.columns
      where column.name != target.name && !request.drop.contains(column.name) {
        let isChosen = request.categorical.contains(column.name)
        if isChosen || !reasons.leavesOut(column, of: profile) { kept.append(column) }
      }
      if kept.isEmpty {
        let why = reasons.sentences(of: profile)
        throw DataError(
          file: file,
          message: "No column is left to predict \(Phrase.quoted(target.name)) from."
            + why.map { " " + $0 }.joined()
            + (why.isEmpty ? " Add a column of numbers to the table." : ""))
      }
    }
    let names = kept.map(\.name)
    let isAll = names == profile.columns.map(\.name).filter { $0 != target.name }
    let lacking = (kept + [target]).filter { $0.missing > 0 }
    selection = CSVSelection(
      target: target.name, features: isAll ? nil : names,
      missing: lacking.isEmpty ? .error : .dropRow, categorical: request.categorical)

    var sentences = [
      names.count == 1
        ? "\(Phrase.shown(names[0])) predicts \(Phrase.shown(target.name))."
        : "\(Self.list(names)) predict \(Phrase.shown(target.name))."
    ]
    if !request.drop.isEmpty {
      sentences.append(
        "\(Self.list(request.drop)) \(Self.isOrAre(request.drop)) left out as asked.")
    }
    sentences += reasons.sentences(of: profile)
    if !lacking.isEmpty {
      let counts = lacking.map {
        "\(Phrase.shown($0.name)) lacks \(NumberText.count($0.missing)) of "
          + "\(NumberText.count(profile.rowCount))"
      }
      sentences.append(
        "Rows that lack a value are left out: \(Phrase.list(counts, atMost: Self.mostNamed)).")
    }
    self.sentences = sentences
  }

  /// Refuses a target that nothing can be learned of.
  private static func check(
    _ target: TableProfile.Column, among profile: TableProfile, _ file: String
  ) throws(DataError) {
    let name = Phrase.quoted(target.name)
    if target.isText {
      let numbers = profile.columns.filter { $0.numbers > 0 && !$0.isText && !$0.isConstant }
      let remedy =
        numbers.isEmpty
        ? "There is no column of numbers to predict."
        : "Name one of numbers: \(Phrase.list(numbers.map { Phrase.shown($0.name) }, atMost: 12))."
      throw DataError(
        file: file,
        message: "The target \(name) holds text (\(Phrase.quoted(target.firstText ?? ""))), not "
          + "numbers. \(remedy)")
    }
    guard profile.rowCount > 0, target.texts == 0 else { return }
    if target.numbers == 0 {
      throw DataError(file: file, message: "The target \(name) has no value in any row.")
    }
    if target.isConstant, profile.rowCount > 1 {
      throw DataError(
        file: file,
        message: "The target \(name) is \(Phrase.shown(target.kinds.first ?? "")) in every row: "
          + "there is nothing to predict.")
    }
    let most = profile.rowCount - target.missing
    if most < leastRows {
      throw DataError(
        file: file,
        message: "There \(most == 1 ? "is" : "are") \(Phrase.count(most, "row")) to learn from. "
          + "At least \(leastRows) are needed, and far more to trust what comes out.")
    }
  }

  /// With fewer rows than these any line is as good as any other.
  static let leastRows = 3

  private static func list(_ names: [String]) -> String {
    Phrase.list(names.map { Phrase.shown($0) }, atMost: mostNamed)
  }

  /// A name as a flag takes it: in quotes, as in a table, where it holds what stands between names.
  private static func flag(_ name: String) -> String {
    CSVText.field(Phrase.shown(name))
  }

  private static func isOrAre(_ names: [String]) -> String { names.count == 1 ? "is" : "are" }

  /// Columns that are left out, by why.
  private struct Reasons {
    private var texts: [TableProfile.Column] = []
    private var empty: [TableProfile.Column] = []
    private var counting: [TableProfile.Column] = []
    private var constant: [TableProfile.Column] = []

    /// Whether a column is left out, and if so keeps it in mind.
    mutating func leavesOut(_ column: TableProfile.Column, of profile: TableProfile) -> Bool {
      if column.isText {
        texts.append(column)
      } else if 2 * column.missing > profile.rowCount {
        empty.append(column)
      } else if column.texts > 0 {
        // Numbers with a few slips among them: the reader names each with its place.
        return false
      } else if column.countsRows, profile.rowCount >= 5 {
        counting.append(column)
      } else if column.isConstant, profile.rowCount > 1 {
        constant.append(column)
      } else {
        return false
      }
      return true
    }

    func sentences(of profile: TableProfile) -> [String] {
      var sentences: [String] = []
      func say(_ columns: [TableProfile.Column], _ one: String, _ many: String) {
        let names = columns.map(\.name)
        guard !names.isEmpty else { return }
        sentences.append("\(list(names)) \(names.count == 1 ? one : many)")
      }
      let few = texts.filter { !$0.hasManyKinds }
      let remedy =
        few.isEmpty
        ? ""
        : " --categorical \(few.map { flag($0.name) }.joined(separator: ",")) would make columns of 0 and 1 "
          + "of \(few.count == texts.count ? (few.count == 1 ? "it" : "them") : list(few.map(\.name)))."
      say(
        texts, "holds text and is left out." + remedy, "hold text and are left out." + remedy)
      say(
        empty, "lacks more than half of its values and is left out.",
        "lack more than half of their values and are left out.")
      say(
        counting, "only counts the rows and is left out.", "only count the rows and are left out.")
      say(
        constant, "is the same in every row and is left out.",
        "are the same in every row and are left out.")
      return sentences
    }
  }
}
