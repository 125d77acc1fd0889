import Plotting
import Testing
import Training

@testable import Reporting

/// The numbers behind figures, as their CSV files hold them.
@Suite struct FigureTableTests {
  /// A table read back: text cells by their columns, row by row.
  private static func rows(_ table: CSVText) -> [[String: String]] {
    let lines = String(decoding: table.bytes, as: UTF8.self).split(separator: "\n")
    let columns = cells(lines[0])
    #expect(Set(columns).count == columns.count, "\(columns)")
    return lines.dropFirst().map { line in
      let cells = cells(line)
      #expect(cells.count == columns.count, "\(line)")
      return Dictionary(uniqueKeysWithValues: zip(columns, cells))
    }
  }

  private static func cells(_ line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }

  private static func table(_ name: FigureName, of study: Study) throws -> CSVText {
    try #require(Figures.figure(name, of: study)).table
  }

  @Test(arguments: FigureStudies.kinds)
  func everyFigureHasATableOfWhatItsLinesShow(_ kind: String) async throws {
    let study = try await FigureStudies.named(kind)
    for name in Figures.available(for: study) {
      let figure = try #require(Figures.figure(name, of: study))
      let rows = Self.rows(figure.table)
      #expect(!rows.isEmpty, "\(name)")
      #expect(figure.table.bytes.count < 400_000, "\(name)")
      guard [.loss, .weights, .trajectory, .convergence, .path].contains(name) else { continue }
      // All pairs of numbers that share a row.
      var numbers: [Double: Set<Double>] = [:]
      for row in rows {
        let own = Set(row.values.compactMap { Double($0) })
        for number in own { numbers[number, default: []].formUnion(own) }
      }
      let lines = figure.chart.panels.flatMap(\.marks).compactMap { $0 as? Line }
      #expect(!lines.isEmpty, "\(name)")
      for line in lines {
        for datum in line.data where datum.x.isFinite && datum.y.isFinite {
          #expect(numbers[datum.x]?.contains(datum.y) == true, "\(name): \(datum)")
        }
      }
    }
  }

  @Test func lossBeginsBeforeTheFirstStepAndHasEveryStep() async throws {
    let study = try await FigureStudies.named("notebook")
    let rows = Self.rows(try Self.table(.loss, of: study))
    for run in study.runs {
      let own = rows.filter { $0["variant"] == run.name }
      let first = try #require(own.first { $0["kind"] == "training" })
      #expect(first["epoch"] == "0.0" && first["mse"] == run.initialTrainingMSE.description)
      let steps = own.filter { $0["kind"] == "batch" }
      #expect(steps.compactMap { Float($0["mse"] ?? "") } == run.history.stepLoss.map { Float($0) })
      #expect(steps.first?["epoch"] == "0.0")
      #expect(own.last?["kind"] == "limit")
    }
  }

  @Test func ofTooManyStepsTheExtremesOfEachStretchAreLeft() {
    let values = (0..<100_000).map { ($0 * 7919) % 100_003 }
    let places = LossFigure.telling(values, most: 1_000)
    #expect(places == places.sorted() && places.count <= 1_000 && places.count > 900)
    #expect(places.map { values[$0] }.min() == values.min())
    #expect(places.map { values[$0] }.max() == values.max())
    #expect(LossFigure.telling([3, 1, 2], most: 3) == [0, 1, 2])
  }

  @Test func manyResidualsAreMeansOfCellsThatCountEveryRow() async throws {
    let data = try PreparedData(
      SyntheticData(seed: 3, rows: 6_000, weights: [2, -3.4], bias: 4.2, noise: 0.5).dataset(),
      standardize: false, holdout: .none)
    let study = try await FigureStudies.study(data, [FigureStudies.fourWays[1]])
    let rows = Self.rows(try Self.table(.residuals, of: study))
    #expect(rows.count <= 1_600)
    let counts = rows.compactMap { Double($0["rows"] ?? "") }
    #expect(counts.reduce(0, +) == 6_000)
    let mean =
      zip(rows, counts).reduce(0) { sum, row in
        sum + (Double(row.0["residual"] ?? "") ?? .nan) * row.1
      } / 6_000
    var exact = 0.0
    data.forEachTrainingRow(predictedBy: study.runs[0].final) { exact += $1 - $0 }
    #expect((mean - exact / 6_000).magnitude < 1e-12)
  }

  @Test func aFeatureNamedLikeAColumnGetsAPrefix() {
    let table = CSVText(columns: ["kind", "epoch"], features: ["epoch", "bias", "=x"], bias: true)
    #expect(
      String(decoding: table.bytes, as: UTF8.self)
        == "kind,epoch,feature_epoch,feature_bias,'=x,bias\n")
  }
}
