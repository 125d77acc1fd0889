import ArgumentParser
import CairoCanvas
import Reporting

/// `linreg-report doctor`: what is here and what is missing.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Say which libraries and fonts are used, and what is missing.")

  @Option(help: ArgumentHelp("Font family to look for.", valueName: "family"))
  var font = "DejaVu Sans"

  func validate() throws {
    if let problem = OutputSettings(font: font).problem { throw ValidationError(problem) }
  }

  func run() throws {
    var lines = [("linreg-report", LinregReport.version)] + LibraryVersions.all.map { ($0, $1) }
    let missing: (any Error)?
    do {
      let files = try FontFiles.find(family: font)
      lines += [("font", files.regularPath), ("bold font", files.boldPath)]
      missing = nil
    } catch {
      lines.append(("font", "missing"))
      missing = error
    }
    let column = (lines.map(\.0.count).max() ?? 0) + 2
    for (name, value) in lines {
      try Terminal.print(name + String(repeating: " ", count: column - name.count) + value + "\n")
    }
    if let missing {
      Terminal.note("linreg-report: \(missing)")
      throw ExitStatus.cannotRead
    }
    try Terminal.print("Everything is here.\n")
  }
}
