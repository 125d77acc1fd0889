extension Trainer {
  /// A record as a run: parameters on the scale of the data as given, and where they must end.
  func makeRun(_ variant: Variant, _ record: TrainingRecord, batches: BatchPlan) -> Run {
    let analysis = VariantAnalysis(variant, data: data, batches: batches, start: record.initial)
    let given = { [data] (parameters: [Double]) in
      data.given(parameters, bias: variant.training.bias)
    }
    let parameters = record.epochParameters.map(given)
    let history = History(
      stepsPerEpoch: batches.steps,
      stepLoss: record.stepLoss,
      parameters: parameters,
      trainingMSE: record.trainingMSE,
      validationMSE: data.validationLoss == nil ? nil : record.validationMSE,
      printed: record.printed,
      stepParameters: record.stepParameters.map { flat in
        let width = data.dataset.featureCount + 1
        return stride(from: 0, to: flat.count, by: width).map { start in
          given(Array(flat[start..<(start + width)]))
        }
      })
    let status = record.divergence.map { divergence in
      TrainingStatus.diverged(
        step: divergence.step,
        largestStableRate: analysis.largestStableRate(order: divergence.order))
    }
    let initialValidation = data.validationLoss?.value(at: record.initial)
    return Run(
      variant: variant,
      initial: given(record.initial),
      initialTrainingMSE: record.initialTrainingMSE,
      history: history,
      status: status ?? .finished,
      final: parameters.last ?? given(record.initial),
      finalTrainingMSE: record.trainingMSE.last ?? record.initialTrainingMSE,
      finalValidationMSE: record.validationMSE.last ?? initialValidation,
      effectiveRidge: analysis.effectiveRidge,
      limit: analysis.limit.map(given),
      limitTrainingMSE: analysis.limit.map { data.trainingLoss.value(at: $0) },
      cycleLimit: analysis.cycleLimit().map(given),
      predictedContraction: analysis.predictedContraction)
  }
}
