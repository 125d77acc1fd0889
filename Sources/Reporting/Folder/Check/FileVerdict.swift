import Wording

/// What became of a committed file when the report was made again.
public enum FileVerdict: Sendable, Equatable {
  /// The same bytes.
  case identical
  /// A PNG of other bytes and the same pixels.
  case samePixels
  /// A PNG whose SVG passes and whose pixels differ so little that another version of the drawing
  /// library explains it: `count` pixels, by at most `maxDifference` of 255 in a channel.
  case otherRasteriser(maxDifference: Int, count: Int)
  /// Something moved, by no more than was asked to be let pass; a sentence says what.
  case withinTolerance(String)
  /// Something moved; a sentence says what.
  case drifted(String)
  /// The report has it, the folder does not.
  case missing
  /// The folder has it among its figures, under a figure's name, and the report does not.
  case unexpected

  /// Whether the committed file may stay as it is.
  public var passes: Bool {
    switch self {
    case .identical, .samePixels, .otherRasteriser, .withinTolerance: true
    case .drifted, .missing, .unexpected: false
    }
  }

  /// The verdict in a word or two.
  public var label: String {
    switch self {
    case .identical: "identical"
    case .samePixels: "same pixels"
    case .otherRasteriser: "other rasteriser"
    case .withinTolerance: "within tolerance"
    case .drifted: "drifted"
    case .missing: "missing"
    case .unexpected: "unexpected"
    }
  }

  /// What there is to say beyond the label.
  var explanation: String? {
    switch self {
    case .identical: nil
    case .samePixels: "other bytes, the same picture"
    case .otherRasteriser(let difference, let count):
      "\(NumberText.count(count)) \(count == 1 ? "pixel differs" : "pixels differ"), by at most "
        + "\(difference) of 255, and the SVG passes"
    case .drifted(let sentence), .withinTolerance(let sentence): sentence
    case .missing: "the report has this file, the folder does not"
    case .unexpected: "the report has no such figure; delete it, or move it elsewhere"
    }
  }
}
