/// The eight accents, by name. A series takes them in this order unless it asks for one.
public enum PaletteColor: String, Sendable, CaseIterable {
  case blue, orange, green, purple, red, teal, brown, pink
}
