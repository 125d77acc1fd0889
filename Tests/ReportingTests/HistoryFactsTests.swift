import Testing

@testable import Reporting

/// What is said of logged histories, and of which run.
@Suite struct HistoryFactsTests {
  private func history(_ run: String, _ columns: [(String, [Double])]) -> LoggedHistory {
    LoggedHistory(
      run: run, xName: "epoch", x: columns[0].1.indices.map { Double($0 + 1) },
      columns: columns.map { LoggedHistory.Column(name: $0, values: $1) })
  }

  @Test func aRunOfWhichNothingIsDrawnIsToldWhy() {
    var lost = history("b", [("loss", [3, 2])])
    lost.x = [.nan, .infinity]
    let facts = HistoryFacts([
      history("a", [("loss", [3, 2])]), lost, history("c", [("loss", [.nan, .nan])]),
    ])
    #expect(
      facts.sentences.suffix(2) == [
        "b: no row with something in loss has a number in epoch.", "c: nothing was logged in loss.",
      ])
    #expect(facts.numberless == ["b", "c"])
  }

  @Test func runsAreKnownByTheirPlacesNotByTheirNames() {
    let facts = HistoryFacts([
      history("a", [("loss", [3, 2, 1]), ("val_loss", [3, 2, 4])]),
      history("a", [("loss", [30, 20, 10]), ("val_loss", [30, 20, 10])]),
    ])
    #expect(facts.track("loss", ofRun: 0)?.y == [3, 2, 1])
    #expect(facts.track("loss", ofRun: 1)?.y == [30, 20, 10])
    #expect(facts.sentences.count { $0.contains("the model overfits") } == 1)
  }
}
