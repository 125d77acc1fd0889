import Training

/// The section `data`, read.
struct DataSection {
  var source: DataSource
  var standardize: Bool
  var holdout: Holdout

  /// How many rows train, where the experiment alone tells.
  var trainingRows: Int? {
    source.rowCount.map { rows in
      switch holdout {
      case .none: rows
      case .share(let share, _): rows - Int((share * Double(rows)).rounded(.down))
      case .lastRows(let held): rows - held
      }
    }
  }
}

extension Field {
  /// Rows that may be drawn; as many cells of a table may there be in all.
  private static let mostRows = 100_000_000
  /// Columns that a table may have.
  private static let mostFeatures = 4_096

  func dataSection() -> DataSection? {
    guard let fields = fields("data", example: "data: {csv: {path: ..., target: ...}}")
    else { return nil }
    let chosen = fields.one(
      of: ["synthetic", "csv", "polynomial"], example: "csv: {path: houses.csv, target: price}")
    let source = chosen.flatMap { $0.source() }
    let standardize = fields["standardize"].map { $0.flag() } ?? false
    let holdout = fields["validation"].map { $0.holdout(rows: source?.rowCount) } ?? Holdout.none
    fields.end()
    guard let source, let standardize, let holdout else { return nil }
    return DataSection(source: source, standardize: standardize, holdout: holdout)
  }

  // MARK: - Sources

  private func source() -> DataSource? {
    switch name {
    case "\"csv\"": csv()
    case "\"polynomial\"": polynomial()
    default: synthetic()
    }
  }

  private func synthetic() -> DataSource? {
    guard let fields = fields("data.synthetic", example: "{rows: 10000, weights: [2, -3.4]}")
    else { return nil }
    let generator = fields["generator"].map { $0.word(among: ["torch"]) } ?? "torch"
    let seed = fields["seed"].map { $0.seed() } ?? 0
    let rows = fields.required("rows", example: "rows: 10000")
    let count = rows?.whole(1...Self.mostRows)
    let weights = fields.required("weights", example: "weights: [2, -3.4]")?.weights()
    let bias = fields["bias"].map { $0.number(.any) } ?? 0
    let noise = fields["noise"].map { $0.number(.notNegative) } ?? 0
    fields.end()
    guard generator != nil, let seed, let rows, let count, let weights, let bias, let noise
    else { return nil }
    guard rows.allows(count, features: weights.count) else { return nil }
    return .synthetic(
      SyntheticData(
        seed: seed, rows: count, weights: weights, bias: bias, noise: noise))
  }

  private func polynomial() -> DataSource? {
    let example = "{rows: 200, coefficients: [1.2, -3.4, 5.6]}"
    guard let fields = fields("data.polynomial", example: example) else { return nil }
    let generator = fields["generator"].map { $0.word(among: ["torch"]) } ?? "torch"
    let seed = fields["seed"].map { $0.seed() } ?? 0
    let rows = fields.required("rows", example: "rows: 200")
    let count = rows?.whole(1...Self.mostRows)
    let coefficients = fields.required("coefficients", example: "coefficients: [1.2, -3.4, 5.6]")?
      .coefficients()
    let bias = fields["bias"].map { $0.number(.any) } ?? 0
    let noise = fields["noise"].map { $0.number(.notNegative) } ?? 0
    let powers = fields["powers"].map { $0.whole(1...PolynomialData.highestDegree) }
    fields.end()
    if case .some(nil) = powers { return nil }
    guard generator != nil, let seed, let rows, let count, let coefficients, let bias, let noise,
      rows.allows(count, features: max(coefficients.count, (powers ?? nil) ?? 1))
    else { return nil }
    return .polynomial(
      PolynomialData(
        seed: seed, rows: count, coefficients: coefficients, bias: bias, noise: noise,
        powers: powers ?? nil))
  }

  /// The coefficients of x, x^2, ...
  private func coefficients() -> [Double]? {
    let most = PolynomialData.highestDegree
    guard let values = list("a list of numbers, for x, x^2, ...", of: { $0.number(.any) }) else {
      return nil
    }
    return values.count <= most ? values : refuse("at most \(most) numbers")
  }

