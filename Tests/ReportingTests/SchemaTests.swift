import Foundation
import Testing
import Training

@testable import Plotting
@testable import Reporting

/// The schemas in `schemas/` say what the reader reads and what the report writes.
struct SchemaTests {
  /// A mapping of an experiment file: where the schema describes it, and a file that holds it with a
  /// key that nobody knows.
  struct Mapping: CustomTestStringConvertible {
    let pointer: String
    let file: String

    init(_ pointer: String, _ file: String) {
      self.pointer = pointer
      self.file = file
    }

    var testDescription: String { pointer }
  }

  static let mappings = [
    Mapping("", "{qqqqqq: 1}"),
    Mapping("definitions/data", "data: {qqqqqq: 1}"),
    Mapping("definitions/synthetic", "data: {synthetic: {qqqqqq: 1}}"),
    Mapping("definitions/equalWeights", "data: {synthetic: {weights: {qqqqqq: 1}}}"),
    Mapping("definitions/csv", "data: {csv: {qqqqqq: 1}}"),
    Mapping("definitions/polynomial", "data: {polynomial: {qqqqqq: 1}}"),
    Mapping("definitions/data/properties/validation", "data: {validation: {share: 1, qqqqqq: 1}}"),
    Mapping("definitions/training", "training: {qqqqqq: 1}"),
    Mapping("definitions/initial", "training: {initial: {weights: [1], qqqqqq: 1}}"),
    Mapping("definitions/learningRate", "training: {learning-rate: {qqqqqq: 1}}"),
    Mapping("definitions/stop", "training: {stop: {qqqqqq: 1}}"),
    Mapping("definitions/optimizer", "training: {optimizer: {qqqqqq: 1}}"),
    Mapping("definitions/sgd", "training: {optimizer: {sgd: {qqqqqq: 1}}}"),
    Mapping("definitions/adam", "training: {optimizer: {adam: {qqqqqq: 1}}}"),
    Mapping("definitions/rmsprop", "training: {optimizer: {rmsprop: {qqqqqq: 1}}}"),
    Mapping("definitions/adagrad", "training: {optimizer: {adagrad: {qqqqqq: 1}}}"),
    Mapping("definitions/variant", "variants: [{qqqqqq: 1}]"),
    Mapping("definitions/penalty", "variants: [{penalty: {qqqqqq: 1}}]"),
    Mapping("definitions/elasticNet", "variants: [{penalty: {elastic-net: {qqqqqq: 1}}}]"),
    Mapping("definitions/sweep", "sweep: {qqqqqq: 1}"),
    Mapping("definitions/range", "sweep: {lambda: {qqqqqq: 1}}"),
    Mapping("definitions/path", "path: {qqqqqq: 1}"),
    Mapping("definitions/grid", "path: {lambdas: {qqqqqq: 1}}"),
    Mapping("definitions/output", "output: {qqqqqq: 1}"),
  ]

