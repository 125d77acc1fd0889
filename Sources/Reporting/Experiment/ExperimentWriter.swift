import Plotting
import Training

/// Writes experiments as YAML, so that they can be read, kept and run again.
public enum ExperimentWriter {
  /// The experiment as a file, every setting written out, in one order of keys.
  ///
  /// Reading it gives an equal experiment, and writing that gives the same bytes. A setting that
  /// most variants share stands under `training`; the others name it themselves.
  public static func yaml(_ experiment: Experiment) -> String {
    var lines = ["version: 1", "title: \(YAMLText.scalar(experiment.title))"]
    lines += data(experiment)
    let variants = experiment.variants.map { TrainingKeys.all(of: $0.variant.training) }
    let shared = TrainingKeys.mostCommon(variants)
    lines += ["training:"] + shared.map { "  \($0.key): \($0.value)" }
    lines += ["variants:"]
    for (variant, keys) in zip(experiment.variants, variants) {
      lines.append("  - {\(pairs(variant, besides: shared, keys).joined(separator: ", "))}")
    }
    if let figures = experiment.figures {
      lines.append("figures: \(list(figures.map(\.rawValue)))")
    }
    lines += output(experiment.output)
    return lines.joined(separator: "\n") + "\n"
  }

  // MARK: - Sections

  private static func data(_ experiment: Experiment) -> [String] {
    var lines = ["data:"]
    switch experiment.data {
    case .synthetic(let data):
      lines += [
        "  synthetic:", "    generator: torch", "    seed: \(data.seed)", "    rows: \(data.rows)",
        "    weights: \(weights(data.weights))", "    bias: \(YAMLNumber.text(data.bias))",
        "    noise: \(YAMLNumber.text(data.noise))",
      ]
    case .csv(let source):
      lines += [
        "  csv:", "    path: \(YAMLText.scalar(source.path))",
        "    target: \(YAMLText.scalar(source.selection.target))",
      ]
      if let features = source.selection.features {
        lines.append("    features: \(list(features.map(YAMLText.scalar), indent: 6))")
      }
      lines.append("    missing: \(source.selection.missing.rawValue)")
    }
    lines.append("  standardize: \(experiment.standardize)")
    lines.append("  validation: \(holdout(experiment.holdout))")
    return lines
  }

  private static func holdout(_ holdout: Holdout) -> String {
    switch holdout {
    case .none: "none"
    case .share(let share, let seed): "{share: \(YAMLNumber.text(share)), seed: \(seed)}"
    case .lastRows(let rows): "{last-rows: \(rows)}"
    }
  }

  private static func pairs(
    _ variant: ExperimentVariant, besides shared: [TrainingKeys.Pair], _ keys: [TrainingKeys.Pair]
  ) -> [String] {
    var pairs = ["name: \(YAMLText.scalar(variant.variant.name))"]
    let penalty = variant.variant.penalty
    let strength = penalty.settings.first.map { "{\(penalty.kind): \(YAMLNumber.text($0.value))}" }
    pairs.append("penalty: \(strength ?? penalty.kind)")
    pairs += keys.filter { !shared.contains($0) }.map { "\($0.key): \($0.value)" }
    if let color = variant.color { pairs.append("color: \(color.rawValue)") }
    return pairs
  }

  private static func output(_ output: OutputSettings) -> [String] {
    [
      "output:", "  formats: \(list(output.formats.map(\.rawValue)))",
      "  themes: \(list(output.themes.map(\.rawValue)))",
      "  width: \(YAMLNumber.text(output.width))",
      "  height: \(YAMLNumber.text(output.height))", "  scale: \(YAMLNumber.text(output.scale))",
      "  font: \(YAMLText.scalar(output.font))",
    ]
  }

  // MARK: - Values

  private static func weights(_ weights: [Double]) -> String {
    if weights.count > 8, let first = weights.first, weights.allSatisfy({ $0 == first }) {
      return "{count: \(weights.count), value: \(YAMLNumber.text(first))}"
    }
    return list(weights.map(YAMLNumber.text), indent: 6)
  }

  /// A list in brackets, broken into lines of up to 100 characters where an indentation is given.
  static func list(_ entries: [String], indent: Int? = nil) -> String {
    let whole = "[\(entries.joined(separator: ", "))]"
    guard let indent, whole.utf8.count > 80 else { return whole }
    let margin = String(repeating: " ", count: indent)
    var lines: [String] = []
    var line = margin
    for (index, entry) in entries.enumerated() {
      let text = entry + (index < entries.count - 1 ? "," : "")
      if line.utf8.count + text.utf8.count > 100, line != margin {
        lines.append(line)
        line = margin
      }
      line += line == margin ? text : " " + text
    }
    lines.append(line)
    return "[\n\(lines.joined(separator: "\n"))\n\(margin.dropLast(2))]"
  }
}

/// Training settings by their keys, in the order in which they are written.
private enum TrainingKeys {
  struct Pair: Equatable {
    var key: String
    var value: String
  }

  static func all(of settings: TrainingSettings) -> [Pair] {
    [
      Pair(key: "epochs", value: "\(settings.epochs)"),
      Pair(key: "batch", value: batch(settings.batch)),
      Pair(key: "learning-rate", value: YAMLNumber.text(settings.learningRate.initial)),
      Pair(key: "order", value: settings.order.rawValue),
      Pair(key: "seed", value: "\(settings.seed)"),
      Pair(key: "initial", value: initial(settings.initial)),
      Pair(key: "loss", value: settings.loss.rawValue),
      Pair(key: "optimizer", value: optimizer(settings.optimizer)),
      Pair(key: "bias", value: settings.bias.rawValue),
      Pair(key: "precision", value: settings.precision.rawValue),
      Pair(key: "printed", value: settings.printed.rawValue),
    ]
  }

  /// For each key the value that most variants have, of equally frequent ones the first.
  static func mostCommon(_ variants: [[Pair]]) -> [Pair] {
    guard let first = variants.first else { return [] }
    return first.indices.map { index in
      var counts: [String: Int] = [:]
      for variant in variants { counts[variant[index].value, default: 0] += 1 }
      let most = counts.values.max()
      let common = variants.first { counts[$0[index].value] == most }
      return common?[index] ?? first[index]
    }
  }

  private static func batch(_ batch: BatchSize) -> String {
    switch batch {
    case .rows(let rows): "\(rows)"
    case .full: "full"
    }
  }

  private static func initial(_ initial: InitialParameters) -> String {
    switch initial {
    case .zeros: return "zeros"
    case .normal(let deviation): return "{normal: \(YAMLNumber.text(deviation))}"
    case .explicit(let parameters):
      let weights = ExperimentWriter.list(parameters.weights.map(YAMLNumber.text))
      let bias = parameters.bias.map { ", bias: \(YAMLNumber.text($0))" } ?? ""
      return "{weights: \(weights)\(bias)}"
    }
  }

  private static func optimizer(_ optimizer: OptimizerChoice) -> String {
    switch optimizer {
    default: "sgd"
    }
  }
}
