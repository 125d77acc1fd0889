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
    if !experiment.notes.isEmpty {
      lines += ["notes:"] + experiment.notes.map { "  - \(YAMLText.scalar($0))" }
    }
    lines += data(experiment)
    if !experiment.variants.isEmpty { lines += variants(experiment.variants) }
    if let sweep = experiment.sweep { lines += self.sweep(sweep) }
    if let path = experiment.path { lines += self.path(path) }
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
      lines += [
        "    powers: \(source.selection.powers)",
        "    missing: \(source.selection.missing.rawValue)",
      ]
      if !source.selection.categorical.isEmpty {
        let names = source.selection.categorical.map(YAMLText.scalar)
        lines.append("    categorical: \(list(names, indent: 6))")
      }
    case .polynomial(let data):
      lines += [
        "  polynomial:", "    generator: torch", "    seed: \(data.seed)", "    rows: \(data.rows)",
        "    coefficients: \(list(data.coefficients.map(YAMLNumber.text), indent: 6))",
        "    bias: \(YAMLNumber.text(data.bias))", "    noise: \(YAMLNumber.text(data.noise))",
        "    powers: \(data.powers)",
      ]
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

  private static func variants(_ variants: [ExperimentVariant]) -> [String] {
    let keys = TrainingKeys.all(of: variants)
    let shared = TrainingKeys.mostCommon(keys)
    return ["training:"] + shared.map { "  \($0.key): \($0.value)" } + ["variants:"]
      + zip(variants, keys).map { variant, keys in
        "  - {\(pairs(variant, besides: shared, keys).joined(separator: ", "))}"
      }
  }

  private static func pairs(
    _ variant: ExperimentVariant, besides shared: [TrainingKeys.Pair], _ keys: [TrainingKeys.Pair]
  ) -> [String] {
    var pairs = ["name: \(YAMLText.scalar(variant.variant.name))"]
    pairs.append("penalty: \(penalty(variant.variant.penalty))")
    pairs += keys.filter { !shared.contains($0) }.map { "\($0.key): \($0.value)" }
    if let color = variant.color { pairs.append("color: \(color.rawValue)") }
    return pairs
  }

  /// A kind alone, its strength, or the names and values of all its numbers.
  private static func penalty(_ penalty: any Penalty) -> String {
    let settings = penalty.settings.map { "\($0.name): \(YAMLNumber.text($0.value))" }
    switch settings.count {
    case 0: return penalty.kind
    case 1: return "{\(penalty.kind): \(YAMLNumber.text(penalty.settings[0].value))}"
    default: return "{\(penalty.kind): {\(settings.joined(separator: ", "))}}"
    }
  }

  private static func sweep(_ sweep: SweepSettings) -> [String] {
    var lines = ["sweep:"]
    switch sweep.lambda {
    case .list(let values):
      lines.append("  lambda: \(list(values.map(YAMLNumber.text), indent: 4))")
    case .logarithmic(let first, let last, let count):
      let (from, to) = (YAMLNumber.text(first), YAMLNumber.text(last))
      lines.append("  lambda: {from: \(from), to: \(to), count: \(count)}")
    case nil: break
    }
    func add(_ key: String, _ values: [String]) {
      if !values.isEmpty { lines.append("  \(key): \(list(values, indent: 4))") }
    }
    add("batch", sweep.batch.map(TrainingKeys.batch))
    add("learning-rate", sweep.learningRate.map(YAMLNumber.text))
    add("seed", sweep.seed.map(\.description))
    return lines
  }

  private static func path(_ path: PathSettings) -> [String] {
    var lines = ["path:", "  penalty: \(path.penalty.kind)"]
    if case .elasticNet(let l1Ratio) = path.penalty {
      lines.append("  l1-ratio: \(YAMLNumber.text(l1Ratio))")
    }
    switch path.lambdas {
    case .count(let count, let ratio):
      lines.append("  lambdas: {count: \(count), ratio: \(YAMLNumber.text(ratio))}")
    case .list(let values):
      lines.append("  lambdas: \(list(values.map(YAMLNumber.text), indent: 4))")
    }
    return lines + ["  folds: \(path.folds)", "  seed: \(path.seed)"]
  }

  private static func output(_ output: OutputSettings) -> [String] {
    [
      "output:", "  formats: \(list(output.formats.map(\.rawValue)))",
      "  themes: \(list(output.themes.map(\.rawValue)))",
      "  width: \(YAMLNumber.text(output.width))",
      "  height: \(YAMLNumber.text(output.height))", "  scale: \(YAMLNumber.text(output.scale))",
      "  font: \(YAMLText.scalar(output.font))", "  svg-text: \(output.svgText.rawValue)",
    ]
      + (output.axes.map { ["  axes: \(list($0.names.map(YAMLText.scalar), indent: 4))"] } ?? [])
      + (output.isSelfContained ? ["  self-contained: true"] : [])
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
