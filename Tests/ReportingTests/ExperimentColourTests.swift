import Plotting
import Testing

@testable import Reporting

@Suite struct ExperimentColourTests {
  private func accents(_ variants: [String]) throws -> [Int] {
    let names = variants.enumerated().map { place, color in
      "  - {name: v\(place), penalty: none\(color.isEmpty ? "" : ", color: \(color)")}"
    }
    let text = """
      version: 1
      title: Colours
      data:
        synthetic: {generator: torch, seed: 1, rows: 20, weights: [2], bias: 1, noise: 0.1}
      training: {epochs: 1}
      variants:
      \(names.joined(separator: "\n"))

      """
    return try ExperimentFixtures.read(text).accents
  }

  @Test func aVariantHasItsPlacesColourUnlessItAsksForOne() throws {
    #expect(try accents(["", "", ""]) == [0, 1, 2])
    #expect(try accents(["green", "", "red"]) == [2, 1, 4])
  }

  @Test func variantsOfOneColourDifferInDashAndMarker() throws {
    let places = try accents(["orange", "", "orange", "", "blue"])
    let looks = places.map(SeriesStyle.init(place:))
    #expect(looks[0].role == looks[1].role && looks[1].role == looks[2].role)
    #expect(Set(looks).count == 5)
    #expect(looks[0].dash != looks[1].dash && looks[0].marker != looks[1].marker)
  }

  @Test func appendingAVariantChangesNoOthers() throws {
    let colors = ["", "blue", "", "", "teal", "", "", "", "", "", "blue", ""]
    for count in 1..<colors.count {
      let before = try accents(Array(colors.prefix(count)))
      #expect(try accents(Array(colors.prefix(count + 1))).prefix(count) == before[...])
    }
  }
}
