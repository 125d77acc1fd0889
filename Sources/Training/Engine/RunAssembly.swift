extension Trainer {
  /// A record as a run: parameters on the scale of the data as given, and where they must end.
  func makeRun(_ variant: Variant, _ record: TrainingRecord, _ key: Cohort.Key) -> Run {
    let batches = key.batches
    let analysis = VariantAnalysis(variant, data: data, batches: batches, start: record.initial)
    let bias = variant.training.bias
    func given(_ parameters: [Double]) -> Parameters { data.given(parameters, bias: bias) }
    let parameters = record.epochParameters.map(given)
    let history = History(
      gradients: key.gradients,
      stepsPerEpoch: batches.steps,
      stepLoss: record.stepLoss,
      parameters: parameters,
      trainingMSE: record.trainingMSE,
      validationMSE: data.validationLoss == nil ? nil : record.validationMSE,
      printed: record.printed,
      stepParameters: record.stepParameters.map { data.given(each: $0, bias: bias) })
    return Run(
      variant: variant,
      initial: given(record.initial),
      initialTrainingMSE: record.initialTrainingMSE,
      history: history,
      status: status(record, analysis),
      final: given(record.final.parameters),
      finalTrainingMSE: record.final.trainingMSE,
      finalValidationMSE: record.final.validationMSE,
      bestEpoch: variant.training.stop == nil ? nil : record.final.epoch,
      effective: analysis.effective,
      limit: analysis.limit.map(given),
      limitTrainingMSE: analysis.limit.map { data.trainingLoss.value(at: $0) },
      boxLimit: analysis.boxLimit.map(given),
      cycleLimit: analysis.cycleLimit().map(given),
      predictedContraction: analysis.predictedContraction)
  }

  /// A record as the outcome of a sweep's cell.
  func makeOutcome(
    _ cell: SweepCell, _ record: TrainingRecord, _ key: Cohort.Key
  ) -> SweepOutcome {
    var status = TrainingStatus.finished
    if record.divergence != nil {
      let analysis = VariantAnalysis(
        cell.variant, data: data, batches: key.batches, start: record.initial)
      status = self.status(record, analysis)
    }
    return SweepOutcome(
      cell: cell,
      final: data.given(record.final.parameters, bias: cell.variant.training.bias),
      finalTrainingMSE: record.final.trainingMSE,
      finalValidationMSE: record.final.validationMSE,
      status: status)
  }

  private func status(_ record: TrainingRecord, _ analysis: VariantAnalysis) -> TrainingStatus {
    guard let divergence = record.divergence else { return .finished }
    return .diverged(
      step: divergence.step,
      largestStableRate: analysis.largestStableRate(order: divergence.order))
  }
}
