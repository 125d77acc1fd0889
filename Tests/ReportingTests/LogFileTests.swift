import Testing

@testable import Reporting

/// Logs in files, which are read twice.
@Suite struct LogFileTests {
  private let sandbox: Sandbox

  init() throws { sandbox = try Sandbox() }

  @Test func aLogThatChangesBetweenItsReadingsIsRefusedEvenAtTheSameLength() throws {
    try sandbox.write("epoch,loss\n1,0.5\n2,0.25\n", to: "log.csv")
    let log = try LogFile(sandbox("log.csv"))
    #expect(try log.runs(columns: ["loss"], group: nil).first?.columns == [[0.5, 0.25]])
    for changed in ["epoch,loss\n1,0.5\n2,0.75\n", "epoch,loss\n1,0.5\n2,0.25\n3,0.1\n"] {
      try sandbox.write(changed, to: "log.csv")
      let error = #expect(throws: FileError.self) {
        try log.runs(columns: ["loss"], group: nil)
      }
      #expect(error?.kind == .cannotRead)
      #expect(error?.message.contains("changed while it was read") == true)
    }
  }
}
