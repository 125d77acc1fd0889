import CairoCanvas
import Wording

/// Compares a committed PNG with the same figure drawn again.
///
/// Nothing the committed file says of itself makes this take more memory than two pictures of the
/// size that the report's own has: its head is read before anything is unpacked.
struct PictureComparison {
  let committed: [UInt8]
  let regenerated: [UInt8]

  /// The greatest difference of a channel, of 255, that another rasteriser explains: eight for the
  /// coverage of a pixel on an edge, and what each of the two palettes may be off.
  static let greatestDifference = 2 * PNG.colorTolerance + 8
  /// The greatest share of pixels that it explains: those on the edges of lines and letters.
  static let greatestShare = 0.05

  /// The verdict on two files that are not the same bytes.
  ///
  /// - Parameter mayDiffer: whether the picture's drawing is known to be unchanged, so that small
  ///   differences are the rasteriser's.
  func verdict(mayDiffer: Bool) -> FileVerdict {
    guard let wanted = PNGHeader(regenerated) else {
      return .drifted("the regenerated picture is not a PNG")
    }
    if let reason = refusal(wanted) { return .drifted(reason) }
    let pixels: (Pixels, Pixels)
    do throws(CairoError) {
      let limit = wanted.width * wanted.height
      pixels = (
        try PNG.decode(committed, maxPixels: limit), try PNG.decode(regenerated, maxPixels: limit)
      )
    } catch {
      return .drifted("the committed picture can't be read: " + Excerpt.of("\(error)", most: 200))
    }
    guard let difference = PixelDifference(pixels.0, pixels.1) else {
      return .drifted("the committed picture has another size")
    }
    if difference.count == 0 { return .samePixels }
    let share = Double(difference.count) / Double(wanted.width * wanted.height)
    if mayDiffer, difference.greatest <= Self.greatestDifference, share <= Self.greatestShare {
      return .otherRasteriser(maxDifference: difference.greatest, count: difference.count)
    }
    return .drifted(Self.sentence(difference))
  }

  /// Why the committed file is not even unpacked; `nil` if it may be.
  private func refusal(_ wanted: PNGHeader) -> String? {
    if Mangling.isLFSPointer(committed) || committed.isEmpty || regenerated.starts(with: committed)
    {
      return Mangling.sentence(committed: committed, now: regenerated)
    }
    if PNGHeader.hasConvertedLineEnds(committed) {
      return "its line ends were converted, as if it were text; add “*.png binary” to "
        + ".gitattributes and commit the file again"
    }
    guard let header = PNGHeader(committed) else { return "the committed file is not a PNG" }
    if header.width != wanted.width || header.height != wanted.height {
      return "it is \(header.width) x \(header.height) pixels, now \(wanted.width) x "
        + "\(wanted.height)"
    }
    if header.bitDepth > 8 { return "it has \(header.bitDepth) bits a channel, not 8" }
    if header.isInterlaced { return "it is interlaced, which no figure of a report is" }
    return nil
  }

  private static func sentence(_ difference: PixelDifference) -> String {
    let count = NumberText.count(difference.count)
    var text =
      "\(count) \(difference.count == 1 ? "pixel differs" : "pixels differ"), by at most "
      + "\(difference.greatest) of 255"
    if let bounds = difference.bounds {
      text +=
        ", within x \(bounds.x.lowerBound) to \(bounds.x.upperBound - 1), "
        + "y \(bounds.y.lowerBound) to \(bounds.y.upperBound - 1)"
    }
    return text
  }
}
