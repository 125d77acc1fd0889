import CairoCanvas
import Plotting
import Testing
import Training

@testable import Reporting

/// Text is legible in every figure, whatever a study is like: built-in, drawn at random, or of numbers
/// from one end of a double's range to the other.
@Suite struct FigureZooTests {
  private static let sizes = [
    Size(width: 800, height: 500), Size(width: 400, height: 250), Size(width: 500, height: 900),
    Size(width: 1600, height: 400),
  ]

  private func expectNoFaults(_ study: Study, _ what: String, sizes: [Size] = Self.sizes) throws {
    let font = try Font(
      FontFiles.find(covering: study.runs.flatMap { $0.variant.name.unicodeScalars }))
    for name in Figures.available(for: study) {
      let chart = Figures.chart(name, of: study)
      #expect(!chart.title.isEmpty, "\(name) of \(what)")
      for size in sizes {
        let drawing = chart.layout(size: size, measurer: font)
        #expect(drawing.textFaults() == [], "\(name) of \(what) at \(size)")
      }
    }
  }

  @Test(arguments: BuiltInExperiments.names.map(\.name))
  func builtInExperimentsAreLegible(_ name: String) async throws {
    let bytes = try #require(BuiltInExperiments.yaml(name))
    let experiment = try ExperimentReader.read(bytes, named: name)
    let study = try await Pipeline(experiment, folder: ".").train(jobs: 2)
    for figure in experiment.figures ?? [] {
      #expect(Figures.available(for: study).contains(figure), "\(figure) of \(name)")
    }
    try expectNoFaults(study, name)
  }

  /// What someone gets who names a table and a target: nine figures, a path and held-out rows.
  @Test func theExperimentOfATableIsLegible() async throws {
    let (experiment, table) = try TableExperiment.make(
      "built-in:diabetes.csv", TableRequest(target: "target", categorical: ["sex"]))
    let study = try await Pipeline(experiment, folder: ".", table: table).train(jobs: 2)
    #expect(study.data.dataset.features.contains("sex=2"))
    #expect(Figures.available(for: study).count == 9)
    for name in Figures.available(for: study) {
      #expect(Figures.chart(name, of: study).title.count < 170, "\(name)")
    }
    try expectNoFaults(study, "a table")
  }

  @Test(arguments: 0..<16)
  func studiesDrawnAtRandomAreLegible(_ number: Int) async throws {
    var random = ExperimentRandom(state: UInt64(number) &* 7919 &+ 5)
    let study = try await Self.study(&random)
    let size = Self.sizes[number % Self.sizes.count]
    try expectNoFaults(study, "study \(number)", sizes: [size])
  }

  @Test(arguments: [1e-300, 1e-9, 1e12, 1e300])
  func resultsOfAnySizeAreLegible(_ size: Double) async throws {
    for kind in ["notebook", "held out", "strengths", "path alone"] {
      var study = try await FigureStudies.named(kind)
      for index in study.runs.indices { study.runs[index].stretch(by: index % 2 == 0 ? size : 1) }
      try expectNoFaults(study, "\(kind) times \(size)", sizes: [Self.sizes[0]])
    }
  }

  // MARK: - Studies drawn at random

  private static let names = [
    "a", "none", "PyTorch’s weight_decay", "重み減衰", "가중치 감쇠 계수", "L₂ ∕ m", "η = 0.01",
    "a name that goes on and on until nobody wants to read it any more, and then some",
    "naïve café", "<b>&amp;</b>", "x", "Donaudampfschifffahrtselektrizitätenhauptbetriebswerk", "−",
  ]

  private static func study(_ random: inout ExperimentRandom) async throws -> Study {
    func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: 0..<values.count, using: &random)]
    }
    let features = pick([1, 2, 3, 7, 20])
    let rows = pick([2, 3, 17, 64, 300])
    let scale = pick([1e-80, 1e-6, 1, 1, 1000, 1e90])
    let weights = (0..<features).map { _ in pick([0, 0.001, -2, 3, 250]) }
    let made = SyntheticData(
      seed: random.next() % 1000, rows: rows, weights: weights, bias: pick([0, -5, 1e4]),
      noise: pick([0, 0.01, 30])
    ).dataset()
    var dataset = Dataset(
      features: made.features.map { pick(["", "", "列 ", "a long column called "]) + $0 },
      target: pick(["y", "価格", "the price of a house in thousands"]),
      values: made.values.map { $0 * scale }, targets: made.targets, source: "at random")
    if pick([true, false]) { dataset.truth = Parameters(weights: weights, bias: made.truth?.bias) }
    let data = try PreparedData(
      dataset, standardize: scale != 1 || pick([true, false]),
      holdout: pick([.none, .lastRows(rows / 3)]))
    let penalties: [any Penalty] = [
      NoPenalty(), L2(0.05), L2(1e-9), L2(-0.01), L2PerBatch(0.05), L2PerBatch(3), L1(0.01), L1(50),
      DecoupledWeightDecay(0.1), ElasticNet(0.1, l1Ratio: 0.3),
    ]
    let variants = (0..<pick([1, 2, 3, 5, 8, 12])).map { index in
      Variant(
        name: "\(pick(names)) \(index)", penalty: pick(penalties),
        training: FigureStudies.settings {
          $0.epochs = pick([1, 2, 15])
          $0.batch = pick([.full, .rows(1), .rows(7), .rows(64)])
          $0.learningRate = pick([1e-5, 0.01, 0.3, 4])
          $0.bias = pick([.free, .penalized, .none])
          $0.order = pick([.sequential, .shuffle])
          $0.optimizer = pick([.sgd(), .adam()])
        })
    }
    var study = try await FigureStudies.study(data, variants)
    if pick([true, false]) {
      study.path = try? data.path(
        PathSettings(
          penalty: pick([.lasso, .ridge, .elasticNet(l1Ratio: 0.2)]),
          lambdas: .count(9, ratio: 0.01),
          folds: rows > 10 ? 2 : 0))
    }
    if pick([true, false]) {
      let sweep = pick([
        Sweep(lambda: [0.001, 0.1, 10]), Sweep(learningRate: [0.001, 0.1], seed: [1, 2]),
        Sweep(batch: [.rows(1), .full], seed: [3, 4, 5]), Sweep(seed: [1, 2]),
      ])
      study.sweep = SweepResult(
        sweep, outcomes: try await Trainer(data).sweep(sweep.cells(of: variants)))
    }
    if features > 1, pick([true, false]) {
      study.axes = TrajectoryAxes([data.dataset.features[1], data.dataset.features[0]])
    }
    return study
  }
}

extension Run {
  /// Everything that training led to, times a factor.
  fileprivate mutating func stretch(by factor: Double) {
    func stretched(_ value: Double) -> Double { value * factor }
    func stretched(_ values: Parameters) -> Parameters {
      Parameters(weights: values.weights.map { $0 * factor }, bias: values.bias.map { $0 * factor })
    }
    final = stretched(final)
    finalTrainingMSE *= factor
    finalValidationMSE = finalValidationMSE.map(stretched)
    history.parameters = history.parameters.map(stretched)
    history.stepParameters = history.stepParameters.map { $0.map(stretched) }
    history.trainingMSE = history.trainingMSE.map(stretched)
    history.validationMSE = history.validationMSE.map { $0.map(stretched) }
    history.stepLoss = history.stepLoss.map(stretched)
  }
}
