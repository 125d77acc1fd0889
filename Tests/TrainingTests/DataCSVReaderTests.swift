import Foundation
import Testing

@testable import Training

/// The text's data set; target `y` unless said otherwise.
func table(
  _ text: String, target: String = "y", features: [String]? = nil, missing: MissingPolicy = .error
) throws(DataError) -> Dataset {
  try CSVReader.dataset(
    from: Array(text.utf8), named: "data/houses.csv",
    selecting: CSVSelection(target: target, features: features, missing: missing))
}

@Suite("Reading tables")
struct DataCSVReaderTests {
  private let good = "a,b,y\n1,2,3\n4,5,6\n"

  @Test func aTableBecomesADataSet() throws {
    let data = try table(good)
    #expect(data.features == ["a", "b"])
    #expect(data.target == "y")
    #expect(data.values == [1, 2, 4, 5])
    #expect(data.targets == [3, 6])
    #expect(data.truth == nil)
    #expect(data.source == "2 rows of houses.csv")
    #expect(data.notes.isEmpty)
  }

  @Test func columnsAreTakenInTheOrderAskedFor() throws {
    let data = try table(
      "a,text,b,y\n1,x,2,3\n4,\"y,\n\"\"\",5,6", target: "a", features: ["y", "b"])
    #expect(data.features == ["y", "b"])
    #expect(data.values == [3, 2, 6, 5])
    #expect(data.targets == [1, 4])
  }

  @Test(arguments: [
    "\u{feff}a,b,y\n1,2,3\n4,5,6\n", "a,b,y\r\n1,2,3\r\n4,5,6\r\n", "a,b,y\r1,2,3\r4,5,6\r",
    "a,b,y\n1,2,3\n4,5,6", "a,b,y\r1,2,3\n4,5,6\r\n", "a,b,y\n1,2,3\n4,5,6\n\n\n",
    "a,b,y\r\n1,2,3\r\n4,5,6\r\n\r\n", "\"a\",\"b\",\"y\"\n\"1\",\"2\",\"3\"\n4,5,\"6\"\n",
    " a ,\tb, y\n 1 ,2\t, 3\n+4,5.,6.0e0\n", "\u{feff}\"a\",b,y\n1,2,3\n4,5,6",
  ])
  func whatDoesNotMatterDoesNotMatter(text: String) throws {
    let (data, plain) = (try table(text), try table(good))
    #expect(data.features == plain.features)
    #expect(data.target == plain.target)
    #expect(data.values == plain.values)
    #expect(data.targets == plain.targets)
    #expect(data.source == plain.source)
    #expect(data.notes == plain.notes)
  }

  @Test func headersAreReadByThemselves() throws {
    let names = try CSVReader.header(
      of: Array("\u{feff}größe,\"Preis, in \"\"€\"\"\",\"two\nlines\"".utf8), named: "x.csv")
    #expect(names == ["größe", "Preis, in \"€\"", "two\nlines"])
  }

  /// The whole of `diabetes.csv` against the means and deviations that scikit-learn saw.
  @Test func diabetesReadsRight() throws {
    struct Reference: Decodable {
      struct LeastSquares: Decodable {
        var intercept: Double
      }
      var columns: [String]
      var mean: [Double]
      var std: [Double]
      /// Its intercept is the target's mean, since the columns are centred.
      var ols: LeastSquares
    }
    let reference = try Fixtures.decode(Reference.self, "sklearn/diabetes.json")
    let data = try CSVReader.dataset(
      from: Fixtures.bytes("diabetes.csv"), named: "fixtures/diabetes.csv",
      selecting: CSVSelection(target: "target"))
    #expect(data.rowCount == 442)
    #expect(data.features == reference.columns)
    #expect(data.source == "442 rows of diabetes.csv")
    let n = Double(data.rowCount)
    let meanTarget = data.targets.reduce(0, +) / n
    #expect(abs(meanTarget - reference.ols.intercept) <= 1e-12 * meanTarget)
    for column in reference.columns.indices {
      let cells = stride(from: column, to: data.values.count, by: 10).map { data.values[$0] }
      let mean = cells.reduce(0, +) / n
      let deviation = (cells.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / n).squareRoot()
      #expect(abs(mean - reference.mean[column]) <= 1e-12 * abs(reference.mean[column]))
      #expect(abs(deviation - reference.std[column]) <= 1e-12 * reference.std[column])
    }
  }

