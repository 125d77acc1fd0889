import Plotting
import Testing
import Training

@testable import Reporting

/// The figures of batch sizes, paths, held-out rows, sweeps and residuals.
@Suite struct SearchFiguresTests {
  // MARK: - Batch size

  @Test func aVariantStandsOnItsCurveWhereItsLimitIs() async throws {
    let study = try await FigureStudies.named("notebook")
    let curves = BatchSizeCurve.curves(BatchSizeCurve.rules(of: study), of: study)
    // numpy, both pytorch ways of c = 2 together, pytorch-3, and the other reading of each.
    #expect(curves.map(\.rule.runs) == [[0], [1, 2], [3], [], [], []])
    for curve in curves {
      for index in curve.rule.runs {
        let run = study.runs[index]
        let point = try #require(curve.point(at: study.batchRows(of: run)))
        #expect(point.l2 == run.ridgeStrength)
        let limit = try #require(run.limit)
        #expect((point.distance - study.moved(limit)).magnitude < 1e-9)
      }
    }
  }

  @Test func coupledIsFlatAndPerBatchEqualsItAtOneRow() async throws {
    let study = try await FigureStudies.named("notebook")
    let curves = BatchSizeCurve.curves(BatchSizeCurve.rules(of: study), of: study)
    for curve in curves where !curve.rule.isPerBatch {
      #expect(Set(curve.points.map(\.distance)).count == 1)
    }
    let coupled = try #require(curves.first { $0.rule.runs == [1, 2] })
    let perBatch = try #require(
      curves.first { $0.rule.isPerBatch && $0.rule.runs.isEmpty && $0.rule.model == 1 })
    #expect(perBatch.points.first?.distance == coupled.points.first?.distance)
    // With all rows in one batch the strength is divided by their number.
    let last = try #require(perBatch.points.last)
    #expect((last.l2 * 410 - (coupled.points.last?.l2 ?? 0)).magnitude < 1e-15)
  }

  @Test func aShortLastBatchCounts() async throws {
    let study = try await FigureStudies.named("notebook")
    // 410 rows in batches of 256: 256 and 154.
    let rule = BatchSizeCurve.Rule(runs: [], model: 3, isPerBatch: true, strength: 0.05)
    let expected = 0.05 * (1 / 256.0 + 1 / 154.0) / 2
    #expect((rule.canonicalStrength(rows: 256, in: study) - expected).magnitude < 1e-15)
    let title = Figures.chart(.batchSize, of: study).title
    // 13 batches of 30 and one of 20.
    let factor = 14 / (13 / 30.0 + 1 / 20.0)
    #expect((factor - 28.97).magnitude < 0.01)
    #expect(title.contains("batches of 30 rows, L2 is 29 times weaker"))
  }

  // MARK: - Path

  @Test func aPathIsDrawnAsItWasSolved() async throws {
    let study = try await FigureStudies.named("path alone")
    let path = try #require(study.path)
    let panel = Figures.chart(.path, of: study).panels[0]
    let lines = panel.marks.compactMap { $0 as? Line }
    #expect(lines.count == 6)
    for (feature, line) in lines.enumerated() {
      for (point, datum) in zip(path.points, line.data) where datum.y.isFinite {
        #expect(datum == Datum(point.lambda, point.parameters.weights[feature]))
      }
    }
    let flags = try #require(panel.marks.compactMap { $0 as? Flags }.first)
    let values = flags.entries.map(\.value)
    #expect(values.contains(try #require(path.bestLambda)))
    #expect(values.contains(try #require(path.bestLambdaOneSE)))
    let best = try #require(path.points.first { $0.lambda == path.bestLambda })
    #expect(Figures.chart(.path, of: study).title.contains("keeps \(best.nonzero) of 6 weights"))
  }

  @Test func ofManyFeaturesThoseThatMatterAreNamed() async throws {
    let study = try await FigureStudies.named("path of forty")
    let panel = Figures.chart(.path, of: study).panels[0]
    let names = panel.endLabels.flatMap { $0.names.map(\.text) }
    #expect(Set(names) == ["w₁", "w₂", "w₃", "w₄", "w₅", "w₆", "w₇", "w₈"])
    #expect(panel.marks.filter { $0 is Trace }.count == 32)
  }

  @Test func variantsStandAtTheirStrength() async throws {
    let study = try await FigureStudies.named("ridge path")
    let scale = try #require(PathScale(study))
    let strength = try #require(study.runs[0].ridgeStrength)
    #expect(strength == 0.05)
    let entry = scale.flags.entries.first { $0.label?.plain == "ridge" }
    #expect(entry?.value == strength)
  }

  // MARK: - Validation

  @Test func errorBarsAreAStandardErrorLong() async throws {
    let study = try await FigureStudies.named("path alone")
    let path = try #require(study.path)
    let panel = Figures.chart(.validation, of: study).panels[0]
    let bars = try #require(panel.marks.compactMap { $0 as? ErrorBars }.first)
    for (slice, point) in zip(bars.slices, path.points) {
      let error = try #require(point.crossValidation)
      #expect(slice.low == error.mean - error.standardError)
      #expect(slice.high == error.mean + error.standardError)
    }
  }

  @Test func theEpochThatWasKeptHasARing() async throws {
    let study = try await FigureStudies.named("held out")
    let run = study.runs[1]
    let epoch = try #require(run.bestEpoch)
    let chart = Figures.chart(.validation, of: study)
    let rings = chart.panels[0].marks.compactMap { $0 as? Dots }.filter(\.isHollow)
    #expect(rings.flatMap(\.data).map(\.x) == [Double(epoch)])
    #expect(rings.flatMap(\.data).map(\.y) == [try #require(run.finalValidationMSE)])
    #expect(chart.description.contains("stopped: on the held-out rows least after"))
    let together = chart.panels[0].endLabels.contains {
      $0.names.map(\.text) == ["ridge", "the same"]
    }
    #expect(together)
  }

  // MARK: - Sweep

  @Test func everyCellOfASweepIsADotAlongTheRamp() async throws {
    let study = try await FigureStudies.named("strengths")
    let chart = Figures.chart(.sweep, of: study)
    let shares = chart.panels[0].marks.compactMap { ($0 as? Dots)?.series.share }
    #expect(shares.count == 24 && Array(shares[..<12]) == Array(shares[12...]))
    #expect(shares[..<12].sorted() == Array(shares[..<12]))
    #expect(shares.first == 0 && shares.last == 1)
    #expect(chart.key != nil)
    let rules = chart.panels[0].marks.compactMap { $0 as? Rule }
    #expect(rules.map { $0.label?.plain } == ["none"])
    #expect(chart.panels[0].marks.contains { $0 is ErrorBars })
  }

  @Test func seedsAloneAreARowAVariant() async throws {
    let study = try await FigureStudies.named("seeds")
    let chart = Figures.chart(.sweep, of: study)
    let dots = chart.panels[0].marks.compactMap { $0 as? Dots }
    #expect(dots.count == 18 && Set(dots.map(\.series)).count == 3)
    #expect(chart.key == nil)
    #expect(chart.title.hasPrefix("The seed moves the held-out error by ±"))
  }

  /// A bar reaches a standard deviation to both sides of the mean over the seeds, worked out here from
  /// where the cells end.
  @Test func theSpreadOverSeedsIsDrawnBesideTheParameters() async throws {
    let study = try await FigureStudies.named("seeds")
    let sweep = try #require(study.sweep)
    let chart = Figures.chart(.parameters, of: study)
    #expect(chart.subtitle.hasSuffix("bars: mean ± standard deviation over 6 seeds."))
    #expect(
      chart.description.contains("Over the seeds the standard deviation of a parameter is up to"))
    let lengths = chart.panels[0].marks.compactMap { $0 as? Stems }.flatMap(\.pieces)
      .filter { $0.from.y == $0.to.y }.map { [$0.from.x, $0.to.x] }
    for base in study.runs.indices {
      let ends = sweep.outcomes.filter { $0.cell.base == base }.map(\.final)
      for weight in study.reference.weights.indices where study.reference.weights[weight] != 0 {
        let shares = ends.map { ($0.weights[weight] / study.reference.weights[weight] - 1) * 100 }
        let mean = shares.reduce(0, +) / Double(shares.count)
        let squares = shares.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
        let deviation = (squares / Double(shares.count - 1)).squareRoot()
        let isDrawn = lengths.contains { length in
          abs(length[0] - (mean - deviation)) < 1e-6 && abs(length[1] - (mean + deviation)) < 1e-6
        }
        #expect(isDrawn, "\(study.runs[base].name), weight \(weight)")
      }
    }
    // Where strengths are swept too, only a variant without one is trained as it is at every seed.
    let strengths = try await FigureStudies.named("strengths")
    let own = strengths.sweep?.spreads.filter { $0.coordinates.isEmpty }.map(\.base)
    let bars = Figures.chart(.parameters, of: strengths).panels[0].marks
      .compactMap { $0 as? Stems }.filter { $0.paint.opacity == 1 && !$0.isOnTop }
    #expect(own?.map { strengths.runs[$0].name } == ["none"] && bars.count == 1)
  }

  // MARK: - Residuals

  @Test func residualsAreThoseOfTheBestVariant() async throws {
    let study = try await FigureStudies.named("notebook")
    let subject = try #require(ResidualsSubject(study))
    let best = try #require(study.runs.min { $0.finalTrainingMSE < $1.finalTrainingMSE })
    #expect(subject.fullName == best.name)
    let summary = ResidualsSummary(study.data, subject.parameters)
    #expect((summary.error * summary.error - best.finalTrainingMSE).magnitude < 1e-12)
    #expect(summary.pairs.count == 410)
    #expect(Figures.chart(.residuals, of: study).description.contains(best.name))
  }

  @Test func aCurveThatALineMissesIsSaid() async throws {
    let values = (0..<300).map { Double($0) / 100 }
    let data = try PreparedData(
      Dataset(
        features: ["x"], target: "y", values: values, targets: values.map { $0 * $0 },
        source: "a parabola"), standardize: false, holdout: .none)
    var study = Study(title: "", data: data, runs: [], accents: [])
    study.path = try data.path(PathSettings(penalty: .ridge, lambdas: .list([0, 1e-9]), folds: 0))
    #expect(Figures.chart(.residuals, of: study).title.contains("bends"))
  }

  /// A curve that swings as far up as down has the same mean in every third; neighbours give it away.
  @Test(arguments: [0.0, 3.0, 30.0])
  func aCurveThatSwingsIsToldFromScatter(_ noise: Double) async throws {
    let data = try PreparedData(
      PolynomialData(
        seed: 2, rows: 150, coefficients: [0, 0, 2], bias: 0, noise: noise, powers: 1
      ).dataset(), standardize: false, holdout: .none)
    var study = Study(title: "", data: data, runs: [], accents: [])
    study.path = try data.path(PathSettings(penalty: .ridge, lambdas: .list([1e-9, 0]), folds: 0))
    #expect(Figures.chart(.residuals, of: study).title.contains("bends") == (noise < 10))
  }

  @Test func manyRowsAreCountedInAFineGrid() throws {
    let data = try PreparedData(
      SyntheticData(seed: 1, rows: 30_000, weights: [1], bias: 0, noise: 1).dataset(),
      standardize: false, holdout: .none)
    let summary = ResidualsSummary(data, data.leastSquares.parameters)
    #expect(summary.counts.reduce(0, +) == 30_000)
    #expect(summary.counts.count == summary.pairs.count && summary.pairs.count < 30_000)
    #expect((summary.error - data.leastSquares.trainingMSE.squareRoot()).magnitude < 1e-9)
    #expect(summary.thirds.map(\.count).reduce(0, +) == 30_000)
  }
}
