import Training

/// A path, and where it stands.
struct PathDraft {
  let settings: PathSettings
  let foldsPlace: Place

  /// Reports more folds than rows.
  func check(trainingRows rows: Int?, _ mistakes: Mistakes) {
    guard let rows, settings.folds > rows else { return }
    mistakes.report(
      "\(Field.grouped(settings.folds)) folds can't be made of "
        + "\(rows == 1 ? "1 row" : "\(Field.grouped(rows)) rows"). Ask for fewer, or for 0.",
      at: foldsPlace)
  }
}

extension Field {
  private static let pathPenalties = ["ridge", "lasso", "elastic-net"]
  private static let mostFolds = 1_000

  func path() -> PathDraft? {
    guard let fields = fields("path", example: "{penalty: lasso}") else { return nil }
    let kind = fields["penalty"].map { $0.word(among: Self.pathPenalties) } ?? "lasso"
    var l1Ratio: Double? = Self.defaultL1Ratio
    if kind == "elastic-net" {
      l1Ratio = fields["l1-ratio"].map { $0.number(.l1Ratio) } ?? l1Ratio
    } else if let kind {
      fields.refuse("l1-ratio", belongingTo: "elastic-net", besides: kind)
    } else {
      _ = fields["l1-ratio"]
    }
    let lambdas = fields["lambdas"].map { $0.grid() } ?? PathSettings().lambdas
    let field = fields["folds"]
    let folds = field.map { $0.folds() } ?? PathSettings().folds
    let seed = fields["seed"].map { $0.seed() } ?? PathSettings().seed
    fields.end()
    guard let kind, let l1Ratio, let lambdas, let folds, let seed else { return nil }
    let penalty: PathPenalty =
      switch kind {
      case "ridge": .ridge
      case "lasso": .lasso
      default: .elasticNet(l1Ratio: l1Ratio)
      }
    return PathDraft(
      settings: PathSettings(penalty: penalty, lambdas: lambdas, folds: folds, seed: seed),
      foldsPlace: field?.node.place ?? keyPlace)
  }

  /// So many strengths down from the one that empties the model, or a list of them.
  private func grid() -> LambdaGrid? {
    guard isMapping else {
      return values("{count: 100, ratio: 1e-4}, or a list of strengths of 0 or more") {
        $0.number(.notNegative)
      }.map(LambdaGrid.list)
    }
    guard let fields = fields("lambdas", example: "{count: 100, ratio: 1e-4}") else { return nil }
    let count = fields["count"].map { $0.whole(2...Self.mostValues) } ?? 100
    let ratio = fields["ratio"].map { $0.number(.share) } ?? 1e-4
    fields.end()
    guard let count, let ratio else { return nil }
    return .count(count, ratio: ratio)
  }

  private func folds() -> Int? {
    if let folds = plain.flatMap(YAMLNumber.whole), folds == 0 || (2...Self.mostFolds ~= folds) {
      return folds
    }
    return refuse("0 for none, or a whole number from 2 to \(Self.grouped(Self.mostFolds))")
  }
}
