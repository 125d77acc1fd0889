import Testing

@testable import Training

/// Columns of texts as columns of 0 and 1, and what a table's columns are found to hold.
struct DataCategoricalTests {
  private let text = "size,city,y\n1,Rome,5\n2,Oslo,6\n3,\"Rome\",7\n4, Paris ,8\n5,,9\n6,Oslo,9\n"

  private func read(_ text: String, _ selection: CSVSelection, piece: Int = 7) throws -> Dataset {
    try CSVReader.dataset(
      from: Array(text.utf8), named: "x.csv", selecting: selection, piece: piece)
  }

  @Test func eachTextButTheFirstBecomesAColumn() throws {
    let selection = CSVSelection(target: "y", missing: .dropRow, categorical: ["city"])
    let data = try read(text, selection)
    #expect(data.features == ["size", "city=Paris", "city=Rome"])
    #expect(data.values == [1, 0, 1, 2, 0, 0, 3, 0, 1, 4, 1, 0, 6, 0, 0])
    #expect(data.targets == [5, 6, 7, 8, 9])
    #expect(
      data.notes == [
        "1 of 6 rows was left out because a cell was missing.",
        "“city” is a column of 0 and 1 for each of its texts but “Oslo”: a weight is the difference "
          + "from that.",
      ])
    for piece in 1...text.utf8.count {
      let same = try read(text, selection, piece: piece)
      #expect(same.values == data.values && same.features == data.features)
    }
  }

  @Test func powersAreOfNumbersAlone() throws {
    let data = try read(
      text,
      CSVSelection(
        target: "y", features: ["city", "size"], powers: 2, missing: .dropRow, categorical: ["city"]
      ))
    #expect(data.features == ["city=Paris", "city=Rome", "size", "size^2"])
    #expect(data.values.prefix(8) == [0, 1, 1, 1, 0, 0, 2, 4])
  }

  /// Codes of digits are texts where a column is said to hold texts.
  @Test func digitsAreTextsWhereTextsAreAskedFor() throws {
    let data = try read(
      "code,y\n10,1\n2,2\n10,3\n", CSVSelection(target: "y", categorical: ["code"]))
    #expect(data.features == ["code=2"] && data.values == [0, 1, 0])
  }

  @Test(arguments: [
    (CSVSelection(target: "y", categorical: ["citi"]), "Did you mean “city”?"),
    (CSVSelection(target: "y", categorical: ["y"]), "is the target, and a target is a number"),
    (CSVSelection(target: "y", features: ["size"], categorical: ["city"]), "no feature"),
    (CSVSelection(target: "y", categorical: ["city"]), "1 cell is missing"),
  ])
  func aSelectionThatCannotBeIsRefused(_ selection: CSVSelection, _ words: String) {
    let error = #expect(throws: DataError.self) { try read(text, selection) }
    #expect(error?.message.contains(words) == true, "\(error?.message ?? "")")
  }

  @Test func tooManyTextsAndNamesThatClashAreRefused() {
    let many = "a,y\n" + (0..<60).map { "t\($0),1\n" }.joined()
    let error = #expect(throws: DataError.self) {
      try read(many, CSVSelection(target: "y", categorical: ["a"]))
    }
    #expect(error?.line == 52)
    let clash = #expect(throws: DataError.self) {
      try read("a,a=q,y\np,1,1\nq,2,2\n", CSVSelection(target: "y", categorical: ["a"]))
    }
    #expect(clash?.message.contains("named “a=q”") == true)
    let same = #expect(throws: DataError.self) {
      try read("a,y\np,1\np,2\n", CSVSelection(target: "y", categorical: ["a"]))
    }
    #expect(same?.message.contains("nothing to predict from") == true)
  }

  // MARK: - Profiles

  @Test func aProfileSaysWhatEachColumnHolds() throws {
    let table =
      "id,name,size,gaps,same,slip,year\n1,ann,2.5,,7,1,1947\n2,bob,2.5,,7,n/a,1948\n3,\"c\nd\",4,1,7,3,1949\n"
    var whole: TableProfile?
    for piece in [1, 2, 3, 50, 1_000] {
      var profiler = TableProfiler(named: "x.csv")
      let bytes = Array(table.utf8)
      for start in stride(from: 0, to: bytes.count, by: piece) {
        try profiler.take(bytes[start..<min(start + piece, bytes.count)])
      }
      let profile = try profiler.finish()
      #expect(whole == nil || profile == whole)
      whole = profile
    }
    let profile = try #require(whole)
    #expect(profile.rowCount == 3)
    func names(_ test: (TableProfile.Column) -> Bool) -> [String] {
      profile.columns.filter(test).map(\.name)
    }
    #expect(names(\.isText) == ["name"])
    #expect(names(\.countsRows) == ["id"])
    #expect(names(\.isConstant).contains("same") && !names(\.isConstant).contains("size"))
    let gaps = try profile.column("gaps", of: "x.csv")
    #expect((gaps.numbers, gaps.missing, gaps.texts) == (1, 2, 0))
    let slip = try profile.column("slip", of: "x.csv")
    #expect((slip.numbers, slip.texts, slip.firstText) == (2, 1, "n/a"))
    #expect(try profile.column("name", of: "x.csv").kinds == ["ann", "bob", "c\nd"])
    #expect(throws: DataError.self) { try profile.column("sizes", of: "x.csv") }
  }

  @Test func aRaggedRowIsRefusedAsByTheReader() {
    for table in ["a,b\n1,2\n3\n", "a,b\n1,2\n\n3,4\n", "a,b\n1,2,3\n", "a,b\n1,\"2\n"] {
      let bytes = Array(table.utf8)
      let expected = #expect(throws: DataError.self) {
        try CSVReader.dataset(from: bytes, named: "x.csv", selecting: CSVSelection(target: "b"))
      }
      let error = #expect(throws: DataError.self) {
        var profiler = TableProfiler(named: "x.csv")
        try profiler.take(bytes[...])
        _ = try profiler.finish()
      }
      #expect(error == expected)
    }
  }
}
