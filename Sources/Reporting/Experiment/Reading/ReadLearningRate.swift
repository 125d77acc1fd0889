import Training

/// A learning rate, read.
struct LearningRateDraft {
  var rate: LearningRate
  /// Whether a half cosine lasts as long as training.
  var spansTraining = false
}

extension Field {
  /// Periods that a schedule may count.
  private static let mostPeriods = 1_000_000_000

  /// The schedules by name, each with the keys that belong to it alone.
  private static let schedules = [
    (name: "step", keys: ["every", "factor"]), (name: "inverse", keys: ["decay"]),
    (name: "cosine", keys: ["to", "span"]),
  ]

  /// A number, or a schedule.
  func learningRate() -> LearningRateDraft? {
    guard isMapping else {
      return number(.positive).map { LearningRateDraft(rate: LearningRate($0)) }
    }
    guard let fields = fields("learning-rate", example: "{schedule: cosine, from: 0.1}") else {
      return nil
    }
    defer { fields.end() }
    let kind = fields.required("schedule", example: "schedule: cosine")?
      .word(among: Self.schedules.map(\.name))
    let start = fields.required("from", example: "from: 0.1")?.number(.positive)
    let schedule = kind.flatMap { fields.schedule($0, from: start) }
    let period = fields["per"].map { $0.word(RatePeriod.self) } ?? .epoch
    for (owner, keys) in Self.schedules where owner != kind {
      for key in keys {
        // Without a schedule nobody knows what belongs to it.
        if let kind {
          fields.refuse(key, belongingTo: owner, besides: kind)
        } else {
          _ = fields[key]
        }
      }
    }
    guard let start, let schedule, let period else { return nil }
    return LearningRateDraft(
      rate: LearningRate(start, schedule: schedule.schedule, period: period),
      spansTraining: schedule.spansTraining)
  }

  /// So many periods.
  fileprivate func periods() -> Int? { whole(1...Self.mostPeriods) }

  /// So many periods, or 0 for all of training.
  fileprivate func span() -> Int? {
    if word == "all" { return 0 }
    let range = 1...Self.mostPeriods
    if let periods = plain.flatMap(YAMLNumber.whole), range.contains(periods) { return periods }
    return refuse("all, or a whole number from 1 to \(Self.grouped(range.upperBound))")
  }

  /// Where a rate ends that starts at `start`, where that is known.
  fileprivate func end(from start: Double?) -> Double? {
    guard let end = number(.notNegative) else { return nil }
    guard let start, end > start else { return end }
    return refuse("a number from 0 to where the rate starts, \(YAMLNumber.text(start))")
  }
}

extension Fields {
  /// The schedule of this name, and whether it lasts as long as training.
  fileprivate func schedule(
    _ kind: String, from start: Double?
  ) -> (schedule: RateSchedule, spansTraining: Bool)? {
    switch kind {
    case "step":
      let every = required("every", example: "every: 5")?.periods()
      let factor = self["factor"].map { $0.number(.factor) } ?? 0.1
      guard let every, let factor else { return nil }
      return (.step(every: every, factor: factor), false)
    case "inverse":
      let decay = required("decay", example: "decay: 0.05")?.number(.notNegative)
      return decay.map { (.inverse(decay: $0), false) }
    default:
      let end = self["to"].map { $0.end(from: start) } ?? 0
      let span = self["span"].map { $0.span() } ?? 0
      guard let end, let span else { return nil }
      return (.cosine(span: max(1, span), floor: end), span == 0)
    }
  }
}

extension NumberLimits {
  fileprivate static let factor = NumberLimits(phrase: "a number above 0, at most 1") {
    $0 > 0 && $0 <= 1
  }
}
