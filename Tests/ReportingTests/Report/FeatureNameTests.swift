import Testing
import Training

@testable import Reporting

/// A feature called `bias` beside the bias of the model.
@Suite struct FeatureNameTests {
  private static func study() async throws -> Study {
    let made = SyntheticData(seed: 4, rows: 40, weights: [1, -2], bias: 3, noise: 0.1).dataset()
    let data = try PreparedData(
      Dataset(
        features: ["x", "bias"], target: "y", values: made.values, targets: made.targets,
        source: "a table"), standardize: true, holdout: .none)
    var study = try await FigureStudies.study(
      data,
      [
        Variant(
          name: "ridge", penalty: L2(0.1), training: FigureStudies.settings { $0.bias = .free })
      ])
    study.path = try data.path(PathSettings(folds: 4))
    return study
  }

  @Test func readersTellTheFeatureFromTheBias() async throws {
    let study = try await Self.study()
    let names = ["x", "bias (feature)", "bias"]
    #expect(ParameterTable(study).rows.map(\.parameter) == names)
    let path = PathTable(try #require(study.path), in: study)
    #expect(path.coefficients.dropFirst().map { $0[0] } == names)
    #expect(study.shownParameters(atMost: 3).map { $0.name(in: study) } == names)
    let panels = Figures.chart(.weights, of: study).panels.compactMap { $0.heading?.plain }
    #expect(panels == names)
  }

  @Test func filesTellTheFeatureFromTheBias() async throws {
    let study = try await Self.study()
    func header(_ table: CSVText) -> String {
      String(String(decoding: table.bytes, as: UTF8.self).prefix { $0 != "\n" })
    }
    #expect(header(HistoryCSV.table(of: study)).hasSuffix(",printed,x,feature_bias,bias"))
    for (name, columns) in [
      (FigureName.weights, "kind,variant,epoch,x,feature_bias,bias"),
      (.trajectory, "kind,variant,epoch,x,feature_bias"), (.path, "kind,lambda,x,feature_bias"),
    ] {
      #expect(header(try #require(Figures.figure(name, of: study)).table) == columns)
    }
  }

  @Test func axesNameOneOrTheOther() throws {
    let features = ["x", "bias"]
    func plane(_ names: [String], hasBias: Bool = true) throws -> [ShownParameter] {
      let axes = try #require(TrajectoryAxes(names)).parameters(among: features, hasBias: hasBias)
      return [axes.x, axes.y]
    }
    #expect(try plane(["x", "bias"]) == [.weight(0), .bias])
    #expect(try plane(["feature_bias", "bias"]) == [.weight(1), .bias])
    let error = #expect(throws: AxesError.self) { try plane(["x", "bias"], hasBias: false) }
    #expect(error?.description.contains("The feature is called feature_bias here.") == true)
  }

  @Test func comparedReportsTellThemApart() throws {
    let json = """
      {"schema": 1, "data": {"features": ["x", "bias"]}, "variants": [{"name": "a", \
      "status": "finished", "final": {"weights": [1, 2], "bias": 3}}]}
      """
    let summary = try ReportSummary(Array(json.utf8), name: "a", file: "summary.json")
    #expect(summary.models[0].parameters.map(\.name) == ["x", "bias (feature)", "bias"])
    #expect(summary.models[0].value(of: "bias") == 3)
  }

  /// A name that a mark would make is taken by no other feature.
  @Test func noTwoFeaturesAreCalledAlike() {
    let features = ["bias", "bias (feature)", "feature_bias", "feature_feature_bias", "epoch", "x"]
    let labels = features.map { FeatureName.label($0, among: features) }
    #expect(Set(labels + ["bias"]).count == features.count + 1)
    let columns = features.map { FeatureName.column($0, among: features, besides: ["epoch"]) }
    #expect(Set(columns + ["bias", "epoch"]).count == features.count + 2)
  }

  /// Where nothing has to be told apart, a feature keeps its name.
  @Test func aFeatureThatOnlyLooksMarkedKeepsItsName() throws {
    let features = ["feature_bias", "bias (feature)", "feature_epoch"]
    #expect(features.map { FeatureName.label($0, among: features) } == features)
    #expect(
      features.map { FeatureName.column($0, among: features, besides: ["epoch"]) } == features)
    let axes = try #require(TrajectoryAxes(["feature_bias", "bias"]))
    #expect(try axes.parameters(among: features, hasBias: true).x == .weight(0))
  }
}
