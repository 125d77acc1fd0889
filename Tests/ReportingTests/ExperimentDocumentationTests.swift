import Foundation
import Testing
import Training

@testable import Plotting
@testable import Reporting

/// docs/experiments.md says what the reader does.
struct ExperimentDocumentationTests {
  private func page() throws -> String {
    let url = try ExperimentFixtures.folder().deletingLastPathComponent()
      .appending(path: "docs/experiments.md")
    return try String(contentsOf: url, encoding: .utf8)
  }

  @Test func theExampleIsRead() throws {
    let parts = try page().components(separatedBy: "```")
    let example = try #require(parts.first { $0.hasPrefix("yaml\n") }).dropFirst(5)
    #expect(ExperimentFixtures.mistakes(in: String(example)) == [])
  }

  @Test func everyWordThatAFileMayHoldIsExplained() throws {
    let page = try page()
    let words =
      PenaltyCatalogue.kinds + RowOrder.allCases.map(\.rawValue) + Loss.allCases.map(\.rawValue)
      + BiasTreatment.allCases.map(\.rawValue) + Precision.allCases.map(\.rawValue)
      + PrintedLoss.allCases.map(\.rawValue) + MissingPolicy.allCases.map(\.rawValue)
      + PaletteColor.allCases.map(\.rawValue) + FigureName.allCases.map(\.rawValue)
      + ImageFormat.allCases.map(\.rawValue) + ThemeName.allCases.map(\.rawValue)
    for word in words {
      #expect(page.contains("`\(word)`") || page.contains("`\(word): "), "\(word)")
    }
  }

  /// The reader names all keys of a mapping to someone who uses one that is nothing like any.
  @Test func everyKeyIsExplained() throws {
    let text = """
      qqqqqq: 1
      data: {qqqqqq: 1, synthetic: {qqqqqq: 1}, csv: {qqqqqq: 1}, validation: {qqqqqq: 1}}
      training: {qqqqqq: 1, initial: {qqqqqq: 1}}
      variants: [{qqqqqq: 1}]
      output: {qqqqqq: 1}
      """
    let lists = ExperimentFixtures.mistakes(in: text).compactMap {
      $0.components(separatedBy: "Its keys are ").dropFirst().first?.dropLast()
    }
    #expect(lists.count == 8)
    let page = try page()
    for key in lists.flatMap({ $0.replacing(" and ", with: ", ").components(separatedBy: ", ") }) {
      #expect(
        page.contains("`\(key)`") || page.contains("`\(key): ") || page.contains("{\(key): "),
        "\(key)")
    }
  }
}
