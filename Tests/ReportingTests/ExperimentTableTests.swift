import Testing
import Training

@testable import Reporting

/// The experiment that any table gets.
struct ExperimentTableTests {
  private func make(_ dataset: Dataset) -> (experiment: Experiment, choices: [String]) {
    TableExperiment.experiment(
      csvPath: "tables/some.csv", selection: CSVSelection(target: dataset.target),
      dataset: dataset)
  }

  private func table(
    rows: Int, features: Int, seed: UInt64, _ value: (Int, Int, Double) -> Double
  ) -> Dataset {
    var random = ExperimentRandom(state: seed)
    let values = (0..<(rows * features)).map { place in
      value(place / features, place % features, Double.random(in: -1...1, using: &random))
    }
    let targets = (0..<rows).map { row in
      values[row * features] * 3 + 10 + Double.random(in: -1...1, using: &random)
    }
    return Dataset(
      features: (0..<features).map { "x\($0)" }, target: "y", values: values, targets: targets,
      source: "a test")
  }

  @Test func diabetesGetsASensibleExperiment() throws {
    let selection = CSVSelection(target: "target")
    let dataset = try CSVReader.dataset(
      from: ExperimentFixtures.bytes("diabetes.csv"), named: "diabetes.csv", selecting: selection)
    let (experiment, choices) = TableExperiment.experiment(
      csvPath: "data/diabetes.csv", selection: selection, dataset: dataset)
    #expect(
      experiment.title == "Predicting target from diabetes.csv, with and without weight decay")
    #expect(experiment.data == .csv(CSVSource(path: "data/diabetes.csv", selection: selection)))
    #expect(experiment.standardize)
    #expect(experiment.holdout == .share(0.2, seed: 0))
    #expect(
      experiment.variants.map(\.variant.name) == [
        "no penalty", "l2 0.01", "l2 0.1", "l2 1", "per batch 1",
      ])
    let training = try #require(experiment.variants.first?.variant.training)
    #expect(experiment.variants.allSatisfy { $0.variant.training == training })
    #expect(
      training
        == TrainingSettings(
          epochs: 100, batch: .rows(30), learningRate: 0.02, order: .shuffle, seed: 0,
          initial: .zeros, loss: .mse, optimizer: .sgd(), bias: .free, precision: .double,
          printed: .batchMSEBefore))
    #expect(
      choices == [
        "354 of 442 rows train, on standardised features; the other 88 measure the validation "
          + "error.",
        "Beside no penalty, l2 is tried at 0.01, 0.1 and 1, and l2-per-batch at 1, which divides "
          + "the strength by the batch and so weighs 30 times less.",
        "Batches have 30 rows, the last one of an epoch 24; the rows are shuffled every epoch.",
        "The learning rate is 0.02: below 0.037, from where on a batch could make a variant "
          + "diverge.",
        "Training takes 100 epochs: by then the error without a penalty should be within about "
          + "0.1 % of its least.",
      ])
  }

  @Test func diabetesIsTrainedAsPromised() async throws {
    let dataset = try CSVReader.dataset(
      from: ExperimentFixtures.bytes("diabetes.csv"), named: "diabetes.csv",
      selecting: CSVSelection(target: "target"))
    let experiment = make(dataset).experiment
    let data = try PreparedData(dataset, standardize: true, holdout: experiment.holdout)
    let runs = try await Trainer(data).run(experiment.variants.map(\.variant), jobs: 1)
    #expect(runs.allSatisfy { $0.status == .finished })
    let unpenalised = try #require(runs.first)
    #expect(unpenalised.finalTrainingMSE < 1.002 * data.leastSquares.trainingMSE)
  }

  /// Tables that make gradient descent difficult: few rows, outliers, columns of very different
  /// scales, equal and constant ones, more features than rows.
  @Test(arguments: 0..<10)
  func noVariantDiverges(_ kind: Int) async throws {
    let dataset =
      switch kind {
      case 0: table(rows: 1, features: 1, seed: 1) { _, _, x in x }
      case 1: table(rows: 2, features: 3, seed: 2) { _, _, x in x }
      case 2: table(rows: 9, features: 2, seed: 3) { _, _, x in x }
      case 3: table(rows: 10, features: 2, seed: 4) { _, _, x in x }
      case 4: table(rows: 60, features: 2, seed: 5) { row, _, x in row == 7 ? 1e6 : x }
      case 5: table(rows: 50, features: 4, seed: 6) { row, j, x in j == 1 ? Double(row) : x }
      case 6: table(rows: 50, features: 3, seed: 7) { row, j, x in j == 1 ? 5 : x }
      case 7: table(rows: 40, features: 3, seed: 8) { row, j, _ in Double(row * row) }
      case 8: table(rows: 30, features: 80, seed: 9) { _, j, x in x * 1e3 + Double(j) }
      default:
        table(rows: 100, features: 2, seed: 10) { row, j, x in 1e8 + (j == 0 && row == 3 ? 1 : x) }
      }
    let (experiment, choices) = make(dataset)
    #expect(choices.count == 5)
    #expect(try ExperimentFixtures.read(ExperimentWriter.yaml(experiment)) == experiment)
    let data = try PreparedData(dataset, standardize: true, holdout: experiment.holdout)
    let runs = try await Trainer(data).run(experiment.variants.map(\.variant), jobs: 1)
    for run in runs {
      #expect(run.status == .finished, "\(run.variant.name)")
      #expect(run.finalTrainingMSE <= run.initialTrainingMSE * 1.01 + 1e-12)
    }
  }

  @Test func nothingIsHeldOutOfVeryFewRows() {
    let (experiment, choices) = make(table(rows: 9, features: 2, seed: 1) { _, _, x in x })
    #expect(experiment.holdout == .none)
    #expect(choices.first == "All 9 rows train: they are too few to hold some out.")
  }

  @Test func aLargeTableGetsFewEpochs() {
    let (experiment, choices) = make(
      table(rows: 20_000, features: 100, seed: 1) { row, j, x in x + (j < 50 ? Double(row) : 0) })
    let training = experiment.variants.first?.variant.training
    #expect(training?.epochs == 100)
    #expect(choices.last?.contains("not worked out") == true)
  }

  @Test func aColumnWithAnAwkwardNameIsWritten() throws {
    var dataset = table(rows: 20, features: 1, seed: 1) { _, _, x in x }
    dataset.target = "a \"b\": <c>\n"
    let experiment = make(dataset).experiment
    #expect(try ExperimentFixtures.read(ExperimentWriter.yaml(experiment)) == experiment)
  }
}
