import Testing

@testable import Training

/// `fixtures/torch/schedules.json`: the rates of PyTorch's schedulers, and training under them.
private struct ScheduleReference: Decodable {
  struct Schedule: Decodable {
    struct Settings: Decodable {
      var every: Int?
      var factor: Double?
      var decay: Double?
      var span: Int?
      var floor: Double?
    }
    var settings: Settings
    var rates: [Double]

    var schedule: RateSchedule? {
      if let every = settings.every, let factor = settings.factor {
        return .step(every: every, factor: factor)
      }
      if let span = settings.span, let floor = settings.floor {
        return .cosine(span: span, floor: floor)
      }
      return settings.decay.map { .inverse(decay: $0) }
    }
  }
  struct Run: Decodable {
    var optimiser: String
    var rate: Double
    var schedule: String
    var period: String
    var epochs: [[Double]]
  }
  var base_rate_of_rates: Double
  var schedules: [String: Schedule]
  var runs: [Run]

  static func read() throws -> ScheduleReference {
    try Fixtures.decode(ScheduleReference.self, "torch/schedules.json")
  }
}

@Suite("Learning rates")
struct ScheduleTests {
  @Test(arguments: ["step", "inverse", "cosine"])
  func ratesArePyTorchs(name: String) throws {
    let reference = try ScheduleReference.read()
    let theirs = try #require(reference.schedules[name])
    let rate = LearningRate(
      reference.base_rate_of_rates, schedule: try #require(theirs.schedule))
    #expect(theirs.rates.count == 61)
    var worst = 0.0
    for (time, expected) in theirs.rates.enumerated() {
      worst = max(worst, abs(rate.rate(after: time) - expected) / expected)
    }
    print("schedule \(name) against PyTorch: worst relative difference \(worst)")
    #expect(worst < 1e-12)
  }

  @Test func trainingUnderASchedulerIsPyTorchs() async throws {
    let reference = try ScheduleReference.read()
    let data = try OptimizerReference.read()
    let optimizers: [String: (OptimizerChoice, any Penalty)] = [
      "sgd": (.sgd(), L2(0.1)), "momentum": (.sgd(SGDSettings(momentum: 0.9)), NoPenalty()),
      "adamw": (.adam(), DecoupledWeightDecay(0.1)),
    ]
    let variants = try reference.runs.enumerated().map { place, run in
      let (optimizer, penalty) = try #require(optimizers[run.optimiser])
      let rate = LearningRate(
        run.rate, schedule: try #require(reference.schedules[run.schedule]?.schedule),
        period: try #require(RatePeriod(rawValue: run.period)))
      return Variant(
        name: "\(place)", penalty: penalty, training: data.settings(optimizer, rate: rate))
    }
    #expect(variants.count == 18)
    var worst = 0.0
    for (ours, theirs) in zip(try await Trainer(data.prepared).run(variants), reference.runs) {
      #expect(ours.history.parameters.count == theirs.epochs.count)
      for (epoch, line) in theirs.epochs.enumerated() {
        let loss = ours.history.printed[epoch]
        let gap = relativeGap([loss] + ours.history.parameters[epoch].values, line)
        #expect(gap < 1e-9, "\(theirs.optimiser), \(theirs.schedule) by \(theirs.period)")
        worst = max(worst, gap)
      }
    }
    print("training under schedules against PyTorch: worst relative difference \(worst)")
  }

  @Test func aCosineStaysAtItsFloor() {
    let rate = LearningRate(0.1, schedule: .cosine(span: 10, floor: 0.02))
    #expect(rate.rate(after: 0) == 0.1)
    #expect(abs(rate.rate(after: 5) - 0.06) < 1e-15)
    for time in [10, 11, 25, .max] { #expect(rate.rate(after: time) == 0.02) }
  }

  @Test func ratesNeverGrowOrTurnNegative() {
    let schedules: [RateSchedule] = [
      .constant, .step(every: 3, factor: 0.1), .inverse(decay: 0.3), .cosine(span: 77, floor: 0),
    ]
    for schedule in schedules {
      let rate = LearningRate(0.3, schedule: schedule)
      var last = Double.infinity
      for time in Array(0..<200) + [1_000_000, .max] {
        let now = rate.rate(after: time)
        #expect(now <= last && now >= 0)
        last = now
      }
    }
  }

  @Test(arguments: [
    (
      RateSchedule.step(every: 0, factor: 0.5),
      "a step of the learning rate must come every 1 or more, not 0"
    ),
    (
      .step(every: 3, factor: 1.5),
      "the factor of a learning rate's step must be above 0 and at most 1, not 1.5"
    ),
    (
      .step(every: 3, factor: 0),
      "the factor of a learning rate's step must be above 0 and at most 1, not 0"
    ),
    (
      .inverse(decay: -1), "the decay of a learning rate must be a finite number from 0 up, not −1"
    ),
    (.cosine(span: 0, floor: 0), "the span of a learning rate must be 1 or more, not 0"),
    (.cosine(span: 5, floor: 0.2), "a learning rate can't fall from 0.1 to 0.2"),
    (.cosine(span: 5, floor: .nan), "a learning rate can't fall from 0.1 to nan"),
  ])
  func aScheduleOutOfRangeIsASentence(schedule: RateSchedule, sentence: String) {
    #expect(LearningRate(0.1, schedule: schedule).mistake == sentence)
  }

  @Test func ratesThatAreNoRatesAreNamed() async throws {
    let data = try OptimizerReference.read()
    let trainer = Trainer(try data.prepared)
    for (rate, text) in [(0, "0"), (-1, "−1"), (Double.nan, "nan"), (.infinity, "inf")] {
      let variant = Variant(
        name: "v", penalty: NoPenalty(),
        training: data.settings(.sgd(), rate: LearningRate(rate)))
      let sentence = "variant “v”: the learning rate must be above 0 and finite, not \(text)"
      await #expect(throws: TrainingError(description: sentence)) {
        try await trainer.run([variant])
      }
    }
  }
}
