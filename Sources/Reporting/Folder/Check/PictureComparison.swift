import CairoCanvas
import Wording

/// Compares a committed PNG with the same figure drawn again.
///
/// Nothing the committed file says of itself makes this take more memory than a few pictures of the
/// size that the report's own has: its head is read before anything is unpacked.
struct PictureComparison {
  let committed: [UInt8]
  let regenerated: [UInt8]

  /// Both pictures, or why they can't be laid side by side.
  enum Pair {
    case pixels(committed: Pixels, regenerated: Pixels)
    case refused(String)
  }

  /// The verdict on two files that are not the same bytes.
  ///
  /// - Parameters:
  ///   - tolerance: what may differ.
  ///   - painted: the regenerated picture before it was encoded, if its drawing is known to be right,
  ///     so that small differences are the rasteriser's.
  func verdict(_ tolerance: CheckTolerance, painted: () -> Pixels?) -> FileVerdict {
    switch pair {
    case .refused(let reason): return .drifted(reason)
    case .pixels(let old, let new):
      guard let difference = PixelDifference(old, new) else {
        return .drifted("the committed picture has another size")
      }
      if difference.count == 0 { return .samePixels }
      if tolerance.acceptsOtherRasteriser, let painted = painted(),
        PaintingDifference(old, from: painted)?.isOfAnotherRasteriser == true
      {
        return .otherRasteriser(maxDifference: difference.greatest, count: difference.count)
      }
      let sentence = Self.sentence(difference)
      return difference.greatest <= tolerance.pixels
        ? .withinTolerance(sentence) : .drifted(sentence)
    }
  }

  /// Both pictures unpacked.
  var pair: Pair {
    guard let wanted = PNGHeader(regenerated) else {
      return .refused("the regenerated picture is not a PNG")
    }
    if let reason = refusal(wanted) { return .refused(reason) }
    do throws(CairoError) {
      let limit = wanted.width * wanted.height
      let old = try PNG.decode(committed, maxPixels: limit)
      // Chunks beside those of pixels may show them brighter, stretched, as one of many frames.
      let ours = Set(PNGHeader.otherChunks(of: regenerated))
      if let chunk = PNGHeader.otherChunks(of: committed).first(where: { !ours.contains($0) }) {
        let isKnown = ours.contains { $0.kind == chunk.kind }
        return .refused(
          "it has a chunk \(Phrase.quoted(chunk.kind)), "
            + (isKnown ? "which holds something else now" : "which no figure of a report has"))
      }
      return .pixels(
        committed: old, regenerated: try PNG.decode(regenerated, maxPixels: limit))
    } catch {
      return .refused(
        "the committed picture can't be read: " + Phrase.shown("\(error)", limit: 200))
    }
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
