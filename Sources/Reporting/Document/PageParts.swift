/// Where a page has its style and its pictures from.
struct PageParts {
  /// The value of the page's own `Content-Security-Policy`.
  var policy: String
  /// The element that brings the style.
  var style: String
  /// What stands for a picture's path in `src` and `srcset`.
  var address: (_ path: String) -> String

  /// Files beside the page.
  static func beside(stylesheet: String) -> PageParts {
    PageParts(
      policy: "default-src 'none'; img-src 'self'; style-src 'self'",
      style: "<link rel=\"stylesheet\" href=\"\(stylesheet)\">", address: { $0 })
  }

  /// All inside the page. Its policy lets in the one style whose hash it names, and pictures that the
  /// page holds itself.
  ///
  /// - Parameters:
  ///   - stylesheet: the style's text, which must not hold `</style`.
  ///   - files: the pictures by their paths.
  static func inside(stylesheet: [UInt8], files: [ReportFile]) -> PageParts {
    let hash = Base64.text(of: SHA256.bytes(of: stylesheet))
    let pictures = Dictionary(files.map { ($0.path, $0.bytes) }) { first, _ in first }
    return PageParts(
      policy: "default-src 'none'; img-src data:; style-src 'sha256-\(hash)'",
      style: "<style>\(String(decoding: stylesheet, as: UTF8.self))</style>",
      address: { path in
        guard let bytes = pictures[path] else { return path }
        return "data:\(mediaType(of: path));base64,\(Base64.text(of: bytes))"
      })
  }

  private static func mediaType(of path: String) -> String {
    path.hasSuffix(".svg") ? "image/svg+xml" : "image/png"
  }
}
