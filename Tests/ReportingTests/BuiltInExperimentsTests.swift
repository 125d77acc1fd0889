import Foundation
import Testing
import Training

@testable import Reporting

/// The built-in experiments show what they say they show.
@Suite struct BuiltInExperimentsTests {
  private static func study(_ name: String) async throws -> Study {
    let yaml = try #require(BuiltInExperiments.yaml(name))
    let experiment = try ExperimentReader.read(yaml, named: name)
    return try await Pipeline(experiment, folder: ".").train(jobs: 2)
  }

  private static func title(_ name: FigureName, of study: Study) -> String {
    Figures.chart(name, of: study).title
  }

  private static func headline(of study: Study) throws -> String {
    try #require(Findings.all(of: study).first?.text)
  }

  @Test func theirListFitsATerminal() {
    let width = BuiltInExperiments.names.map(\.name.count).max() ?? 0
    #expect(BuiltInExperiments.names.count == 11)
    for (name, summary) in BuiltInExperiments.names {
      #expect((20...(78 - width)).contains(summary.count), "\(name): \(summary)")
      #expect(summary.first?.isUppercase == true || summary.first?.isNumber == true, "\(name)")
    }
  }

  /// A file says how to save it, and holds no line that a terminal would wrap far.
  @Test(arguments: BuiltInExperiments.names.map(\.name))
  func aFileNamesItselfAndIsNarrow(_ name: String) throws {
    let text = String(decoding: try #require(BuiltInExperiments.yaml(name)), as: UTF8.self)
    #expect(text.contains("linreg-report experiments \(name) > mine.yaml"))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 104 })
    #expect(text.hasSuffix("\n"))
  }

  // MARK: - Weight decay

  /// `fixtures/torch/weight-decay-200-features.json`.
  private struct TorchDecay: Decodable {
    struct Training: Decodable {
      var train_and_validation_mse_after_each_epoch: [[Double]]
      var w_norm: Double
      var b: Double
    }
    var runs: [String: Training]
  }

  @Test func weightDecayIsTorchs() async throws {
    let study = try await Self.study("weight-decay")
    let reference = try JSONDecoder().decode(
      TorchDecay.self,
      from: Data(ExperimentFixtures.bytes("torch/weight-decay-200-features.json")))
    #expect(study.runs.map(\.name) == ["none", "weights and bias", "weights only"])
    for run in study.runs {
      let expected = try #require(reference.runs[run.name])
      let last = try #require(expected.train_and_validation_mse_after_each_epoch.last)
      let heldOut = try #require(run.finalValidationMSE)
      #expect(abs(heldOut - last[1]) < 1e-4 * last[1])
      #expect(abs(run.finalTrainingMSE - last[0]) < 1e-4 * last[0] + 1e-9)
      let norm = run.final.weights.reduce(0) { $0 + $1 * $1 }.squareRoot()
      #expect(abs(norm - expected.w_norm) < 1e-4 * expected.w_norm)
      #expect(abs((run.final.bias ?? 0) - expected.b) < 1e-4 * abs(expected.b))
    }
    let headline = try Self.headline(of: study)
    #expect(headline.hasPrefix("On the 100 held-out rows weights only predicts best"))
    #expect(headline.contains("none is worst"))
    #expect(headline.contains("although it fits those that train better (2.6"))
  }

  // MARK: - Coupled or decoupled

  @Test func aStrengthPartsWhereTheOptimiserComesBetween() async throws {
    let study = try await Self.study("coupled-or-decoupled")
    let ridge = try study.data.path(
      PathSettings(penalty: .ridge, lambdas: .list([0.1, 0.01]), folds: 0))
    let leastSquares = study.data.leastSquares.parameters
    let ends = [
      "SGD L2": ridge.points[0].parameters, "SGDW": ridge.points[0].parameters,
      "momentum L2": ridge.points[0].parameters, "momentum SGDW": ridge.points[1].parameters,
      "Adam L2": ridge.points[0].parameters, "AdamW": leastSquares,
    ]
    for run in study.runs {
      let end = try #require(ends[run.name])
      #expect(study.distance(run.final, end) < 1e-4, "\(run.name)")
    }
    let headline = try Self.headline(of: study)
    #expect(
      headline
        == "momentum SGDW shrinks the weights by 1.0 %, SGD L2, SGDW, momentum L2 and Adam L2 by "
        + "9.5 %; AdamW does not shrink them.")
  }

  // MARK: - Batch size

