/// What features are called beside parameters that are no feature's, so that one called `bias` is not
/// taken for the bias. No two features get the same name.
enum FeatureName {
  private static let bias = "bias"

  /// As people read it among all features: `bias (feature)`.
  static func label(_ feature: String, among features: [String]) -> String {
    let mark = " (feature)"
    var bare = feature[...]
    while bare.hasSuffix(mark) { bare = bare.dropLast(mark.count) }
    return bare == bias && features.contains(bias) ? feature + mark : feature
  }

  /// As files and `axes` name it among all features: `feature_bias`, and so where the file has a column
  /// of its own by the feature's name.
  static func column(_ feature: String, among features: [String], besides own: [String] = [])
    -> String
  {
    let mark = "feature_"
    var bare = feature[...]
    while bare.hasPrefix(mark) { bare = bare.dropFirst(mark.count) }
    let name = String(bare)
    let isTaken = name == bias || own.contains(name)
    return isTaken && features.contains(name) ? mark + feature : feature
  }
}
