import Testing
import Training

@testable import Reporting

/// What reports say of optimisers, L1, early stops, sweeps, paths and standard errors, each sentence
/// made from settings and numbers.
@Suite struct SearchFindingsTests {
  private static func study(_ yaml: String) async throws -> Study {
    let experiment = try ExperimentReader.read(Array(yaml.utf8), named: "experiment.yaml")
    return try await Pipeline(experiment, folder: ".").train(jobs: 2)
  }

  private static let data = """
    version: 1
    data:
      synthetic: {generator: torch, seed: 5, rows: 160, weights: [2, -1, 0, 0], bias: 1, noise: 0.5}
      standardize: true

    """

  private static let searched = Task {
    try await study(
      data + """
        \u{20} validation: {last-rows: 40}
        training: {epochs: 400, batch: full, learning-rate: 0.02, stop: {patience: 5}}
        variants:
          - {name: ridge, penalty: {l2: 0.05}}
          - {name: quick, penalty: {l2: 0.05}, learning-rate: 0.4}
        sweep: {lambda: [0.01, 0.1, 1], learning-rate: [0.1, 3], seed: [1, 2]}
        path: {penalty: lasso, lambdas: {count: 12, ratio: 1e-3}, folds: 5}
        """)
  }

  private static let penalties = Task {
    try await study(
      data + """
        training: {epochs: 600, batch: full, learning-rate: 0.05, loss: half-mse, precision: double}
        variants:
          - {name: coupled, penalty: {l2: 0.2}, optimizer: {sgd: {momentum: 0.9}}}
          - {name: decoupled, penalty: {decoupled: 0.2}, optimizer: {sgd: {momentum: 0.9}}}
          - {name: alone, penalty: {decoupled: 0.1}, optimizer: {sgd: {momentum: 0.5}}}
          - {name: adam, penalty: {l2: 0.8}, optimizer: adam, learning-rate: {schedule: cosine, from: 0.1}}
          - {name: adamw, penalty: {decoupled: 0.8}, optimizer: adam, learning-rate: {schedule: cosine, from: 0.1}}
          - {name: lasso, penalty: {l1: 0.1}}
          - {name: subgradient, penalty: {l1-subgradient: 0.1}}
          - {name: emptied, penalty: {l1: 9}}
        """)
  }

  private static let ridge = Task {
    try await study(data + "path: {penalty: ridge, lambdas: [1, 0.1, 0.01], folds: 0}")
  }

  private func text(_ kind: Finding.Kind, of study: Study) -> String {
    Findings.all(of: study).filter { $0.kind == kind }.map(\.text).joined(separator: "\n")
  }

  private func plain(_ text: Reporting.Text) -> String {
    text.parts.map {
      switch $0 {
      case .text(let value), .strong(let value), .code(let value), .link(let value, _): value
      }
    }.joined()
  }

  private func table(_ blocks: [Block], _ place: Int = 0) throws -> [[String]] {
    let tables = blocks.compactMap { if case .table(let table) = $0 { table } else { nil } }
    let table = try #require(tables.indices.contains(place) ? tables[place] : nil)
    return [table.columns.map(\.name)] + table.rows.map { $0.map(plain) }
  }

  private func prose(_ blocks: [Block]) -> String {
    blocks.flatMap { block -> [String] in
      switch block {
      case .paragraph(let text): [plain(text)]
      case .list(let items): items.map(plain)
      case .table(let table): [table.caption]
      default: []
      }
    }.joined(separator: "\n")
  }

  // MARK: - Optimisers and penalties

