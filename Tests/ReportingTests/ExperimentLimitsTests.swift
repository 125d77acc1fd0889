import Foundation
import Testing

@testable import Reporting

/// However a file is made, reading it takes little time and always ends in an experiment or in
/// sentences.
struct ExperimentLimitsTests {
  /// Reads a text that no experiment is, and says how long that took; no clock decides a test.
  private func refuse(_ text: String, _ name: String) {
    let bytes = Array(text.utf8)
    let clock = ContinuousClock()
    let time = clock.measure { #expect(!ExperimentFixtures.mistakes(in: bytes).isEmpty) }
    print("refused \(bytes.count) bytes of \(name) in \(time)")
  }

  @Test func aFileOverTheLimitIsRefusedUnread() {
    let text = String(repeating: "a", count: 2 << 20)
    #expect(
      ExperimentFixtures.mistakes(in: text) == [
        "1:1: The file has 2,097,152 bytes, and an experiment at most 1,048,576. "
          + "Put data into a CSV file."
      ])
  }

  @Test(arguments: ["[", "{", "[[]", "{a: ", "- ", ": ", "&a ", "*a ", "!a ", "- - "])
  func aHundredThousandOfAnythingIsRefusedAtOnce(_ part: String) {
    refuse(String(repeating: part, count: 100_000), part.debugDescription)
  }

  @Test(arguments: ["\"", "a: ", "'\n", "a ", "\n", "# ", "a: 1\n", "- a\n"])
  func aHundredThousandOfAnythingElseTakesNoLongTime(_ part: String) {
    refuse(String(repeating: part, count: 100_000), part.debugDescription)
  }

  /// Nine times nine times nine..., which a reader that follows aliases takes gigabytes for; and the
  /// same as keys, which are hashed.
  @Test func aBombOfAliasesIsHarmless() {
    let names = ["a", "b", "c", "d", "e", "f", "g", "h", "i"]
    var text = "a: &a [x]\n"
    for (name, next) in zip(names, names.dropFirst()) {
      let list = Array(repeating: "*\(name)", count: 9).joined(separator: ", ")
      text += "\(next): &\(next) [\(list)]\n"
    }
    refuse(text, "aliases")
    refuse(text + "*i : 1\n", "aliases as keys")
    #expect(ExperimentFixtures.mistakes(in: text).count > 80)
  }

  @Test func mistakesBeyondAHundredAreCounted() {
    let text =
      "version: 1\ndata: {synthetic: {rows: 9, weights: [1]}}\nvariants: [{name: a}]\n"
      + (0..<500).map { "k\($0): 1\n" }.joined()
    let error = #expect(throws: ExperimentError.self) {
      try ExperimentReader.read(Array(text.utf8), named: "many.yaml")
    }
    #expect(error?.problems.count == 100)
    #expect(error?.omitted == 400)
    #expect(error?.description.hasSuffix("And 400 more. Mend these first.") == true)
  }

  /// Duplicates are found by parsing again and again; that has an end.
  @Test func manyDuplicateKeysEndSoon() {
    let text = (0..<10_000).map { "k\($0 % 5_000): 1\n" }.joined()
    refuse(text, "duplicate keys")
  }

  @Test func randomlyChangedFilesNeverTrapAndEndInSentences() throws {
    let base = try #require(BuiltInExperiments.yaml("notebook"))
    let parts = [
      "*", "&a ", "!!x ", "- ", ": ", "[", "]", "{", "}", "\"", "'", "\t", "\n", "\n  ", "#", "|\n",
      "? ", "---\n", "\u{0}", "é", "\u{FEFF}", "\u{2028}", "1e999", ".nan", "-", ",", "<<: *a",
      "name: none", "\\", "%", "\r",
    ].map { Array($0.utf8) }
    var random = ExperimentRandom(state: 2)
    for _ in 0..<2_000 {
      var bytes = base
      for _ in 0..<Int.random(in: 1...6, using: &random) {
        let place = Int.random(in: 0..<bytes.count, using: &random)
        switch Int.random(in: 0..<5, using: &random) {
        case 0: bytes[place] = UInt8.random(in: 0...255, using: &random)
        case 1: bytes.remove(at: place)
        case 2:
          let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
          bytes.removeSubrange(place..<end)
          bytes.append(10)
        case 3:
          let end = min(bytes.count, place + Int.random(in: 1...200, using: &random))
          bytes.insert(contentsOf: bytes[place..<end], at: place)
        default:
          bytes.insert(contentsOf: parts.randomElement(using: &random) ?? [], at: place)
        }
      }
      let lines = bytes.count(where: { $0 == 10 || $0 == 13 }) + 1
      do {
        let experiment = try ExperimentReader.read(bytes, named: "random.yaml")
        #expect(!experiment.variants.isEmpty)
      } catch {
        #expect(!error.problems.isEmpty)
        for problem in error.problems {
          #expect((1...lines).contains(problem.line) && problem.column >= 1)
          #expect(!problem.message.contains("can't be read."), "\(problem.message)")
        }
      }
    }
  }
}
