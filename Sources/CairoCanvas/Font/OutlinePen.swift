import CCairo
import Plotting

/// Receives the parts of a FreeType outline and makes a path of lines and cubic curves from them.
struct OutlinePen {
  /// What has been drawn so far, every contour closed.
  private(set) var path = Path()
  private let unit: Double
  private var position = Point(0, 0)

  /// - Parameter unit: The length of one font unit in the path.
  init(unit: Double) {
    self.unit = unit
  }

  /// Takes over all contours of an outline.
  mutating func take(_ outline: UnsafeMutablePointer<FT_Outline>) throws(CairoError) {
    // FreeType calls back with each part and the pen's address.
    var parts = unsafe FT_Outline_Funcs(
      move_to: { to, pen in unsafe OutlinePen.at(pen) { unsafe $0.move(to) } },
      line_to: { to, pen in unsafe OutlinePen.at(pen) { unsafe $0.line(to) } },
      conic_to: { control, to, pen in unsafe OutlinePen.at(pen) { unsafe $0.conic(control, to) } },
      cubic_to: { first, second, to, pen in
        unsafe OutlinePen.at(pen) { unsafe $0.cubic(first, second, to) }
      },
      shift: 0, delta: 0)
    let code = unsafe withUnsafeMutablePointer(to: &self) {
      unsafe FT_Outline_Decompose(outline, &parts, UnsafeMutableRawPointer($0))
    }
    try hear(freeType: code, "FT_Outline_Decompose")
    close()
  }

  // MARK: - Parts

  private mutating func move(_ to: UnsafePointer<FT_Vector>?) {
    close()
    position = unsafe point(to)
    path.elements.append(.move(position))
  }

  private mutating func line(_ to: UnsafePointer<FT_Vector>?) {
    position = unsafe point(to)
    path.elements.append(.line(position))
  }

  /// A quadratic curve is a cubic one whose controls lie two thirds of the way to its control.
  private mutating func conic(
    _ control: UnsafePointer<FT_Vector>?, _ to: UnsafePointer<FT_Vector>?
  ) {
    let middle = unsafe point(control)
    let end = unsafe point(to)
    path.elements.append(
      .curve(position.towards(middle, 2 / 3), end.towards(middle, 2 / 3), end))
    position = end
  }

  private mutating func cubic(
    _ first: UnsafePointer<FT_Vector>?, _ second: UnsafePointer<FT_Vector>?,
    _ to: UnsafePointer<FT_Vector>?
  ) {
    position = unsafe point(to)
    path.elements.append(.curve(unsafe point(first), unsafe point(second), position))
  }

  private mutating func close() {
    if !path.elements.isEmpty { path.elements.append(.close) }
  }

  private func point(_ vector: UnsafePointer<FT_Vector>?) -> Point {
    guard let vector = unsafe vector else { return position }
    return Point(Double(unsafe vector.pointee.x) * unit, Double(unsafe vector.pointee.y) * unit)
  }

  private static func at(
    _ pen: UnsafeMutableRawPointer?, _ body: (inout OutlinePen) -> Void
  ) -> Int32 {
    guard let pen = unsafe pen?.assumingMemoryBound(to: OutlinePen.self) else { return 1 }
    unsafe body(&pen.pointee)
    return 0
  }
}

extension Point {
  /// The point a share of the way to another.
  fileprivate func towards(_ other: Point, _ share: Double) -> Point {
    Point(x + (other.x - x) * share, y + (other.y - y) * share)
  }
}
