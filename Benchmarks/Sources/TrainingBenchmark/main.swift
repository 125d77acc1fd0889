// Rows a second of plain training, one thread, as JSON: the cases of peers/train.py.
import Training

struct Case {
  var name: String
  var rows: Int
  var features: Int
  var epochs: Int
  var variants: Int
}

let cases = [
  Case(name: "10,000 x 2", rows: 10_000, features: 2, epochs: 20, variants: 1),
  Case(name: "10,000 x 2, 4 variants", rows: 10_000, features: 2, epochs: 20, variants: 4),
  Case(name: "10,000 x 10", rows: 10_000, features: 10, epochs: 20, variants: 1),
  Case(name: "10,000 x 10, 256 variants", rows: 10_000, features: 10, epochs: 20, variants: 256),
  Case(name: "100,000 x 100", rows: 100_000, features: 100, epochs: 2, variants: 1),
]

/// Seconds of the fastest of several trainings, less what is done before and after the epochs:
/// the difference between training for all epochs and for one.
func secondsOfEpochs(_ one: Case) async throws -> Double {
  let weights = (0..<one.features).map { 6 * Double($0) / Double(one.features - 1) - 3 }
  let made = SyntheticData(seed: 1_000, rows: one.rows, weights: weights, bias: 4.2, noise: 0.01)
  let data = try PreparedData(made.dataset(), standardize: false, holdout: .none)
  func seconds(epochs: Int) async throws -> Double {
    let variants = (0..<one.variants).map { number in
      Variant(
        name: "\(number)", penalty: L2(0.05 * Double(number + 1) / Double(one.variants)),
        training: TrainingSettings(
          epochs: epochs, batch: .rows(128), learningRate: 0.001, order: .shuffle, seed: 7))
    }
    var best = Double.infinity
    for _ in 0..<5 {
      let start = ContinuousClock.now
      _ = try await Trainer(data).run(variants, jobs: 1)
      best = min(best, (ContinuousClock.now - start) / .seconds(1))
    }
    return best
  }
  return try await seconds(epochs: one.epochs + 1) - seconds(epochs: 1)
}

var lines: [String] = []
for one in cases {
  let rowVariants = Double(one.rows * one.epochs * one.variants)
  let rate = try await rowVariants / secondsOfEpochs(one)
  lines.append("  \"\(one.name)\": {\"linreg-report\": \(rate.rounded())}")
}
print("{\n" + lines.joined(separator: ",\n") + "\n}")
