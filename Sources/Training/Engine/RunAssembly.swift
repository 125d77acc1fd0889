/// Makes of the records of one part of a cohort what is handed out.
struct RunAssembly: ~Copyable {
  private let data: PreparedData
  private let key: Cohort.Key
  private var moments: BatchMoments
  private var rates: StableRates

  init(_ data: PreparedData, _ key: Cohort.Key) {
    self.data = data
    self.key = key
    moments = BatchMoments(data)
    rates = StableRates(key.batches)
  }

  /// A record as a run: parameters on the scale of the data as given, and where they must end.
  mutating func run(_ variant: Variant, _ record: TrainingRecord) -> Run {
    let batches = key.batches
    let analysis = VariantAnalysis(variant, data: data, batches: batches, start: record.initial)
    let bias = variant.training.bias
    let given = { [data] in data.given($0, bias: bias) }
    let parameters = record.epochParameters.map { given($0) }
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
      status: status(variant, record),
      final: given(record.final.parameters),
      finalTrainingMSE: record.final.trainingMSE,
      finalValidationMSE: record.final.validationMSE,
      bestEpoch: variant.training.stop == nil || record.final.epoch == 0 ? nil : record.final.epoch,
      effective: analysis.effective,
      limit: analysis.limit.map(given),
      limitTrainingMSE: analysis.limit.map { data.trainingLoss.value(at: $0) },
      boxLimit: analysis.boxLimit.map(given),
      cycleLimit: analysis.cycleLimit(&moments).map(given),
      predictedContraction: analysis.predictedContraction)
  }

  /// A record as the outcome of a sweep's cell.
  mutating func outcome(_ cell: SweepCell, _ record: TrainingRecord) -> SweepOutcome {
    SweepOutcome(
      cell: cell,
      final: data.given(record.final.parameters, bias: cell.variant.training.bias),
      finalTrainingMSE: record.final.trainingMSE,
      finalValidationMSE: record.final.validationMSE,
      status: status(cell.variant, record))
  }

  private mutating func status(_ variant: Variant, _ record: TrainingRecord) -> TrainingStatus {
    guard let divergence = record.divergence else { return .finished }
    return .diverged(
      step: divergence.step, largestStableRate: rates.largest(variant, divergence, &moments))
  }
}
