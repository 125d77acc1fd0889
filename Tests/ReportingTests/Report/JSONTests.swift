import Foundation
import Testing

@testable import Reporting

@Suite struct JSONTests {
  @Test func writesObjectsInTheirOrderAndPlainArraysOnALine() {
    let json = JSON.object([
      ("b", .numbers([1, 2.5])), ("a", .object([])), ("c", .array([.array([.null]), .bool(true)])),
    ])
    #expect(
      json.fileText == """
        {
          "b": [1.0, 2.5],
          "a": {},
          "c": [
            [null],
            true
          ]
        }

        """)
  }

  @Test func whatIsNotFiniteIsNull() {
    #expect(JSON.numbers([.nan, .infinity]).fileText == "[null, null]\n")
  }

  @Test func anyTextReadsBack() throws {
    let text = "\u{0}\u{1F}\"\\\n\r\t\u{7F}\u{2028}</script>é\u{202E}🎈"
    let data = Data(JSON.array([.string(text)]).fileText.utf8)
    #expect(try JSONDecoder().decode([String].self, from: data) == [text])
  }

  @Test func anyNumberReadsBack() throws {
    let numbers = [
      0.1, 1e-5, Double.leastNonzeroMagnitude, 1.797_693_134_862_315_7e308, -0.0, 1 / 3.0,
      123_456_789,
    ]
    let data = Data(JSON.numbers(numbers).fileText.utf8)
    #expect(try JSONDecoder().decode([Double].self, from: data) == numbers)
  }

  @Test func whatWasWrittenIsReadAgain() throws {
    let json = JSON.object([
      ("b", .numbers([1, 2.5, -1e-300])), ("a", .object([])), ("d", .string("a \"b\" é")),
      ("c", .array([.array([.null]), .bool(true), .array([])])),
    ])
    let read = try JSON(reading: Array(json.fileText.utf8))
    #expect(read.fileText == json.fileText)
    #expect(read["b"].elements.map(\.double) == [1, 2.5, -1e-300])
    #expect(read["d"].string == "a \"b\" é" && read["e"].string == nil)
    let faults = [
      "", "{", "[1,", "{\"a\"}", "[1] 2", "{\"a\": }", "[1e999]", "[NaN]", "[0x10]", "[truth]",
    ]
    for text in faults {
      #expect(throws: JSONReader.Fault.self, "\(text)") { try JSON(reading: Array(text.utf8)) }
    }
  }
}
