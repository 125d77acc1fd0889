import Plotting
import Training

/// The parameters whose predictions are looked at, and what came of them on the training rows.
struct ResidualsSubject {
  /// Whose they are, short enough for a title.
  let name: String
  /// The same at full length.
  let fullName: String
  /// The place in the palette.
  let series: SeriesStyle
  let parameters: Parameters

  /// The finished run with the least error, on held-out rows where there are any; without runs the
  /// path's best point; `nil` where there is nothing to predict with.
  init?(_ study: Study) {
    let finished = study.runs.indices.filter { study.runs[$0].isFinished }
    func error(_ index: Int) -> Double {
      study.runs[index].finalValidationMSE ?? study.runs[index].finalTrainingMSE
    }
    if let best = finished.min(by: { error($0) < error($1) }) {
      name = study.shortName(study.runs[best])
      fullName = study.runs[best].name
      series = study.series(best)
      parameters = study.runs[best].final
      return
    }
    guard let path = study.path, study.runs.isEmpty else { return nil }
    let table = PathTable(path, in: study)
    guard let point = table.best ?? path.points.last else { return nil }
    name =
      "the \(path.settings.penalty.kind.replacing("-", with: " ")) at λ = "
      + PathScale.text(point.lambda)
    fullName = name
    series = SeriesStyle(place: 0)
    parameters = point.parameters
  }
}

/// Residuals, taken together as a picture and its title need them.
struct ResidualsSummary {
  /// Ends of the predictions, targets and residuals.
  private(set) var prediction = Extent.Bounds()
  private(set) var target = Extent.Bounds()
  private(set) var residual = Extent.Bounds()
  /// Root of the mean squared residual.
  let error: Double
  /// The share of the target's variance that is predicted; `nil` for a constant target.
  let explained: Double?
  /// Mean and root mean square of the residuals in the lowest, middle and highest third of the
  /// range of predictions, and how many there are.
  let thirds: [(mean: Double, error: Double, count: Int)]
  /// The mean squared difference of residuals that are neighbours by prediction, as a share of what
  /// it is without a pattern (von Neumann's ratio over 2, doi 10.1214/aoms/1177731677): near 1 for
  /// scatter, near 0 for a curve. `nil` for more rows than are kept one by one, or no residuals.
  let roughness: Double?
  /// Prediction and target of each row, or of cells of a fine grid with more than one row.
  let pairs: [Datum]
  /// Rows that each pair stands for; empty for one each.
  let counts: [Int]

  /// More rows than these are first counted in a fine grid.
  static let mostPairs = 20_000
  private static let gridSize = 400

  init(_ data: PreparedData, _ parameters: Parameters) {
    let rows = data.trainingRowCount
    var ends = (prediction: Extent.Bounds(), target: Extent.Bounds(), residual: Extent.Bounds())
    var (sum, squares, first) = (0.0, 0.0, Double?.none)
    var residualSquares = 0.0
    data.forEachTrainingRow(predictedBy: parameters) { prediction, target in
      ends.prediction.include(prediction)
      ends.target.include(target)
      ends.residual.include(target - prediction)
      let origin = first ?? target
      first = origin
      sum += target - origin
      squares += (target - origin) * (target - origin)
      residualSquares += (target - prediction) * (target - prediction)
    }
    (prediction, target, residual) = ends
    error = (residualSquares / Double(rows)).squareRoot()
    let variance = squares - sum * sum / Double(rows)
    explained = variance > 0 ? 1 - residualSquares / variance : nil

    let isFine = rows <= Self.mostPairs
    let size = Self.gridSize
    var pairs: [Datum] = []
    var grid = [Int](repeating: 0, count: isFine ? 0 : size * size)
    var sums = [(sum: Double, squares: Double, count: Int)](repeating: (0, 0, 0), count: 3)
    data.forEachTrainingRow(predictedBy: parameters) { prediction, target in
      let third = Self.place(prediction, ends.prediction, 3)
      let residual = target - prediction
      sums[third].sum += residual
      sums[third].squares += residual * residual
      sums[third].count += 1
      if isFine {
        pairs.append(Datum(prediction, target))
      } else {
        // By the residual, whose picture needs the finer cells.
        let column = Self.place(prediction, ends.prediction, size)
        grid[Self.place(residual, ends.residual, size) * size + column] += 1
      }
    }
    thirds = sums.map { third in
      let count = Double(max(1, third.count))
      return (third.sum / count, (third.squares / count).squareRoot(), third.count)
    }
    roughness = isFine ? Self.roughness(pairs) : nil
    if isFine {
      self.pairs = pairs
      counts = []
      return
    }
    let filled = grid.indices.filter { grid[$0] > 0 }
    func middle(_ place: Int, _ bounds: Extent.Bounds) -> Double {
      bounds.low + (bounds.high - bounds.low) * (Double(place) + 0.5) / Double(size)
    }
    self.pairs = filled.map { cell in
      let prediction = middle(cell % size, ends.prediction)
      return Datum(prediction, prediction + middle(cell / size, ends.residual))
    }
    counts = filled.map { grid[$0] }
  }

  /// Which of `count` equal parts of the bounds holds a value.
  static func place(_ value: Double, _ bounds: Extent.Bounds, _ count: Int) -> Int {
    let share = (value - bounds.low) / (bounds.high - bounds.low)
    return share.isFinite ? min(count - 1, max(0, Int(share * Double(count)))) : 0
  }

  private static func roughness(_ pairs: [Datum]) -> Double? {
    let residuals = pairs.sorted { ($0.x, $0.y) < ($1.x, $1.y) }.map { $0.y - $0.x }
    let mean = residuals.reduce(0, +) / Double(max(1, residuals.count))
    let squares = residuals.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    let steps = zip(residuals, residuals.dropFirst()).reduce(0) {
      $0 + ($1.0 - $1.1) * ($1.0 - $1.1)
    }
    return squares > 0 && squares.isFinite ? steps / (2 * squares) : nil
  }
}
