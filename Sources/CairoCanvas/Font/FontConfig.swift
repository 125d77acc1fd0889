import CCairo

/// The system's list of fonts, read when it is made (about 4 ms) and freed with it.
///
/// It is a configuration of our own, never fontconfig's current one, so that neither the order of
/// calls nor another library in the process can change an answer.
@safe struct FontConfig: ~Copyable {
  private let config: OpaquePointer

  init() throws(CairoError) {
    guard let config = unsafe FcInitLoadConfigAndFonts() else {
      throw .library(call: "FcInitLoadConfigAndFonts", reason: "fontconfig could not be set up")
    }
    unsafe self.config = config
  }

  deinit {
    unsafe FcConfigDestroy(config)
  }

  /// The upright faces of a family.
  func find(family: String) throws(CairoError) -> FontFiles {
    let regular = try match(family: family, weight: FC_WEIGHT_REGULAR)
    guard let regular, regular.family == family else {
      throw .font(Self.missing(family, nearest: regular?.family))
    }
    // Where one face matches another does too, of whatever family: unless memory has run out.
    guard let bold = try match(family: family, weight: FC_WEIGHT_BOLD) else {
      throw Self.outOfMemory("FcFontMatch")
    }
    return FontFiles(
      family: family, regular: regular.file,
      bold: bold.family == family ? bold.file : regular.file)
  }

  /// Faces that have the characters, best first, and the characters that no face has.
  func fallbacks(
    for characters: [Unicode.Scalar], family: String
  ) throws(CairoError) -> (files: [FontFile], missing: [Unicode.Scalar]) {
    let pattern = try Pattern(family: family, weight: FC_WEIGHT_REGULAR)
    guard let wanted = unsafe FcCharSetCreate() else { throw Self.outOfMemory("FcCharSetCreate") }
    defer { unsafe FcCharSetDestroy(wanted) }
    for character in characters {
      guard unsafe FcCharSetAddChar(wanted, character.value) == FcTrue else {
        throw Self.outOfMemory("FcCharSetAddChar")
      }
    }
    guard unsafe FcPatternAddCharSet(pattern.pointer, FC_CHARSET, wanted) == FcTrue else {
      throw Self.outOfMemory("FcPatternAddCharSet")
    }

    var result = FcResultNoMatch
    guard let sorted = unsafe FcFontSort(config, pattern.pointer, FcTrue, nil, &result) else {
      throw Self.outOfMemory("FcFontSort")
    }
    defer { unsafe FcFontSetDestroy(sorted) }

    var files: [FontFile] = []
    var missing = characters
    for place in 0..<Int(unsafe sorted.pointee.nfont) where !missing.isEmpty {
      guard let face = unsafe sorted.pointee.fonts[place], unsafe Self.isOutline(face),
        let file = unsafe Self.file(of: face)
      else { continue }
      var has: OpaquePointer?
      guard unsafe FcPatternGetCharSet(face, FC_CHARSET, 0, &has) == FcResultMatch else { continue }
      let rest = missing.filter { unsafe FcCharSetHasChar(has, $0.value) == FcFalse }
      if rest.count < missing.count {
        files.append(file)
        missing = rest
      }
    }
    return (files, missing)
  }

  // MARK: -

  private struct Match {
    var family: String
    var file: FontFile
  }

  /// The face that fontconfig holds for nearest, which may be of another family.
  private func match(family: String, weight: Int32) throws(CairoError) -> Match? {
    let pattern = try Pattern(family: family, weight: weight)
    var result = FcResultNoMatch
    guard let face = unsafe FcFontMatch(config, pattern.pointer, &result) else { return nil }
    defer { unsafe FcPatternDestroy(face) }
    guard let file = unsafe Self.file(of: face) else { return nil }
    // A face bears several names, such as "DejaVu Sans" and "DejaVu Sans Condensed"; one in other
    // languages too. Any of them counts.
    var names: [String] = []
    var name: UnsafeMutablePointer<FcChar8>?
    while unsafe FcPatternGetString(face, FC_FAMILY, Int32(names.count), &name) == FcResultMatch,
      let found = unsafe name
    {
      names.append(unsafe String(cString: found))
    }
    return Match(family: names.contains(family) ? family : names.first ?? "", file: file)
  }

  private static func file(of face: OpaquePointer) -> FontFile? {
    var path: UnsafeMutablePointer<FcChar8>?
    var index: Int32 = 0
    guard unsafe FcPatternGetString(face, FC_FILE, 0, &path) == FcResultMatch,
      let path = unsafe path
    else { return nil }
    unsafe FcPatternGetInteger(face, FC_INDEX, 0, &index)
    return FontFile(path: unsafe String(cString: path), index: Int(index))
  }

  /// Bitmap and colour fonts have no outlines to fill.
  private static func isOutline(_ face: OpaquePointer) -> Bool {
    var outline: FcBool = FcFalse
    return unsafe FcPatternGetBool(face, FC_OUTLINE, 0, &outline) == FcResultMatch
      && outline == FcTrue
  }

  static func missing(_ family: String, nearest: String?) -> String {
    if family == "DejaVu Sans" {
      return "The font DejaVu Sans is not installed. Install it: apt-get install fonts-dejavu-core "
        + "(Debian, Ubuntu), brew install --cask font-dejavu (macOS)."
    }
    let instead = nearest.map { " (the nearest here is \($0))" } ?? ""
    return "There is no font family called \(family)\(instead). Install it, name another family, "
      + "or give the path of a font file."
  }

  fileprivate static func outOfMemory(_ call: String) -> CairoError {
    .library(call: call, reason: "out of memory")
  }
}

/// Owner of a fontconfig pattern that asks for an upright outline face.
@safe private struct Pattern: ~Copyable {
  let pointer: OpaquePointer

  init(family: String, weight: Int32) throws(CairoError) {
    guard let pointer = unsafe FcPatternCreate() else {
      throw FontConfig.outOfMemory("FcPatternCreate")
    }
    let numbers = [
      (FC_WEIGHT, weight), (FC_SLANT, FC_SLANT_ROMAN), (FC_WIDTH, FC_WIDTH_NORMAL),
    ]
    let flags = [(FC_OUTLINE, FcTrue), (FC_VARIABLE, FcFalse), (FC_COLOR, FcFalse)]
    var isWhole = unsafe FcPatternAddString(pointer, FC_FAMILY, family) == FcTrue
    for (name, value) in numbers where isWhole {
      isWhole = unsafe FcPatternAddInteger(pointer, name, value) == FcTrue
    }
    for (name, value) in flags where isWhole {
      isWhole = unsafe FcPatternAddBool(pointer, name, value) == FcTrue
    }
    guard isWhole else {
      unsafe FcPatternDestroy(pointer)
      throw FontConfig.outOfMemory("FcPatternAdd")
    }
    unsafe self.pointer = pointer
    // Fills in what matching needs. The configuration's substitutions are left out on purpose:
    // they would answer with another family.
    unsafe FcDefaultSubstitute(pointer)
  }

  deinit {
    unsafe FcPatternDestroy(pointer)
  }
}
