import Plotting

func trajectory() -> Chart {
  let slow = SampleData.descent(rate: 0.02)
  let fast = SampleData.descent(rate: 0.115)
  // snippet.show
  let chart = Chart(
    "At 0.115 descent swings across the valley",
    subtitle: "Gradient descent on (x − 2)² + 8 (y + 1)²; contours of its value.",
    x: .linear("x", in: -2...3), y: .linear("y", in: -3.2...1.5)
  ) {
    Contours(at: [0.5, 2, 5, 10, 20, 30, 40]) { x, y in
      (x - 2) * (x - 2) + 8 * (y + 1) * (y + 1)
    }
    Line(fast, x: \.x, y: \.y, name: "rate 0.115", end: .none)
    Line(slow, x: \.x, y: \.y, name: "rate 0.02", end: .none)
    Spot(Datum(-1.6, 1.1))
    Callout("start", x: -1.6, y: 1.1)
    Cross(Datum(2, -1))
    Callout("minimum", x: 2, y: -1)
  }
  // snippet.hide
  return chart
}
