import Reporting
import Training

/// Studies that few people have, and that figures have to cope with all the same.
enum FigureZoo {
  /// A study of a kind; `nil` for a kind that is not kept here.
  static func study(_ kind: String) async throws -> Study? {
    switch kind {
    case "wide characters":
      let names = ["重み減衰なし", "バッチで割った二乗正則化の重み減衰", "가중치 감쇠", "权重衰减与提前停止以及更长的名字"]
      return try await FigureStudies.notebook {
        for index in $0.indices { $0[index].name = names[index] }
      }
    case "tiny numbers": return try await scaled(by: 1e-120)
    case "huge numbers": return try await scaled(by: 1e140)
    case "one row": return try await short(rows: 1)
    case "two rows": return try await short(rows: 2)
    case "few rows": return try await fewRows()
    case "path alone": return try await path(.lasso, features: 6, rows: 80, variants: [])
    case "path of forty":
      return try await path(
        .elasticNet(l1Ratio: 0.5), features: 40, rows: 120,
        variants: (0..<12).map { place in
          Variant(
            name: "a mixture of number \(place)",
            penalty: ElasticNet(0.02 * Double(place + 1), l1Ratio: 0.5), training: training)
        })
    case "ridge path":
      return try await path(
        .ridge, features: 3, rows: 30,
        variants: [Variant(name: "ridge", penalty: L2(0.1), training: training)])
    case "held out": return try await heldOut()
    case "strengths":
      return try await sweep(
        Sweep(lambda: Sweep.logarithmic(from: 1e-3, to: 30, count: 12), seed: [0, 1, 2]))
    case "seeds": return try await sweep(Sweep(seed: [0, 1, 2, 3, 4, 5]))
    case "rates":
      return try await sweep(
        Sweep(batch: [.rows(4), .full], learningRate: [0.001, 0.01, 0.1, 3]))
    default: return nil
    }
  }

  private static var training: TrainingSettings {
    FigureStudies.settings {
      $0.bias = .free
      $0.epochs = 8
    }
  }

  private static func made(_ rows: Int, _ weights: [Double], noise: Double = 0.5) -> Dataset {
    SyntheticData(seed: 6, rows: rows, weights: weights, bias: 3, noise: noise).dataset()
  }

  /// Features and a target of one magnitude, trained on full batches at a rate to match.
  private static func scaled(by factor: Double) async throws -> Study {
    let made = made(60, [2, -3])
    let data = try PreparedData(
      Dataset(
        features: made.features, target: "y", values: made.values.map { $0 * factor },
        targets: made.targets.map { $0 * factor }, source: "scaled"), standardize: true,
      holdout: .share(0.25, seed: 0))
    var study = try await FigureStudies.study(
      data,
      [("none", NoPenalty() as any Penalty), ("ridge", L2(0.3)), ("batch", L2PerBatch(0.3))].map {
        name, penalty in
        Variant(
          name: name, penalty: penalty,
          training: FigureStudies.settings {
            $0.bias = .free
            $0.precision = .double
            $0.initial = .zeros
          })
      })
    study.path = try data.path(PathSettings(lambdas: .count(20, ratio: 1e-3), folds: 3))
    return study
  }

  private static func short(rows: Int) async throws -> Study {
    let data = try PreparedData(made(rows, [2, -3]), standardize: false, holdout: .none)
    var study = try await FigureStudies.study(data, FigureStudies.fourWays)
    study.path = try data.path(
      PathSettings(lambdas: .list([1, 0.1, 0.01, 0]), folds: rows > 1 ? 2 : 0))
    return study
  }

  private static func fewRows() async throws -> Study {
    let data = try PreparedData(
      made(12, (0..<30).map { Double($0 % 5) - 2 }), standardize: true,
      holdout: .lastRows(3))
    var study = try await FigureStudies.study(
      data,
      [
        Variant(name: "none", penalty: NoPenalty(), training: training),
        Variant(name: "lasso", penalty: L1(0.1), training: training),
      ])
    study.path = try data.path(PathSettings(lambdas: .count(30, ratio: 1e-2), folds: 3))
    return study
  }

  private static func path(
    _ penalty: PathPenalty, features: Int, rows: Int, variants: [Variant]
  ) async throws -> Study {
    let weights = (0..<features).map { place -> Double in
      let size = Double(max(0, 9 - place))
      return place < 8 ? (place % 2 == 0 ? size : -size) : 0
    }
    let data = try PreparedData(made(rows, weights, noise: 4), standardize: true, holdout: .none)
    var study = try await FigureStudies.study(data, variants)
    study.path = try data.path(
      PathSettings(
        penalty: penalty, lambdas: .count(40, ratio: penalty == .ridge ? 1e-6 : 1e-3), folds: 5))
    return study
  }

  private static func heldOut() async throws -> Study {
    let data = try PreparedData(
      made(90, [Double](repeating: 0.3, count: 40), noise: 2), standardize: false,
      holdout: .share(0.4, seed: 0))
    var stopping = training
    stopping.epochs = 60
    var patient = stopping
    patient.stop = EarlyStopping(patience: 3)
    return try await FigureStudies.study(
      data,
      [
        Variant(name: "none", penalty: NoPenalty(), training: stopping),
        Variant(name: "stopped", penalty: NoPenalty(), training: patient),
        Variant(name: "ridge", penalty: L2(0.5), training: stopping),
        Variant(name: "the same", penalty: L2(0.5), training: stopping),
      ])
  }

  private static func sweep(_ sweep: Sweep) async throws -> Study {
    let data = try PreparedData(
      made(50, [2, -3, 0.5]), standardize: false, holdout: .share(0.2, seed: 0))
    let variants = [
      Variant(name: "none", penalty: NoPenalty(), training: training),
      Variant(name: "ridge", penalty: L2(0.1), training: training),
      Variant(name: "lasso", penalty: L1(0.1), training: training),
    ]
    var study = try await FigureStudies.study(data, variants)
    let outcomes = try await Trainer(data).sweep(sweep.cells(of: variants))
    study.sweep = SweepResult(sweep, outcomes: outcomes)
    return study
  }
}
