import Training
import Wording

/// A log, looked at once for its columns and then read for those that are wanted. A file is read
/// twice, a pipe once and held.
struct LogFile {
  /// What messages call it.
  let name: String
  let columns: [TableProfile.Column]
  /// SHA-256 of its bytes.
  let hash: String
  private let path: String
  private let held: [UInt8]?
  /// Whether it is JSON lines rather than CSV.
  private let isJSON: Bool

  init(_ path: String) throws {
    self.path = path == "-" ? "/dev/stdin" : path
    name = path == "-" ? "standard input" : path
    var table = TableProfiler(named: name)
    var lines = JSONLinesProfiler(named: name)
    var bytes: [UInt8] = []
    var isJSON: Bool?
    // The first two characters, by which kinds of file are told apart.
    var start: [UInt8] = []
    var isHeld = path == "-"
    var hash = SHA256()
    let fileName = name
    try FileReader.readPieces(of: self.path) { piece, length in
      if length == nil { isHeld = true }
      hash.update(piece)
      if start.count < 2 {
        start += piece.lazy.filter { !Self.blanks.contains($0) }.prefix(2 - start.count)
        isJSON = start.first.map { $0 == UInt8(ascii: "{") }
      }
      if start == Array("[{".utf8) {
        throw DataError(
          file: fileName,
          message: "This is a JSON array, and a log has one object a line. Convert it with "
            + "jq -c '.[]' and draw what comes out.")
      }
      if isHeld { try FileReader.hold(piece, in: &bytes, of: fileName) }
      // White space before the first character is the same to both.
      if isJSON != false { try lines.take(piece) }
      if isJSON != true { try table.take(piece) }
    }
    self.hash = hash.hexadecimal
    self.isJSON = isJSON == true
    if self.isJSON {
      try lines.finish()
      columns = lines.columns
    } else {
      columns = try table.finish().columns
    }
    held = isHeld ? bytes : nil
  }

  /// White space and the bytes of a byte order mark: what may stand before a log of either kind.
  private static let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF]

  func runs(columns: [String], group: String?) throws -> [LoggedRun] {
    if isJSON {
      var parser = JSONLinesParser(named: name, columns: columns, group: group)
      try read { piece throws(DataError) in try parser.take(piece) }
      return try parser.finish()
    }
    var parser = LogParser(named: name, columns: columns, group: group)
    try read { piece throws(DataError) in try parser.take(piece) }
    return try parser.finish()
  }

  private func read(_ take: (ArraySlice<UInt8>) throws(DataError) -> Void) throws {
    if let held { return try take(held[...]) }
    var hash = SHA256()
    try FileReader.readPieces(of: path) { piece, _ in
      hash.update(piece)
      try take(piece)
    }
    // A log that is still being written to would be drawn otherwise than its hash says.
    guard hash.hexadecimal == self.hash else {
      throw FileError(
        .cannotRead, path: path,
        message: "\(path) changed while it was read. Draw it when nothing writes to it, or a copy.")
    }
  }
}
