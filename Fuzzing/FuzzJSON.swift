@testable import Reporting

/// JSON that is read is written as JSON of the same meaning, and `check` finds a file equal to itself.
func fuzzJSON(_ bytes: [UInt8]) {
  _ = JSONDrift.drift(committed: bytes, now: Array("{\"a\": [1, \"b\"]}".utf8), 0)
  _ = CSVDrift.drift(committed: bytes, now: Array("variant,epoch,x\na,1,2\n".utf8), 0)
  _ = EarlierReport.listed(in: bytes)
  _ = try? ReportSummary(bytes, name: "r", file: "r")
  guard let json = try? JSON(reading: bytes) else { return }
  let written = json.fileText
  guard let again = try? JSON(reading: Array(written.utf8)) else {
    fatalError("what was written is no JSON:\n\(written)")
  }
  promise(again.fileText.utf8.count >= written.utf8.count, "something is lost:\n\(written)")
}
