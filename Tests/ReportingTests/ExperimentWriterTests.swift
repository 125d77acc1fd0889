import Testing
import Training
import Wording

@testable import Plotting
@testable import Reporting

/// What is written reads back to the same experiment, and writes again to the same bytes.
struct ExperimentWriterTests {
  private func expectRoundTrip(_ experiment: Experiment) throws {
    let yaml = ExperimentWriter.yaml(experiment)
    let again = try ExperimentFixtures.read(yaml)
    #expect(again == experiment, "\(yaml)")
    #expect(ExperimentWriter.yaml(again) == yaml)
  }

  private let awkward = [
    "<script>alert(1)</script>", "\"onload=\"", "]]>", "-->", "a | b", "two\nlines", "two\r\nlines",
    "a\u{202E}b", String(repeating: "long ", count: 2_000), "-", "- a", "#", "a #b", "a: b", "a:",
    ":", "yes", "No", "on", "null", "Null", "~", "true", "FALSE", "1.0", "1e3", "0x10", "1_000",
    ".inf", ".nan", "1:30", "=", "<<", "*a", "&a", "!a", "%a", "@a", "`a", "'a'", "it's", "\\",
    "\\n",
    "a\\", "[a]", "{a}", "a, b", "?", "? a", " a", "a ", "  ", "\t", "a\tb", "é", "e\u{301}",
    "日本語", "🙂", "👩‍👩‍👧", "\u{0}", "\u{7}", "\u{7F}", "\u{85}", "\u{A0}", "\u{2028}", "\u{FEFF}",
    "\u{FEFF}\u{FEFF}a",
    "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}", "\u{E000}", "---", "...", "--- a", "a --- b", "|", ">",
    "|\n a", "a\n\n\nb", "\n", "\n\n", "a  b", "y", "none", "=cmd()", "@SUM", "Linear (2)",
    "a/b_c+d.e", "1", "-1", "+1", "12 dogs", "a\u{1F}b", "\u{D7FF}", "\"", "'", "\"'", "2001-01-01",
  ]

  /// Those that an experiment may be full of.
  private var legible: [String] { awkward.filter(Likeness.isVisible) }

  @Test func awkwardTextReadsBackTheSame() throws {
    for text in legible {
      let experiment = Experiment(
        title: text,
        data: .csv(
          CSVSource(
            path: text, selection: CSVSelection(target: text, features: [text + "2", "b"]))),
        variants: [
          ExperimentVariant(Variant(name: text, penalty: L2(1), training: TrainingSettings()))
        ],
        output: OutputSettings(font: text))
      let again = try ExperimentFixtures.read(ExperimentWriter.yaml(experiment))
      // As bytes: two strings may be equal and not the same.
      #expect(Array(again.title.utf8) == Array(text.utf8), "\(text.debugDescription)")
      #expect(again.variants.map { Array($0.variant.name.utf8) } == [Array(text.utf8)])
      try expectRoundTrip(experiment)
    }
  }

