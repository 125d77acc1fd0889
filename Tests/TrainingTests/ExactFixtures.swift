@testable import Training

/// Numeric tables of `fixtures/`, read without the reader under test.
enum ExactTable {
  /// A CSV file with a header, its column `target` taken out.
  static func read(_ name: String, target: String) throws -> Dataset {
    let text = String(decoding: try Fixtures.bytes(name), as: UTF8.self)
    let lines = text.split { $0.isNewline }
    let header = lines[0].split(separator: ",").map { String($0) }
    var (values, targets) = ([Double](), [Double]())
    for line in lines.dropFirst() {
      for (name, cell) in zip(header, line.split(separator: ",")) {
        let number = Double(cell) ?? .nan
        if name == target { targets.append(number) } else { values.append(number) }
      }
    }
    return Dataset(
      features: header.filter { $0 != target }, target: target, values: values, targets: targets,
      source: name)
  }

  /// A table whose features are the powers 1 to `degree` of `x`.
  static func powers(of x: [Double], degree: Int, targets: [Double]) -> Dataset {
    var values: [Double] = []
    for x in x {
      var power = 1.0
      for _ in 0..<degree {
        power *= x
        values.append(power)
      }
    }
    return Dataset(
      features: (1...degree).map { "x^\($0)" }, target: "y", values: values, targets: targets,
      source: "powers")
  }

  /// Digits that agree: `-log10` of the worst relative error.
  static func digits(_ values: [Double], _ certified: [Double]) -> Double {
    var worst = 0.0
    for (value, certified) in zip(values, certified) {
      worst = max(worst, abs(value - certified) / abs(certified))
    }
    return -Math.log(max(worst, 1e-17)) / Math.log(10)
  }
}

/// `fixtures/sklearn/diabetes.json`.
struct DiabetesReference: Decodable {
  struct Solution: Decodable {
    var coef: [Double]
    var intercept: Double
  }
  var mean: [Double]
  var std: [Double]
  var ols: Solution
  var ridge: [String: Solution]
}
