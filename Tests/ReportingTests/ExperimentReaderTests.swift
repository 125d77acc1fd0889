import Testing
import Training

@testable import Plotting
@testable import Reporting

/// What an experiment file means.
struct ExperimentReaderTests {
  private let least = """
    version: 1
    data: {synthetic: {rows: 100, weights: [2, -3.4]}}
    variants: [{name: none}]

    """

  @Test func theNotebookIsTheFourSystemsThatWereGiven() throws {
    let notebook = try ExperimentReader.read(
      #require(BuiltInExperiments.yaml("notebook")), named: "notebook.yaml")
    var training = TrainingSettings(
      epochs: 20, batch: .rows(128), learningRate: 0.01, order: .sequential, seed: 100,
      initial: .normal(standardDeviation: 0.01), loss: .mse, optimizer: .sgd(), bias: .penalized,
      precision: .single, printed: .batchMSEBefore)
    var variants: [Variant] = []
    func add(_ name: String, _ penalty: any Penalty, _ change: (inout TrainingSettings) -> Void) {
      var settings = training
      change(&settings)
      variants.append(Variant(name: name, penalty: penalty, training: settings))
    }
    add("numpy", L2PerBatch(-0.05)) {
      $0.loss = .halfMSE
      $0.initial = .zeros
      $0.epochs = 10
      $0.printed = .batchSSEAfter
    }
    add("pytorch-1", L2(0.05)) { $0.order = .torch1 }
    training.printed = .batchSSEAfter
    add("pytorch-2", L2(0.05)) { _ in }
    add("pytorch-3", L2(0.05)) { $0.loss = .halfMSE }
    #expect(
      notebook
        == Experiment(
          title: "Four ways to write weight decay",
          data: .synthetic(
            SyntheticData(seed: 1000, rows: 10000, weights: [2, -3.4], bias: 4.2, noise: 0.01)),
          variants: variants.map { ExperimentVariant($0) }))
  }

  @Test func builtInExperimentsCanBeReadAndAreListed() throws {
    for (name, summary) in BuiltInExperiments.names {
      let yaml = try #require(BuiltInExperiments.yaml(name))
      #expect(throws: Never.self) { try ExperimentReader.read(yaml, named: name) }
      #expect(!summary.isEmpty)
    }
    #expect(BuiltInExperiments.yaml("nothing") == nil)
  }

