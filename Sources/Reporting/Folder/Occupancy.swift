/// What stands at the names a report will use. Making one refuses whatever must not be replaced.
struct Occupancy {
  /// The files that the report will replace.
  private(set) var files: [String: FileStatus] = [:]
  /// The folders that it needs and that are missing, outermost first.
  private(set) var missingFolders: [String] = []
  /// The report that stands there; `nil`: none.
  let earlier: EarlierReport?

  /// Looks at each of `names` in the destination of `work`.
  ///
  /// - Throws: `cannotCreate` for a link, a device or a folder in a file's place, for a folder
  ///   that can't be used, and for a file that no report wrote, as `summary.json` says.
  init(of names: [String], in work: WorkFolder) throws(FileError) {
    do throws(SystemError) {
      earlier = try EarlierReport(in: work)
      guard work.system.mayChange(folder: work.destination) else {
        throw SystemError(code: POSIX.isForbidden, path: work.destination)
      }
      for folder in ReportPath.folders(of: names) {
        try look(atFolder: work.target(folder), of: work, named: folder)
      }
    } catch {
      throw error.duringPreparation
    }
    for name in names where ReportPath.folders(of: name).allSatisfy({ !missing($0) }) {
      try look(atFile: work.target(name), of: work, named: name)
    }
    for name in names where files[name] != nil && earlier?.mayReplace(name) != true {
      let path = work.target(name)
      let why =
        earlier == nil
        ? files[ReportPath.summary] == nil
          ? "there is no \(ReportPath.summary) of a report beside it"
          : "\(ReportPath.summary) beside it is none of a report, or damaged"
        : "\(ReportPath.summary) does not count it among the report's files"
      throw FileError(
        .cannotCreate, path: path,
        message:
          "\(path) is there, and \(why), so it was left as it is. Move it away, delete it if "
          + "it is an old report's, or choose another folder with --out.")
    }
  }

  private func missing(_ folder: String) -> Bool { missingFolders.contains(folder) }

  private mutating func look(
    atFolder path: String, of work: WorkFolder, named folder: String
  ) throws(SystemError) {
    guard ReportPath.folders(of: folder).allSatisfy({ !missing($0) }),
      let status = try work.system.status(of: path)
    else {
      missingFolders.append(folder)
      return
    }
    switch status.kind {
    case .folder: break
    case .link: throw SystemError(code: POSIX.isLink, path: path)
    case .file, .other: throw SystemError(code: POSIX.isNoFolder, path: path)
    }
    guard work.system.mayChange(folder: path) else {
      throw SystemError(code: POSIX.isForbidden, path: path)
    }
    guard try status.device == work.system.status(of: work.path)?.device else {
      throw SystemError(code: POSIX.isElsewhere, path: path)
    }
  }

  private mutating func look(
    atFile path: String, of work: WorkFolder, named name: String
  ) throws(FileError) {
    let status: FileStatus?
    do throws(SystemError) {
      status = try work.system.status(of: path)
    } catch {
      throw error.duringPreparation
    }
    guard let status else { return }
    let obstacle: String
    switch status.kind {
    case .file:
      files[name] = status
      return
    case .link: obstacle = "a symbolic link"
    case .folder: obstacle = "a folder"
    case .other: obstacle = "a device or a pipe"
    }
    throw FileError(
      .cannotCreate, path: path,
      message: "\(path) is \(obstacle), not a file, and was left as it is. Move it away, or choose "
        + "another folder with --out.")
  }
}
