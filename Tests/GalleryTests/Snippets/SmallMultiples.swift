import Plotting

func smallMultiples() -> Chart {
  let weights: [(name: String, truth: Double, ridge: [Double], lasso: [Double])] = [
    (
      "size", 2, SampleData.decay(from: 0, to: 1.7, keeping: 0.7),
      SampleData.decay(from: 0, to: 1.9, keeping: 0.6)
    ),
    (
      "rooms", -3.4, SampleData.decay(from: 0, to: -2.9, keeping: 0.75),
      SampleData.decay(from: 0, to: -3.3, keeping: 0.65)
    ),
    (
      "age", 0.4, SampleData.decay(from: 0, to: 0.35, keeping: 0.8),
      [Double](repeating: 0, count: 21)
    ),
    (
      "distance", -1.1, SampleData.decay(from: 0, to: -0.9, keeping: 0.7),
      SampleData.decay(from: 0, to: -0.8, keeping: 0.7)
    ),
  ]
  // snippet.show
  let chart = Chart("Lasso drops age, ridge shrinks everything", sharesX: true) {
    for weight in weights {
      Panel(TextLine(weight.name), x: .whole("epoch"), y: .linear()) {
        Rule(y: weight.truth, label: "truth")
        Line(weight.ridge, name: "ridge")
        Line(weight.lasso, name: "lasso")
      }
    }
  }
  // snippet.hide
  return chart
}
