import ArgumentParser
import Reporting
import Training

extension Loss: ExpressibleByArgument {}
extension BiasTreatment: ExpressibleByArgument {}

/// `linreg-report translate`: one library's number in every other's words.
struct TranslateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "translate",
    abstract: "Say what a library's penalty is in every other library's settings.",
    discussion: """
      EXAMPLES
        linreg-report translate
            List the libraries and their settings.
        linreg-report translate sklearn.Ridge alpha=1 --rows 442 --loss mse
            The same shrinkage everywhere.
        linreg-report translate torch.SGD weight_decay=0.05 --loss mse --rows 442 \\
            --to sklearn.Ridge --json
            One of them, for a script.

      What a library divides its number by has to be known; where it is not, the
      table says which flag it needs, and why.
      """)

  @Argument(
    help: ArgumentHelp(
      "The library or tool to translate from (default: list them).", valueName: "from"),
    completion: .list(ToolCatalogue.tools.map(\.id)))
  var from: String?

  @Argument(
    help: ArgumentHelp(
      "Its settings, as NAME=VALUE; those left out have its own defaults.", valueName: "setting"))
  var settings: [String] = []

  @Option(
    help: ArgumentHelp(
      "Translate to this one only; may be given several times.", valueName: "tool"),
    completion: .list(ToolCatalogue.tools.map(\.id)))
  var to: [String] = []

  @Option(help: ArgumentHelp("Rows that train.", valueName: "count"))
  var rows: Int?

  @Option(help: ArgumentHelp("Rows in a batch.", valueName: "count"))
  var batch: Int?

  @Option(help: ArgumentHelp("The learning rate in the end.", valueName: "rate"))
  var learningRate: Double?

  @Option(help: ArgumentHelp("Momentum of SGD; 0 for none.", valueName: "number"))
  var momentum: Double?

  @Option(help: ArgumentHelp("Dampening of a momentum.", valueName: "number"))
  var dampening: Double = 0

  @Option(
    name: .customLong("target-sd"),
    help: ArgumentHelp(
      "The target's population standard deviation (divisor n).", valueName: "number"))
  var targetDeviation: Double?

  @Option(help: "Loss beside the penalty: mse, the mean of r², or half-mse, that of r²/2.")
  var loss: Loss?

  @Option(
    help: "The intercept: penalized, free or none (default: what the tool does by itself).")
  var bias: BiasTreatment?

  @Flag(help: "The columns of X were standardised before: (x − mean) / population deviation.")
  var standardized = false

  @Flag(help: "Write JSON, with all digits.")
  var json = false

  func run() throws {
    guard let from else {
      guard to.isEmpty else {
        throw UsageError(description: "--to needs something to translate: FROM NAME=VALUE.")
      }
      try Terminal.print(json ? ToolCatalogue.json : ToolCatalogue.plainText)
      return
    }
    if from.contains("=") {
      throw UsageError(
        description: "name the library before its settings: torch.SGD weight_decay=0.05.")
    }
    let conditions = try knownConditions()
    let source = try ToolSettings(settings, for: ToolCatalogue.tool(from))
    let penalty = try CanonicalPenalty(
      source, under: conditions, isStandardized: standardized, intercept: bias)
    let others = ToolCatalogue.tools.filter { $0.id != source.tool.id }
    let named = try to.map(ToolCatalogue.tool).reduce(into: [PenaltyTool]()) { goals, tool in
      if !goals.contains(where: { $0.id == tool.id }) { goals.append(tool) }
    }
    let goals = to.isEmpty ? others : named
    let translation = Translation(source, penalty: penalty, to: goals, under: conditions)
    if !to.isEmpty { try translation.requireConditions() }
    try Terminal.print(json ? translation.json : translation.plainText)
  }

  private func knownConditions() throws -> TranslationConditions {
    for (flag, count) in [("--rows", rows), ("--batch", batch)] {
      if let count, count < 1 {
        throw UsageError(description: "\(flag) is a count of rows, at least 1, not \(count).")
      }
    }
    for (flag, value) in [("--learning-rate", learningRate), ("--target-sd", targetDeviation)] {
      if let value, !(value > 0 && value.isFinite) {
        throw UsageError(description: "\(flag) is a finite number above 0, not \(value).")
      }
    }
    for (flag, value) in [("--momentum", momentum), ("--dampening", dampening)] {
      if let value, !(value >= 0 && value < 1) {
        throw UsageError(description: "\(flag) is a number from 0 up and below 1, not \(value).")
      }
    }
    return TranslationConditions(
      rows: rows, batch: batch, learningRate: learningRate, momentum: momentum,
      dampening: dampening, targetDeviation: targetDeviation, loss: loss)
  }
}