  @Test func momentumIsSaidToWeakenAPenaltyBesideIt() async throws {
    let lines = text(.coupling, of: try await Self.penalties.value)
      .split(separator: "\n").map(String.init)
    let first = """
      With a momentum of 0.9 a gradient counts 10 times in the end, a penalty beside the optimiser \
      once: decoupled (decoupled: 0.2) comes to an effective ridge penalty of 0.02, coupled (l2: \
      0.2) to an effective ridge penalty of 0.2; its weights end 2.1 % shorter than least squares, \
      the other's 17 % shorter than least squares. Without momentum nothing could tell them apart.
      """
    #expect(lines.first == first)
    #expect(
      lines.dropFirst().first?.hasSuffix(
        "alone (decoupled: 0.1) comes to an effective ridge penalty of 0.05 and not to an effective "
          + "ridge penalty of 0.1, as it would without momentum.") == true)
  }

  @Test func adamWIsDeniedARidgePenaltyAndGivenItsBox() async throws {
    let study = try await Self.penalties.value
    let line = text(.coupling, of: study).split(separator: "\n").last ?? ""
    #expect(line.hasPrefix("adamw applies its penalty beside Adam"))
    #expect(
      line.contains("no ridge or L1 penalty has its limit. It tends to the least squares within"))
    #expect(
      line.hasSuffix(
        "adam, which hands the same strength to the optimiser, comes to an effective ridge penalty of 0.8."
      ))
    let ledgers = study.runs.map { Ledger($0, in: study) }
    #expect(
      ledgers.map(\.objective) == [
        "mean r²/2 + 0.1 |w|²", "mean r²/2 + 0.01 |w|²", "mean r²/2 + 0.025 |w|²",
        "mean r²/2 + 0.4 |w|²", "mean r²/2, each |w| ≤ 1.25", "mean r²/2 + 0.1 |w|₁",
        "mean r²/2 + 0.1 |w|₁", "mean r²/2 + 9 |w|₁",
      ])
    #expect(ledgers[0].training.hasPrefix("SGD (momentum 0.9), rate 0.05, 600 epochs, double"))
    #expect(
      ledgers[4].training.hasPrefix(
        "Adam (β₁ 0.9, β₂ 0.999, ε 1e−8), rate from 0.1 to 0 along half a cosine of 600 epochs"))
    #expect(ledgers.allSatisfy { $0.training.hasSuffix("gradients from the statistics") })
  }

  @Test func exactZerosAreCountedAndTheSubgradientsLackOfThemNamed() async throws {
    #expect(
      text(.sparsity, of: try await Self.penalties.value)
        == "lasso sets two of four weights to exactly zero, as its limit does; emptied sets all four "
        + "weights to zero: nothing is left of the model but its bias. subgradient, which follows the "
        + "subgradient, leaves no exact zeros: weights that are zero in the limit end up to 0.0033 "
        + "from it.")
  }

  @Test func limitsCountTheL1StrengthAndTheBox() async throws {
    let rows = try table(LimitsSection.blocks(of: try await Self.penalties.value))
    #expect(rows[0].prefix(3) == ["variant", "effective ridge", "effective L1"])
    #expect(rows[5].prefix(3) == ["adamw", "box ±1.25", "–"])
    #expect(rows[6].prefix(3) == ["lasso", "0", "0.1"])
  }

  // MARK: - Early stops, sweeps and paths

  @Test func patienceIsSaidToHaveEndedTraining() async throws {
    let study = try await Self.searched.value
    #expect(
      text(.earlyStopping, of: study)
        == "ridge was stopped after 134 of 400 epochs, as the error on the held-out rows had fallen "
        + "no more for 5; its parameters are those of epoch 129, with 0.2395 on those rows. quick was "
        + "stopped after 9 of 400 epochs, as the error on the held-out rows had fallen no more for 5; "
        + "its parameters are those of epoch 4, with 0.2396 on those rows.")
    #expect(text(.unfinished, of: study).isEmpty)
    // No figure claims epochs that were never trained, or a way that was to be gone on.
    #expect(study.lastEpoch == 134)
    for name in Figures.available(for: study) {
      let chart = Figures.chart(name, of: study)
      #expect(!chart.title.contains("400") && !chart.title.contains("still"), "\(chart.title)")
    }
  }

  @Test func theBestCellOfASweepIsNamedWithItsSpread() async throws {
    let study = try await Self.searched.value
    let text = text(.sweep, of: study)
    #expect(
      text.hasPrefix(
        "Of the sweep's 24 cells ridge lambda=0.01 learning-rate=0.1 predicts the held-out rows best, "
          + "with a mean squared error of 0.2404 ± "))
    #expect(text.contains("the weakest that was tried, so that others may be better still"))
    #expect(text.hasSuffix("12 of its 24 cells diverged, none at a learning rate below 3."))
    let rows = try table(SweepSection.blocks(of: study))
    #expect(
      rows[0] == [
        "variant", "lambda", "learning rate", "training error", "held-out error",
        "length of the weights",
      ])
    #expect(rows.count == 1 + 2 * 3 * 2)
    #expect(rows[2] == ["ridge", "0.01", "3", "diverged", "–", "–"])
    #expect(rows[5].last == "−35 %")
  }

  @Test func aPathNamesItsBestStrengthAndTheSimplestNearIt() async throws {
    let study = try await Self.searched.value
    #expect(
      text(.path, of: study)
        == "Along the lasso path cross-validation over 5 folds finds the least error, 0.2222 ± 0.02, "
        + "at λ = 0.0253, with 2 of 4 weights not zero; the greatest strength within a standard error "
        + "of it is λ = 0.0887, with 2 of 4 weights not zero.")
    let blocks = PathSection.blocks(of: study)
    let rows = try table(blocks)
    #expect(rows.count == 1 + 12)
    #expect(rows[1].prefix(3) == ["strongest", "2.049", "0"])
    #expect(rows[12].prefix(3) == ["weakest", "0.002049", "4"])
    #expect(
      try table(blocks, 1)[0] == [
        "parameter", "one standard error", "best", "least squares", "truth",
      ])
    #expect(prose(blocks).contains("In scikit-learn λ = 0.02526 is Lasso(alpha=0.0252608"))
    #expect(prose(blocks).contains("No standard errors are given. A penalty on absolute values"))
  }

  // MARK: - Standard errors

  @Test func standardErrorsStandBesideRidgeWithAWordOnItsBias() async throws {
    let study = try await Self.ridge.value
    let blocks = PathSection.blocks(of: study)
    let rows = try table(blocks, 1)
    #expect(rows[0] == ["parameter", "weakest", "standard error", "least squares", "truth"])
    #expect(rows[1] == ["w₁", rows[1][1], "0.0347", "2.04768", "2"])
    #expect(prose(blocks).contains("Ridge weights are pulled towards 0"))
    #expect(Findings.all(of: study).map(\.kind) == [.path])
  }

  @Test func leastSquaresIsGivenWithItsStandardErrors() async throws {
    let study = try await Self.ridge.value
    let rows = try table(LeastSquaresSection.blocks(of: study))
    #expect(rows[0] == ["parameter", "estimate", "standard error", "ratio", "truth"])
    #expect(rows[1] == ["w₁", "2.04768", "0.035", "58.4", "2"])
    #expect(rows.last == ["bias", "1.07303", "0.0372", "28.9", "1"])
    #expect(
      prose(LeastSquaresSection.blocks(of: study)).hasPrefix(
        "Residuals have a standard deviation of 0.4671 on 155 degrees of freedom; the model explains "
          + "96 % of the target's variance."))
  }

  @Test func whereColumnsDependOnEachOtherNoStandardErrorsAreClaimed() async throws {
    let study = try await Self.study(
      """
      version: 1
      data:
        synthetic: {generator: torch, seed: 5, rows: 3, weights: [2, -1, 0, 0], bias: 1, noise: 0.5}
      variants: [{name: none}]
      """)
    let blocks = LeastSquaresSection.blocks(of: study)
    #expect(blocks.allSatisfy { if case .table = $0 { false } else { true } })
    #expect(prose(blocks).hasPrefix("Only 2 of 4 features are independent"))
  }
}
