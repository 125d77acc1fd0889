import Plotting
import Training
import Wording

/// The cells of a sweep in lines along the first key that has several values.
struct SweepCells {
  /// Cells of one variant that differ in the key alone.
  struct Series {
    /// The place of the variant.
    let base: Int
    let name: String
    /// In rising order of the key; of a variant that the key leaves alone its one cell, at no value.
    let cells: [(value: Double?, place: SweepTable.Place)]
  }

  let result: SweepResult
  let table: SweepTable
  /// The key, as an experiment file spells it; `nil` where only seeds differ.
  let key: String?
  let series: [Series]
  /// How the key's values are spaced.
  let transform: ScaleTransform
  /// The least and the greatest value.
  let ends: Domain

  /// `nil` without a cell that finished.
  init?(_ study: Study) {
    guard let result = study.sweep, !study.runs.isEmpty else { return nil }
    let table = SweepTable(result, in: study)
    guard table.places.contains(where: { $0.error?.isFinite == true }) else { return nil }
    let sweep = result.sweep
    let keys = [
      ("lambda", sweep.lambda.count), ("learning-rate", sweep.learningRate.count),
      ("batch", sweep.batch.count),
    ]
    let key = keys.first { $0.1 > 1 }?.0
    let rows = study.data.trainingRowCount
    self.result = result
    self.table = table
    self.key = key
    series = Self.series(of: table.places, key: key, rows: rows, names: study.displayNames)
    let values = series.flatMap { $0.cells.compactMap(\.value) }
    let low = values.min() ?? 0
    let high = values.max() ?? 1
    transform = low > 0 && high / low > 10 ? .log : .linear
    ends = low < high ? Domain(low, high) : Domain(low - 1, high + 1)
  }

  private static func series(
    of places: [SweepTable.Place], key: String?, rows: Int, names: [String]
  ) -> [Series] {
    var groups: [(base: Int, rest: [SweepCoordinate], cells: [(Double?, SweepTable.Place)])] = []
    for place in places {
      let rest = place.coordinates.filter { $0.axis != key }
      let value = place.coordinates.first { $0.axis == key }?.value(rows: rows)
      if let group = groups.firstIndex(where: { $0.base == place.base && $0.rest == rest }) {
        groups[group].cells.append((value, place))
      } else {
        groups.append((place.base, rest, [(value, place)]))
      }
    }
    return groups.map { group in
      let rest = group.rest.map { "\($0.axis.replacing("-", with: " ")) \($0.text)" }
      return Series(
        base: group.base, name: ([names[group.base]] + rest).joined(separator: ", "),
        cells: group.cells.sorted { ($0.0 ?? 0) < ($1.0 ?? 0) })
    }
  }

  /// The key in words.
  var keyName: String {
    switch key {
    case "lambda": "strength"
    case "learning-rate": "learning rate"
    case "batch": "rows in a batch"
    default: "seed"
    }
  }

  /// What the colours of cells stand for; `nil` where no key has several values.
  var ramp: RampKey? {
    key == nil ? nil : RampKey(Axis(TextLine(keyName), transform, domain: ends))
  }
}

extension SweepCoordinate {
  /// The value as a number; all rows of `rows` for a full batch.
  fileprivate func value(rows: Int) -> Double {
    switch self {
    case .lambda(let value), .learningRate(let value): value
    case .batch(.rows(let count)): Double(min(count, rows))
    case .batch(.full): Double(rows)
    case .seed(let seed): Double(seed)
    }
  }
}
