extension Trainer {
  /// A record as a run: parameters on the scale of the data as given, and where they must end.
  func makeRun(_ variant: Variant, _ record: TrainingRecord, batches: BatchPlan) -> Run {
    let analysis = VariantAnalysis(variant, data: data, batches: batches, start: record.initial)
    let bias = variant.training.bias
    func given(_ parameters: [Double]) -> Parameters { data.given(parameters, bias: bias) }
    let parameters = record.epochParameters.map(given)
    let history = History(
      stepsPerEpoch: batches.steps,
      stepLoss: record.stepLoss,
      parameters: parameters,
      trainingMSE: record.trainingMSE,
      validationMSE: data.validationLoss == nil ? nil : record.validationMSE,
      printed: record.printed,
      stepParameters: record.stepParameters.map { data.given(each: $0, bias: bias) })
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
