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

  /// A table of standard normal features whose target is the sum of the first three and noise.
  static func normal(rows: Int, features: Int, seed: UInt64) -> Dataset {
    var generator = TorchGenerator(seed: seed)
    let values = generator.normal(count: rows * features).map { Double($0) }
    let noise = generator.normal(count: rows)
    let targets = (0..<rows).map { row in
      values[(row * features)..<(row * features + min(3, features))].reduce(Double(noise[row]), +)
    }
    return Dataset(
      features: (0..<features).map { "x\($0)" }, target: "y", values: values, targets: targets,
      source: "normal")
  }

  /// The mean squared error over the rows, added up row by row.
  static func meanSquare(_ data: Dataset, _ parameters: Parameters) -> Double {
    var sum = 0.0
    for row in 0..<data.rowCount {
      var residual = (parameters.bias ?? 0) - data.targets[row]
      for j in 0..<data.featureCount {
        residual += data.values[row * data.featureCount + j] * parameters.weights[j]
      }
      sum += residual * residual
    }
    return sum / Double(data.rowCount)
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
  var lasso: [String: Solution]
  /// By strength and share of the absolute values.
  var elastic_net: [String: Solution]
}
