import Testing
import Training

@testable import Reporting

/// What a report says of its variants in other libraries' settings.
@Suite struct TranslationSectionTests {
  private static func markdown(standardize: Bool = false, _ variants: [String]) async throws
    -> String
  {
    let yaml = """
      version: 1
      title: Translation
      data:
        synthetic: {seed: 3, rows: 100, weights: [1, -2], bias: 1, noise: 0.3}
        standardize: \(standardize)
      training: {epochs: 2, batch: 25, learning-rate: 0.02}
      variants:
      \(variants.map { "  - {\($0)}" }.joined(separator: "\n"))
      """
    let experiment = try ExperimentReader.read(Array(yaml.utf8), named: "test.yaml")
    let study = try await Pipeline(experiment, folder: ".").train(jobs: 1)
    return MarkdownWriter.markdown(
      Document(title: "Test", blocks: TranslationSection.blocks(of: study)))
  }

  @Test func eachVariantsStrengthIsNamedFromItsOwnTraining() async throws {
    let text = try await Self.markdown([
      "name: coupled, penalty: {l2: 0.05}",
      "name: slow, penalty: {decoupled: 0.05}, optimizer: {sgd: {momentum: 0.5}}",
    ])
    // Beside a mean of r² over 100 rows: alpha is 100 (0.05/2), and half that with a momentum of 0.5.
    #expect(text.contains("| sklearn.Ridge | `alpha` | 2.5 | 1.25 |"))
    #expect(text.contains("| torch.Adam | `weight_decay` | 0.05 | 0.025 |"))
    #expect(text.contains("| keras.SGD | `weight_decay` | 0.05 | 0.05 |"))
    #expect(text.contains("**torch.AdamW, optax.adamw and keras.AdamW**: The decay goes around"))
    #expect(text.contains("`lambda, alpha; standardize=FALSE`"))
    #expect(text.contains("**MASS.lm.ridge**: Columns are divided by their deviations"))
  }

  @Test func whatHasNoEquivalentIsSaidAndNoPenaltyHasNoColumn() async throws {
    let text = try await Self.markdown([
      "name: none, penalty: none", "name: ridge, penalty: {l2: 0.05}",
      "name: grows, penalty: {l2: -0.05}",
    ])
    #expect(text.contains("| library | setting | ridge |"))
    #expect(text.contains("**any of them** (for grows): The strength is negative"))
    #expect(try await Self.markdown(["name: none, penalty: none"]) == "# Test\n")
  }

  @Test func aDecayAroundAdamIsOtherLibrariesAdamW() async throws {
    for batch in ["25", "full"] {
      let text = try await Self.markdown([
        "name: adamw, penalty: {decoupled: 0.05}, optimizer: adam, batch: \(batch)"
      ])
      #expect(text.contains("| keras.AdamW | `weight_decay` | 0.05 |"))
      #expect(text.contains("**any but torch.AdamW, optax.adamw and keras.AdamW**: No penalty"))
    }
  }

  @Test func standardisedColumnsAreTakenForWhatTheyAre() async throws {
    let text = try await Self.markdown(standardize: true, ["name: ridge, penalty: {l2: 0.05}"])
    #expect(text.contains("| MASS.lm.ridge | `lambda` | 2.5 |"))
    #expect(!text.contains("standardize=FALSE"))
  }
}
