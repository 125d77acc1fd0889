/// What the runs of logs are called.
enum RunNames {
  /// Where a log stands: the names from the root, so that it is the same however the path to it is
  /// written; `nil` for standard input. Links on the way are followed, but a log that is a link itself
  /// keeps its name, since what that leads to may be called by a hash.
  static func place(of path: String) -> [String]? {
    guard path != "-" else { return nil }
    let folder = FilePath.parent(of: path)
    return FilePath.parts(of: FilePath.resolved(folder) ?? folder)
      + FilePath.parts(of: path).suffix(1)
  }

  /// A name for each file: its stem; its ending or folders too, as many as tell it from the others.
  ///
  /// Folders that hold all files are left out, so that a tree of logs has the same names wherever it
  /// stands.
  static func names(ofFilesAt places: [[String]?]) -> [String] {
    let files = places.compactMap(\.self)
    let folders = files.map { Array($0.dropLast()) }
    let shared = folders.dropFirst().reduce(folders.first ?? []) { shared, folder in
      zip(shared, folder).prefix { $0 == $1 }.map(\.0)
    }
    let paths = files.map { Array($0.dropFirst(shared.count)) }
    let stems = paths.map(withoutEnding)
    return places.map { place in
      guard let place else { return "standard input" }
      let path = Array(place.dropFirst(shared.count))
      return shortest(of: withoutEnding(path), among: stems) ?? shortest(of: path, among: paths)
        ?? path.joined(separator: "/")
    }
  }

  /// The shortest end of a path that no other path has; `nil` if another is the same.
  private static func shortest(of path: [String], among paths: [[String]]) -> String? {
    for count in 1..<max(1, path.count)
    where paths.count(where: { $0.suffix(count) == path.suffix(count) }) == 1 {
      return path.suffix(count).joined(separator: "/")
    }
    return paths.count { $0 == path } == 1 ? path.joined(separator: "/") : nil
  }

  /// A path whose file's name lacks its last ending.
  private static func withoutEnding(_ path: [String]) -> [String] {
    guard let name = path.last, let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      return path
    }
    return path.dropLast() + [String(name[..<dot])]
  }
}
