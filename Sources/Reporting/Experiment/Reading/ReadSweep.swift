import Training
import Wording

/// A sweep, and where its values stand.
struct SweepDraft {
  var settings: SweepSettings
  let place: Place
  let lambdaPlace: Place?
  /// Strengths that may be out of a penalty's range: all of a list, both ends of a range.
  let strengths: [Placed]
  let learningRates: [Placed]

  /// A number and where it stands.
  struct Placed {
    let value: Double
    let place: Place
  }
}

extension Field {
  /// Values that a list of strengths, batches, rates or seeds may have.
  static let mostValues = 1_000

  func sweep() -> SweepDraft? {
    let example = "{lambda: {from: 1e-4, to: 10, count: 25}}"
    guard let fields = fields("sweep", example: example) else { return nil }
    let (lambda, batch) = (fields["lambda"], fields["batch"])
    let (rate, seed) = (fields["learning-rate"], fields["seed"])
    let strengths = lambda.map { $0.strengths() }
    let batches = batch.map { $0.values("a list of row counts and full") { $0.batch() } } ?? []
    let rates = rate.map { $0.values("a list of numbers above 0") { $0.number(.positive) } } ?? []
    let seeds = seed.map { $0.values("a list of seeds") { $0.seed() } } ?? []
    fields.end()
    if lambda == nil, batch == nil, rate == nil, seed == nil {
      mistakes.report(
        "There is nothing to sweep over. Add lambda, batch, learning-rate or seed, such as \(example).",
        at: keyPlace)
      return nil
    }
    guard let batches, let rates, let seeds else { return nil }
    if case .some(nil) = strengths { return nil }
    return SweepDraft(
      settings: SweepSettings(
        lambda: strengths??.strengths, batch: batches, learningRate: rates, seed: seeds),
      place: keyPlace, lambdaPlace: lambda?.keyPlace, strengths: strengths??.placed ?? [],
      learningRates: zip(rates, rate?.entryPlaces ?? []).map { .init(value: $0, place: $1) })
  }

  /// A list of strengths, or a range in equal ratios.
  private func strengths() -> (strengths: SweepSettings.Strengths, placed: [SweepDraft.Placed])? {
    guard isMapping else {
      return values("a list of strengths, or {from: 1e-4, to: 10, count: 25}") { $0.number(.any) }
        .map { values in
          (.list(values), zip(values, entryPlaces).map { .init(value: $0, place: $1) })
        }
    }
    guard let fields = fields("lambda", example: "{from: 1e-4, to: 10, count: 25}") else {
      return nil
    }
    let (from, to) = (
      fields.required("from", example: "from: 1e-4"), fields.required("to", example: "to: 10")
    )
    let (first, last) = (from?.number(.positive), to?.number(.positive))
    let count = fields.required("count", example: "count: 25")?.whole(2...Self.mostValues)
    fields.end()
    guard let from, let to, let first, let last, let count else { return nil }
    let strengths = SweepSettings.Strengths.logarithmic(from: first, to: last, count: count)
    if Set(strengths.values).count < count {
      to.report(
        "\(Self.grouped(count)) strengths do not fit between \(YAMLNumber.text(first)) and "
          + "\(YAMLNumber.text(last)), six digits each. Set them further apart.")
      return nil
    }
    return (
      strengths,
      [.init(value: first, place: from.node.place), .init(value: last, place: to.node.place)]
    )
  }

  /// A list of values, each of them once and not too many.
  func values<Value: Hashable>(_ what: String, of read: (Field) -> Value?) -> [Value]? {
    var seen: Set<Value> = []
    let values = list(
      what,
      of: { entry -> Value? in
        guard let value = read(entry) else { return nil }
        if seen.insert(value).inserted { return value }
        entry.report("This stands here twice. Keep one.")
        return nil
      })
    guard let values else { return nil }
    return values.count <= Self.mostValues
      ? values : refuse("at most \(Self.grouped(Self.mostValues)) values")
  }

  /// Where the entries of a list stand.
  private var entryPlaces: [Place] {
    if case .sequence(let nodes) = node.content { nodes.map(\.place) } else { [] }
  }
}

// MARK: - What only the variants tell

extension SweepDraft {
  /// Reports values that a variant can't take, and a sweep that is too large.
  ///
  /// - Parameter features: how many features there are, where that is known.
  func check(_ variants: [ExperimentVariant], features: Int?, _ mistakes: Mistakes) {
    let variants = variants.map(\.variant)
    let penalised = variants.filter { !$0.penalty.settings.isEmpty }
    if let lambdaPlace, penalised.isEmpty {
      mistakes.report(
        "No variant has a penalty whose strength could be swept. Give one a penalty, or take this "
          + "away.", at: lambdaPlace)
    }
    for strength in strengths {
      let stranger = penalised.first {
        !NumberLimits.strength(of: $0.penalty.kind).contains(strength.value)
      }
      guard let stranger else { continue }
      let kind = stranger.penalty.kind
      mistakes.report(
        "The variant \(shown(stranger)) can't take \(YAMLNumber.text(strength.value)): "
          + "\"\(kind)\" takes \(NumberLimits.strength(of: kind).phrase).", at: strength.place)
    }
    for rate in learningRates {
      for variant in variants {
        guard case .cosine(_, let floor) = variant.training.learningRate.schedule,
          rate.value < floor
        else { continue }
        mistakes.report(
          "The learning rate of \(shown(variant)) falls to \(YAMLNumber.text(floor)), and can't "
            + "start below it at \(YAMLNumber.text(rate.value)). Take a greater one.",
          at: rate.place)
        break
      }
    }
    checkSize(variants, features: features, mistakes)
  }

  private func checkSize(_ variants: [Variant], features: Int?, _ mistakes: Mistakes) {
    let others =
      max(1, settings.batch.count) * max(1, settings.learningRate.count)
      * max(1, settings.seed.count)
    let strengths = max(1, settings.lambda?.values.count ?? 0)
    // Each axis has at most a thousand values, and there are at most a thousand variants.
    let cells = variants.reduce(0) { sum, variant in
      sum + others * (variant.penalty.settings.isEmpty ? 1 : strengths)
    }
    if let problem = SweepSettings.problem(cells: cells, features: features) {
      mistakes.report(problem, at: place)
      return
    }
    guard let cells = try? settings.sweep.cells(of: variants) else { return }
    var names: Set<String> = []
    for cell in cells where !names.insert(cell.variant.name).inserted {
      mistakes.report(
        "Two cells of the sweep would be called \"\(Phrase.shown(cell.variant.name, limit: 60))\". "
          + "Give the variants other names.", at: place)
      return
    }
  }

  private func shown(_ variant: Variant) -> String {
    "\"\(SourceText.visible(variant.name, limit: 40))\""
  }
}
