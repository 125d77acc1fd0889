import Foundation
import Testing

/// `--figure`: one picture on standard output.
@Suite struct FigureOutputTests {
  @Test func thePictureIsThatOfTheReport() throws {
    let folder = try TemporaryFolder()
    _ = try Command.run(["run", "path", "--out", folder.path("out"), "--format", "svg"])
    for (flags, name) in [([], "path"), (["--theme", "dark"], "path-dark")] {
      let outcome = try Command.run(
        ["run", "path", "--figure", "path", "--format", "svg", "-"] + flags, in: folder.url)
      #expect(outcome.status == 0, "\(outcome.errors)")
      let committed = try Data(contentsOf: folder.url.appending(path: "out/figures/\(name).svg"))
      #expect(Data(outcome.output.utf8) == committed)
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.url.path) == ["out"])
  }

  @Test func aDashAloneMeansTheNotebook() throws {
    let outcome = try Command.run(["--figure", "loss", "-", "--quiet"])
    #expect(outcome.status == 0 && outcome.errors.isEmpty)
    #expect(outcome.output.hasPrefix("<svg ") && outcome.output.hasSuffix("</svg>\n"))
  }

  @Test(arguments: [
    (["run", "path", "--figure", "loss", "-"], "no figure loss; it has path, validation and"),
    (["--figure", "loss", "--format", "svg,png", "-"], "one format"),
    (["--figure", "loss", "--theme", "both", "-"], "one theme"),
    (["--figure", "loss", "--out", "reports"], "not into reports"),
    (["--figure", "loss", "--self-contained", "-"], "leave --self-contained away"),
    (["run", "path", "-"], "add --figure loss"),
    (["run", "path", "loss", "--figure", "loss"], "“loss” is one word too many"),
  ])
  func whatDoesNotGoTogetherIsSaid(arguments: [String], says: String) throws {
    let outcome = try Command.run(arguments)
    #expect(outcome.status == 64 && outcome.output.isEmpty)
    #expect(outcome.errors.contains(says), "\(outcome.errors)")
  }
}
