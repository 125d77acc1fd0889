/// The experiments that come with the program.
public enum BuiltInExperiments {
  /// Their names, each with a line on what it shows, in the order in which they are listed.
  public static let names = [
    (name: "notebook", summary: "Four ways in which a notebook wrote weight decay, side by side")
  ]

  /// The experiment's file, comments and all, or `nil` if there is none of this name.
  public static func yaml(_ name: String) -> [UInt8]? {
    switch name {
    case "notebook": PackageResources.notebook_yaml
    default: nil
    }
  }
}