  /// Trained at every batch size, the textbook's penalty ends at ridge L/m, the optimiser's at ridge L.
  @Test func aPenaltyDividedByTheBatchFallsWithIt() async throws {
    let study = try await Self.study("batch-size")
    let sweep = try #require(study.sweep)
    #expect(sweep.outcomes.count == 16)
    for outcome in sweep.outcomes {
      let rows: Double =
        switch outcome.cell.variant.training.batch {
        case .rows(let rows): Double(rows)
        case .full: 128
        }
      let isCoupled = outcome.cell.variant.penalty.kind == "l2"
      let ridge = try study.data.path(
        PathSettings(
          penalty: .ridge, lambdas: .list([isCoupled ? 0.1 : 0.1 / rows]), folds: 0))
      // Batches of a row leave ridge by a little while their rate is not yet small.
      #expect(study.distance(outcome.final, ridge.points[0].parameters) < 0.003)
    }
    #expect(
      try Self.headline(of: study) == "per batch shrinks the weights by 0.56 %, coupled by 8.3 %.")
    #expect(Self.title(.batchSize, of: study).contains("coupled L2 is the same at every size"))
  }

  // MARK: - Fitting, underfitting, overfitting

  @Test func theRightModelIsAsGoodOnRowsItHasNotSeen() async throws {
    let study = try await Self.study("fitting")
    let heldOut = try #require(study.runs[0].finalValidationMSE)
    // The noise's variance is 0.01.
    #expect(
      (0.005...0.015).contains(heldOut) && (0.005...0.015).contains(study.runs[0].finalTrainingMSE))
    #expect(!Self.title(.residuals, of: study).contains("bends"))
    #expect(!Findings.all(of: study).contains { $0.kind == .remainder })
  }

  @Test func aModelTooSimpleIsBadOnBothAndLeavesACurve() async throws {
    let study = try await Self.study("underfitting")
    #expect(study.data.dataset.truth == nil && study.data.dataset.features == ["x"])
    #expect(study.hasArrived(study.runs[0]))
    #expect(study.runs[0].finalTrainingMSE > 100)
    #expect(try #require(study.runs[0].finalValidationMSE) > 100)
    #expect(Self.title(.residuals, of: study).contains("bends"))
    #expect(Findings.all(of: study).contains { $0.kind == .remainder })
  }

  @Test func fourRowsAreLearnedByHeart() async throws {
    let study = try await Self.study("overfitting")
    #expect(study.runs[0].finalTrainingMSE < 0.01)
    #expect(try #require(study.runs[0].finalValidationMSE) > 100)
    #expect(
      try Self.headline(of: study).contains("times the 0.001103 that it leaves on the 4 rows"))
  }

  // MARK: - Paths

  @Test(arguments: [("path", 7, 4), ("path-ridge", 10, 10), ("path-elastic-net", 10, 9)])
  func thePathsKeepAsManyMeasurements(_ name: String, best: Int, simplest: Int) async throws {
    let study = try await Self.study(name)
    let table = PathTable(try #require(study.path), in: study)
    #expect(table.best?.nonzero == best && table.simplest?.nonzero == simplest)
    // The best strength is not at the end of those tried.
    #expect(table.best?.lambda != study.path?.points.last?.lambda)
    #expect(study.data.dataset.rowCount == 442)
  }

  /// The order in which the published path of least angle regression has them enter.
  @Test func theLassoLetsThePublishedMeasurementsInFirst() async throws {
    let study = try await Self.study("path")
    #expect(Self.title(.path, of: study).hasPrefix("bmi enters first, then s5 and bp"))
  }

  // MARK: - Optimisers

  @Test func optimisersGoTheirOwnWaysToOnePlace() async throws {
    let study = try await Self.study("optimisers")
    let leastSquares = study.data.leastSquares.parameters
    for run in study.runs {
      #expect(
        study.distance(run.final, leastSquares) < 0.01 * study.distance(run.initial, leastSquares))
    }
    #expect(Self.title(.trajectory, of: study).hasPrefix("Adagrad takes the shortest way"))
    #expect(try Self.headline(of: study).hasPrefix("SGD is the first to come within a hundredth"))
  }

  // MARK: - The table

  @Test func aTableThatComesWithTheProgramIsReadFromAnyFolder() throws {
    let selection = CSVSelection(target: "target")
    let table = try TableFile.read("built-in:diabetes.csv", selecting: selection)
    let file = try TableFile.read(
      ExperimentFixtures.folder().appending(path: "diabetes.csv").path, selecting: selection)
    #expect(table.dataset.values == file.dataset.values && table.hash == file.hash)
    #expect(table.dataset.source == "442 rows of diabetes.csv")
    let error = #expect(throws: FileError.self) {
      try TableFile.read("built-in:houses.csv", selecting: selection)
    }
    #expect(
      error?.message
        == "No table called houses.csv comes with the program. There is built-in:diabetes.csv.")
  }
}
