import Plotting

func bands() -> Chart {
  let runs = (0..<24).map { seed in
    zip(
      SampleData.decay(from: 2.3, to: 0.4, keeping: 0.9, count: 41),
      SampleData.noise(41, seed: UInt64(seed) + 7)
    ).map { $0 * (1 + 0.09 * $1) }
  }
  // snippet.show
  let steps = runs[0].indices
  let low = steps.map { step in runs.map { $0[step] }.min() ?? 0 }
  let high = steps.map { step in runs.map { $0[step] }.max() ?? 0 }
  let mean = steps.map { step in runs.reduce(0) { $0 + $1[step] } / Double(runs.count) }
  let chart = Chart(
    "The mean of 24 seeds falls to 0.43",
    subtitle: "Validation loss after each epoch: mean (line), least to greatest (band).",
    x: .whole("epoch"), y: .linear(in: 0...3)
  ) {
    Band(low: low, high: high, of: "mean")
    Line(mean, name: "mean")
  }
  // snippet.hide
  return chart
}
