import Plotting

func spread() -> Chart {
  // snippet.show
  let models = ["least squares", "ridge", "lasso", "elastic net", "gradient boosting"]
  let errors = [0.412, 0.371, 0.366, 0.359, 0.338]
  let deviations = [0.042, 0.025, 0.027, 0.022, 0.031]
  let places = models.indices.map(Double.init)
  let chart = Chart(
    "Boosting is best, but within a standard deviation of elastic net",
    subtitle: "Cross-validated error of five models: mean of ten folds ± standard deviation.",
    x: .linear(hasGrid: true), y: .categories(models.map { TextLine($0) }, isReversed: true)
  ) {
    Stems(
      models.indices.map { model in
        (
          from: Datum(errors[model] - deviations[model], places[model]),
          to: Datum(errors[model] + deviations[model], places[model])
        )
      }, paint: Paint(.series(0), opacity: 0.5), width: 3)
    Dots(zip(errors, places).map { Datum($0, $1) }, series: SeriesStyle(.blue), radius: 5)
  }
  // snippet.hide
  return chart
}
