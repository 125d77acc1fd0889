import Wording

/// Rows of a polynomial in one variable: `y = c₁x + c₂x² + ... + b + e`, `x` standard normal, noise
/// normal.
///
/// The numbers come from torch's generator in single precision, whatever the precision of the
/// training, so that they are those of a script that starts with `torch.manual_seed(seed)`.
public struct PolynomialData: Sendable, Equatable {
  /// The highest degree: up to it no power of a value that can be drawn (none is above 8.6)
  /// overflows in single precision.
  public static let highestDegree = 40

  /// The seed of torch's generator.
  public var seed: UInt64
  /// Number of rows `n`, not negative.
  public var rows: Int
  /// The true weights of `x`, `x²`, ...; as many as the polynomial's degree `d`, at most
  /// `highestDegree`.
  public var coefficients: [Double]
  /// The true bias, the polynomial's value at 0.
  public var bias: Double
  /// Standard deviation of the noise, not negative.
  public var noise: Double
  /// The highest power of `x` that is a feature, 1 to `highestDegree`: fewer than the degree make a
  /// model that is too simple for the data, more one that could be simpler.
  public var powers: Int

  /// A polynomial with these coefficients; nothing is drawn yet. Left out, `powers` are as many as
  /// the coefficients.
  public init(
    seed: UInt64, rows: Int, coefficients: [Double], bias: Double, noise: Double,
    powers: Int? = nil
  ) {
    self.powers = powers ?? coefficients.count
    self.seed = seed
    self.rows = rows
    self.coefficients = coefficients
    self.bias = bias
    self.noise = noise
  }

  /// Draws the rows: first `x` of all rows (`torch.randn(rows, 1)`), then all noise
  /// (`torch.normal(0, noise, (rows,))`).
  ///
  /// The features are called `x`, `x^2`, ..., the target `y`. Powers are `torch.pow`'s: the square
  /// and the cube bit for bit, higher ones within a unit in the last place. The truth is what was
  /// asked for, not what became of it in single precision; there is none where powers are missing from
  /// the features.
  public func dataset() -> Dataset {
    var generator = TorchGenerator(seed: seed)
    let points = generator.normal(count: rows)
    let noises = generator.normal(count: rows, standardDeviation: noise)
    let weights = coefficients.map { Float($0) }
    let bias = Float(bias)
    var (values, targets) = ([Double](), [Double]())
    values.reserveCapacity(rows * powers)
    targets.reserveCapacity(rows)
    for (x, noise) in zip(points, noises) {
      var sum: Float = 0
      for power in 0..<max(powers, weights.count) {
        let feature = Self.power(x, power + 1)
        if power < weights.count { sum += feature * weights[power] }
        if power < powers { values.append(Double(feature)) }
      }
      targets.append(Double((sum + bias) + noise))
    }
    return Dataset(
      features: PowerNames.all(of: "x", powers: powers), target: "y",
      values: values, targets: targets, truth: truth,
      source: "\(Phrase.count(rows, "row")) of a polynomial of degree \(weights.count) "
        + "(torch generator, seed \(seed), noise \(noise))",
      notes: powers < weights.count
        ? [
          "The features are powers of x up to \(powers), the data have powers up to "
            + "\(weights.count): no weights are the true ones."
        ] : [])
  }

  private var truth: Parameters? {
    guard powers >= coefficients.count else { return nil }
    let none = repeatElement(0.0, count: powers - coefficients.count)
    return Parameters(weights: coefficients + none, bias: bias)
  }

  /// `x` to the `exponent`, which is 1 or more, in single precision.
  private static func power(_ x: Float, _ exponent: Int) -> Float {
    switch exponent {
    case 1: return x
    case 2: return x * x
    case 3: return x * x * x
    default:
      // Torch calls a vector `pow` here, right to a unit; products in double, rounded once, are
      // right to half of one and the same on every machine.
      var product = Double(x)
      for _ in 1..<exponent { product *= Double(x) }
      return Float(product)
    }
  }
}

/// The names of a feature and its powers.
enum PowerNames {
  /// `name`, `name^2`, ... up to `name^powers`; none for a `powers` below 1.
  static func all(of name: String, powers: Int) -> [String] {
    guard powers >= 1 else { return [] }
    return (1...powers).map { $0 == 1 ? name : "\(name)^\($0)" }
  }
}
