import CairoCanvas
import Testing

@Test func everyLibraryTellsItsVersion() {
  let versions = [
    LibraryVersions.cairo, LibraryVersions.freetype, LibraryVersions.fontconfig,
    LibraryVersions.libpng,
  ]
  for version in versions {
    #expect(version.split(separator: ".").count == 3)
    #expect(version.first?.isNumber == true)
  }
}
