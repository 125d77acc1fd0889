import Wording

/// Where a variant's training has got to.
public struct TrainingProgress: Sendable, Equatable {
  /// The variant's name.
  public let variant: String
  /// Epochs completed, from 1.
  public let epoch: Int
  /// Epochs that there will be.
  public let epochs: Int
  /// Mean squared error over all training rows after this epoch: unlike what a progress line prints,
  /// the same quantity for every variant.
  public let loss: Double
  /// Whether it is the variant's last: all epochs are completed, or training was stopped early.
  public let isLast: Bool

  init(_ trainee: Trainee) {
    variant = trainee.variant.name
    epoch = trainee.epochs
    epochs = trainee.variant.training.epochs
    loss = trainee.loss
    isLast = !trainee.isTraining
  }
}

/// Why variants could not be trained.
public struct TrainingError: Error, Equatable, CustomStringConvertible {
  /// A sentence that names the variant and what is wrong with it.
  public let description: String
}

/// Trains variants of a linear model on the same data.
///
/// Variants that take the same rows in the same order are trained in step. What becomes of a
/// variant depends on its own settings alone: it is bit for bit the same by itself, beside any
/// others, and with any number of jobs.
public struct Trainer: Sendable {
  let data: PreparedData

  /// A trainer for these data.
  public init(_ data: PreparedData) {
    self.data = data
  }

  /// Trains all `variants` and finds for each the point it must converge to.
  ///
  /// - Parameters:
  ///   - variants: What to train; explicit initial weights must be as many as the features.
  ///   - jobs: How many cohorts, or parts of large ones, may be trained at the same time.
  ///   - progress: Called after every epoch of every variant, from any thread.
  /// - Returns: One run a variant, in the order of `variants`.
  /// - Throws: `TrainingError` for settings that fit no model; `CancellationError` when the task
  ///   was cancelled.
  public func run(
    _ variants: [Variant], jobs: Int = 1,
    progress: (@Sendable (TrainingProgress) -> Void)? = nil
  ) async throws -> [Run] {
    try checkHistories(of: variants)
    return try await train(variants, keepsHistory: true, jobs: jobs, progress: progress) {
      $2.run(variants[$0], $1)
    }
  }

  /// Trains `variants` and makes of each record, where it was trained, what `finish` makes of it.
  func train<Result: Sendable>(
    _ variants: [Variant], keepsHistory: Bool, jobs: Int,
    progress: (@Sendable (TrainingProgress) -> Void)?,
    finish: @escaping @Sendable (Int, TrainingRecord, inout RunAssembly) -> Result
  ) async throws -> [Result] {
    for variant in variants { try check(variant) }
    let cohorts = Cohort.cohorts(of: variants, data: data)
    func needs(_ precision: Precision) -> Bool {
      cohorts.contains { $0.key.precision == precision && $0.key.gradients == .rows }
    }
    let single: RowTable<Float> = packedRows(needed: needs(.single))
    let double: RowTable<Double> = packedRows(needed: needs(.double))
    let parts = Cohort.parts(
      of: cohorts, variants: variants, featureCount: data.dataset.featureCount, jobs: jobs,
      lanes: Self.widestLanes)

    var results = [Result?](repeating: nil, count: variants.count)
    try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
      var next = parts.startIndex
      func startNext() {
        guard next < parts.endIndex else { return }
        let part = parts[next]
        next += 1
        group.addTask { [self] in
          let records =
            part.key.precision == .single
            ? try train(part, variants, rows: single, keepsHistory, progress)
            : try train(part, variants, rows: double, keepsHistory, progress)
          var assembly = RunAssembly(data, part.key)
          var results: [(Int, Result)] = []
          for (index, record) in records {
            results.append((index, finish(index, record, &assembly)))
          }
          return results
        }
      }
      for _ in 0..<max(1, jobs) { startNext() }
      while let finished = try await group.next() {
        for (index, result) in finished { results[index] = result }
        startNext()
      }
    }
    return results.compactMap { $0 }
  }

  /// Variants in the widest lane group.
  private static let widestLanes = SIMD16<Float>.scalarCount

  private func train<Scalar: TrainingScalar>(
    _ cohort: Cohort, _ variants: [Variant], rows: RowTable<Scalar>, _ keepsHistory: Bool,
    _ progress: (@Sendable (TrainingProgress) -> Void)?
  ) throws -> [(index: Int, record: TrainingRecord)] {
    // A quarter or half of the lanes does for few variants; which one is used does not show in the
    // numbers.
    switch cohort.largestFamily {
    case ...SIMD4<Scalar>.scalarCount:
      return try CohortTraining<SIMD4<Scalar>>(
        cohort, variants: variants, data: data, rows: rows, keepsHistory: keepsHistory,
        progress: progress
      ).run()
    case ...SIMD8<Scalar>.scalarCount:
      return try CohortTraining<SIMD8<Scalar>>(
        cohort, variants: variants, data: data, rows: rows, keepsHistory: keepsHistory,
        progress: progress
      ).run()
    default:
      return try CohortTraining<SIMD16<Scalar>>(
        cohort, variants: variants, data: data, rows: rows, keepsHistory: keepsHistory,
        progress: progress
      ).run()
    }
  }

  private func packedRows<Scalar: TrainingScalar>(needed: Bool) -> RowTable<Scalar> {
    let features = data.dataset.featureCount
    guard needed else {
      return RowTable(rowCount: 0, featureCount: features, values: [], targets: [])
    }
    return RowTable(
      rowCount: data.trainingRowCount, featureCount: features, values: data.trainingValues,
      targets: data.trainingTargets)
  }

  private func check(_ variant: Variant) throws(TrainingError) {
    let training = variant.training
    func fail(_ sentence: String) -> TrainingError {
      TrainingError(description: "variant \(Phrase.quoted(variant.name)): \(sentence)")
    }
    if training.epochs < 1 { throw fail("epochs must be 1 or more, not \(training.epochs)") }
    if case .rows(let rows) = training.batch, rows < 1 {
      throw fail("a batch must have 1 row or more, not \(rows)")
    }
    let rate = training.learningRate.initial
    if !(rate > 0 && rate.isFinite) {
      throw fail("the learning rate must be above 0 and finite, not \(NumberText.shortest(rate))")
    }
    if let stop = training.stop {
      if stop.patience < 1 {
        throw fail("patience must be 1 epoch or more, not \(stop.patience)")
      }
      if data.validationRowCount == 0 {
        throw fail("stopping early needs held-out rows, and there are none; hold some out")
      }
    }
    if let sentence = training.optimizer.mistake ?? training.learningRate.mistake {
      throw fail(sentence)
    }
    if case .explicit(let initial) = training.initial,
      initial.weights.count != data.dataset.featureCount
    {
      throw fail(
        "\(Phrase.count(initial.weights.count, "initial weight")) "
          + "for \(Phrase.count(data.dataset.featureCount, "feature"))")
    }
  }
}
