/// One pair of axes with what is drawn between them.
public struct Panel: Sendable {
  /// Stands above the panel, bold; `nil` for the only panel of a chart.
  public var heading: TextLine?
  /// The axis below.
  public var x: Axis
  /// The axis at the left.
  public var y: Axis
  /// Painted in this order.
  public var marks: [any Mark]
  /// Names at line ends, beside the panel or at the end of a line that stops early.
  public var endLabels: [EndLabel]
  /// An enlarged part, drawn in a corner that is free of lines, or left out where none is.
  public var inset: Inset?

  /// A panel of marks between two axes.
  public init(
    heading: TextLine? = nil, x: Axis, y: Axis, marks: [any Mark], endLabels: [EndLabel] = [],
    inset: Inset? = nil
  ) {
    self.heading = heading
    self.x = x
    self.y = y
    self.marks = marks
    self.endLabels = endLabels
    self.inset = inset
  }

  /// What both axes have to hold.
  var extent: Extent {
    var extent = Extent()
    for mark in marks { extent.include(mark.extent) }
    return extent
  }

  /// The ends of both axes.
  var domains: (x: Domain, y: Domain) {
    let extent = self.extent
    return (x.domain(holding: extent.x), y.domain(holding: extent.y))
  }

  /// The panel with no more data than a picture of a size can show.
  func thinned(for size: Size, _ domains: (x: Domain, y: Domain)) -> Panel {
    let picture = Rect(x: 0, y: 0, width: size.width, height: size.height)
    let frame = Frame(picture, x: (x.transform, domains.x), y: (y.transform, domains.y))
    var panel = self
    panel.marks = marks.map { $0.thinned(in: frame) }
    if let inset {
      let part = Frame(picture, x: (x.transform, inset.x), y: (y.transform, inset.y))
      panel.inset?.marks = inset.marks.map { $0.thinned(in: part) }
    }
    return panel
  }
}

/// A part of a panel, enlarged in one of its corners.
public struct Inset: Sendable {
  /// What it shows; its axes need a domain each.
  public var marks: [any Mark]
  /// The part of the x axis it shows.
  public var x: Domain
  /// The part of the y axis it shows.
  public var y: Domain
  /// Stands above it, in muted ink.
  public var caption: TextLine

  /// A window of two domains.
  public init(_ caption: TextLine, x: Domain, y: Domain, marks: [any Mark]) {
    self.caption = caption
    self.x = x
    self.y = y
    self.marks = marks
  }
}
