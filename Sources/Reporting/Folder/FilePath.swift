/// Paths as text, which the system takes apart by bytes: a slash with an accent on it is a slash.
package enum FilePath {
  private static let slash = UInt8(ascii: "/")

  /// `parts` with one slash between each two; empty parts are left out.
  package static func join(_ parts: String...) -> String {
    var path = ""
    for part in parts where !part.isEmpty {
      if !path.isEmpty, path.utf8.last != slash { path += "/" }
      path += part
    }
    return path
  }

  /// `path` without slashes at its end; the root keeps its own.
  static func withoutTrailingSlashes(_ path: String) -> String {
    var path = path
    while path.utf8.count > 1, path.utf8.last == slash { path.unicodeScalars.removeLast() }
    return path
  }

  /// Every folder on the way to `path` and the path itself, outermost first: `/a/b` has `/a`, `/a/b`.
  static func ancestry(of path: String) -> [String] {
    var paths: [String] = []
    var current = isAbsolute(path) ? "/" : ""
    for part in parts(of: path) {
      current = join(current, part)
      paths.append(current)
    }
    return paths
  }

  /// `path` as it is called from where `folder` is called so.
  static func from(_ folder: String, _ path: String) -> String {
    isAbsolute(path) || folder == "." ? path : join(folder, path)
  }

  /// The folder that holds `path`.
  package static func parent(of path: String) -> String {
    let ancestors = ancestry(of: path)
    return ancestors.dropLast().last ?? (isAbsolute(path) ? "/" : ".")
  }

  /// Whether `path` starts from the root.
  static func isAbsolute(_ path: String) -> Bool { path.utf8.first == slash }

  /// The names in `path`, outermost first.
  static func parts(of path: String) -> [String] {
    path.utf8.split(separator: slash).map { String(decoding: $0, as: UTF8.self) }
  }

  /// The absolute path of what stands at `path`, or will: all links followed as far as there is
  /// something, the rest as it is written. `nil` without a working directory.
  static func resolved(_ path: String) -> String? {
    let names = parts(of: path)
    let start = isAbsolute(path) ? "/" : "."
    for count in (0...names.count).reversed() {
      let head = names.prefix(count).reduce(start) { join($0, $1) }
      guard let place = POSIX().canonical(head) else { continue }
      return names.dropFirst(count).reduce(place) { place, name in
        name == ".." ? parent(of: place) : name == "." ? place : join(place, name)
      }
    }
    return nil
  }

  /// Whether what stands at `path`, or will, is `folder` or lies in it.
  package static func isInside(_ path: String, _ folder: String) -> Bool {
    guard let folder = resolved(folder), let path = resolved(path) else { return false }
    return parts(of: path).starts(with: parts(of: folder), by: isSame)
  }

  /// How to name the file at `target` from inside `folder`, all links followed: `../data/a.csv`;
  /// `nil` if either is not there.
  package static func relative(from folder: String, to target: String) -> String? {
    guard let from = POSIX().canonical(folder), let to = POSIX().canonical(target) else {
      return nil
    }
    let start = parts(of: from), end = parts(of: to)
    let common = zip(start, end).prefix { isSame($0, $1) }.count
    let up = repeatElement("..", count: start.count - common)
    return (Array(up) + end.dropFirst(common)).joined(separator: "/")
  }

  /// The same for a file that may be a link itself, which keeps its name. Never `-`, which commands take
  /// for standard input.
  static func relativeLink(from folder: String, to target: String) -> String? {
    guard let name = parts(of: target).last,
      let path = relative(from: folder, to: parent(of: target)).map({ join($0, name) })
    else { return nil }
    return path == "-" ? "./-" : path
  }

  /// Whether two texts are the same path: byte by byte, as systems tell names apart that look alike.
  static func isSame(_ path: String, _ other: String) -> Bool {
    path.utf8.elementsEqual(other.utf8)
  }
}
