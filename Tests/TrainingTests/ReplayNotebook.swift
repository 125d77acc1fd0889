@testable import Training

/// The notebook's four systems and its data, as the experiment's page states them.
enum Notebook {
  static let data = SyntheticData(
    seed: 1000, rows: 10_000, weights: [2, -3.4], bias: 4.2, noise: 0.01
  ).dataset()

  static func prepared() throws -> PreparedData {
    try PreparedData(data, standardize: false, holdout: .none)
  }

  static let settings = TrainingSettings(
    epochs: 20, batch: .rows(128), learningRate: 0.01, order: .sequential, seed: 100,
    initial: .normal(standardDeviation: 0.01), loss: .mse, bias: .penalized, precision: .single,
    printed: .batchSSEAfter)

  static var numpy: Variant {
    var training = settings
    training.epochs = 10
    training.initial = .zeros
    training.loss = .halfMSE
    return Variant(name: "numpy", penalty: L2PerBatch(-0.05), training: training)
  }

  static var pytorch1: Variant {
    var training = settings
    training.order = .torch1
    training.printed = .batchMSEBefore
    return Variant(name: "pytorch-1", penalty: L2(0.05), training: training)
  }

  static var pytorch2: Variant {
    Variant(name: "pytorch-2", penalty: L2(0.05), training: settings)
  }

  static var pytorch3: Variant {
    var training = settings
    training.loss = .halfMSE
    return Variant(name: "pytorch-3", penalty: L2(0.05), training: training)
  }

  static var all: [Variant] { [numpy, pytorch1, pytorch2, pytorch3] }
}

/// `fixtures/torch/notebook-*.json`: what torch printed for a cell of the notebook.
struct NotebookReference: Decodable {
  struct Epoch: Decodable {
    var epoch: Int
    var last_batch_loss: Double
    var printed: Double
    var w: [Double]
    var b: Double
    var full_mse: Double
  }
  var w_init: [Double]?
  var epochs_history: [Epoch]
  var first_epoch_step_loss: [Double]?
  var first_epoch_step_printed: [Double]?
}

/// `fixtures/torch/seed-printed.json`: what the notebook itself printed.
struct PrintedReference: Decodable {
  struct Cell: Decodable {
    var epochs: Int
    var printed: [Double]
    var w: [Double]?
    var b: Double?
  }
  var cells: [String: Cell]

  init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: Key.self)
    cells = [:]
    for key in container.allKeys where key.stringValue != "note" {
      cells[key.stringValue] = try container.decode(Cell.self, forKey: key)
    }
  }

  struct Key: CodingKey {
    var stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }
}

/// `|a - b| / |b|`.
func relativeDifference(_ a: Double, _ b: Double) -> Double { abs(a - b) / abs(b) }
