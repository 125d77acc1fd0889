import ArgumentParser

/// The command. It knows flags, exit codes and the terminal, and nothing else.
@main
struct LinregReport: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "linreg-report",
    abstract: "See what regularisation does to a linear regression.",
    discussion: """
      EXAMPLES
        linreg-report --out reports/
            Train the notebook's four systems, draw them, write a report.
        linreg-report run my.yaml --out reports/
            The same for your own experiment file.
        linreg-report run --data homes.csv --target price --out reports/
            A sensible experiment for any table.
        linreg-report plot log.csv --out plots/
            Draw a history that was made elsewhere.
        linreg-report check --out reports/
            Regenerate elsewhere and compare; exit 1 if anything drifted.
        linreg-report compare before/ after/
            What differs between two reports, and by how much.
        linreg-report translate sklearn.Ridge alpha=1 --rows 442
            The same shrinkage in every other library's settings.
      """,
    version: version,
    subcommands: [
      RunCommand.self, PlotCommand.self, CheckCommand.self, CompareCommand.self,
      TranslateCommand.self,
      ExperimentsCommand.self, DoctorCommand.self,
    ],
    defaultSubcommand: RunCommand.self)

  static let version = "0.1.0"

  static func main() async {
    StandardStreams.fillGaps()
    Signals.leaveWriteErrorsToTheirCallers()
    do {
      try Arguments.check()
      var command = try parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
    } catch {
      End.process(with: error)
    }
  }
}
