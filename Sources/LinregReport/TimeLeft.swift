import Wording

/// How long something will go on, by what it took so far.
enum TimeLeft {
  /// “about 40 s left”; `nil` in the first second, where nobody has begun to wait, and before
  /// anything is done.
  ///
  /// - Parameters:
  ///   - seconds: since the beginning.
  ///   - done: parts done since then.
  ///   - left: parts still to be done.
  static func text(after seconds: Double, done: Int, left: Int) -> String? {
    guard seconds >= 1, done > 0, left > 0 else { return nil }
    let rest = seconds * Double(left) / Double(done)
    switch rest {
    case ..<1: return "a moment left"
    case ..<90: return "about \(Int(rest.rounded(.up))) s left"
    case ..<5400: return "about \(Int((rest / 60).rounded(.up))) min left"
    case ..<1e7: return "about \(NumberText.count(Int((rest / 3600).rounded(.up)))) h left"
    default: return "months left"
    }
  }
}