  /// Whether so many rows of so many features may be drawn; reports that they may not.
  private func allows(_ rows: Int, features: Int) -> Bool {
    if rows <= Self.mostRows / features { return true }
    report(
      "\(Self.grouped(rows)) rows of \(Self.grouped(features)) features are more than "
        + "\(Self.grouped(Self.mostRows)) numbers. Ask for fewer.")
    return false
  }

  /// A list of weights, or how many equal ones.
  private func weights() -> [Double]? {
    let what = "a list of numbers, or {count: 200, value: 0.01}"
    guard isMapping else {
      guard let weights = list(what, of: { $0.number(.any) }) else { return nil }
      return weights.count <= Self.mostFeatures
        ? weights : refuse("at most \(Self.grouped(Self.mostFeatures)) numbers")
    }
    guard let fields = fields("weights", example: what) else { return nil }
    let count = fields.required("count", example: "count: 200")?.whole(1...Self.mostFeatures)
    let value = fields.required("value", example: "value: 0.01")?.number(.any)
    fields.end()
    guard let count, let value else { return nil }
    return Array(repeating: value, count: count)
  }

  private func csv() -> DataSource? {
    guard let fields = fields("data.csv", example: "{path: houses.csv, target: price}")
    else { return nil }
    let path = fields.required("path", example: "path: houses.csv")?.text()
    let target = fields.required("target", example: "target: price")
    let targetName = target?.text()
    let features = fields["features"].map { $0.features(besides: targetName) }
    let powers = fields["powers"].map { $0.whole(1...CSVSelection.highestPower) } ?? 1
    let missing = fields["missing"].map { $0.word(MissingPolicy.self) } ?? .error
    let categorical = fields["categorical"].map { $0.features(besides: targetName) } ?? []
    fields.end()
    guard let path, let targetName, let powers, let missing, let categorical else { return nil }
    if case .some(nil) = features { return nil }
    return .csv(
      CSVSource(
        path: path,
        selection: CSVSelection(
          target: targetName, features: features ?? nil, powers: powers, missing: missing,
          categorical: categorical)))
  }

  private func features(besides target: String?) -> [String]? {
    var seen: Set<String> = []
    return list("a list of column names") { entry in
      guard let name = entry.text() else { return nil }
      let shown = SourceText.visible(name, limit: 40)
      if name == target {
        entry.report("\"\(shown)\" is the target. Take it out of the features.")
        return nil
      }
      guard seen.insert(name).inserted else {
        entry.report("\"\(shown)\" stands here twice. Name each feature once.")
        return nil
      }
      return name
    }
  }

  // MARK: - Validation

  /// - Parameter rows: how many rows there are, where that is known.
  private func holdout(rows: Int?) -> Holdout? {
    let what = "none, {share: 0.2} or {last-rows: 100}"
    guard isMapping else { return word == "none" ? Holdout.none : refuse(what) }
    guard let fields = fields("validation", example: what) else { return nil }
    defer { fields.end() }
    guard let chosen = fields.one(of: ["share", "last-rows"], example: "share: 0.2") else {
      return nil
    }
    guard chosen.name == "\"share\"" else {
      fields.refuse("seed", belongingTo: "share", besides: "last-rows")
      return chosen.lastRows(of: rows)
    }
    let seed = fields["seed"].map { $0.seed() } ?? 0
    guard let share = chosen.number(.share), let seed else { return nil }
    return .share(share, seed: seed)
  }

  private func lastRows(of rows: Int?) -> Holdout? {
    guard let count = whole(1...Self.mostRows) else { return nil }
    if let rows, count >= rows {
      report(
        "There are \(Self.grouped(rows)) rows, and \(Self.grouped(count)) of them held out leave "
          + "none to train on. Hold out fewer.")
      return nil
    }
    return .lastRows(count)
  }
}

extension DataSource {
  /// How many rows there are, where the experiment alone tells.
  fileprivate var rowCount: Int? {
    switch self {
    case .synthetic(let synthetic): synthetic.rows
    case .polynomial(let polynomial): polynomial.rows
    case .csv: nil
    }
  }

  /// How many features there are, where the experiment alone tells.
  var featureCount: Int? {
    switch self {
    case .synthetic(let synthetic): synthetic.weights.count
    case .polynomial(let polynomial): polynomial.powers
    case .csv(let source):
      // Only the table tells how many different texts there are.
      source.selection.categorical.isEmpty
        ? source.selection.features.map { $0.count * source.selection.powers } : nil
    }
  }
}
