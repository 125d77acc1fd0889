import Training
import Wording

/// The places of a sweep: its cells, those that differ in their seed alone taken together.
struct SweepTable {
  /// What came out at one place.
  struct Place {
    /// The place of the variant it was made from.
    let base: Int
    /// Without the seed.
    let coordinates: [SweepCoordinate]
    /// The name of its cell, without the seed.
    let name: String
    let cells: Int
    let diverged: Int
    /// Where the only cell diverged.
    let divergedAt: Int?
    /// Of the cells that finished; `nil` where none did.
    let trainingMSE: Spread?
    let validationMSE: Spread?
    /// Mean over the cells that finished.
    let weights: [Double]

    /// What places are compared by: the error on the held-out rows, else that on the training rows.
    var error: Double? { (validationMSE ?? trainingMSE)?.mean }
  }

  let places: [Place]
  /// Whether places are compared by the error on held-out rows.
  let isJudgedByHeldOutRows: Bool
  /// The place of the least error in `places`.
  let best: Int?
  private let study: Study
  private let sweep: Sweep

  /// More rows than these are too many for a page.
  private static let mostRows = 40

  init(_ result: SweepResult, in study: Study) {
    self.study = study
    sweep = result.sweep
    let names = study.runs.map(\.name)
    places =
      result.spreads.isEmpty
      ? result.outcomes.map { Place($0, name: names[$0.cell.base]) }
      : result.spreads.map { Place($0, name: names[$0.base]) }
    isJudgedByHeldOutRows = study.data.validationRowCount > 0
    best = Self.least(places.indices, of: places)
  }

  private static func least(_ indices: some Sequence<Int>, of places: [Place]) -> Int? {
    indices.filter { places[$0].error != nil }
      .min { (places[$0].error ?? 0) < (places[$1].error ?? 0) }
  }

  // MARK: - As a table

  /// The places that are shown: all, or of each variant the first, the best and the last, or the
  /// best alone.
  var shown: [Int] {
    if places.count <= Self.mostRows { return Array(places.indices) }
    let variants = Dictionary(grouping: places.indices) { places[$0].base }
      .sorted { $0.key < $1.key }.map(\.value)
    let bests = variants.compactMap { Self.least($0, of: places) }
    let ends = Set(bests + variants.flatMap { [$0[0], $0[$0.count - 1]] })
    return ends.count <= Self.mostRows ? ends.sorted() : Array(bests.prefix(Self.mostRows))
  }

  /// The columns' names, in the order of `cells(of:)`.
  var header: [String] {
    ["variant"] + axes.map { $0.replacing("-", with: " ") }
      + ["training error"] + (isJudgedByHeldOutRows ? ["held-out error"] : [])
      + ["length of the weights"] + (hasZeros ? ["zero weights"] : [])
  }

  /// A place as text.
  func cells(of index: Int) -> [String] {
    let place = places[index]
    let coordinates = axes.map { axis in
      place.coordinates.first { $0.axis == axis }?.text ?? "–"
    }
    let errors =
      [text(place.trainingMSE) ?? divergence(of: place)]
      + (isJudgedByHeldOutRows ? [text(place.validationMSE) ?? "–"] : [])
    let length =
      place.trainingMSE == nil
      ? nil : study.shrinkage(of: Parameters(weights: place.weights, bias: nil))
    let zeros = place.trainingMSE == nil ? "–" : String(place.zeros)
    return [study.runs[place.base].name] + coordinates + errors
      + [length.map { NumberText.signedPercent(-$0) } ?? "–"] + (hasZeros ? [zeros] : [])
  }

  /// How many columns at the left say what a row is about.
  var nameColumns: Int { 1 + axes.count }

  /// The swept keys but for the seed.
  private var axes: [String] {
    [
      ("lambda", sweep.lambda.isEmpty), ("batch", sweep.batch.isEmpty),
      ("learning-rate", sweep.learningRate.isEmpty),
    ].filter { !$0.1 }.map(\.0)
  }

  private var hasZeros: Bool { places.contains { $0.zeros > 0 } }

  /// The mean, and the deviation where there are several.
  private func text(_ spread: Spread?) -> String? {
    spread.map { spread in
      let mean = NumberText.significant(spread.mean)
      return sweep.seed.count > 1
        ? "\(mean) ± \(NumberText.significant(spread.standardDeviation, 2))" : mean
    }
  }

  private func divergence(of place: Place) -> String {
    place.divergedAt.map { "diverged at step \(NumberText.count($0))" } ?? "diverged"
  }
}

extension SweepTable.Place {
  /// A cell by itself.
  fileprivate init(_ outcome: SweepOutcome, name: String) {
    base = outcome.cell.base
    coordinates = outcome.cell.coordinates.filter { $0.axis != "seed" }
    self.name = ([name] + coordinates.map { "\($0.axis)=\($0.text)" }).joined(separator: " ")
    cells = 1
    if case .diverged(let step, _) = outcome.status {
      (diverged, divergedAt) = (1, step)
      (trainingMSE, validationMSE, weights) = (nil, nil, [])
    } else {
      (diverged, divergedAt) = (0, nil)
      trainingMSE = Spread(of: [outcome.finalTrainingMSE])
      validationMSE = outcome.finalValidationMSE.map { Spread(of: [$0]) }
      weights = outcome.final.weights
    }
  }

  /// Cells that differ in their seed alone.
  fileprivate init(_ spread: SweepSpread, name: String) {
    base = spread.base
    coordinates = spread.coordinates
    self.name = ([name] + coordinates.map { "\($0.axis)=\($0.text)" }).joined(separator: " ")
    cells = spread.finished + spread.diverged
    diverged = spread.diverged
    divergedAt = nil
    trainingMSE = spread.trainingMSE
    validationMSE = spread.validationMSE
    weights = spread.weights.map(\.mean)
  }

  /// Weights that are zero, in every cell that finished.
  fileprivate var zeros: Int { weights.count { $0 == 0 } }
}
