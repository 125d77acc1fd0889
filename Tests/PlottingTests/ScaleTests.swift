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
}
