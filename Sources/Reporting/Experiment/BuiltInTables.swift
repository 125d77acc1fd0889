/// The tables that come with the program: `built-in:diabetes.csv` where an experiment or a flag names
/// a file.
public enum BuiltInTables {
  /// What the path of a built-in table begins with. A file in a folder of that name is `./built-in:…`.
  private static let scheme = "built-in:"

  /// Their names, without what the path begins with.
  public static let names = ["diabetes.csv"]

  /// Whether a path means a table that comes with the program and not a file.
  static func isNamed(by path: String) -> Bool { path.hasPrefix(scheme) }

  /// The name of the table that a path means.
  static func name(in path: String) -> String { String(path.dropFirst(scheme.count)) }

  /// The table's file, or `nil` if there is none of this name.
  public static func csv(_ name: String) -> [UInt8]? {
    name == "diabetes.csv" ? PackageResources.diabetes_csv : nil
  }

  /// The bytes that a path means.
  static func read(_ path: String) throws(FileError) -> [UInt8] {
    guard let bytes = csv(name(in: path)) else {
      throw FileError(
        .cannotRead, path: path,
        message: "No table called \(name(in: path)) comes with the program. There is "
          + "\(names.map { scheme + $0 }.joined(separator: ", ")).")
    }
    return bytes
  }
}
