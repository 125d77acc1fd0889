import Foundation
import Testing

/// `summary.json` and `history.csv` under the names that other people's scripts rely on.
@Suite struct SummaryTests {
  private static let report = Result {
    let folder = try TemporaryFolder()
    let outcome = try Command.run(["--out", folder.path("out"), "--format", "svg", "--quiet"])
    #expect(outcome.status == 0, "\(outcome.errors)")
    return try TemporaryFolder.contents(of: folder.url.appending(path: "out"))
  }

  private func summary() throws -> [String: Any] {
    let bytes = try #require(try Self.report.get()["summary.json"])
    return try #require(JSONSerialization.jsonObject(with: bytes) as? [String: Any])
  }

  @Test func everyNameThatIsPromisedIsThere() throws {
    let summary = try summary()
    #expect(
      Set(summary.keys) == [
        "schema", "title", "data", "least_squares", "variants", "findings", "figures",
        "experiment_hash",
      ])
    #expect(summary["schema"] as? Int == 1)
    let data = try #require(summary["data"] as? [String: Any])
    #expect(
      Set(data.keys).isSuperset(of: [
        "rows", "training_rows", "validation_rows", "features", "source", "truth",
      ]))
    let variants = try #require(summary["variants"] as? [[String: Any]])
    #expect(
      variants.map { $0["name"] as? String } == ["numpy", "pytorch-1", "pytorch-2", "pytorch-3"])
    for variant in variants {
      #expect(
        Set(variant.keys).isSuperset(of: [
          "name", "penalty", "rule", "optimizer", "loss", "order", "batch", "epochs",
          "learning_rate", "bias", "precision", "effective_ridge", "effective_ridge_note", "limit",
          "cycle_limit", "initial", "initial_training_mse", "status", "diverged_at_step", "final",
          "final_training_mse", "final_validation_mse", "history",
        ]))
      let history = try #require(variant["history"] as? [String: Any])
      #expect(
        Set(history.keys) == [
          "epoch", "training_mse", "validation_mse", "printed", "weights", "bias",
        ])
      let epochs = try #require(variant["epochs"] as? Int)
      #expect(history["epoch"] as? [Int] == Array(1...epochs))
    }
    let figures = try #require(summary["figures"] as? [[String: Any]])
    #expect(figures.allSatisfy { Set($0.keys) == ["name", "title", "alt", "files"] })
    let findings = try #require(summary["findings"] as? [[String: Any]])
    #expect(!findings.isEmpty && findings.allSatisfy { Set($0.keys) == ["text", "kind"] })
    #expect((summary["experiment_hash"] as? String)?.count == 64)
  }

  @Test func theNumbersAreThoseThatTheNotebookMustGive() throws {
    let variants = try #require(try summary()["variants"] as? [[String: Any]])
    let ridges = variants.compactMap { $0["effective_ridge"] as? Double }
    for (ridge, expected) in zip(ridges, [-0.000_425_237, 0.025, 0.025, 0.05]) {
      #expect(abs(ridge - expected) < 1e-8)
    }
    // The fixed point of the second PyTorch cell's epoch, and the ridge solution beside it.
    let second = variants[2]
    let cycle = try #require(second["cycle_limit"] as? [String: Any])
    let limit = try #require(second["limit"] as? [String: Any])
    let cycleWeights = try #require(cycle["weights"] as? [Double])
    let limitWeights = try #require(limit["weights"] as? [Double])
    for (value, expected) in zip(
      cycleWeights + [try #require(cycle["bias"] as? Double)],
      [1.951_538_78, -3.314_984_92, 4.097_428_65])
    {
      #expect(abs(value - expected) < 1e-7)
    }
    for (value, expected) in zip(
      limitWeights + [try #require(limit["bias"] as? Double)],
      [1.952_625_52, -3.315_606_87, 4.097_417_37])
    {
      #expect(abs(value - expected) < 1e-7)
    }
    #expect(variants[1]["cycle_limit"] is NSNull)
  }

  @Test func theHistoryHasALineAVariantAndEpoch() throws {
    let bytes = try #require(try Self.report.get()["history.csv"])
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    #expect(lines[0] == "variant,epoch,training_mse,validation_mse,printed,x1,x2,bias")
    #expect(lines.count == 1 + 10 + 3 * 20)
    #expect(lines[1].hasPrefix("numpy,1,"))
    #expect(
      lines.dropFirst().allSatisfy {
        $0.split(separator: ",", omittingEmptySubsequences: false).count == 8
      })
  }
}
