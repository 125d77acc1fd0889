/// Why no picture came out, as a sentence with the remedy where there is one.
public enum CairoError: Error, Sendable, Hashable {
  /// The picture's size or scale is out of range: the caller's settings are wrong.
  case size(String)
  /// A font is missing, can't be read, or isn't the one that was asked for.
  case font(String)
  /// A drawing that can't be painted, such as a coordinate that is not a number.
  case drawing(String)
  /// Bytes that are not an image this module reads.
  case image(String)
  /// A C library failed: which call, and the library's own words.
  case library(call: String, reason: String)
}

extension CairoError: CustomStringConvertible {
  /// The sentence.
  public var description: String {
    switch self {
    case .size(let sentence), .font(let sentence), .drawing(let sentence), .image(let sentence):
      sentence
    case .library(let call, let reason):
      "\(call) failed: \(reason)."
    }
  }
}
