import Testing

@testable import Training

@Suite("Powers of a table's columns")
struct DataPowersTests {
  private func read(
    _ text: String, target: String = "y", features: [String]? = nil, powers: Int,
    missing: MissingPolicy = .error
  ) throws(DataError) -> Dataset {
    try CSVReader.dataset(
      from: Array(text.utf8), named: "houses.csv",
      selecting: CSVSelection(target: target, features: features, powers: powers, missing: missing))
  }

  @Test func eachColumnIsFollowedByItsPowers() throws {
    let data = try read("a,y,b\n2,1,-3\n0.5,2,10\n", powers: 3)
    #expect(data.features == ["a", "a^2", "a^3", "b", "b^2", "b^3"])
    #expect(data.values == [2, 4, 8, -3, 9, -27, 0.5, 0.25, 0.125, 10, 100, 1_000])
    #expect(data.targets == [1, 2])
    let chosen = try read("a,y,b\n2,1,-3\n", features: ["b"], powers: 2)
    #expect(chosen.features == ["b", "b^2"])
  }

  @Test func aPowerNamedLikeAColumnIsAMistakeOfTheCommand() throws {
    let feature = try #require(throws: DataError.self) {
      try read("size,size^2,y\n1,2,3\n", powers: 2)
    }
    #expect(feature.kind == .badSelection)
    #expect(
      feature.message
        == "The power “size^2” of the column “size” would be named like the column of that name. "
        + "Rename the one in the table, or leave it out of the features.")
    let target = try #require(throws: DataError.self) {
      try read("x,x^3\n1,2\n", target: "x^3", powers: 3)
    }
    #expect(target.message.hasSuffix("like the target of that name. Rename the one in the table."))
    // One that is not used is in nobody's way.
    #expect(try read("x,x^2,y\n1,2,3\n", features: ["x"], powers: 2).features == ["x", "x^2"])
  }

  @Test(arguments: [0, -1, 41, .max])
  func powersHaveARange(powers: Int) throws {
    let error = try #require(throws: DataError.self) { try read("x,y\n1,2\n", powers: powers) }
    #expect(error.kind == .badSelection)
    #expect(error.message == "Powers go from 1 to 40, not to \(powers).")
  }

  @Test func powersMakeNoMoreColumnsThanATableMayHave() throws {
    let names = (0..<200).map { "x\($0)," }.joined() + "y\n"
    let error = try #require(throws: DataError.self) { try read(names, powers: 40) }
    #expect(
      error.message.hasPrefix("200 columns and their powers up to 40 would be 8,000 features"))
  }

  @Test func aPowerTooLargeIsNamedWithItsPlace() throws {
    let error = try #require(throws: DataError.self) {
      try read("a,\"b\",y\n1,2,3\n\"4\",-1e200,6\n1e300,1,1\n", powers: 2)
    }
    #expect((error.line, error.column) == (3, 5))
    #expect(
      error.message.hasPrefix("The power 2 of -1e+200 in the column “b” is too large for a number.")
    )
    #expect(try read("a,y\n1e-300,1\n", powers: 3).values == [1e-300, 0, 0])
  }

  @Test func rowsWithMissingCellsHaveNoPowers() throws {
    let data = try read("a,b,y\n1,2,3\n,5,6\n3,4,5\n", powers: 2, missing: .dropRow)
    #expect(data.values == [1, 1, 2, 4, 3, 9, 4, 16])
  }

  @Test func zerosAndOnesEqualTheirPowers() throws {
    let data = try read("a,y\n0,1\n1,3\n1,4\n", powers: 2)
    #expect(
      data.notes == [
        "The columns a and a^2 are equal in every row: only the sum of their weights is determined."
      ])
  }

  // MARK: - NIST's polynomials, from their tables

  private func digits(_ data: Dataset, _ certified: [Double], standardize: Bool) throws -> Double {
    let prepared = try PreparedData(data, standardize: standardize, holdout: .none)
    #expect(prepared.leastSquares.rank == certified.count - 1)
    let parameters = prepared.leastSquares.parameters
    return ExactTable.digits([parameters.bias ?? .nan] + parameters.weights, certified)
  }

  @Test(arguments: [false, true])
  func filipHasSixCertifiedDigits(standardize: Bool) throws {
    let data = try CSVReader.dataset(
      from: Fixtures.bytes("nist/filip.csv"), named: "filip.csv",
      selecting: CSVSelection(target: "y", powers: 10))
    let certified = [
      -1467.489_614_229_80, -2772.179_591_933_42, -2316.371_081_608_93, -1127.973_940_983_72,
      -354.478_233_703_349, -75.124_201_737_375_7, -10.875_318_035_534_3, -1.062_214_985_889_47,
      -0.067_019_115_459_340_8, -0.002_467_810_782_754_79, -0.000_040_296_252_508_040_4,
    ]
    let digits = try digits(data, certified, standardize: standardize)
    print("Filip by powers: \(digits) digits, standardised: \(standardize)")
    #expect(digits >= 6)
  }

  @Test(arguments: [false, true])
  func wamplersPolynomialsAreFound(standardize: Bool) throws {
    func table(_ coefficients: [Double]) throws -> Dataset {
      let rows = (0...20).map { x in
        let y = coefficients.reversed().reduce(0) { $0 * Double(x) + $1 }
        return "\(x),\(y)\n"
      }
      return try read("x,y\n" + rows.joined(), powers: 5)
    }
    let ones = [Double](repeating: 1, count: 6)
    #expect(try digits(try table(ones), ones, standardize: standardize) >= 9)
    let tenths = [1, 0.1, 0.01, 0.001, 0.0001, 0.00001]
    #expect(try digits(try table(tenths), tenths, standardize: standardize) >= 9)
  }
}
