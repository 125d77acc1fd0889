import Reporting

/// Paths as they are shown to and typed by people.
enum DisplayPath {
  /// A file in a folder, without doubling the slash that a user may have typed.
  static func child(_ name: String, of folder: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  /// A path as seen from a folder, all links followed; `nil` if either is not there or it lies
  /// elsewhere.
  static func relative(_ path: String, to folder: String) -> String? {
    FileLocation.relative(path, to: folder).flatMap { $0.hasPrefix("..") ? nil : $0 }
  }

  /// The folder that holds a file.
  static func folder(of path: String) -> String {
    guard let slash = path.lastIndex(of: "/") else { return "." }
    return slash == path.startIndex ? "/" : String(path[..<slash])
  }
}
