import Foundation
import Training

/// How fast a file was read, and in how much memory.
struct Reading {
  private var name: String
  private var bytes = 0
  private var numbers = 0
  private var seconds = Double.infinity

  /// Reads a file three times, 256 KiB at a time; the best time counts.
  init(of path: String, features: [String]?) throws {
    name = path.split(separator: "/").last.map(String.init) ?? path
    for _ in 0..<3 {
      let clock = ContinuousClock()
      let start = clock.now
      let (dataset, length) = try Self.read(path, features: features)
      seconds = min(seconds, (clock.now - start) / .seconds(1))
      bytes = length
      numbers = dataset.values.count + dataset.targets.count
    }
  }

  private static func read(
    _ path: String, features: [String]?
  ) throws -> (dataset: Dataset, bytes: Int) {
    guard let file = fopen(path, "rb") else { throw CocoaError(.fileReadNoSuchFile) }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let length = ftell(file)
    rewind(file)
    var parser = CSVParser(
      named: path, selecting: CSVSelection(target: "y", features: features), byteCount: length)
    var piece = [UInt8](repeating: 0, count: 1 << 18)
    while case let count = fread(&piece, 1, piece.count, file), count > 0 {
      try parser.take(piece[..<count])
    }
    return (try parser.finish(), length)
  }

  var line: String {
    var usage = rusage()
    #if canImport(Darwin)
      getrusage(RUSAGE_SELF, &usage)
      let peak = Double(usage.ru_maxrss)
    #else
      getrusage(Int32(RUSAGE_SELF.rawValue), &usage)
      let peak = Double(usage.ru_maxrss) * 1024
    #endif
    return String(
      format: "%@ %@ %6.0f MB/s %7.1f MiB at most, %5.1f bytes for each of %d numbers",
      name.padding(toLength: 14, withPad: " ", startingAt: 0),
      "CSVParser".padding(toLength: 14, withPad: " ", startingAt: 0),
      Double(bytes) / 1e6 / seconds, peak / 1_048_576, peak / Double(numbers), numbers)
  }
}
