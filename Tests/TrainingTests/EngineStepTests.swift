import Testing

@testable import Training

/// Mini-batch gradient descent as plainly as it can be said: one variant, rows as they stand, the
/// formulas of the experiment page.
private func naiveTraining(_ variant: Variant, _ data: Dataset) -> [[Double]] {
  let training = variant.training
  let d = data.featureCount
  let rows = (0..<data.rowCount).map { Array(data.values[($0 * d)..<(($0 + 1) * d)]) }
  var p = training.initialParameters(featureCount: d)
  let penalized = training.bias == .penalized ? d + 1 : d
  let batch = BatchPlan(rowCount: data.rowCount, batch: training.batch).batchRows
  let a = training.learningRate.initial
  var history: [[Double]] = []
  for _ in 0..<training.epochs {
    for start in stride(from: 0, to: rows.count, by: batch) {
      let places = start..<min(start + batch, rows.count)
      let m = Double(places.count)
      var g = [Double](repeating: 0, count: d + 1)
      for i in places {
        let r = zip(rows[i], p).map { $0 * $1 }.reduce(0, +) + p[d] - data.targets[i]
        for j in 0..<d { g[j] += training.loss.gradientFactor / m * r * rows[i][j] }
        if training.bias != .none { g[d] += training.loss.gradientFactor / m * r }
      }
      for j in 0..<penalized {
        switch variant.penalty {
        case let penalty as L2: g[j] += penalty.strength * p[j]
        case let penalty as L2PerBatch: g[j] += penalty.strength / m * p[j]
        case let penalty as WeightDecay: p[j] *= 1 - penalty.share
        case let penalty as DecoupledWeightDecay: p[j] *= 1 - a * penalty.strength
        default: break
        }
      }
      for j in 0...d { p[j] -= a * g[j] }
    }
    history.append(p)
  }
  return history
}

@Suite("Steps")
struct EngineStepTests {
  private static let penalties: [any Penalty] = [
    NoPenalty(), L2(0.3), L2PerBatch(-0.7), L2PerBatch(2), WeightDecay(0.02),
    DecoupledWeightDecay(0.4),
  ]

  @Test(arguments: penalties.indices, BiasTreatment.allCases)
  func everyPenaltyFollowsItsFormula(place: Int, bias: BiasTreatment) async throws {
    let data = SyntheticData(
      seed: 4, rows: 203, weights: [1, -2, 0.5], bias: 3, noise: 0.2
    ).dataset()
    let training = TrainingSettings(
      epochs: 4, batch: .rows(32), learningRate: 0.05, seed: 9,
      initial: .normal(standardDeviation: 1), loss: .halfMSE, bias: bias, precision: .double)
    let variant = Variant(name: "test", penalty: Self.penalties[place], training: training)
    let prepared = try PreparedData(data, standardize: false, holdout: .none)
    let run = try #require(try await Trainer(prepared).run([variant]).first)
    let naive = naiveTraining(variant, data)
    #expect(run.history.parameters.count == naive.count)
    for (ours, theirs) in zip(run.history.parameters, naive) {
      #expect((ours.bias == nil) == (bias == .none))
      for (a, b) in zip(ours.weights + [ours.bias ?? 0], theirs) {
        #expect(abs(a - b) < 1e-12)
      }
    }
    #expect(run.history.stepLoss.count == 4 * 7)
    #expect(run.history.stepsPerEpoch == 7)
    #expect(run.history.stepParameters?.count == 28)
    #expect(run.history.stepParameters?[27] == run.final)
    #expect(run.history.stepParameters?[6] == run.history.parameters[0])
  }

  @Test func standardisedTrainingIsReportedOnTheGivenScale() async throws {
    let data = try ExactTable.read("diabetes.csv", target: "target")
    let prepared = try PreparedData(data, standardize: true, holdout: .share(0.2, seed: 0))
    #expect(prepared.trainingRowCount == 354)
    #expect(prepared.validationRowCount == 88)
    let training = TrainingSettings(
      epochs: 30, batch: .rows(32), learningRate: 0.02, order: .shuffle, seed: 1,
      precision: .double)
    let variant = Variant(name: "test", penalty: L2(0.1), training: training)
    let run = try #require(try await Trainer(prepared).run([variant]).first)
    #expect(
      relativeDifference(run.finalTrainingMSE, prepared.trainingMSE(of: run.final)) < 1e-9)
    let validation = try #require(run.finalValidationMSE)
    let direct = try #require(prepared.validationMSE(of: run.final))
    #expect(relativeDifference(validation, direct) < 1e-9)
    #expect(run.finalTrainingMSE > prepared.leastSquares.trainingMSE)
    #expect(run.finalTrainingMSE < run.initialTrainingMSE / 5)
    // Training starts at zero on its own scale, which is zero on every scale.
    #expect(run.initial == Parameters(weights: Array(repeating: 0, count: 10), bias: 0))
  }

  @Test func tooManyStepsAreNotKept() async throws {
    var variant = Notebook.pytorch2
    variant.training.batch = .rows(1)
    variant.training.epochs = 7
    let run = try #require(try await Trainer(Notebook.prepared()).run([variant]).first)
    #expect(run.history.stepLoss.count == 70_000)
    #expect(run.history.stepParameters == nil)
  }

  @Test func batchPlansCountTheShortLastBatch() {
    let plan = BatchPlan(rowCount: 10_000, batch: .rows(128))
    #expect(plan.steps == 79)
    #expect(plan.lastBatchRows == 16)
    #expect(plan.rows(of: 78) == 9984..<10_000)
    #expect(BatchPlan(rowCount: 5, batch: .full).steps == 1)
    #expect(BatchPlan(rowCount: 5, batch: .rows(100)).lastBatchRows == 5)
    #expect(BatchPlan(rowCount: 5, batch: .rows(100)).meanReciprocalRows == 0.2)
  }
}
