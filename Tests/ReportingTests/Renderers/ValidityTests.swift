import CairoCanvas
import Foundation
import Plotting
import Testing

@testable import Reporting

/// Every figure is an SVG 1.1 document by the W3C's own document type, with the two attributes of
/// WAI-ARIA that SVG took up later.
@Suite struct ValidityTests {
  private static let documentType = """
    <!DOCTYPE svg PUBLIC "-//W3C//DTD SVG 1.1//EN" "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd" [
    <!ATTLIST svg role CDATA #IMPLIED aria-labelledby IDREFS #IMPLIED>
    ]>

    """

  /// The document type as a machine without a network has it (w3c-sgml-lib).
  private static let catalog = "/usr/share/xml/w3c-sgml-lib/schema/dtd/REC-SVG11-20110816/svg11.dtd"

  private static var isHere: Bool {
    Tool.xmllint.isHere && FileManager.default.fileExists(atPath: catalog)
  }

  /// What the validator says against a document; nothing for a valid one.
  private func complaints(_ documents: [String]) throws -> String {
    try Tool.withFolder { folder in
      let type = Self.documentType.replacing(
        "http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd", with: Self.catalog)
      let files = try documents.enumerated().map { number, document in
        let file = folder.appending(path: "\(number).svg")
        try Data((type + document).utf8).write(to: file)
        return file.path
      }
      let run = try Tool.xmllint.run(["--nonet", "--noout", "--valid"] + files)
      return run.status == 0 ? "" : run.output
    }
  }

  @Test(.enabled("xmllint and w3c-sgml-lib are not installed") { isHere })
  func everyFigureIsValid() async throws {
    let font = try Font(FontFiles.find())
    var documents: [String] = []
    for kind in ["notebook", "twelve", "hostile names", "diverged"] {
      let study = try await FigureStudies.named(kind)
      for name in Figures.available(for: study) {
        let drawing = Figures.chart(name, of: study).layout(
          size: Size(width: 800, height: 500), measurer: font)
        documents.append(SVGWriter.svg(drawing, theme: .dark))
        documents.append(try SVGWriter.svg(drawing, theme: .light, outlinesOf: font))
      }
    }
    #expect(try complaints(documents) == "")
  }

  @Test(.enabled("xmllint and w3c-sgml-lib are not installed") { isHere })
  func theValidatorKnowsWhatIsNotSVG() throws {
    let start = "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\""
    #expect(try complaints([start + "/>"]) == "")
    for wrong in [
      start + " aria-labelledby=\"none\"/>", start + " fetch=\"x\"/>", start + "><p>a</p></svg>",
      start + "><g id=\"a\"/><g id=\"a\"/></svg>", start + "><path/></svg>",
    ] {
      #expect(try complaints([wrong]) != "", "\(wrong)")
    }
  }
}
