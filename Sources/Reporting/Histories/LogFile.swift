import Training
import Wording

/// A log, looked at once for its columns and then read for those that are wanted. A file is read
/// twice, a pipe once and held.
struct LogFile {
  /// What messages call it.
  let name: String
  let columns: [TableProfile.Column]
  private let path: String
  private let held: [UInt8]?
  /// The runs' source if it is JSON lines.
  private let lines: JSONLines?

  init(_ path: String) throws {
    self.path = path == "-" ? "/dev/stdin" : path
    name = path == "-" ? "standard input" : path
    var profiler = TableProfiler(named: name)
    var bytes: [UInt8] = []
    var isJSON: Bool?
    var isHeld = path == "-"
    let fileName = name
    try FileReader.readPieces(of: self.path) { piece, length in
      if length == nil { isHeld = true }
      let first = piece.first { ![0x20, 0x09, 0x0A, 0x0D, 0xEF, 0xBB, 0xBF].contains($0) }
      if isJSON == nil, let first { isJSON = first == UInt8(ascii: "{") }
      if isHeld || isJSON == true { bytes += piece }
      if isJSON != true { try profiler.take(piece) }
    }
    if isJSON == true {
      let lines = try JSONLines(bytes, named: fileName)
      self.lines = lines
      columns = lines.columns
      held = nil
    } else {
      lines = nil
      columns = try profiler.finish().columns
      held = isHeld ? bytes : nil
    }
  }

  /// The file's name without its folder and its last extension.
  var stem: String {
    let file = name.split(separator: "/").last.map(String.init) ?? name
    guard let dot = file.lastIndex(of: "."), dot != file.startIndex else { return file }
    return String(file[..<dot])
  }

  func runs(columns: [String], group: String?) throws -> [LoggedRun] {
    if let lines { return try lines.runs(columns: columns, group: group) }
    var parser = LogParser(named: name, columns: columns, group: group)
    if let held {
      try parser.take(held[...])
    } else {
      try FileReader.readPieces(of: path) { piece, _ in try parser.take(piece) }
    }
    return try parser.finish()
  }
}
