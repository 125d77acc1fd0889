import Training

/// How much a committed report may differ from the same report made again.
public struct CheckTolerance: Sendable, Equatable {
  /// By how much a number of `summary.json` or `history.csv` may differ, relative to the greater of
  /// the two; 0 or more and less than 1. The marks of a figure may then move by this share of its
  /// longer side, and in any case by `roundingOfMarks`.
  public var numbers: Double
  /// By how much a channel of a pixel may differ, of 255, whatever became of the SVG beside it.
  public var pixels: Int
  /// Whether a PNG passes that another version of the rasteriser drew, its SVG being right.
  public var acceptsOtherRasteriser: Bool

  /// The same bytes, but for what another rasteriser explains.
  public static let strict = CheckTolerance()

  /// Twice the grid of a figure's coordinates, in points: what a number in its last digits can do.
  static let roundingOfMarks = 0.02

  /// A tolerance of these parts.
  public init(numbers: Double = 0, pixels: Int = 0, acceptsOtherRasteriser: Bool = true) {
    self.numbers = numbers
    self.pixels = pixels
    self.acceptsOtherRasteriser = acceptsOtherRasteriser
  }
}

extension CheckTolerance {
  /// Reads `1e-9`, `8/255`, or both with a comma between, and puts what they say in place.
  ///
  /// - Returns: whether the text could be read; nothing is changed if not.
  public mutating func read(_ text: String) -> Bool {
    var result = self
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      if part.hasSuffix("/255") {
        guard let channel = Int(part.dropLast(4)), (0...255).contains(channel) else { return false }
        result.pixels = channel
      } else {
        guard let share = NumberGrammar.value(of: Array(part.utf8)), share >= 0, share < 1 else {
          return false
        }
        result.numbers = share
      }
    }
    self = result
    return true
  }
}
