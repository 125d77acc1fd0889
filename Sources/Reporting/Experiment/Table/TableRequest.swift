import Training
import Wording

/// What someone asks of an experiment on a table; what is left out is found out from the table.
public struct TableRequest: Sendable {
  /// The column to predict.
  public var target: String
  /// The columns to predict from, in the order wanted.
  public var features: [String]?
  /// Columns to leave out.
  public var drop: [String]
  /// Columns of text to have as columns of 0 and 1.
  public var categorical: [String]
  /// The rows to hold out.
  public var holdout: Holdout?
  /// The penalties to train with, each with the name of its variant.
  public var penalties: [NamedPenalty]?

  /// A request for this target, and for whatever else is named.
  public init(
    target: String, features: [String]? = nil, drop: [String] = [], categorical: [String] = [],
    holdout: Holdout? = nil, penalties: [NamedPenalty]? = nil
  ) {
    self.target = target
    self.features = features
    self.drop = drop
    self.categorical = categorical
    self.holdout = holdout
    self.penalties = penalties
  }
}

/// A penalty, and what the variant that has it is called.
public struct NamedPenalty: Sendable {
  /// The variant's name.
  public let name: String
  /// The penalty, its strength included.
  public let penalty: any Penalty

  init(_ name: String, _ penalty: any Penalty) {
    self.name = name
    self.penalty = penalty
  }

  /// Penalties as a flag lists them: `none,l2=0.1,elastic-net=0.1:0.5`.
  ///
  /// - Throws: `PenaltyListError`, a sentence that says what a list looks like.
  public static func list(_ text: String) throws(PenaltyListError) -> [NamedPenalty] {
    let entries = text.split(separator: ",", omittingEmptySubsequences: false)
    guard entries.count <= Experiment.mostVariants else {
      throw PenaltyListError(
        "There are \(NumberText.count(entries.count)) penalties, a variant each, and an experiment "
          + "has at most \(NumberText.count(Experiment.mostVariants)). Give fewer.")
    }
    var list: [NamedPenalty] = []
    for entry in entries {
      let penalty = try one(String(entry))
      if list.contains(where: { $0.name == penalty.name }) {
        throw PenaltyListError("\(entry) stands twice in the list of penalties. Keep one.")
      }
      list.append(penalty)
    }
    return list
  }

  private static func one(_ entry: String) throws(PenaltyListError) -> NamedPenalty {
    let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      .map(String.init)
    let kind = parts.first ?? ""
    guard PenaltyCatalogue.kinds.contains(kind) else {
      let hint =
        Suggestion.nearest(to: kind, in: PenaltyCatalogue.kinds).map { " Did you mean \($0)?" }
        ?? " There are \(PenaltyCatalogue.kinds.joined(separator: ", "))."
      throw PenaltyListError("“\(SourceText.visible(kind, limit: 40))” is no penalty.\(hint)")
    }
    if kind == "none", parts.count == 1 { return NamedPenalty("no penalty", NoPenalty()) }
    let numbers =
      parts.dropFirst().first?
      .split(separator: ":", omittingEmptySubsequences: false).map(String.init) ?? []
    let values = numbers.compactMap(YAMLNumber.value)
    let isNet = kind == "elastic-net"
    guard kind != "none", (1...(isNet ? 2 : 1)).contains(numbers.count),
      values.count == numbers.count, values.allSatisfy(\.isFinite)
    else {
      let example = kind == "none" ? "none" : isNet ? "elastic-net=0.1:0.5" : "\(kind)=0.1"
      throw PenaltyListError(
        "“\(SourceText.visible(entry, limit: 40))” is no penalty with its strength. "
          + "Write it like \(example).")
    }
    do {
      let penalty = try PenaltyCatalogue.make(
        kind: kind, strength: values[0], l1Ratio: values.count > 1 ? values[1] : 0.5)
      let title = kind == "l2-per-batch" ? "per batch" : kind.replacing("-", with: " ")
      return NamedPenalty("\(title) \(numbers.joined(separator: ":"))", penalty)
    } catch {
      throw PenaltyListError("“\(SourceText.visible(entry, limit: 40))”: \(error).")
    }
  }
}

/// Why a list of penalties can't be read.
public struct PenaltyListError: Error, Equatable, CustomStringConvertible {
  /// A sentence that says what is wrong and how to write it.
  public let description: String

  init(_ description: String) { self.description = description }
}
