import CairoCanvas
import Foundation
import Plotting
import Testing
import Training

@testable import Reporting
import Wording

#if canImport(FoundationXML)
  import FoundationXML
#endif

@Suite struct FiguresTests {
  private let size = Size(width: 800, height: 500)

  private func texts(_ drawing: Drawing) -> [String] {
    drawing.commands.compactMap { if case .text(let text) = $0 { text.plain } else { nil } }
  }

  // MARK: - Every figure of every study

  @Test(arguments: FigureStudies.kinds)
  func everyFigureIsLegibleAndAValidDocument(_ kind: String) async throws {
    let study = try await FigureStudies.named(kind)
    let font = try Font(FontFiles.find())
    for name in Figures.available(for: study) {
      let chart = Figures.chart(name, of: study)
      #expect(!chart.title.isEmpty && chart.title.count < 250, "\(name): \(chart.title)")
      #expect(!chart.description.contains("nan") && !chart.description.contains("inf"))
      #expect(!chart.description.contains("not a number"), "\(name): \(chart.description)")
      let drawing = chart.layout(size: size, measurer: font)
      #expect(drawing.textFaults() == [], "\(name) of \(kind)")
      let svg = SVGWriter.svg(drawing, theme: .light)
      #expect(XMLParser(data: Data(svg.utf8)).parse(), "\(name) of \(kind)")
      #expect(svg.utf8.count < 80_000, "\(name) of \(kind)")
      let small = chart.layout(size: Size(width: 400, height: 260), measurer: font)
      #expect(small.textFaults() == [], "\(name) of \(kind), small")
    }
  }

