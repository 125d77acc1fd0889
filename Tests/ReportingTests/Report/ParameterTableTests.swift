import Testing
import Training

@testable import Reporting

/// What parameters are measured by, and what is no measure.
@Suite struct ParameterTableTests {
  private static func study(_ data: Dataset, standardize: Bool) async throws -> Study {
    try await FigureStudies.study(
      PreparedData(data, standardize: standardize, holdout: .none),
      [
        Variant(
          name: "plain", penalty: NoPenalty(), training: FigureStudies.settings { $0.bias = .free })
      ])
  }

  /// A target that is its only feature: the bias of least squares is 0, but for rounding.
  private static var binary: Dataset {
    let values = (0..<40).map { Double($0 % 2) }
    return Dataset(features: ["x"], target: "y", values: values, targets: values, source: "binary")
  }

  @Test(arguments: [false, true])
  func whatRoundingLeavesOfAZeroIsNoMeasure(standardize: Bool) async throws {
    let study = try await Self.study(Self.binary, standardize: standardize)
    let rows = ParameterTable(study).rows
    #expect(rows.map(\.parameter) == ["x", "bias"])
    #expect(rows[0].difference != nil)
    #expect(rows[1].difference == nil, "\(rows[1])")
    #expect(ParametersFigure.shownParameters(of: study) == [.weight(0)])
  }

  /// A small parameter that the data do tell is a measure, far from zero too.
  @Test func whatIsSmallButToldIsAMeasure() async throws {
    var data = Self.binary
    data.values = data.values.map { $0 + 1e6 }
    data.targets = data.values.indices.map { 1e-6 * data.values[$0] + 1e-3 + Double($0 / 20) }
    let rows = ParameterTable(try await Self.study(data, standardize: true)).rows
    #expect(rows.allSatisfy { $0.difference != nil })
  }

  @Test func sharesBeyondAllNumbersAreLeftOut() async throws {
    let weights = [Double.leastNonzeroMagnitude, -.leastNormalMagnitude / 256]
    let data = SyntheticData(seed: 1, rows: 30, weights: weights, bias: 0, noise: 0.1)
    let study = try await Self.study(data.dataset(), standardize: false)
    #expect(ParameterTable(study).rows.allSatisfy { $0.difference == nil })
    #expect(!Figures.available(for: study).contains(.parameters))
    for name in Figures.available(for: study) {
      #expect(!Figures.chart(name, of: study).description.contains("∞"), "\(name)")
    }
    for finding in Findings.all(of: study) { #expect(!finding.text.contains("∞"), "\(finding)") }
  }
}
