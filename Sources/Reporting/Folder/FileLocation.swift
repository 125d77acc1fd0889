/// Which files paths lead to, by whatever links and names.
package enum FileLocation {
  /// Whether two paths lead to one file, or will.
  package static func isSame(_ path: String, _ other: String) -> Bool {
    if let one = status(path), let two = status(other) {
      return one.device == two.device && one.inode == two.inode
    }
    guard let path = FilePath.resolved(path), let other = FilePath.resolved(other) else {
      return false
    }
    return FilePath.isSame(path, other)
  }

  /// Whether something stands at `path`.
  package static func isOccupied(_ path: String) -> Bool { status(path) != nil }

  /// Whether `path` leads to what a report in `folder` needs for itself, there or not yet: the folder, a
  /// file of the report, or the hidden folder in which a run works.
  ///
  /// - Throws: `cannotRead` where that can't be told.
  package static func isOfReport(_ path: String, in folder: String) throws(FileError) -> Bool {
    if let inside = parts(of: path, in: folder) {
      let isFolder = inside.isEmpty || inside == [ReportPath.figuresFolder]
      if isFolder || inside.first == WorkFolder.name
        || ReportPath.isOwn(inside.joined(separator: "/"))
      {
        return true
      }
    }
    let file: FileStatus?
    do throws(SystemError) {
      file = try POSIX().status(of: path, followingLink: true)
    } catch {
      throw error.duringInput
    }
    // Another name of a file of its own, wherever that is.
    guard let file, file.kind == .file, file.links > 1 else { return false }
    return ownFiles(in: folder).contains { isSame($0, path) }
  }

  /// The names below `folder` of what stands at `path`, or will; `nil` if it lies elsewhere.
  private static func parts(of path: String, in folder: String) -> [String]? {
    guard FilePath.isInside(path, folder), let folder = FilePath.resolved(folder),
      let path = FilePath.resolved(path)
    else { return nil }
    return Array(FilePath.parts(of: path).dropFirst(FilePath.parts(of: folder).count))
  }

  private static func ownFiles(in folder: String) -> [String] {
    let figures = FilePath.join(folder, ReportPath.figuresFolder)
    let names = (try? POSIX().names(in: figures)) ?? []
    return ReportPath.fixed.map { FilePath.join(folder, $0) }
      + names.filter(ReportPath.isFigureName).map { FilePath.join(figures, $0) }
  }

  private static func status(_ path: String) -> FileStatus? {
    try? POSIX().status(of: path, followingLink: true)
  }
}
