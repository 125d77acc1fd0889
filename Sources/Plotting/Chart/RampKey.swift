/// What the colours of a ramp stand for: a bar of them with ticks of its own.
///
/// It also says where on the ramp a value lies, so that marks and key can't disagree:
///
/// ```swift
/// let key = RampKey(Axis("strength λ", .log, domain: Domain(1e-4, 10)))
/// let line = Line(data, series: key.series(of: 0.01))
/// let chart = Chart(name: "sweep", ..., key: key)
/// ```
public struct RampKey: Sendable {
  /// What the colours are on.
  public enum Use: Sendable, Hashable {
    /// Lines and markers: the weak end is well seen on the paper.
    case lines
    /// Areas: the weak end is the paper itself.
    case density
  }

  /// The quantity: its title stands beside the bar, its domain runs along the ramp, weak end first,
  /// its ticks stand below.
  public var axis: Axis
  /// Which of the theme's ramps is used.
  public var use: Use

  /// - Parameters:
  ///   - axis: the quantity, with a domain; 0...1 (on a log axis 1...10) where it has none.
  ///   - use: lines or areas.
  public init(_ axis: Axis, use: Use = .lines) {
    self.axis = axis
    self.use = use
  }

  /// Where a value lies, from 0 at the domain's first end to 1 at its second; values beyond count as
  /// the nearer end. What has no place on a log axis counts as 0.
  public func share(of value: Double) -> Double {
    let domain = axis.domain(holding: Extent().x)
    if let share = Scale(axis.transform, domain: domain, range: Domain(0, 1)).normalized(value) {
      return min(1, max(0, share))
    }
    return 0
  }

  /// The colour of a value.
  public func role(of value: Double) -> Role { role(at: share(of: value)) }

  /// The look of a line whose quantity has a value.
  public func series(of value: Double) -> SeriesStyle { SeriesStyle(ramp: share(of: value)) }

  /// The colour at a share of the way.
  func role(at share: Double) -> Role {
    switch use {
    case .lines: .ramp(share)
    case .density: .density(share)
    }
  }
}

/// A ramp's colours from left to right across a panel.
struct RampBar: Mark {
  let key: RampKey

  private static let steps = 64

  var extent: Extent { Extent() }

  func draw(in frame: Frame, on canvas: inout Canvas) {
    let rect = frame.rect
    for step in 0..<Self.steps {
      // Each piece reaches to the end and the next covers it: pieces that only meet would show
      // hairlines of paper between them.
      let start = rect.width * Double(step) / Double(Self.steps)
      let piece = Rect(x: rect.x + start, y: rect.y, width: rect.width - start, height: rect.height)
      let role = key.role(at: (Double(step) + 0.5) / Double(Self.steps))
      canvas.band(Path(piece), Paint(role))
    }
  }
}

/// The row below the subtitle in which a key stands: a low panel whose only mark is the bar.
struct KeyRow {
  let key: RampKey
  let typography: Typography
  let typesetter: Typesetter

  /// Draws the key where there is room for it; returns where its row ends.
  func draw(in room: Rect, on canvas: inout Canvas) -> Double {
    let scale = typography.scale
    let bottom = typography.tickLength + 4 * scale + typography.tick * 1.05
    let height = 3 * scale + 9 * scale + bottom
    guard room.height > height * 3 else { return room.y }
    var axis = key.axis
    axis.title = nil
    axis.hasGrid = false
    let title = key.axis.title.map { [Tick(0.5, $0)] } ?? []
    let panel = Panel(
      x: axis,
      y: Axis(
        nil, domain: Domain(0, 1), labels: .given(title, emphasized: false), hasGrid: false),
      marks: [RampBar(key: key)])
    var plot = Plot(
      panel, name: "key",
      cell: Rect(x: room.x, y: room.y, width: min(room.width, 360 * scale), height: height),
      typography: typography, typesetter: typesetter)
    for isFinal in [false, true] {
      plot.measure(isFinal: isFinal)
      plot.insets.top = 3 * scale
      plot.insets.bottom = bottom
    }
    _ = plot.draw(on: &canvas)
    return room.y + height + 4 * scale
  }
}
