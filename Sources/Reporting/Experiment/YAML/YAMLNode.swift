/// A value in a YAML text, with its place.
struct YAMLNode {
  var content: Content
  var place: Place

  indirect enum Content {
    /// Text, and whether it stood without quotes, so that it may mean a number or a truth value.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([Entry])
    /// Something that has been reported already.
    case refused
  }

  /// A key and its value.
  struct Entry {
    var key: String
    var keyPlace: Place
    var value: YAMLNode
  }
}
