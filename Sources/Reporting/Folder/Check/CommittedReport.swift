import Wording

/// The report that stands in a folder, read file by file and never changed.
struct CommittedReport {
  /// A committed file, as far as it can be compared.
  enum Content {
    case missing
    case bytes([UInt8])
    /// Not a file, or of a length that says enough; a sentence says which.
    case unusable(String)
  }

  private let folder: String
  private let system = POSIX()

  init(in folder: String) throws(FileError) {
    self.folder = FilePath.withoutTrailingSlashes(folder)
    let status: FileStatus?
    do throws(SystemError) {
      status = try system.status(of: self.folder, followingLink: true)
    } catch {
      throw error.duringInput
    }
    guard status?.kind == .folder else {
      let reason = status == nil ? "there is no such folder" : "it is not a folder"
      throw FileError(
        .cannotRead, path: folder,
        message: "\(folder) can't be checked: \(reason). Write a report there with run, or name "
          + "another folder with --out.")
    }
  }

  /// The committed counterpart of a file of `size` bytes. What is many times as long is not read.
  func file(_ path: String, expecting size: Int) throws(FileError) -> Content {
    let place = FilePath.join(folder, path)
    let limit = 4 * size + 1 << 20
    do throws(SystemError) {
      for folder in ReportPath.folders(of: path) {
        let kind = try system.status(of: FilePath.join(self.folder, folder))?.kind
        if kind == .link { return .unusable("the folder \(folder) is a symbolic link") }
        // A file in the place of a folder is as good as nothing.
        guard kind == .folder else { return .missing }
      }
      guard let status = try system.status(of: place) else { return .missing }
      switch status.kind {
      case .file: break
      case .link: return .unusable("the committed file is a symbolic link")
      case .folder: return .unusable("a folder stands in the file's place")
      case .other: return .unusable("a device or a pipe stands in the file's place")
      }
      if let bytes = try FileReader.read(place, limit: limit, through: system) {
        return .bytes(bytes)
      }
      return .unusable(
        "the committed file is \(NumberText.count(status.size)) bytes long, "
          + "the report's is \(NumberText.count(size))")
    } catch {
      throw error.duringInput
    }
  }

  /// Paths of all committed files that bear the name of a figure.
  func figures() throws(FileError) -> [String] {
    do throws(SystemError) {
      let place = FilePath.join(folder, ReportPath.figuresFolder)
      guard try system.status(of: place)?.kind == .folder else { return [] }
      return try system.names(in: place).filter(ReportPath.isFigureName).map {
        FilePath.join(ReportPath.figuresFolder, $0)
      }
    } catch {
      throw error.duringInput
    }
  }
}