  @Test func rowsWithMissingCellsAreDroppedAndCounted() throws {
    let data = try table(
      "a,b,y\n1,2,3\n,5,6\n7, ,9\n\"\",1,1\n4,5,6\n", missing: .dropRow)
    #expect(data.values == [1, 2, 4, 5])
    #expect(data.source == "2 rows of houses.csv")
    #expect(data.notes == ["3 of 5 rows were left out because a cell was missing."])
  }

  @Test func cellsOfOtherColumnsMayBeMissing() throws {
    let data = try table("a,b,y\n1,,3\n4,?,6\n", features: ["a"])
    #expect(data.values == [1, 4])
  }

  @Test func constantAndEqualColumnsAreStated() throws {
    let data = try table("age,zero,a,b,c,y\n3,0,1,1,1,5\n3,-0,2,2,2,6\n3,0,4,4,5,4\n")
    #expect(
      data.notes == [
        "The column age is constant, 3 in every row: its weight cannot be told from the bias.",
        "The column zero is 0 in every row: its weight has no effect.",
        "The columns a and b are equal in every row: only the sum of their weights is determined.",
      ])
  }

  @Test func aTargetThatTeachesNothingIsStated() throws {
    let constant = try table("a,b,y\n1,2,0.5\n2,1,0.5\n")
    #expect(
      constant.notes == ["The target y is constant, 0.5 in every row: there is nothing to learn."])
    let copy = try table("a,b,y\n1,2,2\n2,1,1\n")
    #expect(copy.notes == ["The target y equals the column b in every row."])
    let single = try table("a,y\n1,1\n")
    #expect(single.notes == ["There is only one row: no weight can be told from the bias."])
  }

  @Test func setsOfEqualColumnsAreToldApart() throws {
    let data = try table("a,b,c,d,e,y\n1,1,1,1,2,3\n1,1,2,2,2,4\n1,1,2,2,3,3\n2,2,3,3,4,0\n")
    #expect(
      data.notes == [
        "The columns a and b are equal in every row: only the sum of their weights is determined.",
        "The columns c and d are equal in every row: only the sum of their weights is determined.",
      ])
  }

  /// No bytes may stop the program: 20,000 damaged copies of a table are read or refused.
  @Test func noDamageTraps() {
    let sound = Array(
      "\u{feff}id,\"größe, m²\",b,y\r\n1,2.5,\"3\",4\n2,-1e-3,.5,5.\r3,\"1\",+7,1e22\n4,,6,7\n".utf8
    )
    let marks = Array("\",\n\r\0 .+-eE09x\u{fe}ä".utf8) + [0xff, 0xfe, 0xc3, 0xe2, 0xf4, 0x80]
    var generator = TorchGenerator(seed: 42)
    func random(_ bound: Int) -> Int { Int(generator.word()) % max(1, bound) }
    var read = 0
    for _ in 0..<20_000 {
      var bytes = sound
      for _ in 0...random(4) {
        let place = random(bytes.count)
        switch random(5) {
        case 0 where !bytes.isEmpty: bytes.remove(at: place)
        case 1: bytes.insert(marks[random(marks.count)], at: place)
        case 2 where !bytes.isEmpty: bytes[place] = marks[random(marks.count)]
        case 3: bytes.removeSubrange(place..<min(bytes.count, place + random(12)))
        default:
          bytes.insert(contentsOf: sound[random(sound.count)...].prefix(random(20)), at: place)
        }
      }
      do {
        let data = try CSVReader.dataset(
          from: bytes, named: "x.csv", selecting: CSVSelection(target: "y", missing: .dropRow))
        #expect(data.targets.allSatisfy(\.isFinite) && data.values.allSatisfy(\.isFinite))
        #expect(data.values.count == data.rowCount * data.featureCount)
        read += 1
      } catch {
        #expect(!error.message.isEmpty)
        #expect(error.description.hasPrefix("x.csv:"))
      }
    }
    #expect(read > 1_000)
  }
}
