import CCairo
import Plotting

/// Owner of a PDF surface that writes into memory.
@safe struct PDFDocument: ~Copyable {
  let surface: OpaquePointer
  private let bytes: ByteSink

  /// An empty document of one page.
  init(_ size: Size, title: String) throws(CairoError) {
    let call = "cairo_pdf_surface_create_for_stream"
    let bytes = ByteSink()
    let surface = unsafe cairo_pdf_surface_create_for_stream(
      { sink, bytes, count in
        guard let sink = unsafe sink, let bytes = unsafe bytes else {
          return CAIRO_STATUS_WRITE_ERROR
        }
        unsafe Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue().bytes.append(
          contentsOf: UnsafeBufferPointer(start: bytes, count: Int(count)))
        return CAIRO_STATUS_SUCCESS
      }, Unmanaged.passUnretained(bytes).toOpaque(), size.width, size.height)
    guard let surface = unsafe surface else {
      throw .library(call: call, reason: "it gave no surface")
    }
    // A failed surface is a constant of cairo's and need not be destroyed.
    try hear(unsafe cairo_surface_status(surface), call)
    unsafe self.surface = surface
    self.bytes = bytes
    // 1.5 is what every cairo that we meet can write, so that a newer one changes nothing.
    unsafe cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_5)
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, title)
    // An empty date is none; without this cairo writes the clock's.
    unsafe cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, "")
  }

  deinit {
    unsafe cairo_surface_destroy(surface)
  }

  /// Ends the document and gives its bytes.
  func finish() throws(CairoError) -> [UInt8] {
    unsafe cairo_surface_finish(surface)
    try hear(unsafe cairo_surface_status(surface), "Writing a PDF")
    return bytes.bytes
  }
}

/// What cairo has written.
private final class ByteSink {
  var bytes: [UInt8] = []
}
