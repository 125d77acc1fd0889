import Testing

@testable import Plotting

@Suite struct ScaleTests {
  @Test func aLinearScaleInterpolates() {
    let scale = Scale(.linear, domain: Domain(10, 20), range: Domain(0, 100))
    #expect(scale(10) == 0)
    #expect(scale(15) == 50)
    #expect(scale(20) == 100)
    #expect(scale(25) == 150)
  }

  @Test func aLogScaleIsTheLinearOneOverLogarithms() {
    let scale = Scale(.log, domain: Domain(0.01, 100), range: Domain(0, 400))
    #expect(scale(0.01) == 0)
    #expect(scale(1) == 200)
    #expect(scale(10) == 300)
    #expect(scale(0) == nil)
    #expect(scale(-3) == nil)
  }

  @Test func aReversedDomainRunsBackwards() {
    let scale = Scale(.linear, domain: Domain(5, -5), range: Domain(0, 10))
    #expect(scale(5) == 0)
    #expect(scale(-5) == 10)
  }

  @Test(arguments: [ScaleTransform.linear, .log])
  func aDegenerateDomainSitsAtOneHalf(_ transform: ScaleTransform) {
    let scale = Scale(transform, domain: Domain(3, 3), range: Domain(0, 10))
    #expect(scale(3) == 5)
    #expect(scale(1e300) == 5)
  }

  @Test func theWidestDomainsDoNotOverflow() {
    let most = Double.greatestFiniteMagnitude
    let linear = Scale(.linear, domain: Domain(-most, most), range: Domain(0, 100))
    #expect(linear(0) == 50)
    #expect(linear(most) == 100)
    let log = Scale(.log, domain: Domain(1e-300, 1e300), range: Domain(0, 600))
    #expect(log(1) == 300)
  }

  @Test func whatIsNoNumberHasNoPlace() {
    let scale = Scale(.linear, domain: Domain(0, 1), range: Domain(0, 1))
    #expect(scale(.nan) == nil)
    #expect(scale(.infinity) == nil)
    let broken = Scale(.log, domain: Domain(.nan, -4), range: Domain(0, 1))
    #expect(broken(2) == 0.5)
  }

  // MARK: - Symmetric log

  private static let thresholds = [1e-300, 1e-3, 1, 7, 1e200]

  @Test(arguments: thresholds)
  func aSymmetricLogIsLinearThenLogarithmicAndOdd(_ threshold: Double) throws {
    let transform = ScaleTransform.symmetricLog(linearWithin: threshold)
    func place(_ value: Double) throws -> Double { try #require(transform.linearized(value)) }
    #expect(try place(0) == 0)
    let unit = try place(threshold)
    for share in [0.1, 0.25, 0.5, 0.9] {
      #expect(abs(try place(share * threshold) - share * unit) < 1e-15)
    }
    // Beyond the threshold a factor of ten is one decade.
    for decades in 1...5 {
      let value = threshold * Decade.power(decades)
      #expect(abs(try place(value) - unit - Double(decades)) < 1e-12)
      #expect(try place(-value) == -place(value))
    }
  }

  @Test func aSymmetricLogHasNoKinkAtItsThreshold() throws {
    let transform = ScaleTransform.symmetricLog(linearWithin: 2)
    func slope(_ value: Double, _ step: Double) -> Double {
      ((transform.linearized(value + step) ?? 0) - (transform.linearized(value) ?? 0)) / step
    }
    #expect(abs(slope(2, 1e-6) / slope(2, -1e-6) - 1) < 1e-6)
  }

  @Test(arguments: [ScaleTransform.linear, .log, .symmetricLog(linearWithin: 0.01)])
  func aValueComesBackFromItsPlace(_ transform: ScaleTransform) throws {
    var value = 1e-300
    while value < 1e300 {
      for signed in transform == .log ? [value] : [value, -value] {
        let back = transform.value(at: try #require(transform.linearized(signed)))
        #expect(abs(back / signed - 1) < 1e-12, "\(signed)")
      }
      value *= 37.7
    }
    #expect(transform == .log || transform.value(at: 0) == 0)
  }

  @Test func whatIsNoThresholdCountsAsOne() {
    for broken in [0, -3, .nan, .infinity] {
      let transform = ScaleTransform.symmetricLog(linearWithin: broken)
      #expect(
        transform.linearized(50) == ScaleTransform.symmetricLog(linearWithin: 1).linearized(50))
    }
  }
}
