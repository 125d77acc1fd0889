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

  init<Scalar>(_ trainee: Trainee<Scalar>) {
    variant = trainee.variant.name
    epoch = trainee.record.printed.count
    epochs = trainee.variant.training.epochs
    loss = trainee.record.trainingMSE.last ?? .nan
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
    for variant in variants { try check(variant) }
    let cohorts = Cohort.cohorts(of: variants, rowCount: data.trainingRowCount)
    let single: RowTable<Float> = packedRows(needed: cohorts.contains { $0.precision == .single })
    let double: RowTable<Double> = packedRows(needed: cohorts.contains { $0.precision == .double })
    let parts = cohorts.flatMap { $0.parts(atMost: max(1, jobs), lanes: SIMD8<Float>.scalarCount) }

    var runs = [Run?](repeating: nil, count: variants.count)
    try await withThrowingTaskGroup(of: [(Int, Run)].self) { group in
      var next = parts.startIndex
      func startNext() {
        guard next < parts.endIndex else { return }
        let part = parts[next]
        next += 1
        group.addTask { [self] in
          let records =
            part.precision == .single
            ? try train(part, variants, rows: single, progress)
            : try train(part, variants, rows: double, progress)
          return records.map { index, record in
            (index, makeRun(variants[index], record, batches: part.batches))
          }
        }
      }
      for _ in 0..<max(1, jobs) { startNext() }
      while let finished = try await group.next() {
        for (index, run) in finished { runs[index] = run }
        startNext()
      }
    }
    return runs.compactMap { $0 }
  }

  private func train<Scalar: TrainingScalar>(
    _ cohort: Cohort, _ variants: [Variant], rows: RowTable<Scalar>,
    _ progress: (@Sendable (TrainingProgress) -> Void)?
  ) throws -> [(index: Int, record: TrainingRecord)] {
    // Half a register does for few variants; which one is used does not show in the numbers.
    if cohort.members.count <= SIMD4<Scalar>.scalarCount {
      let training = CohortTraining<SIMD4<Scalar>>(
        cohort, variants: variants, data: data, rows: rows, progress: progress)
      return try training.run()
    }
    let training = CohortTraining<SIMD8<Scalar>>(
      cohort, variants: variants, data: data, rows: rows, progress: progress)
    return try training.run()
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
    if !(training.learningRate > 0 && training.learningRate.isFinite) {
      throw fail("the learning rate must be above 0 and finite, not \(training.learningRate)")
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
