import Plotting

func coincidentLines() -> Chart {
  let numpy = SampleData.decay(from: 1, to: 0.12, keeping: 0.8, count: 31)
  let pytorch = numpy.map { $0 * 1.002 }
  let keras = SampleData.decay(from: 1, to: 0.3, keeping: 0.75, count: 31)
  // snippet.show
  let chart = Chart(
    "Two of three agree", subtitle: "Distance to the solution after each step.",
    x: .whole("step"), y: .linear(in: 0...1)
  ) {
    Line(numpy, name: "NumPy")
    Line(pytorch, name: "PyTorch")
    Line(keras, name: "Keras")
  }
  // snippet.hide
  return chart
}
