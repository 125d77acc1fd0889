import CCairo
import CDeflate
import CPNG

#if canImport(Darwin)
  import Darwin
#elseif canImport(Musl)
  import Musl
#else
  import Glibc
#endif

/// The versions of the C libraries that are in use, for a report of what a machine has.
public enum LibraryVersions {
  /// Every library by name, those that decide the pixels first.
  public static var all: [(name: String, version: String)] {
    [
      ("cairo", cairo), ("pixman", pixman), ("FreeType", freetype), ("fontconfig", fontconfig),
      ("libpng", libpng), ("libdeflate", libdeflate),
    ]
  }

  /// Of cairo, such as `1.16.0`.
  public static var cairo: String { unsafe String(cString: cairo_version_string()) }

  /// Of pixman, which cairo paints with; `unknown` where cairo holds it inside.
  public static var pixman: String {
    // Cairo brings it along, so the loader knows it and nothing else needs its headers.
    guard let process = unsafe dlopen(nil, RTLD_NOW) else { return "unknown" }
    defer { unsafe dlclose(process) }
    guard let symbol = unsafe dlsym(process, "pixman_version_string") else { return "unknown" }
    typealias Version = @convention(c) () -> UnsafePointer<CChar>?
    let version = unsafe unsafeBitCast(symbol, to: Version.self)
    return unsafe version().map { unsafe String(cString: $0) } ?? "unknown"
  }

  /// Of FreeType; `unknown` when it can't be set up.
  public static var freetype: String {
    guard let library = try? FreeTypeLibrary() else { return "unknown" }
    var (major, minor, patch): (FT_Int, FT_Int, FT_Int) = (0, 0, 0)
    unsafe FT_Library_Version(library.pointer, &major, &minor, &patch)
    return "\(major).\(minor).\(patch)"
  }

  /// Of fontconfig.
  public static var fontconfig: String {
    let number = FcGetVersion()
    return "\(number / 10_000).\(number / 100 % 100).\(number % 100)"
  }

  /// Of libpng.
  public static var libpng: String {
    unsafe png_get_libpng_ver(nil).map { unsafe String(cString: $0) } ?? "unknown"
  }

  /// Of libdeflate.
  public static var libdeflate: String { LIBDEFLATE_VERSION_STRING }
}
