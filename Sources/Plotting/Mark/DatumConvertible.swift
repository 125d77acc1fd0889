/// A value that has a place in a panel, once its place in a row is known: the elements of what
/// `Line` and `Dots` are made of.
///
/// Numbers lie at x = 0, 1, 2 ... A type of one's own may say where it lies.
public protocol DatumConvertible {
  /// Where it lies, as the element at a place of a row that counts from 0.
  func datum(at place: Int) -> Datum
}

extension Datum: DatumConvertible {
  /// Itself, wherever it stands.
  public func datum(at place: Int) -> Datum { self }
}

extension SIMD2<Double>: DatumConvertible {
  /// Its first number along x, its second along y.
  public func datum(at place: Int) -> Datum { Datum(x, y) }
}

extension BinaryFloatingPoint where Self: DatumConvertible {
  /// The value above its place in the row.
  public func datum(at place: Int) -> Datum { Datum(Double(place), Double(self)) }
}

extension BinaryInteger where Self: DatumConvertible {
  /// The value above its place in the row.
  public func datum(at place: Int) -> Datum { Datum(Double(place), Double(self)) }
}

extension Double: DatumConvertible {}
extension Float: DatumConvertible {}
extension Int: DatumConvertible {}

extension Sequence where Element: DatumConvertible {
  /// Each element where it lies.
  var data: [Datum] { enumerated().map { $1.datum(at: $0) } }
}

extension Line {
  /// A line through values at x = 0, 1, 2 ..., or through anything else that says where it lies.
  public init(
    _ values: some Sequence<some DatumConvertible>, name: String? = nil, detail: TextLine? = nil,
    series: SeriesStyle = .automatic, width: Double = 2.2, end: End = .marker
  ) {
    // Numbers stay as they are, however many.
    let samples = (values as? [Double]).map { Samples($0) } ?? Samples(values.data)
    self.init(samples, name: name, detail: detail, series: series, width: width, end: end)
  }

  /// A line through rows, with what lies along each axis: `Line(epochs, x: \.time, y: \.loss)`.
  public init<Row>(
    _ rows: some Sequence<Row>, x: (Row) -> Double, y: (Row) -> Double, name: String? = nil,
    detail: TextLine? = nil, series: SeriesStyle = .automatic, width: Double = 2.2,
    end: End = .marker
  ) {
    self.init(
      rows.map { Datum(x($0), y($0)) }, name: name, detail: detail, series: series, width: width,
      end: end)
  }
}

extension Dots {
  /// Markers at values at x = 0, 1, 2 ..., or at anything else that says where it lies.
  public init(
    _ values: some Sequence<some DatumConvertible>, name: String? = nil,
    series: SeriesStyle = .automatic, radius: Double = 4, isHollow: Bool = false
  ) {
    self.init(values.data, name: name, series: series, radius: radius, isHollow: isHollow)
  }

  /// Markers at rows, with what lies along each axis: `Dots(cars, x: \.weight, y: \.range)`.
  public init<Row>(
    _ rows: some Sequence<Row>, x: (Row) -> Double, y: (Row) -> Double, name: String? = nil,
    series: SeriesStyle = .automatic, radius: Double = 4, isHollow: Bool = false
  ) {
    self.init(
      rows.map { Datum(x($0), y($0)) }, name: name, series: series, radius: radius,
      isHollow: isHollow)
  }
}
