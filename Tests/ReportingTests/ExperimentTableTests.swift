import Testing
import Training

@testable import Reporting

/// The experiment that any table gets.
struct ExperimentTableTests {
  private func make(_ dataset: Dataset) -> (experiment: Experiment, choices: [String]) {
    let experiment = TableExperiment.experiment(
      csvPath: "tables/some.csv", selection: CSVSelection(target: dataset.target),
      dataset: dataset)
    return (experiment, experiment.notes)
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
    let experiment = TableExperiment.experiment(
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
          epochs: 500, batch: .rows(30),
          learningRate: LearningRate(0.02, schedule: .cosine(span: 1, floor: 0)), order: .shuffle,
          seed: 0,
          initial: .zeros, loss: .mse, optimizer: .sgd(), bias: .free, precision: .double,
          printed: .batchMSEBefore))
    #expect(
      experiment.path
        == PathSettings(penalty: .ridge, lambdas: .count(100, ratio: 1e-9), folds: 10, seed: 0))
    #expect(
      experiment.notes == [
        "354 of 442 rows train, on standardised features; the other 88 measure the validation "
          + "error.",
        "Beside no penalty, l2 is tried at 0.01, 0.1 and 1, and l2-per-batch at 1, which divides "
          + "the strength by the batch and so weighs 30 times less.",
        "The ridge is solved exactly at 100 strengths, and cross-validation over 10 parts of the "
          + "training rows says which is best.",
        "Batches have 30 rows, the last one of an epoch 24; the rows are shuffled every epoch.",
        "The learning rate is 0.02: below 0.037, from where on a batch could make a variant "
          + "diverge. It falls to 0 along half a cosine, so that no batch's noise is left.",
        "Training takes 500 epochs: by then the error without a penalty should be within about "
          + "0.1 % of its least, and that on the held-out rows within 1 % of where it comes to rest.",
      ])
  }

  @Test func diabetesIsTrainedAsPromised() async throws {
    let dataset = try CSVReader.dataset(
      from: ExperimentFixtures.bytes("diabetes.csv"), named: "diabetes.csv",
      selecting: CSVSelection(target: "target"))
    let experiment = make(dataset).experiment
    let data = try PreparedData(dataset, standardize: true, holdout: experiment.holdout)
    let runs = try await Trainer(data).run(
      experiment.variants.map { $0.trained(on: data.trainingRowCount) }, jobs: 1)
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
    #expect(choices.count == 6)
    #expect(try ExperimentFixtures.read(ExperimentWriter.yaml(experiment)) == experiment)
    let data = try PreparedData(dataset, standardize: true, holdout: experiment.holdout)
    let runs = try await Trainer(data).run(
      experiment.variants.map { $0.trained(on: data.trainingRowCount) }, jobs: 1)
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

  // MARK: - What a table tells by itself

  private func written(_ text: String) throws -> (sandbox: Sandbox, path: String) {
    let sandbox = try Sandbox()
    try sandbox.write(text, to: "houses.csv")
    return (sandbox, sandbox("houses.csv"))
  }

  /// Columns of text, row numbers, one value and hardly any, and a hole in one that is taken.
  private static let houses: String = {
    var random = ExperimentRandom(state: 3)
    let rows = (0..<60).map { row -> String in
      let size = Int.random(in: 30...200, using: &random)
      let age = Int.random(in: 0...90, using: &random)
      let city = ["Rome", "Paris", "Oslo"][row % 3]
      let bonus = ["Rome": 10, "Paris": 60, "Oslo": 35][city] ?? 0
      return "\(row + 1),\(city),No. \(row) Long Street,\(size),\(row == 7 ? "" : "\(age)"),"
        + "\(row % 9 == 0 ? "1" : ""),1,\(2 * size - age + bonus)"
    }
    return "id,city,street,size,age,garage,heated,price\n" + rows.joined(separator: "\n") + "\n"
  }()

  @Test func whatCannotPredictIsLeftOutWithAReason() throws {
    let (sandbox, path) = try written(Self.houses)
    let (experiment, table) = try TableExperiment.make(path, TableRequest(target: "price"))
    #expect(table.dataset.features == ["size", "age"] && table.dataset.rowCount == 59)
    #expect(
      experiment.data
        == .csv(
          CSVSource(
            path: path,
            selection: CSVSelection(
              target: "price", features: ["size", "age"], missing: .dropRow))))
    #expect(
      experiment.notes.prefix(6) == [
        "size and age predict price.",
        "city and street hold text and are left out. --categorical city would make columns of 0 and "
          + "1 of city.",
        "garage lacks more than half of its values and is left out.",
        "id only counts the rows and is left out.",
        "heated is the same in every row and is left out.",
        "Rows that lack a value are left out: age lacks 1 of 60.",
      ])
    #expect(try ExperimentFixtures.read(ExperimentWriter.yaml(experiment)) == experiment)
    _ = sandbox
  }

  /// Names that would steer a terminal or a page are inert in what is said of them.
  @Test func namesOfColumnsAreInertInSentences() throws {
    let header = "\"a\u{202E}, <b>\",\"x\ny\",y\n"
    let (sandbox, path) = try written(header + "p,1,2\nq,2,3\np,4,7\nq,1,1\n")
    let notes = try TableExperiment.make(path, TableRequest(target: "y")).experiment.notes
    let text = notes.joined()
    #expect(!text.unicodeScalars.contains { $0.value < 32 || $0.value == 0x202E })
    #expect(text.contains("--categorical \"a"))
    let experiment = try TableExperiment.make(path, TableRequest(target: "y")).experiment
    #expect(try ExperimentFixtures.read(ExperimentWriter.yaml(experiment)) == experiment)
    _ = sandbox
  }

  @Test func whatIsAskedForWins() throws {
    let (sandbox, path) = try written(Self.houses)
    let (experiment, table) = try TableExperiment.make(
      path,
      TableRequest(
        target: "price", features: ["id", "size", "city"], categorical: ["city"],
        holdout: .lastRows(9), penalties: NamedPenalty.list("none,l1=0.5,elastic-net=1:0.3")))
    #expect(table.dataset.features == ["id", "size", "city=Paris", "city=Rome"])
    #expect(experiment.holdout == .lastRows(9))
    #expect(
      experiment.variants.map(\.variant.name) == ["no penalty", "l1 0.5", "elastic net 1:0.3"])
    #expect(experiment.path?.penalty == .lasso)
    #expect(try ExperimentFixtures.read(ExperimentWriter.yaml(experiment)) == experiment)
    let dropped = try TableExperiment.make(
      path,
      TableRequest(target: "price", drop: ["age"], categorical: ["city"], holdout: Holdout.none))
    #expect(dropped.table.dataset.features == ["city=Paris", "city=Rome", "size"])
    #expect(dropped.experiment.notes[1] == "age is left out as asked.")
    #expect(dropped.experiment.notes.contains("All 60 rows train, as asked."))
    _ = sandbox
  }

  /// The price was made of size, age and city: with city's columns nothing is left over.
  @Test func columnsOfTextPredictWhenTheyAreAskedFor() throws {
    let (sandbox, path) = try written(Self.houses)
    let (experiment, table) = try TableExperiment.make(
      path, TableRequest(target: "price", categorical: ["city"]))
    let data = try PreparedData(
      table.dataset, standardize: true, holdout: experiment.holdout)
    let weights = data.leastSquares.parameters.weights
    for (weight, expected) in zip(weights, [25.0, -25, 2, -1]) {
      #expect(abs(weight - expected) < 1e-9)
    }
    _ = sandbox
  }

  @Test(arguments: [
    ("a,y\n1,5\n2,5\n3,5\n", "y", "is 5 in every row: there is nothing to predict.", false),
    ("a,y\nx,1\ny,2\nz,3\n", "y", "No column is left to predict “y” from. a holds text", false),
    ("a,y\nx,1\ny,2\nz,3\n", "a", "holds text (“x”), not numbers. Name one of numbers: y.", false),
    ("a,y\n1,2\n", "y", "There is 1 row to learn from. At least 3 are needed", false),
    ("a,y\n1,\n2,\n3,\n", "y", "has no value in any row.", false),
    ("a,y\n1,2\n3,4\n5,NA\n", "y", "1 cell is not a number: “NA”", false),
    ("a,y\n1,2\n", "z", "There is no column “z”.", true),
    ("size,y\n1,2\n2,3\n4,5\n", "sise", "Did you mean “size”?", true),
  ])
  func aTableThatTeachesNothingIsRefused(
    _ text: String, _ target: String, _ words: String, isSelection: Bool
  ) throws {
    let (sandbox, path) = try written(text)
    let error = #expect(throws: DataError.self) {
      try TableExperiment.make(path, TableRequest(target: target))
    }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
    #expect(error?.kind == (isSelection ? .badSelection : .badData))
    _ = sandbox
  }

  @Test(arguments: [
    ("l2", "Write it like l2=0.1."), ("l3=1", "Did you mean l2?"),
    ("none=1", "Write it like none."),
    ("l2=0.1,l2=0.1", "stands twice"), ("weight-decay=2", "from 0 to 1"), ("", "is no penalty"),
    ("elastic-net=1:2:3", "elastic-net=0.1:0.5"), ("ridge=1", "There are none, l2"),
  ])
  func aListOfPenaltiesThatMeansNothingIsRefused(_ text: String, _ words: String) {
    let error = #expect(throws: PenaltyListError.self) { try NamedPenalty.list(text) }
    #expect(error?.description.contains(words) == true, "\(error?.description ?? "")")
  }

  /// Rows through which a line goes exactly have no error to take a share of.
  @Test func fewRowsGetASentenceWithoutAnAbsurdShare() throws {
    let note = try #require(
      make(table(rows: 5, features: 4, seed: 2) { _, _, x in x }).choices.last)
    #expect(!note.contains("%") || note.contains("0.1 %"), "\(note)")
  }
}
