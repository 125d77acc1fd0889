import Training
import Wording

/// The points of a path that a reader wants to see.
struct PathTable {
  struct Row {
    let point: PathPoint
    /// What is special about the point; empty for nothing.
    let label: String
  }

  let path: SolutionPath
  private let study: Study

  /// A path of more points than these is shown by its special ones alone.
  private static let mostPoints = 24
  /// More coefficients than these are too many for a page; those with the greatest effect are shown.
  private static let mostFeatures = 12

  init(_ path: SolutionPath, in study: Study) {
    self.path = path
    self.study = study
  }

  /// The point of least cross-validation error, else of least error on held-out rows.
  var best: PathPoint? {
    if let lambda = path.bestLambda { return point(at: lambda) }
    return path.points.filter { $0.validationMSE != nil }
      .min { ($0.validationMSE ?? 0) < ($1.validationMSE ?? 0) }
  }

  /// The point of the greatest strength within a standard error of the least.
  var simplest: PathPoint? { path.bestLambdaOneSE.flatMap(point) }

  private func point(at lambda: Double) -> PathPoint? { path.points.first { $0.lambda == lambda } }

  /// Whether weights can become zero.
  var isSparse: Bool { path.settings.penalty.l1Ratio > 0 }

  // MARK: - Strengths

  /// All points of a short path, else the special ones; the strongest first.
  var rows: [Row] {
    let isShort = path.points.count <= Self.mostPoints
    return path.points.enumerated().compactMap { place, point in
      var labels: [String] = []
      if place == 0 { labels.append("strongest") }
      if point.lambda == simplest?.lambda { labels.append("one standard error") }
      if point.lambda == best?.lambda { labels.append("best") }
      if place == path.points.count - 1, place > 0 { labels.append("weakest") }
      return isShort || !labels.isEmpty
        ? Row(point: point, label: labels.joined(separator: ", ")) : nil
    }
  }

  /// The columns' names, in the order of `cells(of:)`.
  var header: [String] {
    ["point", "λ"] + (isSparse ? ["weights that are not zero"] : [])
      + ["degrees of freedom", "training error"] + (hasHeldOutRows ? ["held-out error"] : [])
      + (isCrossValidated ? ["cross-validated error"] : [])
  }

  /// A row as text.
  func cells(of row: Row) -> [String] {
    let point = row.point
    var cells = [row.label.isEmpty ? "–" : row.label, NumberText.significant(point.lambda)]
    if isSparse { cells.append(String(point.nonzero)) }
    cells += [
      NumberText.significant(point.degreesOfFreedom), NumberText.significant(point.trainingMSE),
    ]
    if hasHeldOutRows {
      cells.append(point.validationMSE.map { NumberText.significant($0) } ?? "–")
    }
    if isCrossValidated { cells.append(point.crossValidation.map(Self.text) ?? "–") }
    return cells
  }

  private var hasHeldOutRows: Bool { path.points.contains { $0.validationMSE != nil } }
  private var isCrossValidated: Bool { path.points.contains { $0.crossValidation != nil } }

  /// An error and its standard error.
  static func text(_ error: CrossValidationError) -> String {
    "\(NumberText.significant(error.mean)) ± \(NumberText.significant(error.standardError, 2))"
  }

  // MARK: - Coefficients

  /// Features that are left out of `coefficients`.
  var omittedFeatures: Int { max(0, study.data.dataset.featureCount - Self.mostFeatures) }

  /// A row a parameter, a column a point and the references; the header first.
  var coefficients: [[String]] {
    var columns: [Column] = []
    if let simplest { columns.append(Column("one standard error", simplest.parameters)) }
    if let best, best.lambda != simplest?.lambda { columns.append(Column("best", best.parameters)) }
    if columns.isEmpty, let last = path.points.last {
      columns.append(Column("weakest", last.parameters))
    }
    if let errors = standardErrors?.known {
      columns.append(Column("standard error", errors.weights, bias: errors.bias, digits: 3))
    }
    columns.append(Column("least squares", study.data.leastSquares.parameters))
    if let truth = study.data.dataset.truth { columns.append(Column("truth", truth)) }
    let features = study.featuresByEffect.prefix(Self.mostFeatures).sorted()
    let weights = features.map { index in
      [study.weightName(index)] + columns.map { $0.text($0.weights[index]) }
    }
    let bias = ["bias"] + columns.map { column in column.bias.map(column.text) ?? "–" }
    return [["parameter"] + columns.map(\.name)] + weights + [bias]
  }

  /// A column of `coefficients`: a number a parameter.
  private struct Column {
    let name: String
    let weights: [Double]
    let bias: Double?
    let digits: Int

    init(_ name: String, _ weights: [Double], bias: Double?, digits: Int) {
      self.name = name
      self.weights = weights
      self.bias = bias
      self.digits = digits
    }

    init(_ name: String, _ parameters: Parameters) {
      self.init(name, parameters.weights, bias: parameters.bias, digits: 6)
    }

    func text(_ value: Double) -> String { NumberText.significant(value, digits) }
  }

  /// The point whose coefficients are shown beside those of least squares: the best, else the last.
  private var shownPoint: PathPoint? { best ?? simplest ?? path.points.last }

  /// How far the coefficients at the shown point scatter with the noise, or why that can't be said.
  var standardErrors: StandardErrorEstimate? {
    shownPoint.map {
      study.data.standardErrors(penalty: path.settings.penalty, lambda: $0.lambda)
    }
  }

  // MARK: - Elsewhere

  /// The same penalty at strength `lambda` in scikit-learn.
  func scikitLearn(at lambda: Double) -> String {
    switch path.settings.penalty {
    case .ridge: "Ridge(alpha=\(lambda * Double(study.data.trainingRowCount)))"
    case .lasso: "Lasso(alpha=\(lambda))"
    case .elasticNet(let l1Ratio): "ElasticNet(alpha=\(lambda), l1_ratio=\(l1Ratio))"
    }
  }
}
