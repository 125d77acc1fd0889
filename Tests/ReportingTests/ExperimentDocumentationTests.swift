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
      + RatePeriod.allCases.map(\.rawValue) + ["step", "inverse", "cosine"]
      + ["sgd", "adam", "rmsprop", "adagrad", "ridge", "lasso"]
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
      data: {qqqqqq: 1, SOURCE: {qqqqqq: 1}, validation: {qqqqqq: 1}}
      training: {qqqqqq: 1, initial: {qqqqqq: 1}, learning-rate: {qqqqqq: 1}, stop: {qqqqqq: 1}}
      variants:
        - {qqqqqq: 1, optimizer: {qqqqqq: 1}, penalty: {elastic-net: {qqqqqq: 1}}}
        - {optimizer: {sgd: {qqqqqq: 1}}, penalty: {qqqqqq: 1}}
        - {optimizer: {adam: {qqqqqq: 1}}}
        - {optimizer: {rmsprop: {qqqqqq: 1}}}
        - {optimizer: {adagrad: {qqqqqq: 1}}}
      sweep: {qqqqqq: 1, lambda: {qqqqqq: 1}}
      path: {qqqqqq: 1, lambdas: {qqqqqq: 1}}
      output: {qqqqqq: 1}
      """
    let lists = ["synthetic", "csv", "polynomial"].flatMap { source in
      ExperimentFixtures.mistakes(in: text.replacing("SOURCE", with: source))
    }.compactMap { mistake in
      mistake.split(separator: #/Its key is |Its keys are /#).dropFirst().first?.dropLast()
    }
    #expect(lists.count == 3 * 21)
    let page = try page()
    for key in Set(lists).flatMap({
      $0.replacing(" and ", with: ", ").components(separatedBy: ", ")
    }) {
      #expect(
        page.contains("`\(key)`") || page.contains("`\(key): ") || page.contains("{\(key): "),
        "\(key)")
    }
  }
}
