import Foundation
import Testing

@testable import Reporting

/// docs/penalties.md lists every tool with its settings, and says which are trained.
@Suite struct TranslationDocumentationTests {
  private static func text(_ path: String) throws -> String {
    let root = try ExperimentFixtures.folder().deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test func everyToolHasItsRow() throws {
    let trained = try Self.text("Tests/Translation/confirm.py")
    let lines = try Self.text("docs/penalties.md").split(separator: "\n").filter {
      $0.hasPrefix("| `") && $0.split(separator: "|").count >= 3
    }
    for tool in ToolCatalogue.tools {
      let rows = lines.filter { $0.hasPrefix("| `\(tool.id)` |") }
      let row = try #require(rows.first, "\(tool.id)")
      #expect(rows.count == 1)
      for setting in tool.settings { #expect(row.contains("`\(setting.name)`"), "\(row)") }
      let isTrained = trained.contains("    \"\(tool.id)\": (\"")
      #expect(row.hasSuffix("| yes |") == isTrained, "\(row)")
      let intercept = tool.intercept.isPenalized ? "| penalised" : "| free"
      #expect(row.contains(intercept), "\(row)")
      #expect(row.contains("X standardised") == (tool.columns.scale == .standardized), "\(row)")
    }
  }
}
