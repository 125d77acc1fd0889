import Wording

/// What version control and transport do to files, recognised so that the remedy can be named.
enum Mangling {
  /// What happened to a committed file that is not simply an older version; `nil` if nothing did.
  static func sentence(committed: [UInt8], now: [UInt8]) -> String? {
    if committed.isEmpty { return "the committed file is empty" }
    if isLFSPointer(committed) {
      return "the committed file is a Git LFS pointer, not the file itself; fetch it: git lfs pull"
    }
    if hasCarriageReturns(committed, besides: now) {
      return "its lines end in CR LF: git converted it; add “* -text” to .gitattributes and commit "
        + "the file again"
    }
    if committed.starts(with: [0xEF, 0xBB, 0xBF]), committed.dropFirst(3).elementsEqual(now) {
      return "an editor put a byte order mark before it"
    }
    if let line = conflict(in: committed) {
      return "line \(line) is the mark of a merge conflict; resolve it by making the report again"
    }
    if now.starts(with: committed) {
      return "it ends after \(NumberText.count(committed.count)) of "
        + "\(NumberText.count(now.count)) bytes"
    }
    if committed.starts(with: now) {
      return Phrase.count(committed.count - now.count, "byte")
        + (committed.count == now.count + 1 ? " follows" : " follow") + " its end"
    }
    return nil
  }

  /// Whether a small text of Git LFS stands in place of a file.
  static func isLFSPointer(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: "version https://git-lfs.github.com/".utf8)
  }

  private static func hasCarriageReturns(_ committed: [UInt8], besides now: [UInt8]) -> Bool {
    committed.count > now.count && committed.contains(0x0D)
      && committed.lazy.filter { $0 != 0x0D }.elementsEqual(now.lazy.filter { $0 != 0x0D })
  }

  private static func conflict(in bytes: [UInt8]) -> Int? {
    let mark = Array("<<<<<<< ".utf8)
    return TextLines(bytes).enumerated().first { $0.element.starts(with: mark) }.map {
      $0.offset + 1
    }
  }
}
