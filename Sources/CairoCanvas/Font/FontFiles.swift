/// The files that hold the one font of a report: found once, then opened by every worker.
public struct FontFiles: Sendable, Hashable {
  /// The family's name, for the `font-family` of an SVG.
  public let family: String
  /// The upright face of normal weight.
  public let regular: FontFile
  /// The bold face; the regular one where the family has no bold.
  public let bold: FontFile
  /// Faces for characters that the family lacks, in the order they are tried.
  public let fallbacks: [FontFile]
  /// Characters that no font on this machine has, ascending. They are drawn as the font's
  /// replacement character, and the caller owes its user a warning that names them.
  public let missingCharacters: [Unicode.Scalar]

  /// The path of the regular face.
  public var regularPath: String { regular.path }
  /// The path of the bold face.
  public var boldPath: String { bold.path }

  /// Every file in the order a `Font` opens them: regular, bold, fallbacks.
  var all: [FontFile] { [regular, bold] + fallbacks }

  /// Finds a family, and faces for the characters of `text` that it lacks.
  ///
  /// The family is addressed by its exact name: fontconfig offers some other font for a name that
  /// it does not know, so the answer's own name is compared with the question.
  ///
  /// - Parameters:
  ///   - family: A family's name, or the path of a font file (with a `/`, or ending in `.ttf`,
  ///     `.otf` or `.ttc`), which then serves both weights.
  ///   - text: Everything that is going to be set, in any order.
  /// - Throws: `CairoError.font` with what to install when there is no such font.
  public static func find(
    family: String = "DejaVu Sans", covering text: some Sequence<Unicode.Scalar> = EmptyCollection()
  ) throws(CairoError) -> FontFiles {
    let found = try isPath(family) ? FontFiles(file: family) : FontConfig().find(family: family)
    return try found.covering(text)
  }

  /// The same files, and faces for the characters of `text` that they lack.
  ///
  /// - Parameter text: Everything that is going to be set, in any order.
  /// - Throws: `CairoError.font` when a file is gone or isn't an outline font.
  public func covering(
    _ text: some Sequence<Unicode.Scalar>
  ) throws(CairoError) -> FontFiles {
    let lacking = try lacking(Set(text.filter { !$0.isInvisible }))
    if lacking.isEmpty { return self }
    let (files, missing) = try FontConfig().fallbacks(for: lacking, family: family)
    return FontFiles(
      family: family, regular: regular, bold: bold, fallbacks: files, missingCharacters: missing)
  }

  init(
    family: String, regular: FontFile, bold: FontFile, fallbacks: [FontFile] = [],
    missingCharacters: [Unicode.Scalar] = []
  ) {
    self.family = family
    self.regular = regular
    self.bold = bold
    self.fallbacks = fallbacks
    self.missingCharacters = missingCharacters
  }

  /// Whether a font is named by its file rather than by its family.
  package static func isPath(_ font: String) -> Bool {
    let name = font.lowercased()
    return font.contains("/") || [".ttf", ".otf", ".ttc"].contains { name.hasSuffix($0) }
  }

  /// A font file, addressed by its path.
  private init(file path: String) throws(CairoError) {
    let file = FontFile(path: path)
    let face = try FontFace(file, in: FreeTypeLibrary())
    self.init(family: face.family, regular: file, bold: file)
  }

  /// The characters of `wanted` that neither the regular nor the bold face has, ascending.
  private func lacking(_ wanted: Set<Unicode.Scalar>) throws(CairoError) -> [Unicode.Scalar] {
    if wanted.isEmpty { return [] }
    let library = try FreeTypeLibrary()
    let faces = try [FontFace(regular, in: library), FontFace(bold, in: library)]
    return wanted.filter { character in faces.allSatisfy { $0.glyph(for: character) == nil } }
      .sorted()
  }
}