  /// docs/experiments.md names these defaults.
  @Test func whatIsLeftOutHasTheDocumentedDefault() throws {
    let experiment = try ExperimentFixtures.read(least)
    let settings = TrainingSettings(
      epochs: 20, batch: .rows(128), learningRate: 0.01, order: .sequential, seed: 0,
      initial: .normal(standardDeviation: 0.01), loss: .mse, optimizer: .sgd(), bias: .free,
      precision: .single, printed: .batchMSEBefore)
    #expect(
      experiment
        == Experiment(
          title: "Linear regression",
          data: .synthetic(
            SyntheticData(seed: 0, rows: 100, weights: [2, -3.4], bias: 0, noise: 0)),
          standardize: false, holdout: .none,
          variants: [
            ExperimentVariant(Variant(name: "none", penalty: NoPenalty(), training: settings))
          ],
          figures: nil,
          output: OutputSettings(
            formats: [.png, .svg], themes: [.light, .dark], width: 800, height: 500, scale: 2,
            font: "DejaVu Sans")))
  }

  @Test func everyKeyIsRead() throws {
    let bytes = try ExperimentFixtures.bytes("experiments/good/every-key.yaml")
    let experiment = try ExperimentReader.read(bytes, named: "every-key.yaml")
    #expect(experiment.title == "Every key: of today's format")
    #expect(
      experiment.data
        == .csv(
          CSVSource(
            path: "../diabetes.csv",
            selection: CSVSelection(
              target: "target", features: ["age", "bmi"], powers: 2, missing: .dropRow,
              categorical: ["age"]))))
    #expect(experiment.notes == ["Why it is so.", "And: so"])
    #expect(experiment.standardize)
    #expect(experiment.holdout == .share(0.2, seed: 7))
    let settings = TrainingSettings(
      epochs: 3, batch: .full,
      learningRate: LearningRate(0.5, schedule: .step(every: 3, factor: 0.25), period: .step),
      order: .torch2, seed: 18_446_744_073_709_551_615,
      initial: .explicit(Parameters(weights: [1, -2.5, 0, 3], bias: 0.5)), loss: .halfMSE,
      optimizer: .sgd(SGDSettings(momentum: 0.5, dampening: 0.25)), bias: .penalized,
      precision: .double, printed: .batchSSEAfter, stop: EarlyStopping(patience: 7))
    let first = try #require(experiment.variants.first)
    #expect(first.variant.training == settings)
    #expect(first.color == nil)
    #expect(
      experiment.variants.map { $0.variant.penalty.kind } == [
        "none", "l2", "l2-per-batch", "weight-decay", "l1", "l1-subgradient", "elastic-net", "none",
        "elastic-net", "decoupled",
      ])
    #expect(
      experiment.variants.map { $0.variant.penalty.settings.map(\.value) } == [
        [], [-1e-3], [-2], [0.999], [0.01], [0.02], [0.03, 0.25], [], [0.03, 0.5], [0],
      ])
    #expect(
      experiment.variants[4...8].map { $0.variant.training.optimizer } == [
        .sgd(SGDSettings(momentum: 0.9, nesterov: true)),
        .adam(AdamSettings(beta1: 0.8, beta2: 0.99, epsilon: 1e-6, amsgrad: true)),
        .rmsprop(RMSpropSettings(alpha: 0.9, epsilon: 1e-7)),
        .adagrad(AdagradSettings(epsilon: 1e-9)), .adam(),
      ])
    #expect(
      experiment.variants[4...7].map { $0.variant.training.learningRate } == [
        LearningRate(0.1, schedule: .inverse(decay: 0.05)),
        LearningRate(0.1, schedule: .cosine(span: 1, floor: 0)),
        LearningRate(0.1, schedule: .cosine(span: 40, floor: 0.001), period: .step),
        LearningRate(0.1, schedule: .cosine(span: 1, floor: 0.001), period: .step),
      ])
    #expect(
      experiment.variants.map(\.spansTraining)
        == [false, false, false, false, false, true, false, true, false, false])
    let last = try #require(experiment.variants.last)
    #expect(
      last.variant.training
        == TrainingSettings(
          epochs: 4, batch: .rows(1), learningRate: 1e-300, order: .shuffle, seed: 0,
          initial: .explicit(Parameters(weights: [1, -2.5, 0, 3], bias: nil)), loss: .mse,
          optimizer: .sgd(), bias: .none, precision: .single, printed: .batchMSEBefore))
    #expect(last.color == .teal)
    #expect(
      experiment.sweep
        == SweepSettings(
          lambda: .list([0, 0.25, 0.5]), batch: [.full, .rows(32), .rows(1)],
          learningRate: [0.1, 0.01], seed: [0, .max]))
    #expect(
      experiment.path
        == PathSettings(
          penalty: .elasticNet(l1Ratio: 0.75), lambdas: .count(7, ratio: 0.01), folds: 3, seed: 9))
    #expect(experiment.figures == [.trajectory, .loss])
    #expect(
      experiment.output
        == OutputSettings(
          formats: [.pdf, .png], themes: [.dark], width: 640, height: 480.5, scale: 1.5,
          font: "DejaVu Serif"))
  }

  @Test func aPolynomialIsReadWithItsSweepAndPath() throws {
    let bytes = try ExperimentFixtures.bytes("experiments/good/polynomial.yaml")
    let experiment = try ExperimentReader.read(bytes, named: "polynomial.yaml")
    #expect(
      experiment.data
        == .polynomial(
          PolynomialData(
            seed: 100, rows: 200, coefficients: [1.2, -3.4, 5.6], bias: 5, noise: 0.01)))
    #expect(
      experiment.sweep == SweepSettings(lambda: .logarithmic(from: 10, to: 1e-4, count: 25)))
    let lambdas = try #require(experiment.sweep?.lambda?.values)
    #expect((lambdas.count, lambdas[0], lambdas[12], lambdas[24]) == (25, 10, 0.0316228, 1e-4))
    #expect(
      experiment.path
        == PathSettings(penalty: .ridge, lambdas: .list([1, 0, 0.1]), folds: 0, seed: 0))
  }

  @Test func aPathNeedsNoVariantsAndHasTheDocumentedDefaults() throws {
    let bytes = try ExperimentFixtures.bytes("experiments/good/path-alone.yaml")
    let experiment = try ExperimentReader.read(bytes, named: "path-alone.yaml")
    #expect(experiment.variants.isEmpty)
    #expect(
      experiment.path
        == PathSettings(
          penalty: .lasso, lambdas: .count(100, ratio: 1e-4), folds: 10, seed: 0))
  }

  /// A half cosine lasts all epochs, or all steps of the rows that train, in each cell of a sweep.
  @Test func aSpanOfAllLastsAsLongAsTraining() throws {
    let experiment = try ExperimentFixtures.read(
      """
      version: 1
      data: {synthetic: {rows: 100, weights: [1]}, validation: {last-rows: 10}}
      training: {epochs: 7, batch: 40}
      variants:
        - {name: epochs, learning-rate: {schedule: cosine, from: 0.1}}
        - {name: steps, learning-rate: {schedule: cosine, from: 0.1, per: step}}
        - {name: own, learning-rate: {schedule: cosine, from: 0.1, span: 5}, epochs: 9}
      sweep: {batch: [full, 30]}
      """)
    let spans = { (variant: Variant) -> Int? in
      if case .cosine(let span, 0) = variant.training.learningRate.schedule { span } else { nil }
    }
    #expect(experiment.variants.map { spans($0.trained(on: 90)) } == [7, 21, 5])
    #expect(
      try experiment.sweepCells(trainingRows: 90).map { spans($0.variant) } == [7, 7, 7, 21, 5, 5])
  }

  @Test(arguments: try ExperimentFixtures.names(in: "experiments/good", extension: "yaml"))
  func aGoodFileIsRead(_ name: String) throws {
    let bytes = try ExperimentFixtures.bytes("experiments/good/\(name).yaml")
    #expect(ExperimentFixtures.mistakes(in: bytes) == [])
  }

  @Test(arguments: [
    ("2", 2.0), ("+2", 2), ("-2", -2), ("2.", 2), (".5", 0.5), ("2e3", 2000), ("1E-3", 0.001),
    ("0", 0), ("-0.0", -0.0), ("1.7976931348623157e308", 1.797_693_134_862_315_7e308),
    ("5e-324", .leastNonzeroMagnitude), ("0.1", 0.1),
    ("123456789012345678901234567890", 1.2345678901234568e29),
  ])
  func aNumberIsADecimal(_ text: String, _ value: Double) throws {
    let experiment = try ExperimentFixtures.read(
      least.replacing("[2, -3.4]", with: "[\(text)]"))
    guard case .synthetic(let data) = experiment.data else {
      Issue.record("not synthetic")
      return
    }
    #expect(data.weights.map(\.bitPattern) == [value.bitPattern])
  }

  @Test(arguments: [
    "1_000", "0x10", "010", "0o17", "0b1", "1:30", ".inf", "-.INF", ".nan", "1e999", "inf", "nan",
    "1e", "e1", ".", "-", "+-1", "1.2.3", "1,5", "\"1\"", "'1'", "１", "true", "1 2", "--1", "1f",
  ])
  func nothingElseIsANumber(_ text: String) {
    let mistakes = ExperimentFixtures.mistakes(
      in: least.replacing("[2, -3.4]", with: "{count: 2, value: \(text)}"))
    #expect(mistakes.count == 1)
    #expect(
      mistakes.first?.contains("takes a finite number") == true || text == "1,5", "\(mistakes)")
  }

  @Test func equalWeightsCanBeCounted() throws {
    let experiment = try ExperimentFixtures.read(
      least.replacing("[2, -3.4]", with: "{count: 200, value: 0.01}"))
    #expect(experiment.data.featureCount == 200)
  }

  @Test func byteOrderMarkAndLineEndsDoNotMatter() throws {
    let plain = try ExperimentFixtures.read(least)
    #expect(try ExperimentFixtures.read("\u{FEFF}" + least) == plain)
    #expect(try ExperimentFixtures.read(least.replacing("\n", with: "\r\n")) == plain)
    #expect(try ExperimentFixtures.read(least.replacing("\n", with: "\r")) == plain)
    #expect(try ExperimentFixtures.read("---\n" + least + "...\n") == plain)
    #expect(try ExperimentFixtures.read(String(least.dropLast())) == plain)
  }

  @Test func namesMayBeAnything() throws {
    for name in ["yes", "on", "<script>", "a: b", "10,000", "1.0", "\u{202E}x", "#"] {
      let quoted = "\"\(name)\""
      let experiment = try ExperimentFixtures.read(
        least.replacing("{name: none}", with: "{name: \(quoted)}"))
      #expect(experiment.variants.map(\.variant.name) == [name])
    }
  }

  @Test func whereAMistakeIsCountsCharactersNotBytes() {
    let text = least.replacing("{name: none}", with: "{name: \"é🙂\", epoch: 1}")
    #expect(
      ExperimentFixtures.mistakes(in: text) == [
        "3:25: \"epoch\" is no key of this variant. Did you mean \"epochs\"?"
      ])
  }
}
