/// A library's, program's or textbook's way of asking for a penalty.
public struct PenaltyTool: Sendable {
  /// A number that the tool calls by a name of its own.
  public struct Setting: Sendable, Equatable {
    /// The tool's name for it.
    public var name: String
    /// What the tool takes where it is left out; `nil` where it can't be.
    public var defaultValue: Double?
    /// Whether it is a share, from 0 to 1, and not any number from 0 up.
    public var isShare: Bool

    init(_ name: String, default defaultValue: Double?, isShare: Bool = false) {
      self.name = name
      self.defaultValue = defaultValue
      self.isShare = isShare
    }

    /// The numbers that it may take, after "must be".
    var range: String { isShare ? "a number from 0 to 1" : "a finite number from 0 up" }

    func allows(_ value: Double) -> Bool {
      value.isFinite && value >= 0 && (!isShare || value <= 1)
    }
  }

  /// What the tool does to the columns of X before it penalises their weights.
  struct Columns: Sendable {
    var scale: ColumnScale
    /// What turns it off, as in `standardize=FALSE`; `nil` where nothing does.
    var offSwitch: OffSwitch?
  }

  /// A switch, and what its language calls false.
  struct OffSwitch: Sendable {
    var name: String
    var value: String

    var typed: String { name + "=" + value }
  }

  /// What the tool does about the intercept.
  struct Intercept: Sendable {
    var isPenalized: Bool
    /// How the tool is made to treat it the other way; `nil` where that can't be done.
    var otherwise: String?
    /// Whether the model can do without one, and the strengths mean the same then.
    var canBeLeftOut = true
  }

  /// The name by which it is asked for: `sklearn.Ridge`.
  public let id: String
  /// What it is, in a line.
  public let summary: String
  /// Its numbers, in the order in which they are typed.
  public let settings: [Setting]
  let form: PenaltyForm
  let columns: Columns
  let intercept: Intercept
  /// Why L1 and L2 can't both be asked for; `nil` where they can, or where there is only one.
  let exclusion: String?
  /// What the translated settings hold under, beside the numbers; `nil` for nothing.
  let proviso: String?

  init(
    _ id: String, _ summary: String, settings: [Setting], form: PenaltyForm,
    columns: Columns = Columns(scale: .asGiven), intercept: Intercept, exclusion: String? = nil,
    proviso: String? = nil
  ) {
    self.id = id
    self.summary = summary
    self.settings = settings
    self.form = form
    self.columns = columns
    self.intercept = intercept
    self.exclusion = exclusion
    self.proviso = proviso
  }

  /// What it can need to be translated, as far as its numbers call for it.
  public var conditions: [Condition] { form.conditions(hasL2: true, hasL1: true) }

  /// What stands for the share of an L1 in no penalty at all.
  var defaultShare: Double { settings.last?.defaultValue ?? 0 }

  func setting(_ name: String) -> Setting? { settings.first { $0.name == name } }
}
