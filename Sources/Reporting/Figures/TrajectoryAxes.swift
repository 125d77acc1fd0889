import Training
import Wording

/// The two parameters whose plane the trajectory is drawn in: features by their names in files, or
/// `bias`, which is always the model's.
public struct TrajectoryAxes: Sendable, Equatable {
  /// To the right.
  public var x: String
  /// Upwards.
  public var y: String

  /// The plane of two parameters; `nil` unless there are two names that differ.
  public init?(_ names: [String]) {
    guard names.count == 2, names[0] != names[1] else { return nil }
    x = names[0]
    y = names[1]
  }

  /// The names, in their order.
  public var names: [String] { [x, y] }

  /// What the names stand for among some features.
  ///
  /// - Throws: A sentence about the first name that stands for nothing.
  func parameters(
    among features: [String], hasBias: Bool
  ) throws(AxesError) -> (x: ShownParameter, y: ShownParameter) {
    (
      try Self.parameter(x, among: features, hasBias: hasBias),
      try Self.parameter(y, among: features, hasBias: hasBias)
    )
  }

  private static func parameter(
    _ name: String, among features: [String], hasBias: Bool
  ) throws(AxesError) -> ShownParameter {
    let columns = features.map { FeatureName.column($0, among: features) }
    if let index = columns.firstIndex(of: name) { return .weight(index) }
    if name == "bias" {
      if hasBias { return .bias }
      let hint =
        features.firstIndex(of: name).map { " The feature is called \(columns[$0]) here." } ?? ""
      throw AxesError(
        description: "No variant has a bias, so that it can't be an axis. Name two features."
          + hint)
    }
    let names = columns + (hasBias ? ["bias"] : [])
    var message = "There is no parameter \(Phrase.quoted(name)) for an axis."
    if let nearest = Suggestion.nearest(to: name, in: names) {
      message += " Did you mean \(Phrase.quoted(nearest))?"
    }
    throw AxesError(
      description: message
        + " There are \(Phrase.list(names.map { Phrase.shown($0) }, atMost: 12)).")
  }
}

/// Why a trajectory can't be drawn in the plane that was asked for.
public struct AxesError: Error, Equatable, CustomStringConvertible {
  /// A sentence that says what is wrong and what to do.
  public let description: String
}
