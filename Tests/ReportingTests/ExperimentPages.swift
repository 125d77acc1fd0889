import Foundation

@testable import Reporting

/// A page of `docs/experiments`: what a built-in experiment is for, what came of it, and its figures.
/// The notebook's is the report that is committed anyway.
struct ExperimentPage {
  /// The page's text as Markdown.
  var text: String
  /// The pictures that it shows, by their path from the page's folder.
  var pictures: [String: [UInt8]]
  /// What came of the experiment, in a sentence.
  var headline: String

  static func folder() throws -> URL {
    try ExperimentFixtures.folder().deletingLastPathComponent().appending(path: "docs/experiments")
  }

  /// Runs the experiment and draws the page.
  init(_ name: String) async throws {
    let yaml = BuiltInExperiments.yaml(name) ?? []
    var experiment = try ExperimentReader.read(yaml, named: name)
    experiment.output.formats = [.png]
    experiment.output.scale = 1.5
    let pipeline = try Pipeline(experiment, folder: ".")
    let study = try await pipeline.train(jobs: 2)
    let files = try await pipeline.report(on: study, outputFolder: ".", jobs: 2).files
    let findings = Findings.all(of: study).map(\.text)
    headline = findings.first ?? ""

    let source = String(decoding: yaml, as: UTF8.self)
    let figures = experiment.figures ?? Figures.available(for: study)
    func path(_ file: String) -> String { file.replacing("figures/", with: name + "/") }
    let blocks: [Block] =
      [.paragraph(Text([.text(Self.prose(of: source))])), .paragraph(.strong(headline))]
      + figures.map { figure in
        let chart = Figures.chart(figure, of: study)
        return .figure(
          FigureBlock(
            name: figure.rawValue, alt: chart.description, caption: chart.title + ".",
            width: Int(experiment.output.width), height: Int(experiment.output.height),
            formats: [.png], themes: [.light, .dark]))
      }
      + (findings.count > 1
        ? [
          .heading(level: 2, "What the numbers say"),
          .list(findings.dropFirst().map { Text([.text($0)]) }),
        ] : [])
      + [
        .heading(level: 2, "The experiment"),
        .code("linreg-report run \(name) --out reports/", language: "sh"),
        .code(Self.body(of: source), language: "yaml"),
      ]
    text = path(MarkdownWriter.markdown(Document(title: experiment.title, blocks: blocks)))
    pictures = Dictionary(
      uniqueKeysWithValues: files.filter { $0.path.hasSuffix(".png") }
        .map { (path($0.path), $0.bytes) })
  }

  /// The comment at a file's head, without its first line and what it says on saving the file.
  private static func prose(of source: String) -> String {
    source.split(separator: "\n", omittingEmptySubsequences: false).dropFirst(2)
      .prefix { $0 != "#" }.map { $0.dropFirst(2) }.joined(separator: " ")
  }

  /// The file without the comment at its head.
  private static func body(of source: String) -> String {
    source.split(separator: "\n", omittingEmptySubsequences: false).drop { $0.hasPrefix("#") }
      .joined(separator: "\n").trimmingCharacters(in: .newlines)
  }

  /// The page that lists them all.
  static func index(_ headlines: [String: String]) -> String {
    let entries = BuiltInExperiments.names.map { name, summary in
      name == "notebook"
        ? "- **[\(name)](../../reports/README.md)**: \(summary)."
        : "- **[\(name)](\(name).md)**: \(summary). "
          + MarkdownWriter.escaped(headlines[name] ?? "")
    }
    return """
      # Built-in experiments

      Each comes with the program: `linreg-report run NAME --out reports/` runs it, and
      `linreg-report experiments NAME > mine.yaml` gives you its file to change. What a page says and
      shows is what the program makes of it: a test runs every one, and compares text and pictures.

      \(entries.joined(separator: "\n"))

      """
  }
}
