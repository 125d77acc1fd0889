/// Characters beyond ASCII that figures write of their own accord. A font is asked for them like
/// for those of a user's names, so that none is missing without a word.
enum FigureCharacters {
  static let own = "−×±≈≤≥·…’“”–—→λαβη\u{2009}\u{A0}"
}
