import Wording

/// What a reader should know about rows before trusting their weights.
extension PreparedData {
  /// - Parameter known: features that are constant over all rows.
  static func constantNotes(
    _ loss: QuadraticLoss, names: [String], known: [Int], standardized: Bool
  ) -> [String] {
    // What holds for the whole table the table says itself, but not what standardising makes of it.
    let constant = names.indices.filter { column in
      loss.statistics.variance(column) == 0 && (standardized || !known.contains(column))
    }
    guard !constant.isEmpty else { return [] }
    let list = Phrase.list(constant.map { Phrase.quoted(names[$0]) }, atMost: 5)
    let verb = constant.count == 1 ? "is" : "are"
    let consequence =
      standardized
      ? "left out, with a weight of 0"
      : "not told apart from the bias"
    return ["\(list) \(verb) constant over the training rows and \(verb) \(consequence)."]
  }

  static func rankNote(_ loss: QuadraticLoss, standardized: Bool) -> String {
    let scale = standardized ? " on the standardised scale" : ""
    let cause =
      loss.rowCount <= loss.featureCount
      ? "there are \(Phrase.count(loss.rowCount, "training row")) "
        + "for \(Phrase.count(loss.featureCount, "feature"))"
      : "only \(NumberText.count(loss.rank)) of \(Phrase.count(loss.featureCount, "feature")) "
        + "are independent of each other and of a constant"
    return "Least squares has many solutions (\(cause)); the one shown has the shortest weights"
      + "\(scale)."
  }

  /// Names the columns of which next to nothing is left once the columns before them are taken out.
  ///
  /// What is left is the length that the factor has on its diagonal, as a share of the column's
  /// whole length: the inverse square root of what is called the variance inflation factor, counted
  /// over the columns before.
  static func collinearityNotes(_ loss: QuadraticLoss, names: [String]) -> [String] {
    var (near, least) = ([Int](), 1.0)
    for j in names.indices {
      var squares = 0.0
      for i in 0...j { squares += loss.factor[i, j] * loss.factor[i, j] }
      guard squares > 0 else { continue }
      let left = abs(loss.factor[j, j]) / squares.squareRoot()
      if left < collinearityBound { near.append(j) }
      least = min(least, left)
    }
    guard !near.isEmpty else { return [] }
    let list = Phrase.list(near.map { Phrase.quoted(names[$0]) }, atMost: 5)
    let share = NumberText.significant(least, 1)
    return [
      near.count == 1
        ? "\(list) is nearly a combination of the columns before it (all but \(share) of its "
          + "spread): least-squares weights may be huge and cancel each other."
        : "\(list) are nearly combinations of the columns before them (one of them all but "
          + "\(share) of its spread): least-squares weights may be huge and cancel each other."
    ]
  }

  /// From here on weights lose more than half of a double's digits, or all of single precision's.
  private static let collinearityBound = 1e-4

  /// Refuses columns whose numbers have no squares, for everything is made of squares.
  ///
  /// - Parameters:
  ///   - statistics: Those of the rows that train.
  ///   - values: Their features, row-major; shape `(n, d)`.
  ///   - targets: Their targets; shape `(n)`.
  static func checkSquares(
    _ statistics: Statistics, of table: TableDescription, values: [Double], targets: [Double]
  ) throws(PreparationError) {
    let features = table.featureCount
    for j in 0...features {
      let name = table.quotedName(j)
      guard statistics.hasSquares(j) else {
        throw PreparationError(
          description: "the numbers of \(name) are too large to be squared; give them in a larger "
            + "unit")
      }
      guard statistics.variance(j) < leastVariance else { continue }
      func value(_ row: Int) -> Double { j < features ? values[row * features + j] : targets[row] }
      if targets.indices.contains(where: { value($0) != value(0) }) {
        throw PreparationError(
          description: "the numbers of \(name) differ by too little to be squared; give them in a "
            + "smaller unit")
      }
    }
  }

  /// Squares far below this have lost digits to underflow.
  private static let leastVariance = 1e-280

  /// Refuses held-out rows over which there is no error: a number that has no square, or that the
  /// least-squares weights carry too far for one. Training would take that for its own divergence.
  ///
  /// - Parameters:
  ///   - loss: That of the held-out rows, on the scale of training.
  ///   - error: What least squares leaves there.
  static func checkHeldOut(
    _ loss: QuadraticLoss, of table: TableDescription, error: Double
  ) throws(PreparationError) {
    for j in 0...table.featureCount where !loss.statistics.hasSquares(j) {
      throw PreparationError(
        description: "numbers of \(table.quotedName(j)) in held-out rows are too large to be "
          + "squared; mend them, or leave these rows out")
    }
    guard error.isFinite else {
      throw PreparationError(
        description: "held-out rows lie so far from those that train that no number holds the "
          + "error of least squares there; mend them, or leave them out")
    }
  }
}

extension Statistics {
  /// Whether doubles hold the squares of column `j` and of what it deviates by.
  fileprivate func hasSquares(_ j: Int) -> Bool {
    variance(j).isFinite && (mean[j] * mean[j]).isFinite
  }
}

extension TableDescription {
  /// The name of feature `j`, or past them that of the target, as a sentence holds it.
  fileprivate func quotedName(_ j: Int) -> String {
    Phrase.quoted(j < featureCount ? features[j] : target)
  }
}
