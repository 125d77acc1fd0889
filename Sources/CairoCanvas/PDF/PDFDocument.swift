import CCairo
import Plotting

/// Owner of a PDF surface that writes into memory.
@safe struct PDFDocument: ~Copyable {
  let surface: OpaquePointer
  private let bytes: ByteSink

  /// An empty document of one page.
  ///
  /// - Parameter capacity: The most bytes it may have; writing more fails, as on a full disk.
  init(_ size: Size, title: String, capacity: Int = .max) throws(CairoError) {
    let call = "cairo_pdf_surface_create_for_stream"
    let bytes = ByteSink(capacity: capacity)
    let surface = unsafe cairo_pdf_surface_create_for_stream(
      { sink, bytes, count in
        guard let sink = unsafe sink, let bytes = unsafe bytes else {
          return CAIRO_STATUS_WRITE_ERROR
        }
        let written = unsafe Unmanaged<ByteSink>.fromOpaque(sink).takeUnretainedValue()
          .append(UnsafeBufferPointer(start: bytes, count: Int(count)))
        return written ? CAIRO_STATUS_SUCCESS : CAIRO_STATUS_WRITE_ERROR
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
    // Whoever else still holds the surface must not write into bytes that are gone.
    unsafe cairo_surface_finish(surface)
    unsafe cairo_surface_destroy(surface)
  }

  /// Ends the document and gives its bytes.
  func finish() throws(CairoError) -> [UInt8] {
    unsafe cairo_surface_finish(surface)
    try hear(unsafe cairo_surface_status(surface), "Writing a PDF")
    // Cairo 1.16 forgets an error in the last things it writes, its own or the sink's.
    guard !bytes.isFull else { throw .library(call: "Writing a PDF", reason: "no room was left") }
    guard bytes.bytes.suffix(8).contains(Array("%%EOF".utf8)) else {
      throw .library(call: "Writing a PDF", reason: "it broke off")
    }
    return bytes.bytes
  }
}

/// What cairo has written.
private final class ByteSink {
  private(set) var bytes: [UInt8] = []
  /// Whether something had to be left out.
  private(set) var isFull = false
  private let capacity: Int

  init(capacity: Int) {
    self.capacity = capacity
  }

  /// Whether there was room.
  func append(_ more: UnsafeBufferPointer<UInt8>) -> Bool {
    isFull = isFull || more.count > capacity - bytes.count
    if isFull { return false }
    unsafe bytes.append(contentsOf: more)
    return true
  }
}
