import Training
import Wording

/// What the sweep's figure says, in words from its numbers.
struct SweepClaims {
  let study: Study
  let cells: SweepCells

  init(_ study: Study, cells: SweepCells) {
    self.study = study
    self.cells = cells
  }

  private var places: [SweepTable.Place] { cells.table.places.filter { $0.error != nil } }

  private func value(_ place: SweepTable.Place) -> String {
    place.coordinates.map { coordinate in
      switch coordinate {
      case .lambda(let value): "strength \(NumberText.significant(value, 2))"
      case .batch(.full): "full batches"
      case .batch(.rows(let rows)): "batches of \(NumberText.count(rows))"
      default: "\(coordinate.axis.replacing("-", with: " ")) \(coordinate.text)"
      }
    }.joined(separator: ", ")
  }

  private func name(_ place: SweepTable.Place) -> String {
    let name = study.shortName(study.runs[place.base])
    return place.coordinates.isEmpty ? name : "\(name) at \(value(place))"
  }

  private var kind: String {
    cells.table.isJudgedByHeldOutRows ? "held-out error" : "training error"
  }

  var title: String {
    let places = places
    guard let best = places.min(by: { ($0.error ?? 0) < ($1.error ?? 0) }),
      let worst = places.max(by: { ($0.error ?? 0) < ($1.error ?? 0) })
    else { return "No cell of the sweep finished" }
    let names = study.runs.map { study.shortName($0) }
    guard cells.key != nil else {
      let shares = places.compactMap { place -> Double? in
        guard let spread = place.validationMSE ?? place.trainingMSE, spread.mean != 0 else {
          return nil
        }
        return (spread.standardDeviation / spread.mean).magnitude
      }
      return "The seed moves the \(kind) by ± \(NumberText.percent(shares.max() ?? 0))"
        + (places.count > 1 ? " at most" : "")
    }
    let least = FigureNumber.short(best.error ?? 0)
    let most = FigureNumber.short(worst.error ?? 0)
    guard least != most else {
      return "The \(cells.keyName) leaves the \(kind) at \(least)"
    }
    return capitalizedStart(
      "\(name(best)) has the least \(kind), \(least); \(name(worst)) ends at \(most)", names: names)
  }

  var description: String {
    let parts = cells.series.prefix(12).map { series -> String in
      let known = series.cells.filter { $0.place.error != nil }
      guard let first = known.first, let last = known.last else {
        return "\(study.runs[series.base].name): every cell diverged"
      }
      func text(_ place: SweepTable.Place) -> String {
        let spread = place.validationMSE ?? place.trainingMSE
        let mean = NumberText.significant(spread?.mean ?? 0)
        let deviation = spread?.standardDeviation ?? 0
        return deviation > 0 ? "\(mean) ± \(NumberText.significant(deviation, 2))" : mean
      }
      let full = study.runs[series.base].name
      guard known.count > 1,
        let best = known.min(by: { ($0.place.error ?? 0) < ($1.place.error ?? 0) })
      else {
        return "\(full): \(text(first.place))"
      }
      return "\(full) from \(text(first.place)) at \(value(first.place)) to \(text(last.place)) at "
        + "\(value(last.place)), least \(text(best.place)) at \(value(best.place))"
    }
    let rest = cells.series.count - parts.count
    return "\(title). \(capitalizedStart(kind, names: [])): \(parts.joined(separator: "; "))"
      + (rest > 0 ? "; \(NumberText.count(rest)) more." : ".")
  }
}
