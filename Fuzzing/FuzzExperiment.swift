@testable import Reporting

/// An experiment that is read can be written, and reads back as the same; each mistake has a place in
/// the file.
func fuzzExperiment(_ bytes: [UInt8]) {
  let experiment: Experiment
  do {
    experiment = try ExperimentReader.read(bytes, named: "e.yaml")
  } catch {
    promise(!error.problems.isEmpty, "it is refused without a reason")
    promise("\(error)".utf8.count < 200_000, "a complaint of \("\(error)".utf8.count) bytes")
    return
  }
  let written = ExperimentWriter.yaml(experiment)
  do {
    let again = try ExperimentReader.read(Array(written.utf8), named: "again.yaml")
    promise("\(again)" == "\(experiment)", "it comes back as another one:\n\(written)")
    promise(ExperimentWriter.yaml(again) == written, "it is written otherwise:\n\(written)")
  } catch {
    fatalError("what was written is refused: \(error)\n\(written)")
  }
}
