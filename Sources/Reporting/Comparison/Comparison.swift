import Wording

/// Two reports side by side: what was asked for differently, and what came out differently.
public struct Comparison: Sendable {
  /// Something that both reports were asked for in other words.
  struct Setting: Sendable {
    /// The model it belongs to; `nil` for the data.
    var model: String?
    var name: String
    var first: String
    var second: String
  }

  /// A number that both reports have, or only one of them.
  struct Result: Sendable {
    /// The place of its model in `shared`.
    var place: Int
    var model: String
    var name: String
    var first: Double?
    var second: Double?
    var isError: Bool

    /// The difference over the greater of both; infinite where only one is there, 0 where both agree.
    var share: Double {
      if first == second { return 0 }
      guard let first, let second else { return .infinity }
      return (second - first).magnitude / max(first.magnitude, second.magnitude)
    }
  }

  /// A model that both reports have.
  struct Pair: Sendable {
    /// Its place among the first report's models.
    var place: Int
    var first: ReportSummary.Model
    var second: ReportSummary.Model
  }

  let first: ReportSummary
  let second: ReportSummary
  /// The models of one name, in the first report's order.
  let shared: [Pair]
  let onlyInFirst: [String]
  let onlyInSecond: [String]
  /// What differs, the data's first.
  let settings: [Setting]
  /// Errors and parameters of every shared model.
  let results: [Result]

  /// Models are told apart by their names.
  public init(_ first: ReportSummary, _ second: ReportSummary) {
    self.first = first
    self.second = second
    let others = Dictionary(second.models.map { ($0.name, $0) }) { first, _ in first }
    let names = Set(first.models.map(\.name))
    shared = first.models.enumerated().compactMap { place, model in
      others[model.name].map { Pair(place: place, first: model, second: $0) }
    }
    onlyInFirst = first.models.map(\.name).filter { others[$0] == nil }
    onlyInSecond = second.models.map(\.name).filter { !names.contains($0) }
    settings =
      Self.differences(nil, first.data, second.data)
      + shared.flatMap { Self.differences($0.first.name, $0.first.settings, $0.second.settings) }
    results = shared.enumerated().flatMap { Self.results($1, at: $0) }
  }

  private static func differences(
    _ model: String?, _ first: [(name: String, value: String)],
    _ second: [(name: String, value: String)]
  ) -> [Setting] {
    zip(first, second).filter { $0.value != $1.value }.map {
      Setting(model: model, name: $0.name, first: $0.value, second: $1.value)
    }
  }

  private static func results(_ pair: Pair, at place: Int) -> [Result] {
    func result(_ name: String, _ first: Double?, _ second: Double?, isError: Bool) -> Result? {
      first == nil && second == nil
        ? nil
        : Result(
          place: place, model: pair.first.name, name: name,
          first: pair.first.isFinished ? first : nil,
          second: pair.second.isFinished ? second : nil, isError: isError)
    }
    // Looked up by name: a search for each would take the square of their number, for every cell of a
    // sweep.
    func values(_ model: ReportSummary.Model) -> [String: Double] {
      Dictionary(model.parameters.map { ($0.name, $0.value) }) { first, _ in first }
    }
    let (before, after) = (values(pair.first), values(pair.second))
    let names =
      pair.first.parameters.map(\.name)
      + pair.second.parameters.map(\.name).filter { before[$0] == nil }
    let errors = [
      result("training error", pair.first.trainingMSE, pair.second.trainingMSE, isError: true),
      result(
        pair.first.validationName, pair.first.validationMSE, pair.second.validationMSE,
        isError: true),
    ]
    return errors.compactMap(\.self)
      + names.compactMap {
        result($0, before[$0], after[$0], isError: false)
      }
  }

  /// The places of the shared models with a number that moved.
  var moved: [Int] { Set(results.filter { $0.share > 0 }.map(\.place)).sorted() }
}
