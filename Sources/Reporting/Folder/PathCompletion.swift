/// Paths that a shell may offer to someone who has typed the beginning of one.
public enum PathCompletion {
  /// The folders and the files with one of these endings whose paths begin with `prefix`, sorted;
  /// folders end with a slash. What is hidden is offered only to who typed its dot.
  ///
  /// - Parameters:
  ///   - prefix: what was typed, relative to the working directory or absolute.
  ///   - endings: such as `.yaml`.
  public static func paths(beginning prefix: String, endings: [String]) -> [String] {
    let slash = prefix.lastIndex(of: "/")
    let folder = slash.map { String(prefix[...$0]) } ?? ""
    let start = slash.map { prefix[prefix.index(after: $0)...] } ?? prefix[...]
    let system = POSIX()
    let names = (try? system.names(in: folder.isEmpty ? "." : folder)) ?? []
    return names.compactMap { name in
      guard name.hasPrefix(start), start.hasPrefix(".") || !name.hasPrefix(".") else { return nil }
      let path = folder + name
      if (try? system.status(of: path, followingLink: true))?.kind == .folder { return path + "/" }
      return endings.contains { name.hasSuffix($0) } ? path : nil
    }
  }
}
