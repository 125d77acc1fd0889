import Training
import Wording

/// A report that can't be compared, with the remedy.
public struct ComparisonError: Error, CustomStringConvertible {
  /// What is wrong, and what to do.
  public let description: String
}

/// What a committed report came to, read from its `summary.json`.
public struct ReportSummary: Sendable {
  /// One of the models of a report: a variant, a cell of a sweep, or the best point of a path.
  struct Model: Sendable {
    var name: String
    /// What was asked for, by name, as text; empty for cells and paths.
    var settings: [(name: String, value: String)]
    var isFinished: Bool
    var divergedAtStep: Int?
    /// By feature, and the bias last where there is one.
    var parameters: [(name: String, value: Double)]
    var trainingMSE: Double?
    /// On held-out rows, or over the folds of a cross-validation.
    var validationMSE: Double?
    var validationName = "held-out error"

    func value(of parameter: String) -> Double? {
      parameters.first { $0.name == parameter }?.value
    }
  }

  /// What the report is called: the path that was given.
  public let name: String
  let title: String
  let hash: String
  /// What is known of the data, by name, as text.
  let data: [(name: String, value: String)]
  /// Parameters that made the data, `nil` where nobody knows them.
  let truth: [(name: String, value: Double)]?
  let leastSquares: [(name: String, value: Double)]
  let models: [Model]

  /// A summary may have so many bytes.
  private static let limit = 1 << 28

  /// Reads the report in a folder, or the summary itself.
  ///
  /// - Throws: `FileError` of kind `cannotRead` if it is missing, `ComparisonError` if it is not the
  ///   summary of an experiment's report.
  public init(path: String) throws {
    guard !path.isEmpty else {
      throw FileError(
        .cannotRead, path: path, message: "An empty name names no report. Name its folder.")
    }
    let isSummary = path.hasSuffix(".json")
    let file = isSummary ? path : FilePath.join(path, ReportPath.summary)
    let bytes: [UInt8]
    do {
      bytes =
        isSummary
        ? try FileReader.read(file, limit: Self.limit)
        : try FileReader.readFile(file, limit: Self.limit)
    } catch {
      throw FileError(
        error.kind, path: error.path,
        message: "\(path) holds no report that can be compared. \(error.message)")
    }
    try self.init(bytes, name: path, file: file)
  }

  /// Reads the bytes of a summary.
  init(_ bytes: [UInt8], name: String, file: String) throws(ComparisonError) {
    let json: JSON
    do throws(JSONReader.Fault) {
      json = try JSON(reading: bytes)
    } catch {
      throw ComparisonError(
        description: "\(file) is not JSON from line \(error.line) on. Write the report again.")
    }
    guard json["schema"].double == 1, json["kind"].string == nil,
      case .array(let features) = json["data"]["features"]
    else {
      throw ComparisonError(
        description: "\(file) is not the summary of an experiment's report, which is what compare "
          + "takes: a folder that linreg-report run wrote.")
    }
    let count = json["variants"].elements.count + json["sweep"]["cells"].elements.count
    guard count <= Experiment.mostVariants + SweepSettings.mostCells else {
      throw ComparisonError(
        description:
          "\(file) has \(NumberText.count(count)) variants and cells, more than a "
          + "report has. Write the report again.")
    }
    let columns = features.compactMap(\.string)
    let names = columns.map { FeatureName.label($0, among: columns) }
    self.name = name
    title = json["title"].string ?? ""
    hash = json["experiment_hash"].string ?? ""
    data = ["source", "rows", "training_rows", "validation_rows", "features", "target"].map {
      (Self.words($0), json["data"][$0].plainText)
    }
    truth = Self.parameters(json["data"]["truth"], names)
    leastSquares = Self.parameters(json["least_squares"], names) ?? []
    models =
      json["variants"].elements.map { Self.variant($0, names) }
      + json["sweep"]["cells"].elements.map { Self.cell($0, names) }
      + [Self.path(json["path"], names)].compactMap(\.self)
    var seen: Set<String> = []
    let variants = json["variants"].elements.map { $0["name"].string ?? "" }
    if let twice = variants.first(where: { !seen.insert($0).inserted }) {
      throw ComparisonError(
        description:
          "\(file) has two variants called \(Phrase.quoted(twice)). Write the report again.")
    }
  }

  private static func words(_ key: String) -> String { key.replacing("_", with: " ") }

  private static func parameters(_ json: JSON, _ names: [String]) -> [(String, Double)]? {
    guard case .array(let weights) = json["weights"] else { return nil }
    return zip(names, weights).compactMap { name, weight in weight.double.map { (name, $0) } }
      + (json["bias"].double.map { [("bias", $0)] } ?? [])
  }

  /// What a variant's file says of it, in the order in which a reader asks.
  private static let settings = [
    "penalty", "optimizer", "optimizer_settings", "loss", "bias", "batch", "epochs", "patience",
    "learning_rate", "learning_rate_schedule", "order", "precision",
  ]

  private static func variant(_ json: JSON, _ names: [String]) -> Model {
    var model = cell(json, names)
    model.settings = settings.map { (words($0), json[$0].plainText) }
    return model
  }

  private static func cell(_ json: JSON, _ names: [String]) -> Model {
    Model(
      name: json["name"].string ?? "", settings: [],
      isFinished: json["status"].string == "finished",
      divergedAtStep: json["diverged_at_step"].double.flatMap { Int(exactly: $0) },
      parameters: parameters(json["final"], names) ?? [],
      trainingMSE: json["final_training_mse"].double,
      validationMSE: json["final_validation_mse"].double)
  }

  /// The path's best point, or its weakest penalty where nothing says which is best.
  private static func path(_ json: JSON, _ names: [String]) -> Model? {
    let points = json["points"].elements
    guard let last = points.last else { return nil }
    let best = json["best_lambda"].double
    let point = points.first { best != nil && $0["lambda"].double == best } ?? last
    let kind = (json["penalty"].string ?? "").replacing("-", with: " ")
    return Model(
      name: "\(kind) path, \(best == nil ? "weakest" : "best") λ",
      settings: [("lambda", point["lambda"].plainText)], isFinished: true, divergedAtStep: nil,
      parameters: parameters(point, names) ?? [], trainingMSE: point["training_mse"].double,
      validationMSE: point["cv_mean"].double, validationName: "cross-validated error")
  }
}
