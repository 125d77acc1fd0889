import CCairo

/// A font face that cairo embeds into PDFs.
///
/// Cairo keeps fonts in a cache of the whole process and may let go of one later, on any thread.
/// So the face given away here lives in a FreeType library of its own that nothing else touches,
/// and cairo closes both when it is done with them.
@safe final class CairoFace {
  let pointer: OpaquePointer

  /// Opens a face and gives it to cairo for good.
  init(_ file: FontFile) throws(CairoError) {
    let face = try FontFace(file, in: FreeTypeLibrary())
    let call = "cairo_ft_font_face_create_for_ft_face"
    guard
      let made = unsafe cairo_ft_font_face_create_for_ft_face(
        face.pointer, Int32(FT_LOAD_NO_HINTING))
    else { throw .library(call: call, reason: "it gave no face") }
    unsafe pointer = made
    try hear(unsafe cairo_font_face_status(made), call)

    // The key need only be an address that nobody else uses, so the face's own will do.
    let owner = unsafe Unmanaged.passRetained(face).toOpaque()
    let status = unsafe cairo_font_face_set_user_data(
      made, owner.assumingMemoryBound(to: cairo_user_data_key_t.self), owner
    ) { owner in
      guard let owner = unsafe owner else { return }
      unsafe Unmanaged<FontFace>.fromOpaque(owner).release()
    }
    if status != CAIRO_STATUS_SUCCESS { unsafe Unmanaged<FontFace>.fromOpaque(owner).release() }
    try hear(status, "cairo_font_face_set_user_data")
  }

  deinit {
    unsafe cairo_font_face_destroy(pointer)
  }
}
