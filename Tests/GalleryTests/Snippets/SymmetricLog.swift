import Plotting

func symmetricLog() -> Chart {
  var overshoot = [90.0]
  for _ in 0..<24 { overshoot.append(overshoot[overshoot.count - 1] * -0.62) }
  let creep = SampleData.decay(from: -90, to: 0, keeping: 0.75, count: 25)
  // snippet.show
  let chart = Chart(
    "With a large step the residual changes its sign",
    x: .whole("step"), y: .symmetricLog("residual", linearWithin: 0.01)
  ) {
    Rule(y: 0)
    Line(overshoot, name: "large step")
    Line(creep, name: "small step")
  }
  // snippet.hide
  return chart
}