  /// The reader names all keys of a mapping to someone who uses one that is nothing like any.
  @Test(arguments: mappings)
  func theSchemaHasTheKeysThatTheReaderKnows(_ mapping: Mapping) throws {
    let mistake = try #require(
      ExperimentFixtures.mistakes(in: mapping.file).first { $0.contains("\"qqqqqq\" is no key") })
    let list = try #require(
      mistake.split(separator: #/Its key is |Its keys are /#).dropFirst().first
    ).dropLast()
    let known = list.replacing(" and ", with: ", ").components(separatedBy: ", ")
    let schema = try Schema.named("experiment")
    #expect(try schema.keys(at: mapping.pointer) == Set(known))
  }

  @Test func everyMappingOfTheSchemaIsHeldAgainstTheReader() throws {
    let schema = try Schema.named("experiment")
    let covered = try Self.mappings.reduce(into: Set<String>()) {
      $0.formUnion(try schema.keys(at: $1.pointer))
    }
    #expect(schema.allKeys.subtracting(covered) == [])
  }

  @Test func theSchemaOffersTheWordsThatTheReaderTakes() throws {
    let schema = try Schema.named("experiment")
    func words(_ pointer: String) throws -> [String] { try schema.words(at: pointer) }
    #expect(try words("definitions/order") == RowOrder.allCases.map(\.rawValue))
    #expect(try words("definitions/loss") == Loss.allCases.map(\.rawValue))
    #expect(try words("definitions/precision") == Precision.allCases.map(\.rawValue))
    #expect(try words("definitions/printed") == PrintedLoss.allCases.map(\.rawValue))
    #expect(try words("definitions/per") == RatePeriod.allCases.map(\.rawValue))
    #expect(
      try Set(words("definitions/bias")) == Set(BiasTreatment.allCases.map(\.rawValue)))
    #expect(
      try Set(words("definitions/csv/properties/missing"))
        == Set(MissingPolicy.allCases.map(\.rawValue)))
    #expect(
      try Set(words("definitions/variant/properties/color"))
        == Set(PaletteColor.allCases.map(\.rawValue)))
    #expect(try words("properties/figures/items") == FigureName.allCases.map(\.rawValue))
    let output = "definitions/output/properties"
    #expect(try Set(words("\(output)/formats/items")) == Set(ImageFormat.allCases.map(\.rawValue)))
    #expect(try Set(words("\(output)/themes/items")) == Set(ThemeName.allCases.map(\.rawValue)))
    #expect(try Set(words("\(output)/svg-text")) == Set(SVGText.allCases.map(\.rawValue)))
  }

  @Test func theSummarysSchemaHasEveryKindOfFindingAndEveryFigure() throws {
    let schema = try Schema.named("summary")
    #expect(
      try Set(schema.words(at: "properties/findings/items/properties/kind"))
        == Set(Finding.Kind.allCases.map(\.rawValue)))
    #expect(
      try schema.words(at: "properties/figures/items/properties/name")
        == FigureName.allCases.map(\.rawValue))
    #expect(
      try schema.words(at: "definitions/variant/properties/penalty/properties/kind").sorted()
        == PenaltyCatalogue.kinds.sorted())
  }
}

/// A JSON Schema, as far as these tests ask it.
private struct Schema {
  typealias Node = [String: Any]

  private let root: Node

  static func named(_ name: String) throws -> Schema {
    let url = try ExperimentFixtures.folder().deletingLastPathComponent()
      .appending(path: "schemas/\(name).schema.json")
    let json = try JSONSerialization.jsonObject(with: Data(contentsOf: url))
    return Schema(root: try #require(json as? Node))
  }

  /// The subschema at a pointer, such as `definitions/data`.
  private func node(at pointer: String) throws -> Node {
    try pointer.split(separator: "/").reduce(root) { node, key in
      try #require(node[String(key)] as? Node, "\(pointer)")
    }
  }

  /// The keys of a mapping, in whichever of its alternatives.
  func keys(at pointer: String) throws -> Set<String> { try keys(of: node(at: pointer)) }

  private func keys(of node: Node) throws -> Set<String> {
    if let reference = node["$ref"] as? String {
      return try keys(at: String(reference.dropFirst(2)))
    }
    let own = (node["properties"] as? Node)?.keys.map { $0 } ?? []
    let alternatives = node["oneOf"] as? [Node] ?? []
    return try alternatives.reduce(into: Set(own)) { $0.formUnion(try keys(of: $1)) }
  }

  /// Every key of every mapping.
  var allKeys: Set<String> { Self.allKeys(root) }

  private static func allKeys(_ json: Any) -> Set<String> {
    if let list = json as? [Any] { return list.reduce(into: []) { $0.formUnion(allKeys($1)) } }
    guard let node = json as? Node else { return [] }
    let own = (node["properties"] as? Node)?.keys.map { $0 } ?? []
    return node.values.reduce(into: Set(own)) { $0.formUnion(allKeys($1)) }
  }

  /// The words that a value may be.
  func words(at pointer: String) throws -> [String] {
    try #require(node(at: pointer)["enum"] as? [String], "\(pointer)")
  }
}