  @Test func aSingleRowIsNotSpokenOfAsSeveral() async throws {
    let study = try await FigureStudies.named("one row")
    for name in Figures.available(for: study) {
      let chart = Figures.chart(name, of: study)
      #expect(!(chart.subtitle + chart.description).contains("1 rows"), "\(name)")
    }
    #expect(Figures.chart(.loss, of: study).subtitle.contains("over 1 row after"))
    #expect(Figures.chart(.residuals, of: study).subtitle.contains("for 1 row, off"))
    #expect(
      try await Figures.chart(.loss, of: FigureStudies.named("few rows")).subtitle
        .contains("over all "))
  }

  @Test func availabilityFollowsTheData() async throws {
    func available(_ kind: String) async throws -> [FigureName] {
      try await Figures.available(for: FigureStudies.named(kind))
    }
    let trained: [FigureName] = [.loss, .weights, .trajectory, .parameters, .convergence]
    #expect(try await available("notebook") == trained + [.batchSize, .residuals])
    #expect(try await available("one feature") == trained + [.batchSize, .validation, .residuals])
    #expect(
      try await available("no bias")
        == [.loss, .weights, .parameters, .convergence, .batchSize, .validation, .residuals])
    #expect(try await available("all diverged") == [.loss, .weights, .trajectory, .batchSize])
    #expect(try await available("perfect start").contains(.residuals))
    #expect(try await available("path alone") == [.path, .validation, .residuals])
    #expect(try await available("strengths").contains(.sweep))
    let study = try await FigureStudies.named("notebook")
    let empty = Study(title: "", data: study.data, runs: [], accents: [])
    #expect(Figures.available(for: empty).isEmpty)
    #expect(Figures.chart(.loss, of: empty).panels.isEmpty)
  }

  @Test(arguments: FigureName.allCases)
  func descriptionsNameEveryVariant(_ name: FigureName) async throws {
    let study = try await FigureStudies.named("notebook")
    guard Figures.available(for: study).contains(name), name != .residuals else { return }
    let chart = Figures.chart(name, of: study)
    for run in study.runs { #expect(chart.description.contains(run.variant.name)) }
    #expect(chart.description.hasPrefix(chart.title))
  }

  // MARK: - What they say

  @Test func theLossTitleSaysWhoStopsWhere() async throws {
    let study = try await FigureStudies.named("notebook")
    let title = Figures.chart(.loss, of: study).title
    let stop = study.printedError(study.runs[1])
    #expect(title.contains("pytorch-1 and pytorch-2 stop at \(stop)"))
    #expect(title.contains("numpy reaches the noise"))
  }

  @Test func theParametersTitleSaysByHowMuchTheyShrink() async throws {
    let study = try await FigureStudies.named("notebook")
    let title = Figures.chart(.parameters, of: study).title
    let once = NumberText.percent(try #require(study.shrinkage(of: study.runs[2].final)))
    let twice = NumberText.percent(try #require(study.shrinkage(of: study.runs[3].final)))
    #expect(title.hasPrefix("Shrunk by"))
    #expect(title.contains(twice))
    let other = NumberText.percent(try #require(study.shrinkage(of: study.runs[1].final)))
    #expect(title.contains(once) || title.contains(other))
    #expect(title.hasSuffix("or not at all"))
  }

  @Test func variantsThatCoincideAreLabelledTogether() async throws {
    let study = try await FigureStudies.named("notebook")
    let panel = try #require(Figures.chart(.loss, of: study).panels.first)
    let names = panel.endLabels.map { $0.names.map(\.text) }
    #expect(names.contains(["pytorch-1", "pytorch-2"]))
    let lines = panel.marks.compactMap { $0 as? Line }
    #expect(lines[1].strand == Strand(0, of: 2) && lines[2].strand == Strand(1, of: 2))
    #expect(lines[0].strand == Strand() && lines[3].strand == Strand())
  }

  @Test func divergenceIsDrawnAndNamed() async throws {
    let study = try await FigureStudies.named("diverged")
    guard case .diverged(let step, _) = study.runs[3].status else {
      Issue.record("the rate is not too high")
      return
    }
    let chart = Figures.chart(.loss, of: study)
    #expect(chart.title.contains("pytorch-3 diverges at step \(step)"))
    #expect(chart.description.contains("diverged at step \(step)"))
    let line = try #require(chart.panels[0].marks.compactMap { $0 as? Line }.last)
    #expect(line.end == .diverged)
    #expect(!line.widensAxes)
    let drawn = texts(chart.layout(size: size, measurer: try Font(FontFiles.find())))
    #expect(drawn.contains("diverged at step \(step)"))
  }

  @Test func aShortLastBatchIsNotInTheBand() async throws {
    let study = try await FigureStudies.named("notebook")
    let run = study.runs[2]
    let band = try #require(
      Figures.chart(.loss, of: study).panels[0].marks.compactMap { $0 as? Band }.dropFirst(2).first)
    let perEpoch = run.history.stepsPerEpoch
    let full = run.history.stepLoss.indices.filter { $0 % perEpoch != perEpoch - 1 }
      .map { run.history.stepLoss[$0] }
    #expect(band.slices.map(\.low).min() == full.min())
    #expect(band.slices.map(\.high).max() == full.max())
  }

  @Test func appendingAVariantChangesNoneOfTheOthers() async throws {
    let four = try await FigureStudies.named("notebook")
    let five = try await FigureStudies.notebook { variants in
      variants.append(
        Variant(name: "new", penalty: L2(2), training: FigureStudies.settings()))
    }
    func looks(_ study: Study) -> [SeriesStyle] {
      Figures.chart(.convergence, of: study).panels[0].marks.compactMap { ($0 as? Line)?.series }
    }
    #expect(looks(five).prefix(4) == looks(four).prefix(4))
  }

  @Test func contoursAreTheRealLoss() async throws {
    let study = try await FigureStudies.named("notebook")
    let plane = try #require(TrajectoryPlane(study))
    for (x, y) in [(0.0, 0.0), (1.5, -2), (2.3, -3.9), (-1, 1)] {
      // Over the bias the loss is a parabola: three of its values give its least.
      let values = [-1.0, 0, 1].map {
        study.data.trainingMSE(of: Parameters(weights: [x, y], bias: 4 + $0))
      }
      let curvature = (values[0] + values[2]) / 2 - values[1]
      let slope = (values[2] - values[0]) / 2
      let expected = values[1] - slope * slope / (4 * curvature)
      #expect((plane.loss(Datum(x, y)) - expected).magnitude < 1e-9 * max(1, expected))
    }
  }

  @Test(arguments: ["notebook", "no truth"])
  func contoursOfAChosenPlaneAreTheRealLossToo(_ kind: String) async throws {
    var study = try await FigureStudies.named(kind)
    let names = study.data.dataset.features
    study.axes = TrajectoryAxes(["bias", names[1]])
    let plane = try #require(TrajectoryPlane(study))
    #expect(plane.x == .bias && plane.y == .weight(1) && plane.isProfiled)
    let best = study.data.leastSquares.parameters
    #expect(plane.best == Datum(try #require(best.bias), best.weights[1]))
    // However the others move, the loss is no less; and it is as great as the plane says where
    // they are best, which descent along each in turn finds.
    let point = Datum(plane.best.x * 1.1, plane.best.y * 0.8)
    var parameters = best
    parameters.bias = point.x
    parameters.weights[1] = point.y
    func loss() -> Double { study.data.trainingMSE(of: parameters) }
    var last = Double.infinity
    for _ in 0..<3000 where last - loss() != 0 {
      last = loss()
      for index in names.indices where index != 1 {
        let step = max(1e-3 * best.weights[index].magnitude, 1e-9)
        let middle = parameters.weights[index]
        let values = [-1.0, 0, 1].map { side in
          parameters.weights[index] = middle + side * step
          return loss()
        }
        let curvature = values[0] + values[2] - 2 * values[1]
        parameters.weights[index] =
          middle - (curvature > 0 ? step * (values[2] - values[0]) / (2 * curvature) : 0)
      }
    }
    #expect((plane.loss(point) / loss() - 1).magnitude < 1e-6)
    #expect(Figures.chart(.trajectory, of: study).subtitle.hasPrefix("bias and "))
  }

  @Test func whatTheDataDoNotHaveIsNoPlane() async throws {
    var study = try await FigureStudies.named("notebook")
    let usual = try #require(TrajectoryPlane(study))
    study.axes = TrajectoryAxes(["x1", "size"])
    #expect(TrajectoryPlane(study)?.x == usual.x)
    let axes = try #require(TrajectoryAxes(["x1", "x3"]))
    let error = #expect(throws: AxesError.self) {
      try axes.parameters(among: ["x1", "x2"], hasBias: true)
    }
    #expect(error?.description.contains("Did you mean “x1”?") == true)
    #expect(throws: AxesError.self) {
      try TrajectoryAxes(["x1", "bias"])?.parameters(among: ["x1"], hasBias: false)
    }
    #expect(TrajectoryAxes(["a", "a"]) == nil && TrajectoryAxes(["a", "b", "c"]) == nil)
  }

  /// Where least squares is the origin, the way there is measured by where it begins.
  @Test(arguments: [1, 40], [0, 0.01])
  func theOriginIsLeastSquaresToo(rows: Int, deviation: Double) async throws {
    let made = SyntheticData(seed: 1, rows: rows, weights: [0, 0], bias: 0, noise: 0).dataset()
    let study = try await FigureStudies.study(
      PreparedData(made, standardize: false, holdout: .none),
      ["plain", "shrunk"].map { name in
        Variant(
          name: name, penalty: NoPenalty(),
          training: FigureStudies.settings { $0.initial = .normal(standardDeviation: deviation) })
      })
    let title = Figures.chart(.trajectory, of: study).title
    let goal = rows == 1 ? "the shortest least-squares solution" : "least squares"
    #expect(
      deviation == 0
        ? title == "Training begins at \(goal)"
        : title.contains("plain and shrunk leave ") && title.hasSuffix("of the way to \(goal)"),
      "\(title)")
  }

  /// y = 2x + 3: what a penalty leaves of a column that says nothing is no way as long as that of x.
  @Test func aColumnThatSaysNothingCountsByItsEffect() async throws {
    let table = Dataset(
      features: ["x", "z"], target: "y", values: [1, 2, 2, 1, 3, 5, 4, 4], targets: [5, 7, 9, 11],
      source: "a table")
    let study = try await FigureStudies.study(
      PreparedData(table, standardize: true, holdout: .none),
      [
        Variant(
          name: "ridge", penalty: L2(0.1),
          training: FigureStudies.settings {
            $0.epochs = 200
            $0.batch = .full
            $0.bias = .free
          })
      ])
    let title = Figures.chart(.trajectory, of: study).title
    #expect(
      title.hasPrefix("The way ends ") && title.hasSuffix(" short of least squares"), "\(title)")
    let subtitle = Figures.chart(.parameters, of: study).subtitle
    #expect(subtitle.contains("but for z, which is 0 there"), "\(subtitle)")
  }

  @Test func theObservedRateOfAGeometricDecayIsItsRatio() throws {
    var distances = [5.0]
    for _ in 0..<20 { distances.append(max(1e-7, distances[distances.count - 1] * 0.3)) }
    let rate = try #require(ConvergenceClaims.observedRate(distances))
    #expect((rate - 0.3).magnitude < 1e-9)
    #expect(ConvergenceClaims.observedRate([0, 0]) == nil)
    #expect(ConvergenceClaims.observedRate([]) == nil)
  }

  @Test func longNamesThatBeginAlikeAreToldApart() async throws {
    let study = try await FigureStudies.named("long names")
    let names = study.displayNames
    #expect(Set(names).count == 12)
    #expect(names[3] == "… decay 3 …")
  }

  @Test func numbersOfAKindLookEquallyExact() {
    #expect(FigureNumber.short(0.0201) == "0.020")
    #expect(FigureNumber.short(0.000101) == "0.00010")
    #expect(FigureNumber.short(1.54) == "1.5")
    #expect(FigureNumber.short(33.1) == "33")
    #expect(FigureNumber.short(2859.7) == "2,860")
    #expect(FigureNumber.short(0) == "0")
    #expect(FigureNumber.short(2.1e-7) == "2.1 × 10⁻⁷")
    #expect(FigureNumber.short(.nan) == "not a number")
  }
}
