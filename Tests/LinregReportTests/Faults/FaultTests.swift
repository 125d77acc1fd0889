import Foundation
import Testing

/// Every line of `fixtures/faults`.
@Suite struct FaultTests {
  /// The report that stands in the folder before.
  private static let earlier = Result { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    let outcome = try Command.run([
      "run", Fault.folder.appending(path: "base.yaml").path, "--out", folder.path("out"),
      "--format", "svg", "--theme", "light", "--quiet",
    ])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return folder
  }

  /// Words of a program that fell over rather than gave up.
  private static let traces = [
    "Fatal error", "Crash", "0x0000", ".swift:", "Backtrace", "nil while",
  ]

  @Test func thereAreHundreds() { #expect(Fault.all.count > 250) }

  @Test(arguments: Fault.all)
  func aFaultGetsItsCodeItsSentenceAndLosesNothing(fault: Fault) throws {
    let folder = try TemporaryFolder()
    let earlier = try Self.earlier.get()
    let outcome = try fault.run(in: folder, earlier: earlier.url.appending(path: "out"))
    let said = outcome.errors + outcome.output
    #expect(outcome.status == fault.status, "\(said)")
    #expect(fault.says.isEmpty || said.contains(fault.says), "\(said)")
    for trace in Self.traces { #expect(!said.contains(trace), "\(said)") }
    if fault.isKept { #expect(outcome.before != nil && outcome.before == outcome.after) }
    let hasFailed = fault.status >= 64 && fault.status < 128
    #expect(
      !hasFailed || !fault.says.isEmpty, "A failure says a sentence, and its line a part of it.")
    if hasFailed { #expect(!outcome.errors.isEmpty && outcome.output.isEmpty, "\(said)") }
    if outcome.before?.contains("./out/mine.txt ") == true { #expect(outcome.note == "mine\n") }
    let leftover = "/.linreg-report"
    #expect(
      outcome.after?.contains(leftover) != true || outcome.before?.contains(leftover) == true)
  }
}
