import Testing
import Training

@testable import Reporting

/// What the report says of the notebook, each sentence made from settings and numbers.
@Suite struct FindingsTests {
  private static let notebook = Task { try await study(BuiltInExperiments.yaml("notebook") ?? []) }

  private static func study(_ yaml: [UInt8]) async throws -> Study {
    let experiment = try ExperimentReader.read(yaml, named: "experiment.yaml")
    return try await Pipeline(experiment, folder: ".").train(jobs: 2)
  }

  private func text(_ kind: Finding.Kind, of study: Study) -> String {
    Findings.all(of: study).filter { $0.kind == kind }.map(\.text).joined(separator: "\n")
  }

  @Test func theHeadlineSaysWhoShrinksAndByHowMuch() async throws {
    let findings = Findings.all(of: try await Self.notebook.value)
    #expect(
      findings.first?.text
        == "pytorch-1 and pytorch-2 shrink the weights by 2.4 %, pytorch-3 by 4.8 %; numpy does not "
        + "shrink them.")
  }

  @Test func thePenaltyOfTheWrongSignIsNamedWithWhereItLed() async throws {
    let text = text(.negativeStrength, of: try await Self.notebook.value)
    #expect(text.contains("numpy subtracts its penalty"))
    #expect(text.contains("every one ends past the truth (2.00035, −3.40015, 4.20020"))
  }

  @Test func dividingByTheBatchIsTranslatedIntoEffectiveRidge() async throws {
    let text = text(.perBatch, of: try await Self.notebook.value)
    #expect(text.contains("−0.05 becomes −0.05/128, and −0.05/16 in the last batch of 16 rows"))
    #expect(text.contains("effective ridge that is −0.000425"))
    #expect(text.contains("59 times weaker than pytorch-1 and pytorch-2"))
    #expect(text.contains("118 times weaker than pytorch-3"))
  }

  @Test func theFactorInTheGradientIsMadeResponsibleForTwiceTheShrinkage() async throws {
    let text = text(.gradientFactor, of: try await Self.notebook.value)
    #expect(text.contains("the mean of r² (c = 2), pytorch-3 that of the mean of r²/2 (c = 1)"))
    #expect(text.contains("0.025 against 0.05"))
    #expect(text.contains("pytorch-3 shrinks twice as much: by 4.8 % against 2.4 %"))
  }

  @Test func printedLossesOfDifferentUnitsAreToldApart() async throws {
    let text = text(.printedLoss, of: try await Self.notebook.value)
    #expect(
      text.contains("numpy, pytorch-2 and pytorch-3 print the sum of r² over the last 16 rows"))
    #expect(text.contains("pytorch-1 prints the mean of r² over the last 16 rows before the step"))
    #expect(text.contains("the mean squared error over all 10,000 training rows can"))
  }

  @Test func thePenalisedBiasAndTheOrderOfTheRowsAreStated() async throws {
    let study = try await Self.notebook.value
    #expect(text(.bias, of: study).hasPrefix("The bias is penalised in all four variants"))
    let order = text(.order, of: study)
    #expect(order.hasPrefix("numpy, pytorch-2 and pytorch-3 take the rows in order"))
    #expect(order.contains("the fixed point of one epoch"))
    #expect(order.contains("pytorch-2 and pytorch-3 end within 1.3 × 10⁻⁶ of it"))
  }

  @Test func thoseThatAgreeAreSaidToAndWhy() async throws {
    let text = text(.agreement, of: try await Self.notebook.value)
    #expect(text.hasPrefix("pytorch-1 and pytorch-2 agree: the same rule, g ← g + 0.05 p"))
    #expect(text.contains("an effective ridge penalty of 0.025"))
  }

  /// Nothing above is typed in: other settings give other sentences.
  @Test func otherSettingsGiveOtherFindings() async throws {
    let yaml = """
      version: 1
      data:
        synthetic: {generator: torch, seed: 1, rows: 512, weights: [1], bias: 2, noise: 0.1}
      training: {learning-rate: 0.1, order: shuffle, bias: free}
      variants:
        - {name: a, penalty: none}
        - {name: b, penalty: {l2: 0.2}, loss: half-mse}
        - {name: c, penalty: {decoupled: 0.2}, loss: half-mse}
        - {name: d, penalty: none, learning-rate: 4}
      """
    let study = try await Self.study(Array(yaml.utf8))
    #expect(text(.shrinkage, of: study).hasSuffix("by 16 %; a does not shrink them."))
    #expect(
      text(.agreement, of: study).hasPrefix("b and c agree: different rules with the same effect"))
    #expect(text(.divergence, of: study).hasPrefix("d diverged at step"))
    #expect(Findings.all(of: study).first?.kind == .divergence)
    #expect(text(.leastSquares, of: study).hasPrefix("a trains without a penalty"))
    for kind in [Finding.Kind.bias, .order, .negativeStrength, .perBatch, .gradientFactor] {
      #expect(text(kind, of: study).isEmpty)
    }
  }

  @Test func oneThatHasNotArrivedIsSpokenOfAsOne() async throws {
    func text(of variants: Int) async throws -> String {
      self.text(
        .unfinished,
        of: try await FigureStudies.notebook {
          $0 = Array($0[1...variants])
          for index in $0.indices { $0[index].training.epochs = 1 }
        })
    }
    let one = try await text(of: 1)
    #expect(one.hasPrefix("pytorch-1 has not arrived after 1 epoch: "), "\(one)")
    #expect(one.contains(" of the way to where it must end is left") && !one.contains("up to"))
    let two = try await text(of: 2)
    #expect(two.contains(": up to ") && two.contains(" of the way to where they must end is left"))
  }

  /// Two rows and two weights: no penalty made these longer, they began there.
  @Test func whereTheStartDecidesNoVariantMakesWeightsGrow() async throws {
    let yaml = """
      version: 1
      data: {synthetic: {generator: torch, seed: 1, rows: 2, weights: [1, 2], noise: 0.1}}
      training: {epochs: 3000, batch: full, learning-rate: 0.1, bias: free, precision: double}
      variants:
        - {name: plain, penalty: none, initial: {weights: [3, 4], bias: 0}}
        - {name: shrunk, penalty: {l2: 0.1}}
      """
    let study = try await Self.study(Array(yaml.utf8))
    #expect(!study.data.hasOneSolution(bias: .free) && study.data.hasOneSolution(bias: .none))
    let text = text(.shrinkage, of: study)
    #expect(text.hasPrefix("shrunk shrinks the weights by "), "\(text)")
    #expect(
      text.contains(
        "Without a penalty, as in plain, the start decides which of the many solutions of least "
          + "squares is found: here one whose weights are "), "\(text)")
    #expect(text.hasSuffix(" longer than the shortest.") && !text.contains("grow"))
    let title = Figures.chart(.parameters, of: study).title
    #expect(title.hasSuffix(" than the shortest least-squares solution"), "\(title)")
    let way = Figures.chart(.trajectory, of: study).title
    #expect(way.contains("the shortest least-squares solution"), "\(way)")
  }

  /// Begun at zero, training finds the shortest of the many solutions, and a penalty shrinks that.
  @Test func whereTheStartChangesNothingVariantsAreSaidToShrinkAsEver() async throws {
    let yaml = """
      version: 1
      data: {synthetic: {generator: torch, seed: 1, rows: 2, weights: [1, 2], noise: 0.1}, standardize: true}
      training: {epochs: 3000, batch: full, learning-rate: 0.1, bias: free, precision: double,
        initial: {weights: [0, 0], bias: 0}}
      variants: [{name: plain, penalty: none}, {name: shrunk, penalty: {l2: 0.1}}]
      """
    let title = Figures.chart(.parameters, of: try await Self.study(Array(yaml.utf8))).title
    #expect(title.hasPrefix("Shrunk by ") && title.hasSuffix(" or not at all"), "\(title)")
  }

  @Test func theObjectiveOfEachVariantFollowsFromItsSettings() async throws {
    let study = try await Self.notebook.value
    let ledgers = study.runs.map { Ledger($0, in: study) }
    #expect(
      ledgers.map(\.objective) == [
        "mean r²/2 − 0.000213 (|w|² + b²)", "mean r² + 0.025 (|w|² + b²)",
        "mean r² + 0.025 (|w|² + b²)", "mean r²/2 + 0.025 (|w|² + b²)",
      ])
    #expect(ledgers.map(\.gradientFactor) == ["1", "2", "2", "1"])
    #expect(ledgers.map(\.bias) == Array(repeating: "penalised", count: 4))
  }
}
