import Training

/// A sweep in `summary.json`.
enum SweepSummary {
  static func json(of result: SweepResult, in study: Study) -> JSON {
    let names = study.runs.map(\.name)
    return .object([
      ("axes", axes(result.sweep)),
      ("cells", .array(result.outcomes.map { cell($0, names) })),
      ("spread", .array(result.spreads.map { spread($0, names) })),
    ])
  }

  /// The values that were swept, by their keys.
  private static func axes(_ sweep: Sweep) -> JSON {
    let axes: [(key: String, value: JSON)] = [
      ("lambda", .numbers(sweep.lambda)),
      ("batch", .array(sweep.batch.map(RunSummary.batch))),
      ("learning_rate", .numbers(sweep.learningRate)),
      ("seed", .array(sweep.seed.map(JSON.unsigned))),
    ]
    return .object(
      axes.filter { if case .array(let values) = $0.value { !values.isEmpty } else { true } })
  }

  private static func cell(_ outcome: SweepOutcome, _ names: [String]) -> JSON {
    let divergedAt: JSON =
      if case .diverged(let step, _) = outcome.status { .integer(step) } else { .null }
    return .object([
      ("name", .string(outcome.cell.variant.name)),
      ("variant", .string(names[outcome.cell.base])),
      ("coordinates", coordinates(outcome.cell.coordinates)),
      ("final", Summary.parameters(outcome.final)),
      ("final_training_mse", .number(outcome.finalTrainingMSE)),
      ("final_validation_mse", .optional(outcome.finalValidationMSE)),
      ("status", .string(outcome.status == .finished ? "finished" : "diverged")),
      ("diverged_at_step", divergedAt),
    ])
  }

  private static func spread(_ spread: SweepSpread, _ names: [String]) -> JSON {
    let weights: JSON = spread.finished == 0 ? .null : .array(spread.weights.map { json($0) })
    return .object([
      ("variant", .string(names[spread.base])),
      ("coordinates", coordinates(spread.coordinates)),
      ("finished", .integer(spread.finished)),
      ("diverged", .integer(spread.diverged)),
      ("weights", weights),
      ("bias", json(spread.bias)),
      ("training_mse", json(spread.trainingMSE)),
      ("validation_mse", json(spread.validationMSE)),
    ])
  }

  private static func json(_ spread: Spread?) -> JSON {
    spread.map {
      .object([
        ("mean", .number($0.mean)), ("standard_deviation", .number($0.standardDeviation)),
      ])
    } ?? .null
  }

  private static func coordinates(_ coordinates: [SweepCoordinate]) -> JSON {
    .object(
      coordinates.map { coordinate in
        let value: JSON =
          switch coordinate {
          case .lambda(let value), .learningRate(let value): .number(value)
          case .batch(let batch): RunSummary.batch(batch)
          case .seed(let seed): .unsigned(seed)
          }
        return (Summary.key(coordinate.axis), value)
      })
  }
}
