import Plotting

func histogram() -> Chart {
  let residuals = SampleData.noise(2000, seed: 11)
  // snippet.show
  let width = 0.25
  var counts = [Double](repeating: 0, count: 32)
  for residual in residuals {
    let bin = Int(((residual + 4) / width).rounded(.down))
    if counts.indices.contains(bin) { counts[bin] += 1 }
  }
  let chart = Chart(
    "Residuals are centred, with a standard deviation of 1",
    subtitle: "How many of 2,000 residuals fall into each quarter.",
    x: .linear("residual"), y: .whole(in: 0...220)
  ) {
    Stems(
      counts.enumerated().map { bin, count in
        let middle = -4 + (Double(bin) + 0.5) * width
        return (from: Datum(middle, 0), to: Datum(middle, count))
      }, paint: Paint(.series(0)), width: 12)
    Rule(x: 0, label: "no error")
  }
  // snippet.hide
  return chart
}
