import CairoCanvas
import Testing

@Test func everyLibraryTellsItsVersion() {
  let versions = LibraryVersions.all
  #expect(versions.map(\.name) == ["cairo", "pixman", "FreeType", "fontconfig", "libpng"])
  for (name, version) in versions where name != "pixman" {
    #expect(version.split(separator: ".").count == 3, "\(name) \(version)")
    #expect(version.first?.isNumber == true, "\(name) \(version)")
  }
}
