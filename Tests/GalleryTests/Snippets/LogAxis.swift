import Plotting

func logAxis() -> Chart {
  let coupled = SampleData.decay(from: 33, to: 0.020, keeping: 0.3)
  let perBatch = SampleData.decay(from: 33, to: 0.001_1, keeping: 0.42)
  let decoupled = SampleData.decay(from: 33, to: 0.000_1, keeping: 0.5)
  // snippet.show
  let chart = Chart(
    "Only decoupled decay reaches the noise",
    x: .whole("epoch"), y: .log("mean squared error")
  ) {
    Rule(y: 0.0001, label: "noise of the data")
    Line(coupled, name: "coupled")
    Line(perBatch, name: "per batch")
    Line(decoupled, name: "decoupled")
  }
  // snippet.hide
  return chart
}
