/// The names a report's files may have.
enum ReportPath {
  /// The files that reports have beside figures.
  static let fixed = [
    "README.md", "index.html", "report.css", experiment, history, summary,
  ]
  static let summary = "summary.json"
  static let experiment = "experiment.yaml"
  static let history = "history.csv"
  static let figuresFolder = "figures"

  /// Where a figure stands in a report's folder: `figures/loss-dark.png`.
  static func figure(_ name: String, _ theme: ThemeName, _ format: ImageFormat) -> String {
    figuresFolder + "/" + name + (theme == .dark ? "-dark" : "") + "." + format.rawValue
  }

  /// Where the numbers behind a figure stand: `figures/loss.csv`.
  static func table(_ name: String) -> String { figuresFolder + "/" + name + ".csv" }

  /// Whether `path` is one that a report gives to a file of its own.
  static func isOwn(_ path: String) -> Bool { fixed.contains(path) || isFigure(path) }

  /// Whether `path` is that of a figure: `figures/NAME.png`, `.svg` or `.pdf`, NAME of `[a-z0-9-]`, or
  /// the `.csv` of a figure that there is.
  static func isFigure(_ path: String) -> Bool {
    guard path.hasPrefix(figuresFolder + "/") else { return false }
    return isFigureName(String(path.dropFirst(figuresFolder.count + 1)))
  }

  /// Whether a name in the folder of figures is one that a report would give.
  static func isFigureName(_ name: String) -> Bool {
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty else { return false }
    // Tables in a folder of figures may well be a reader's own.
    if parts[1] == "csv" { return FigureName(rawValue: String(parts[0])) != nil }
    guard ["png", "svg", "pdf"].contains(parts[1]) else { return false }
    return parts[0].utf8.allSatisfy { byte in
      isLowercase(byte) || isDigit(byte) || byte == UInt8(ascii: "-")
    }
  }

  /// The folders that must exist for `path` to, outermost first: `a/b/c.svg` has `a` and `a/b`.
  static func folders(of path: String) -> [String] {
    var folders: [String] = []
    var folder = ""
    for part in path.split(separator: "/").dropLast() {
      folder += folder.isEmpty ? String(part) : "/" + part
      folders.append(folder)
    }
    return folders
  }

  /// The folders of all `paths`, each once, every one after the one that holds it.
  static func folders(of paths: [String]) -> [String] {
    Set(paths.flatMap { folders(of: $0) }).sorted()
  }

  private static func isLowercase(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }
}
