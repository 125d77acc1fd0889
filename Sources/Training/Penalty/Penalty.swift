/// A named number of a penalty, as an experiment file spells it.
public struct PenaltySetting: Sendable, Equatable {
  public var name: String
  public var value: Double

  public init(name: String, value: Double) {
    self.name = name
    self.value = value
  }
}

/// A way of regularising: what it does to the gradient or to the parameters in each step.
///
/// Symbols: `m` rows in the batch, `a` learning rate, `g` gradient of the data's loss,
/// `p` the penalised parameters.
public protocol Penalty: Sendable {
  /// The experiment file's key, for example `l2-per-batch`.
  var kind: String { get }
  /// The penalty's numbers; empty for `none`.
  var settings: [PenaltySetting] { get }
  /// What happens in a step, with the numbers in place, as a report prints it:
  /// `g ← g + 0.05 p`.
  var rule: String { get }
  /// The penalty in the field's words, for example "coupled L2, not divided by the batch".
  var summary: String { get }
}
