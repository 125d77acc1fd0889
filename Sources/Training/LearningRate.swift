import Wording

/// A learning rate and how it falls while training goes on.
public struct LearningRate: Sendable, Equatable, ExpressibleByFloatLiteral,
  ExpressibleByIntegerLiteral
{
  /// The rate at the start; finite and above 0.
  public var initial: Double
  /// How it falls.
  public var schedule: RateSchedule
  /// What the schedule counts.
  public var period: RatePeriod

  /// A rate that follows `schedule`.
  public init(
    _ initial: Double, schedule: RateSchedule = .constant, period: RatePeriod = .epoch
  ) {
    self.initial = initial
    self.schedule = schedule
    self.period = period
  }

  /// A constant rate.
  public init(floatLiteral value: Double) { self.init(value) }
  /// A constant rate.
  public init(integerLiteral value: Int) { self.init(Double(value)) }

  /// Whether the rate never changes.
  public var isConstant: Bool { settled == initial }

  /// The rate that is left in the end; 0 where the schedule never stops falling.
  var settled: Double {
    switch schedule {
    case .constant: initial
    case .step(_, let factor): factor == 1 ? initial : 0
    case .inverse(let decay): decay == 0 ? initial : 0
    case .cosine(_, let floor): floor
    }
  }

  /// The rate after `time` whole periods, counted from 0.
  public func rate(after time: Int) -> Double {
    let t = Double(time)
    switch schedule {
    case .constant: return initial
    case .step(let every, let factor):
      return initial * Math.power(factor, exponent: time / max(1, every))
    case .inverse(let decay): return initial / (1 + decay * t)
    case .cosine(let span, let floor):
      if time >= span { return floor }
      // Rounded: the C library's cosine differs in the last digit between processors.
      let cosine = Math.sineAndCosine(Double.pi * t / Double(span)).cosine
      let rounded = (cosine * 1e14).rounded() / 1e14
      return floor + (initial - floor) * (1 + rounded) / 2
    }
  }
}

/// How a learning rate falls with the time `t`, in periods from 0.
public enum RateSchedule: Sendable, Equatable {
  /// `a`.
  case constant
  /// `a factorᵏ`, `k` the whole part of `t/every`: PyTorch's `StepLR`.
  case step(every: Int, factor: Double)
  /// `a/(1 + decay t)`, the falling rate of Robbins and Monro (1951).
  case inverse(decay: Double)
  /// Half a cosine from `a` to `floor` within `span` periods, `floor` from there on: PyTorch's
  /// `CosineAnnealingLR` up to `T_max`, after Loshchilov and Hutter (2017).
  case cosine(span: Int, floor: Double)
}

/// What a learning rate's schedule counts.
public enum RatePeriod: String, Sendable, CaseIterable {
  /// Passes over the training rows, as scripts that call `scheduler.step()` once an epoch do.
  case epoch
  /// Steps.
  case step
}

extension LearningRate {
  /// What is wrong with the schedule, in words that follow a variant's name; `nil` for nothing.
  public var mistake: String? {
    switch schedule {
    case .constant: return nil
    case .step(let every, let factor):
      if every < 1 { return "a step of the learning rate must come every 1 or more, not \(every)" }
      return factor > 0 && factor <= 1
        ? nil
        : "the factor of a learning rate's step must be above 0 and at most 1, "
          + "not \(NumberText.shortest(factor))"
    case .inverse(let decay):
      return decay >= 0 && decay.isFinite
        ? nil
        : "the decay of a learning rate must be a finite number from 0 up, "
          + "not \(NumberText.shortest(decay))"
    case .cosine(let span, let floor):
      if span < 1 { return "the span of a learning rate must be 1 or more, not \(span)" }
      return floor >= 0 && floor <= initial
        ? nil
        : "a learning rate can't fall from \(NumberText.shortest(initial)) "
          + "to \(NumberText.shortest(floor))"
    }
  }
}
