import Testing

@testable import Training

@Suite("Did you mean")
struct DataSuggestionTests {
  @Test(arguments: [
    ("pirce", "price"), ("PRICE", "price"), ("prce", "price"), ("pricee", "price"),
    ("learning_rate", "learning-rate"), ("lernin-rate", "learning-rate"), ("roms", "rooms"),
    ("roomz", "rooms"), ("y1", "y"), ("Y", "y"),
  ])
  func aSlipIsRecognised(typed: String, meant: String) {
    #expect(
      Suggestion.nearest(to: typed, in: ["rooms", "price", "learning-rate", "y"]) == meant)
  }

  @Test(arguments: ["weight", "", "pppppp", "learning", "zz", "z"])
  func aDifferentWordIsNot(typed: String) {
    #expect(Suggestion.nearest(to: typed, in: ["rooms", "price", "learning-rate", "y"]) == nil)
  }

  @Test func theFirstOfEquallyNearNamesWins() {
    #expect(Suggestion.nearest(to: "bat", in: ["cat", "hat", "rat"]) == "cat")
    #expect(Suggestion.nearest(to: "bat", in: ["cats", "rat", "hat"]) == "rat")
    #expect(Suggestion.nearest(to: "bat", in: []) == nil)
  }

  @Test func aTextOfAnyLengthIsSafe() {
    let long = String(repeating: "x", count: 1_000_000)
    #expect(Suggestion.nearest(to: long, in: ["x", long]) == nil)
    #expect(Suggestion.nearest(to: "x", in: [long]) == nil)
  }
}
