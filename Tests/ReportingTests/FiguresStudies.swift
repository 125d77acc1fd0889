import Reporting
import Training

/// Small studies for the figures' tests: the notebook's four variants and awkward ones.
enum FigureStudies {
  static func settings(_ change: (inout TrainingSettings) -> Void = { _ in }) -> TrainingSettings {
    var settings = TrainingSettings(
      epochs: 24, batch: .rows(30), learningRate: 0.02, order: .sequential, seed: 100,
      initial: .normal(standardDeviation: 0.01), loss: .mse, bias: .penalized)
    change(&settings)
    return settings
  }

  /// The notebook's ways to write weight decay, over 410 rows: ten of the last batch.
  static var fourWays: [Variant] {
    [
      Variant(
        name: "numpy", penalty: L2PerBatch(-0.01),
        training: settings {
          $0.loss = .halfMSE
          $0.initial = .zeros
          $0.epochs = 20
          $0.learningRate = 0.04
        }),
      Variant(name: "pytorch-1", penalty: L2(0.05), training: settings { $0.order = .torch1 }),
      Variant(name: "pytorch-2", penalty: L2(0.05), training: settings()),
      Variant(
        name: "pytorch-3", penalty: L2(0.05),
        training: settings {
          $0.loss = .halfMSE
          $0.learningRate = 0.04
        }),
    ]
  }

  static func notebookData() throws -> PreparedData {
    try PreparedData(
      SyntheticData(seed: 1000, rows: 410, weights: [2, -3.4], bias: 4.2, noise: 0.01).dataset(),
      standardize: false, holdout: .none)
  }

  static func study(_ data: PreparedData, _ variants: [Variant]) async throws -> Study {
    let runs = try await Trainer(data).run(variants)
    return Study(title: "A study", data: data, runs: runs, accents: Array(variants.indices))
  }

  static func notebook(_ change: (inout [Variant]) -> Void = { _ in }) async throws -> Study {
    var variants = fourWays
    change(&variants)
    return try await study(notebookData(), variants)
  }

  /// The kinds of study that figures have to cope with.
  static let kinds = [
    "notebook", "one epoch", "one variant", "twelve", "long names", "diverged", "all diverged",
    "one feature", "no bias", "many features", "no truth", "perfect start", "hostile names",
    "wide characters", "tiny numbers", "huge numbers", "one row", "two rows", "few rows",
    "path alone", "path of forty", "ridge path", "held out", "strengths", "seeds", "rates",
  ]

  /// A study of a kind, trained once for all tests.
  static func named(_ kind: String) async throws -> Study { try await Shelf.shared.study(kind) }

  private actor Shelf {
    static let shared = Shelf()
    private var tasks: [String: Task<Study, any Error>] = [:]

    func study(_ kind: String) async throws -> Study {
      let task = tasks[kind] ?? Task { try await FigureStudies.train(kind) }
      tasks[kind] = task
      return try await task.value
    }
  }

  private static func train(_ kind: String) async throws -> Study {
    switch kind {
    case "one epoch":
      return try await notebook { for index in $0.indices { $0[index].training.epochs = 1 } }
    case "one variant": return try await notebook { $0 = [$0[2]] }
    case "twelve", "long names":
      let (head, tail) =
        kind == "twelve" ? ("", "") : ("a way to write weight ", " with many words")
      return try await study(
        notebookData(),
        (0..<12).map { index in
          var strength = 0.001
          for _ in 0..<index { strength *= 2 }
          return Variant(
            name: "\(head)decay \(index)\(tail)", penalty: L2(strength), training: settings())
        })
    case "diverged": return try await notebook { $0[3].training.learningRate = 5 }
    case "all diverged":
      return try await notebook { for index in $0.indices { $0[index].training.learningRate = 5 } }
    case "one feature", "no bias":
      let data = try PreparedData(
        SyntheticData(seed: 3, rows: 90, weights: [1.5], bias: 0.5, noise: 0.2).dataset(),
        standardize: false, holdout: .lastRows(10))
      return try await study(
        data,
        [
          Variant(
            name: "ridge", penalty: L2(0.1),
            training: settings { $0.bias = kind == "no bias" ? .none : .free })
        ])
    case "many features":
      let data = try PreparedData(
        SyntheticData(
          seed: 3, rows: 60, weights: [Double](repeating: 0.01, count: 200), bias: 0.05, noise: 0.01
        ).dataset(), standardize: false, holdout: .none)
      return try await study(
        data,
        [
          Variant(
            name: "none", penalty: NoPenalty(), training: settings { $0.learningRate = 0.003 }),
          Variant(name: "decay", penalty: L2(0.5), training: settings { $0.learningRate = 0.003 }),
        ])
    case "no truth": return try await study(untrue(), fourWays)
    case "perfect start":
      let data = try PreparedData(
        Dataset(
          features: ["x"], target: "y", values: [1, 2, 3, 4], targets: [5, 5, 5, 5],
          source: "constant"), standardize: false, holdout: .none)
      let start = InitialParameters.explicit(Parameters(weights: [0], bias: 5))
      return try await study(
        data,
        [
          Variant(
            name: "only", penalty: NoPenalty(),
            training: settings {
              $0.initial = start
              $0.bias = .free
            })
        ])
    case "hostile names":
      let names = ["<script>", "]]>\" onload=\"", "a\nb|c", "\u{202E}turned"]
      return try await notebook { for index in $0.indices { $0[index].name = names[index] } }
    default:
      if let study = try await FigureZoo.study(kind) { return study }
      return try await notebook()
    }
  }

  /// Ten columns of very different scales whose truth nobody knows.
  private static func untrue() throws -> PreparedData {
    let made = SyntheticData(
      seed: 5, rows: 300, weights: (0..<10).map { Double($0) - 4.3 }, bias: 150, noise: 30
    ).dataset()
    var values = made.values
    var scale = 1e-4
    for feature in 0..<10 {
      for row in 0..<300 {
        values[row * 10 + feature] = values[row * 10 + feature] * scale + 7 * scale
      }
      scale *= 8
    }
    return try PreparedData(
      Dataset(
        features: [
          "age", "sex", "bmi", "bp", "s1", "s2", "s3", "s4", "s5", "a rather long column name",
        ],
        target: "y", values: values, targets: made.targets, source: "a table"),
      standardize: true, holdout: .share(0.2, seed: 0))
  }
}
