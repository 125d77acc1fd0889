import Plotting

func annotations() -> Chart {
  let training = SampleData.decay(from: 2.4, to: 0.18, keeping: 0.9, count: 61)
  let validation = training.enumerated().map { epoch, loss in
    loss + 0.05 + 0.000_16 * Double(epoch * epoch)
  }
  // snippet.show
  let best = validation.indices.min { validation[$0] < validation[$1] } ?? 0
  let chart = Chart(
    "From epoch \(best) on the model learns its rows by heart",
    x: .whole("epoch"), y: .linear("loss", in: 0...2.5)
  ) {
    Rule(x: Double(best), label: "stop here")
    Line(training, name: "training")
    Line(validation, name: "validation")
    Callout("least validation loss", x: Double(best), y: validation[best])
  }
  // snippet.hide
  return chart
}
