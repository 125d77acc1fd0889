import CCairo

/// Throws unless `status` is success. Cairo's objects keep their first error, so asking once after
/// a run of drawing calls hears of every one of them.
func hear(_ status: cairo_status_t, _ call: String) throws(CairoError) {
  guard status != CAIRO_STATUS_SUCCESS else { return }
  throw .library(call: call, reason: unsafe String(cString: cairo_status_to_string(status)))
}

/// Throws unless `code`, a FreeType error, is 0.
func hear(freeType code: FT_Error, _ call: String) throws(CairoError) {
  guard code != 0 else { return }
  let text = unsafe FT_Error_String(code).map { unsafe String(cString: $0) }
  throw .library(call: call, reason: text ?? "FreeType error \(code)")
}
