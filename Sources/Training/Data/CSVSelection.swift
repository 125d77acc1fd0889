import Wording

/// What becomes of a row with an empty cell.
public enum MissingPolicy: String, Sendable, CaseIterable {
  /// The table is refused.
  case error
  /// The row is left out and counted in the data set's notes.
  case dropRow = "drop-row"
}

/// Which columns of a table become features and target.
public struct CSVSelection: Sendable, Equatable {
  /// The target's column.
  public var target: String
  /// The features' columns, in the order wanted; `nil` for all but the target.
  public var features: [String]?
  /// The highest power of each feature that becomes a feature too, 1 (the features alone) to
  /// `highestPower`: `k` makes `size`, `size^2`, ... `size^k` of a column `size`, side by side, then
  /// the same of the next column.
  public var powers: Int
  /// What becomes of rows in which a selected cell is empty.
  public var missing: MissingPolicy
  /// Features whose cells are texts and not numbers: each becomes a column of 0 and 1 for every text
  /// that occurs but the first in the order of Unicode, named `city=Paris`. Their powers are none.
  public var categorical: [String]

  /// The most that `powers` may be.
  public static let highestPower = 40

  /// A selection by column names; `powers` is 1 to `highestPower`.
  public init(
    target: String, features: [String]? = nil, powers: Int = 1, missing: MissingPolicy = .error,
    categorical: [String] = []
  ) {
    self.categorical = categorical
    self.target = target
    self.features = features
    self.powers = powers
    self.missing = missing
  }

  /// The selected columns of a table with these column names, which are unique.
  func columns(among names: [String], of file: String) throws(DataError) -> SelectedColumns {
    var places: [String: Int] = [:]
    for (place, name) in names.enumerated() { places[name] = place }

    let target = try place(of: target, in: places, among: names, file)
    var slots = [Int?](repeating: nil, count: names.count)
    let features = features ?? names.filter { $0 != names[target] }
    for (slot, name) in features.enumerated() {
      let place = try place(of: name, in: places, among: names, file)
      if place == target {
        throw DataError(
          .badSelection, file: file,
          message: "The column \(Phrase.quoted(name)) is the target and cannot be a feature too. "
            + "Take it out of --features (features in an experiment file).")
      }
      if slots[place] != nil {
        throw DataError(
          .badSelection, file: file,
          message: "The feature \(Phrase.quoted(name)) is named twice. Name each column once.")
      }
      slots[place] = slot
    }
    if features.isEmpty {
      throw DataError(
        self.features == nil ? .badData : .badSelection, file: file,
        message: "There is no column beside the target \(Phrase.quoted(self.target)). "
          + "At least one feature is needed.")
    }
    for name in categorical where !features.contains(name) {
      let place = try place(of: name, in: places, among: names, file)
      throw DataError(
        .badSelection, file: file,
        message: place == target
          ? "The column \(Phrase.quoted(name)) is the target, and a target is a number. Take it out of "
            + "--categorical (categorical in an experiment file)."
          : "The column \(Phrase.quoted(name)) is categorical and no feature. Add it to --features "
            + "(features in an experiment file), or take it out of the categorical ones.")
    }
    slots[target] = features.count
    return SelectedColumns(
      columns: features, target: names[target], slots: slots,
      features: try powerNames(of: features, target: names[target], file), powers: powers,
      categorical: Set(categorical))
  }

  /// The names of the features and their powers, which are none of the other columns' names.
  private func powerNames(
    of columns: [String], target: String, _ file: String
  ) throws(DataError) -> [String] {
    func fault(_ message: String) -> DataError {
      DataError(.badSelection, file: file, message: message)
    }
    guard (1...Self.highestPower).contains(powers) else {
      throw fault("Powers go from 1 to \(Self.highestPower), not to \(powers).")
    }
    guard columns.count * powers < CSVReader.mostColumns else {
      throw fault(
        "\(Phrase.count(columns.count, "column")) and their powers up to \(powers) would be "
          + "\(NumberText.count(columns.count * powers)) features; at most "
          + "\(NumberText.count(CSVReader.mostColumns - 1)) are taken. Name fewer features, or a "
          + "smaller power.")
    }
    guard powers > 1 else { return columns }
    let taken = Set(columns + [target])
    for column in columns {
      for name in PowerNames.all(of: column, powers: powers).dropFirst() where taken.contains(name)
      {
        throw fault(
          "The power \(Phrase.quoted(name)) of the column \(Phrase.quoted(column)) would be named "
            + "like the \(name == target ? "target" : "column") of that name. Rename the one in the "
            + "table\(name == target ? "." : ", or leave it out of the features.")")
      }
    }
    return columns.flatMap { PowerNames.all(of: $0, powers: powers) }
  }

  private func place(
    of name: String, in places: [String: Int], among names: [String], _ file: String
  ) throws(DataError) -> Int {
    if let place = places[name] { return place }
    throw DataError.noColumn(name, among: names, of: file)
  }
}

extension DataError {
  /// A column that was asked for and is not there.
  static func noColumn(_ name: String, among names: [String], of file: String) -> DataError {
    var message = "There is no column \(Phrase.quoted(name))."
    if let nearest = Suggestion.nearest(to: name, in: names) {
      message += " Did you mean \(Phrase.quoted(nearest))?"
    }
    message += " " + columns(names)
    if names.allSatisfy({ NumberGrammar.value(of: Array($0.utf8)) != nil }) {
      message += " The first line must hold the columns' names."
    }
    return DataError(.badSelection, file: file, message: message)
  }

  /// The sentence that says which columns there are, the first twelve by name.
  public static func columns(_ names: [String]) -> String {
    switch names.count {
    case 0: "There is no column."
    case 1: "The only column is \(Phrase.shown(names[0]))."
    default: "The columns are \(Phrase.list(names.map { Phrase.shown($0) }, atMost: 12))."
    }
  }
}

/// The columns of a table that become a data set.
struct SelectedColumns {
  /// The columns that become features.
  var columns: [String]
  var target: String
  /// For each column of the table the place of its cells in a row: the columns that become features
  /// from 0, the target after them; `nil` for a column left out.
  var slots: [Int?]
  /// The data set's features: each column followed by its powers.
  var features: [String]
  /// The highest power of each column that becomes a feature.
  var powers: Int
  /// The columns whose cells are texts.
  var categorical: Set<String>

  /// The name of the column with that place.
  func name(ofSlot slot: Int) -> String { slot < columns.count ? columns[slot] : target }
}
