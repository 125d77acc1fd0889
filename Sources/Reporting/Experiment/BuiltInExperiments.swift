/// The experiments that come with the program.
public enum BuiltInExperiments {
  /// Their names, each with a line on what it shows, in the order in which they are listed.
  public static let names = files.map { (name: $0.name, summary: summary($0.yaml)) }

  /// The experiment's file, comments and all, or `nil` if there is none of this name.
  public static func yaml(_ name: String) -> [UInt8]? { files.first { $0.name == name }?.yaml }

  private static let files: [(name: String, yaml: [UInt8])] = [
    ("notebook", PackageResources.notebook_yaml),
    ("weight-decay", PackageResources.weight_decay_yaml),
    ("coupled-or-decoupled", PackageResources.coupled_or_decoupled_yaml),
    ("batch-size", PackageResources.batch_size_yaml),
    ("fitting", PackageResources.fitting_yaml),
    ("underfitting", PackageResources.underfitting_yaml),
    ("overfitting", PackageResources.overfitting_yaml),
    ("path", PackageResources.path_yaml),
    ("path-ridge", PackageResources.path_ridge_yaml),
    ("path-elastic-net", PackageResources.path_elastic_net_yaml),
    ("optimisers", PackageResources.optimisers_yaml),
  ]

  /// The comment in a file's first line.
  private static func summary(_ yaml: [UInt8]) -> String {
    let line = yaml.prefix { $0 != UInt8(ascii: "\n") }
    return String(
      decoding: line.drop { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: " ") }, as: UTF8.self)
  }
}
