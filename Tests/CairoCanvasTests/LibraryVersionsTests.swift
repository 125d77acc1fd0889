import CairoCanvas
import Testing

@Test func everyLibraryTellsItsVersion() {
  let versions = LibraryVersions.all
  #expect(
    versions.map(\.name)
      == ["cairo", "pixman", "FreeType", "fontconfig", "libpng", "libdeflate"])
  for (name, version) in versions where name != "pixman" {
    #expect((2...3).contains(version.split(separator: ".").count), "\(name) \(version)")
    #expect(version.first?.isNumber == true, "\(name) \(version)")
  }
}
