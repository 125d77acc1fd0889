import CCairo
import CPNG

/// The versions of the C libraries that are in use, for a report of what a machine has.
public enum LibraryVersions {
  /// Of cairo, such as `1.16.0`.
  public static var cairo: String { unsafe String(cString: cairo_version_string()) }

  /// Of libpng.
  public static var libpng: String {
    unsafe png_get_libpng_ver(nil).map { unsafe String(cString: $0) } ?? "unknown"
  }

  /// Of fontconfig.
  public static var fontconfig: String {
    let number = FcGetVersion()
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }

  /// Of FreeType; `unknown` when it can't be set up.
  public static var freetype: String {
    guard let library = try? FreeTypeLibrary() else { return "unknown" }
    var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
    unsafe FT_Library_Version(library.pointer, &major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }
}
