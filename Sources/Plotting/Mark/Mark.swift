/// Something that shows data in a panel.
///
/// A mark says how far its data reach, so that axes can hold them, and draws itself in a frame.
public protocol Mark: Sendable {
  /// The data that the axes have to hold.
  var extent: Extent { get }

  /// The mark with no more data than a picture can show, its extent unchanged. It is asked for once,
  /// before all attempts at a layout; a mark of few data is itself.
  ///
  /// - Parameter frame: one at least as large as the frame that will be drawn.
  func thinned(in frame: Frame) -> Self

  /// Whether the mark may run up to the panel's sides, as lines and areas do. Markers, which have a
  /// size of their own, want room there: an axis without a padding gives it where any mark wants it.
  var runsToSides: Bool { get }

  /// Draws the mark with the frame's scales.
  func draw(in frame: Frame, on canvas: inout Canvas)
}

extension Mark {
  /// It wants room.
  public var runsToSides: Bool { false }

  /// The mark itself.
  public func thinned(in frame: Frame) -> Self { self }
}

/// How a line is told apart from others that run along it.
///
/// Lines that coincide are drawn as strands: the first wide and solid, each further one dashed on
/// top with less ink than the one below, so that each shows an equal share.
public struct Strand: Sendable, Hashable {
  /// Which of the coinciding lines this is, from 0.
  public var index: Int
  /// How many coincide.
  public var count: Int

  /// - Parameters:
  ///   - index: which of the coinciding lines this is, from 0 in drawing order.
  ///   - count: how many coincide.
  public init(_ index: Int = 0, of count: Int = 1) {
    self.count = max(1, count)
    self.index = min(max(0, index), self.count - 1)
  }

  /// The dash that leaves a share of `1 / count` to every strand.
  func dash(alone: [Double]) -> [Double] {
    guard count > 1 else { return alone }
    guard index > 0 else { return [] }
    let ink = 7.0 * Double(count - index)
    return [ink, 7.0 * Double(count) - ink]
  }
}
