/// Where files stand, for those who show paths to people.
public enum FileLocation {
  /// How to name what is at `path` from inside `folder`, all links followed: `../data/a.csv`; `nil`
  /// if either is not there.
  public static func relative(_ path: String, to folder: String) -> String? {
    FilePath.relative(from: folder, to: path)
  }
}

/// Paths as text.
enum FilePath {
  /// `parts` with one slash between each two; empty parts are left out.
  static func join(_ parts: String...) -> String {
    var path = ""
    for part in parts where !part.isEmpty {
      if !path.isEmpty, !path.hasSuffix("/") { path += "/" }
      path += part
    }
    return path
  }

  /// `path` without slashes at its end; the root keeps its own.
  static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }

  /// Every folder on the way to `path` and the path itself, outermost first: `/a/b` has `/a`, `/a/b`.
  static func ancestry(of path: String) -> [String] {
    var paths: [String] = []
    var current = path.hasPrefix("/") ? "/" : ""
    for part in path.split(separator: "/") {
      current = join(current, String(part))
      paths.append(current)
    }
    return paths
  }

  /// The folder that holds `path`.
  static func parent(of path: String) -> String {
    let ancestors = ancestry(of: path)
    return ancestors.dropLast().last ?? (path.hasPrefix("/") ? "/" : ".")
  }

  /// How to name the file at `target` from inside `folder`, all links followed: `../data/a.csv`;
  /// `nil` if either is not there.
  static func relative(from folder: String, to target: String) -> String? {
    guard let from = POSIX().canonical(folder), let to = POSIX().canonical(target) else {
      return nil
    }
    let start = from.split(separator: "/"), end = to.split(separator: "/")
    let common = zip(start, end).prefix { $0 == $1 }.count
    let up = repeatElement("..", count: start.count - common)
    return (Array(up) + end.dropFirst(common).map(String.init)).joined(separator: "/")
  }
}
