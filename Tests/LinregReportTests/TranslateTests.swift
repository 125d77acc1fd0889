import Foundation
import Testing

/// `translate` as a user types it.
@Suite struct TranslateTests {
  private struct Answer: Decodable {
    struct Row: Decodable {
      var id: String
      var status: String
      var settings: [String: Value]?
      var needs: [String]
      var reason: String?
      var notes: [String]
    }
    enum Value: Decodable, Equatable {
      case number(Double), flag(Bool)

      init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        self =
          try (try? container.decode(Bool.self)).map(Self.flag)
          ?? .number(container.decode(Double.self))
      }
    }
    var schema: Int
    var to: [Row]
  }

  private static let everything = [
    "--rows", "442", "--batch", "64", "--learning-rate", "0.01", "--momentum", "0.9",
    "--target-sd", "77", "--loss", "mse",
  ]

  @Test func aRidgeIsNamedInEveryLibraryThatHasOne() throws {
    let outcome = try Command.run(
      ["translate", "sklearn.Ridge", "alpha=1"] + Self.everything + ["--json"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    let answer = try JSONDecoder().decode(Answer.self, from: Data(outcome.output.utf8))
    #expect(answer.schema == 1 && answer.to.count == 26)
    let rows = Dictionary(uniqueKeysWithValues: answer.to.map { ($0.id, $0) })
    #expect(rows["torch.SGD"]?.settings == ["weight_decay": .number(2.0 / 442)])
    #expect(rows["torch.SGD"]?.notes.count == 1)
    #expect(rows["glmnet"]?.settings?["standardize"] == .flag(false))
    #expect(rows["torch.AdamW"]?.status == "refused" && rows["torch.AdamW"]?.reason != nil)
    #expect(rows["sklearn.Lasso"]?.status == "refused")
    #expect(!answer.to.contains { $0.status == "needs" })
  }

  @Test func theTableFitsATerminal() throws {
    for arguments in [
      ["sklearn.Ridge", "alpha=1"], ["sklearn.ElasticNet"] + Self.everything, ["torch.AdamW"],
      ["lars", "C=900", "--rows", "442"], ["sklearn.Ridge", "--standardized"] + Self.everything,
      [],
    ] {
      let outcome = try Command.run(
        ["translate"] + arguments
          + (arguments.first == "sklearn.Ridge" && arguments.count == 2 ? ["--rows", "442"] : []))
      #expect(outcome.status == 0, "\(outcome.errors)")
      let lines = outcome.output.split(separator: "\n")
      #expect(lines.count > 6)
      #expect(lines.allSatisfy { $0.count <= 80 && $0.last != " " }, "\(outcome.output)")
    }
  }

  @Test func whatIsNeededIsAskedForWithTheReason() throws {
    let table = try Command.run(["translate", "sklearn.Ridge", "alpha=1", "--rows", "442"])
    for flag in ["--loss", "--batch", "--momentum", "--learning-rate", "--target-sd"] {
      #expect(table.output.contains("\(flag), as "), "\(flag)")
    }
    #expect(table.output.contains("vw.bfgs                   l2=2"))
    let asked = try Command.run(
      ["translate", "sklearn.Ridge", "alpha=1", "--rows", "442", "--to", "torch.SGD"])
    #expect(asked.status == 64 && asked.output.isEmpty)
    #expect(asked.errors.contains("torch.SGD needs --loss: beside a mean of r²"))
  }

  @Test func theListNamesEverySetting() throws {
    let list = try Command.run(["translate"])
    #expect(list.status == 0)
    #expect(list.output.split(separator: "\n").count { $0.first != " " } == 28)
    #expect(list.output.contains("sklearn.ElasticNet         alpha=1 l1_ratio=0.5"))
  }

  @Test(arguments: [
    (["sklearn.Rdige"], "Did you mean sklearn.Ridge?"),
    (["Ridge"], "Did you mean sklearn.Ridge?"),
    (["torch.optim.AdamW"], "Did you mean torch.AdamW?"),
    (["nothing"], "`linreg-report translate` lists them"),
    (["sklearn.Ridge", "alhpa=1"], "Did you mean alpha?"),
    (["sklearn.Ridge", "x=1"], "there is alpha"),
    (["sklearn.Ridge", "alpha"], "NAME=VALUE"),
    (["sklearn.Ridge", "alpha=1", "alpha=2"], "given twice"),
    (["sklearn.Ridge", "alpha=-1"], "from 0 up"),
    (["sklearn.Ridge", "alpha=nan"], "finite"),
    (["sklearn.Ridge", "alpha=1e999"], "finite"),
    (["sklearn.Ridge", "alpha=one"], "not “one”"),
    (["sklearn.Ridge", "alpha="], "not “”"),
    (["sklearn.ElasticNet", "l1_ratio=1.5"], "from 0 to 1"),
    (["glmnet", "standardize=maybe", "lambda=1"], "true or false"),
    (["d2l.scratch"], "needs lambd=VALUE"),
    (["sklearn.Ridge", "alpha=1"], "needs --rows"),
    (["torch.SGD", "weight_decay=1"], "needs --loss"),
    (["sklearn.Ridge", "--rows", "0"], "--rows"),
    (["sklearn.Ridge", "--rows", "9", "--momentum", "1"], "--momentum"),
    (["sklearn.Ridge", "--rows", "9", "--target-sd", "-1"], "--target-sd"),
    (["sklearn.Ridge", "--rows", "9", "--learning-rate", "inf"], "--learning-rate"),
    (["sklearn.Ridge", "--rows", "9", "--loss", "mae"], "half-mse"),
    (["sklearn.Ridge", "--rows", "9", "--to", "sklearn.Laso"], "Did you mean sklearn.Lasso?"),
    (["alpha=1"], "before its settings"),
    (["--to", "glmnet"], "something to translate"),
  ])
  func aMistakeGetsASentence(arguments: [String], says: String) throws {
    let outcome = try Command.run(["translate"] + arguments)
    #expect(outcome.status == 64, "\(outcome.output)")
    #expect(outcome.output.isEmpty)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
  }

  @Test func everyProblemOfTheSettingsIsNamedAtOnce() throws {
    let outcome = try Command.run(["translate", "sklearn.ElasticNet", "alpha=-1", "l1ratio=2", "x"])
    #expect(outcome.errors.split(separator: "\n").count == 3)
  }
}
