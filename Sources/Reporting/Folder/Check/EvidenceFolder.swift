/// The folder that a check writes its evidence to. It holds that and `check.json`, which lists it, so
/// that the next check can take it away again; a folder with anything else in it is refused.
public struct EvidenceFolder: Sendable {
  private static let list = "check.json"
  private static let parts = ["actual", "difference", "expected"]
  private static let longestList = 1 << 24

  private let path: String
  private let system = POSIX()

  /// A folder that need not exist, which must not lie in the checked one.
  ///
  /// - Throws: `cannotCreate` if it does, or if it holds what no check wrote.
  public init(path: String, besides checked: String) throws(FileError) {
    self.path = FilePath.withoutTrailingSlashes(path)
    guard !path.isEmpty, !path.utf8.contains(0) else {
      throw Self.refusal(path, "an empty name names no folder")
    }
    if FilePath.isInside(path, checked) {
      throw Self.refusal(path, "it lies in \(checked), where a check writes nothing")
    }
    let isForeign: Bool
    do throws(SystemError) {
      isForeign = try holdsWhatNoCheckWrote()
    } catch {
      throw Self.refusal(error.path, error.reason)
    }
    if isForeign { throw Self.refusal(path, "it holds files that no check wrote") }
  }

  private func holdsWhatNoCheckWrote() throws(SystemError) -> Bool {
    guard let status = try system.status(of: path, followingLink: true) else {
      guard try system.status(of: path) == nil else {
        throw SystemError(code: POSIX.isDanglingLink, path: path)
      }
      return false
    }
    guard status.kind == .folder else { throw SystemError(code: POSIX.isNoFolder, path: path) }
    let names = try system.names(in: path)
    // What is written below must not go elsewhere.
    for part in Self.parts {
      for folder in [part, FilePath.join(part, ReportPath.figuresFolder)] {
        let place = FilePath.join(path, folder)
        guard let kind = try system.status(of: place)?.kind else { continue }
        guard kind != .link else { throw SystemError(code: POSIX.isLink, path: place) }
        guard kind == .folder else { throw SystemError(code: POSIX.isNoFolder, path: place) }
      }
    }
    guard !names.isEmpty else { return false }
    guard names.allSatisfy((Self.parts + [Self.list]).contains) else { return true }
    return try listed() == nil
  }

  /// Takes away what an earlier check left and writes what there is now; nothing, and no folder, if
  /// the check passed.
  ///
  /// - Throws: `writeFailed`.
  public func write(_ evidence: CheckEvidence, of result: CheckResult) throws(FileError) {
    do throws(SystemError) {
      try clear()
      if result.passed { return }
      // The list comes first: whatever interrupts the rest, the next check knows what is ours.
      let list = Self.json(evidence, result).fileText
      for file in [ReportFile(path: Self.list, bytes: Array(list.utf8))] + evidence.files {
        let place = FilePath.join(path, file.path)
        for folder in FilePath.ancestry(of: FilePath.parent(of: place)) {
          try system.makeFolder(folder)
        }
        let handle = try system.create(place, permissions: 0o644)
        try system.write(file.bytes, to: handle)
      }
    } catch {
      throw FileError(
        .writeFailed, path: error.path,
        message: "\(error.path) could not be written: \(error.reason). Make room or choose another "
          + "folder with --diff-dir.")
    }
  }

  private static func json(_ evidence: CheckEvidence, _ result: CheckResult) -> JSON {
    .object([
      ("schema", .integer(1)), ("passed", .bool(result.passed)),
      (
        "files",
        .array(
          result.entries.map { entry in
            .object([
              ("path", .string(entry.path)), ("verdict", .string(entry.verdict.label)),
              ("explanation", .optional(entry.verdict.explanation)),
            ])
          })
      ),
      ("written", .strings(evidence.files.map(\.path))),
    ])
  }

  // MARK: - What an earlier check left

  private func clear() throws(SystemError) {
    guard let paths = try listed() else { return }
    for file in paths { try system.removeFile(FilePath.join(path, file)) }
    for folder in ReportPath.folders(of: paths).reversed() {
      _ = try? system.removeFolder(FilePath.join(path, folder))
    }
    try system.removeFile(FilePath.join(path, Self.list))
    _ = try? system.removeFolder(path)
  }

  /// The files that an earlier check says it wrote; `nil` where there is no list of a check's.
  private func listed() throws(SystemError) -> [String]? {
    let list = FilePath.join(path, Self.list)
    guard try system.status(of: list)?.kind == .file,
      let bytes = try FileReader.read(list, limit: Self.longestList, through: system)
    else { return nil }
    return Self.written(in: bytes)
  }

  /// The paths in a list, as far as it goes: a check may have been killed while it wrote it. `nil` for a
  /// text that no check wrote.
  static func written(in list: [UInt8]) -> [String]? {
    var reader = JSONReader(list)
    var paths: [String] = []
    var hasSchema = false, hasVerdict = false
    while let token = try? reader.next() {
      switch (reader.place.first, token) {
      case (.key("schema"), .plain("1")) where reader.place.count == 1: hasSchema = true
      case (.key("passed"), .plain) where reader.place.count == 1: hasVerdict = true
      case (.key("written"), .string(let path)):
        guard let part = parts.first(where: { path.hasPrefix($0 + "/") }),
          ReportPath.isOwn(String(path.dropFirst(part.count + 1)))
        else { continue }
        paths.append(path)
      default: continue
      }
    }
    return hasSchema && hasVerdict ? paths : nil
  }

  private static func refusal(_ path: String, _ reason: String) -> FileError {
    FileError(
      .cannotCreate, path: path,
      message: "\(path) can't hold differences: \(reason). Choose another folder with --diff-dir.")
  }
}