  @Test func whatIsWrittenIsPrintable() {
    for text in awkward {
      let written = YAMLText.scalar(text)
      #expect(
        written.unicodeScalars.allSatisfy {
          ![.control, .format, .lineSeparator].contains($0.properties.generalCategory)
        }, "\(text.debugDescription)")
    }
  }

  @Test(arguments: BuiltInExperiments.names.map(\.name))
  func aBuiltInExperimentReadsBackTheSame(_ name: String) throws {
    let bytes = try #require(BuiltInExperiments.yaml(name))
    try expectRoundTrip(ExperimentReader.read(bytes, named: name))
  }

  @Test(arguments: try ExperimentFixtures.names(in: "experiments/good", extension: "yaml"))
  func aGoodFileReadsBackTheSame(_ name: String) throws {
    let bytes = try ExperimentFixtures.bytes("experiments/good/\(name).yaml")
    try expectRoundTrip(ExperimentReader.read(bytes, named: name))
  }

  @Test func everythingIsWrittenOut() throws {
    let experiment = try ExperimentFixtures.read(
      """
      version: 1
      data: {synthetic: {rows: 100, weights: [2, -3.4]}}
      variants:
        - {name: none}
        - {name: ridge, penalty: {l2: 1}, bias: penalized, color: red}
      """)
    #expect(
      ExperimentWriter.yaml(experiment) == """
        version: 1
        title: Linear regression
        data:
          synthetic:
            generator: torch
            seed: 0
            rows: 100
            weights: [2, -3.4]
            bias: 0
            noise: 0
          standardize: false
          validation: none
        training:
          epochs: 20
          batch: 128
          learning-rate: 0.01
          order: sequential
          seed: 0
          initial: {normal: 0.01}
          loss: mse
          optimizer: sgd
          bias: free
          precision: single
          printed: batch-mse-before
        variants:
          - {name: none, penalty: none}
          - {name: ridge, penalty: {l2: 1}, bias: penalized, color: red}
        output:
          formats: [png, svg]
          themes: [light, dark]
          width: 800
          height: 500
          scale: 2
          font: DejaVu Sans
          svg-text: text

        """)
  }

  @Test func manyWeightsAreBrokenIntoLinesOrCounted() throws {
    var data = SyntheticData(
      seed: 1, rows: 10, weights: (0..<200).map { Double($0) / 7 }, bias: 0, noise: 0)
    let variant = ExperimentVariant(
      Variant(name: "a", penalty: NoPenalty(), training: TrainingSettings()))
    let long = Experiment(title: "a", data: .synthetic(data), variants: [variant])
    #expect(ExperimentWriter.yaml(long).split(separator: "\n").allSatisfy { $0.utf8.count <= 100 })
    try expectRoundTrip(long)
    data.weights = Array(repeating: 0.1, count: 200)
    let equal = Experiment(title: "a", data: .synthetic(data), variants: [variant])
    #expect(ExperimentWriter.yaml(equal).contains("weights: {count: 200, value: 0.1}"))
    try expectRoundTrip(equal)
  }

  @Test func randomExperimentsReadBackTheSame() throws {
    var random = ExperimentRandom(state: 3)
    for _ in 0..<300 { try expectRoundTrip(experiment(&random)) }
  }

  // MARK: - Random experiments

  private func number(_ random: inout ExperimentRandom, above zero: Bool = false) -> Double {
    let value = Double(bitPattern: random.next())
    if !value.isFinite || value == 0 { return 0.1 }
    return zero ? value.magnitude : value
  }

  private func some<Value: CaseIterable>(
    _ type: Value.Type, _ random: inout ExperimentRandom
  ) -> Value where Value.AllCases == [Value] {
    Value.allCases[Int.random(in: 0..<Value.allCases.count, using: &random)]
  }

  private func settings(_ random: inout ExperimentRandom, features: Int) -> TrainingSettings {
    let bias = some(BiasTreatment.self, &random)
    let initial: InitialParameters =
      switch Int.random(in: 0..<3, using: &random) {
      case 0: .zeros
      case 1: .normal(standardDeviation: number(&random, above: true))
      default:
        .explicit(
          Parameters(
            weights: (0..<features).map { _ in number(&random) },
            bias: bias == .none ? nil : number(&random)))
      }
    return TrainingSettings(
      epochs: Int.random(in: 1...1_000_000, using: &random),
      batch: Bool.random(using: &random) ? .full : .rows(Int.random(in: 1...1000, using: &random)),
      learningRate: learningRate(&random), order: some(RowOrder.self, &random),
      seed: random.next(), initial: initial, loss: some(Loss.self, &random),
      optimizer: optimizer(&random), bias: bias, precision: some(Precision.self, &random),
      printed: some(PrintedLoss.self, &random))
  }

  private func share(_ random: inout ExperimentRandom) -> Double {
    Double.random(in: 0..<1, using: &random)
  }

  private func learningRate(_ random: inout ExperimentRandom) -> LearningRate {
    let start = number(&random, above: true)
    let schedule: RateSchedule =
      switch Int.random(in: 0..<4, using: &random) {
      case 0: .constant
      case 1: .step(every: Int.random(in: 1...99, using: &random), factor: 1 - share(&random))
      case 2: .inverse(decay: number(&random, above: true))
      default:
        .cosine(span: Int.random(in: 1...99, using: &random), floor: start * share(&random))
      }
    return schedule == .constant
      ? LearningRate(start)
      : LearningRate(start, schedule: schedule, period: some(RatePeriod.self, &random))
  }

  private func optimizer(_ random: inout ExperimentRandom) -> OptimizerChoice {
    let epsilon = number(&random, above: true)
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return .sgd()
    case 1: return .sgd(SGDSettings(momentum: 1 - share(&random) / 2 - 1e-3, nesterov: true))
    case 2: return .sgd(SGDSettings(momentum: share(&random), dampening: share(&random)))
    case 3:
      return Bool.random(using: &random)
        ? .rmsprop(RMSpropSettings(alpha: share(&random), epsilon: epsilon))
        : .adagrad(AdagradSettings(epsilon: epsilon))
    default:
      return .adam(
        AdamSettings(
          beta1: share(&random), beta2: share(&random), epsilon: epsilon,
          amsgrad: Bool.random(using: &random)))
    }
  }

  /// A sweep that no variant can refuse.
  private func sweep(_ random: inout ExperimentRandom, of variants: [ExperimentVariant])
    -> SweepSettings
  {
    let isPenalised = variants.contains { !$0.variant.penalty.settings.isEmpty }
    let lambda: [SweepSettings.Strengths?] =
      isPenalised
      ? [nil, .list([0, share(&random)]), .logarithmic(from: 1e-9, to: share(&random), count: 5)]
      : [nil]
    return SweepSettings(
      lambda: lambda[Int.random(in: 0..<lambda.count, using: &random)],
      batch: Bool.random(using: &random) ? [] : [.full, .rows(3)], seed: [random.next(), 7])
  }

  private func path(_ random: inout ExperimentRandom) -> PathSettings {
    let penalties: [PathPenalty] = [.ridge, .lasso, .elasticNet(l1Ratio: share(&random))]
    let ratio = 1e-3 + share(&random) / 2
    let lambdas: [LambdaGrid] = [
      .count(Int.random(in: 2...1000, using: &random), ratio: ratio),
      .list([number(&random, above: true), 0]),
    ]
    return PathSettings(
      penalty: penalties[Int.random(in: 0..<3, using: &random)],
      lambdas: lambdas[Int.random(in: 0..<2, using: &random)],
      folds: Bool.random(using: &random) ? 0 : 2, seed: random.next())
  }

  private func source(_ random: inout ExperimentRandom, features: Int) -> DataSource {
    let (seed, rows) = (random.next(), Int.random(in: 4...1000, using: &random))
    let weights = (0..<features).map { _ in number(&random) }
    let (bias, noise) = (number(&random), number(&random, above: true))
    return Bool.random(using: &random)
      ? .synthetic(
        SyntheticData(seed: seed, rows: rows, weights: weights, bias: bias, noise: noise))
      : .polynomial(
        PolynomialData(
          seed: seed, rows: rows, coefficients: Array(weights.prefix(3)), bias: bias, noise: noise,
          powers: features))
  }

  private func penalty(_ random: inout ExperimentRandom) -> any Penalty {
    switch Int.random(in: 0..<8, using: &random) {
    case 0: NoPenalty()
    case 5: L1(number(&random, above: true))
    case 6: L1Subgradient(number(&random, above: true))
    case 7: ElasticNet(number(&random, above: true), l1Ratio: share(&random))
    case 1: L2(number(&random))
    case 2: L2PerBatch(number(&random))
    case 3: WeightDecay(Double.random(in: 0..<1, using: &random))
    default: DecoupledWeightDecay(number(&random, above: true))
    }
  }

  private func experiment(_ random: inout ExperimentRandom) -> Experiment {
    let features = Int.random(in: 1...12, using: &random)
    let data = source(&random, features: features)
    let hasPath = Bool.random(using: &random)
    let holdouts: [Holdout] = [.none, .share(0.25, seed: random.next()), .lastRows(1)]
    let holdout = holdouts[Int.random(in: 0..<3, using: &random)]
    let count = Int.random(in: (hasPath ? 0 : 1)...5, using: &random)
    let variants = (0..<count).map { index in
      var training = settings(&random, features: features)
      if holdout != .none, Bool.random(using: &random) {
        training.stop = EarlyStopping(patience: Int.random(in: 1...99, using: &random))
      }
      var spansTraining = false
      if case .cosine(_, let floor) = training.learningRate.schedule, Bool.random(using: &random) {
        training.learningRate.schedule = .cosine(span: 1, floor: floor)
        spansTraining = true
      }
      let name = "\(legible[Int.random(in: 0..<legible.count, using: &random)]) \(index)"
      return ExperimentVariant(
        Variant(
          name: name, penalty: penalty(&random), training: training),
        color: Bool.random(using: &random) ? some(PaletteColor.self, &random) : nil,
        spansTraining: spansTraining)
    }
    return Experiment(
      title: legible[Int.random(in: 0..<legible.count, using: &random)], data: data,
      standardize: Bool.random(using: &random), holdout: holdout, variants: variants,
      sweep: variants.isEmpty || Bool.random(using: &random)
        ? nil : sweep(&random, of: variants),
      path: hasPath ? path(&random) : nil,
      figures: Bool.random(using: &random) ? FigureName.allCases.shuffled(using: &random) : nil,
      output: OutputSettings(
        formats: ImageFormat.allCases.shuffled(using: &random), themes: [.dark],
        width: Double.random(in: 100...1000, using: &random), height: 300,
        scale: Double.random(in: 0.1...3, using: &random),
        axes: TrajectoryAxes(
          [legible[Int.random(in: 0..<legible.count, using: &random)], "bias"]),
        svgText: SVGText.allCases.randomElement(using: &random) ?? .text))
  }
}
