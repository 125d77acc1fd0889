// Trains one linear model with two kinds of weight decay and prints where each ends.
import Training

// snippet.data
let rows = SyntheticData(seed: 1000, rows: 10_000, weights: [2, -3.4], bias: 4.2, noise: 0.01)
let data = try PreparedData(rows.dataset(), standardize: false, holdout: .none)
// snippet.end

// snippet.train
let settings = TrainingSettings(epochs: 20, batch: .rows(128), learningRate: 0.01, bias: .penalized)
let runs = try await Trainer(data).run([
  Variant(name: "coupled", penalty: L2(0.05), training: settings),
  Variant(name: "per batch", penalty: L2PerBatch(0.05), training: settings),
])
for run in runs {
  print(run.variant.name, "ends at", run.final.weights, "with an error of", run.finalTrainingMSE)
  if let limit = run.limit { print("  and must come to", limit.weights) }
}
// snippet.end

// snippet.path
let path = try data.path(PathSettings(penalty: .lasso, folds: 5))
for point in path.points { print(point.lambda, point.nonzero, point.parameters.weights) }
// snippet.end
