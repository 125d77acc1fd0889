import Plotting

func awkwardData() -> Chart {
  let steady = SampleData.decay(from: 10, to: 0.001, keeping: 0.7)
  // snippet.show
  var gapped = steady.map { $0 * 3 }
  gapped[8] = .nan
  gapped[9] = .nan
  let sparse = steady.enumerated().map { $0 < 14 ? $1 / 4 : 0 }
  let wild = [12.0, 30, 90, 400, 3e3, 4e4, 1e6]
  let chart = Chart(
    "Gaps, zeros and divergence are drawn, not dropped",
    x: .whole("epoch"), y: .log(in: 0.0005...500)
  ) {
    Line(steady, name: "steady")
    Line(gapped, name: "gapped")
    Line(sparse, name: "exact zero")
    Line(wild, name: "diverges", end: .diverged)
  }
  // snippet.hide
  return chart
}
