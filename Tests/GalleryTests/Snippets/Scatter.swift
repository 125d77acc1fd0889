import Plotting

func scatter() -> Chart {
  let x = SampleData.noise(160, seed: 3)
  let rest = SampleData.noise(160, seed: 4)
  // snippet.show
  struct House { var size, price: Double, hasGarden: Bool }
  let houses = zip(x, rest).enumerated().map { place, pair in
    let size = 110 + 28 * pair.0
    let hasGarden = place.isMultiple(of: 3)
    return House(
      size: size, price: 40 + 2.6 * size + (hasGarden ? 90 : 0) + 32 * pair.1, hasGarden: hasGarden)
  }
  let chart = Chart(
    "A garden adds 90 thousand to the price",
    x: .linear("living area, m²"), y: .linear("price, thousand euros")
  ) {
    Dots(houses.filter { !$0.hasGarden }, x: \.size, y: \.price, name: "without garden", radius: 3)
    Dots(houses.filter(\.hasGarden), x: \.size, y: \.price, name: "with garden", radius: 3)
    Guide([Datum(30, 118), Datum(190, 534)], role: .series(0))
    Guide([Datum(30, 208), Datum(190, 624)], role: .series(1))
  }
  // snippet.hide
  return chart
}
