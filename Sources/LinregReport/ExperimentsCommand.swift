import ArgumentParser
import Reporting

/// `linreg-report experiments`: what is built in.
struct ExperimentsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "experiments",
    abstract: "List the built-in experiments, or print one as YAML.",
    discussion: """
      EXAMPLES
        linreg-report experiments
        linreg-report experiments notebook > my.yaml
        linreg-report experiments diabetes.csv > my.csv
            The table that some of them use; an experiment names it built-in:diabetes.csv.
      """)

  @Argument(
    help: "The experiment, or the table of one, to print.", completion: Completions.printable)
  var name: String?

  func run() throws {
    guard let name else {
      let names = BuiltInExperiments.names
      let width = names.map(\.name.count).max() ?? 0
      for (name, summary) in names {
        let padding = String(repeating: " ", count: width - name.count + 2)
        try Terminal.print(name + padding + summary + "\n")
      }
      return
    }
    guard let file = BuiltInExperiments.yaml(name) ?? BuiltInTables.csv(name) else {
      throw UsageError(description: ExperimentSource.unknown(name) + ".")
    }
    try Terminal.print(String(decoding: file, as: UTF8.self))
  }
}
