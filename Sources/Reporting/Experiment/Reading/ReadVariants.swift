import Plotting
import Training
import Wording

/// A variant, and where it says what can only be checked when the data are known.
struct VariantDraft {
  var variant: ExperimentVariant
  var initialPlace: Place?
  var stopPlace: Place?

  /// Reports initial weights that are not as many as the features.
  func checkInitial(against source: DataSource, _ mistakes: Mistakes) {
    guard case .explicit(let parameters) = variant.variant.training.initial,
      let place = initialPlace, let features = source.featureCount,
      parameters.weights.count != features
    else { return }
    let weights = parameters.weights.count
    mistakes.report(
      "There \(weights == 1 ? "is 1 weight" : "are \(weights) weights") for \(features) "
        + "\(features == 1 ? "feature" : "features"). Give as many as there are features.",
      at: place)
  }

  /// Reports stopping early where no rows are held out to decide when.
  func checkStop(against holdout: Holdout, _ mistakes: Mistakes) {
    guard variant.variant.training.stop != nil, holdout == .none, let place = stopPlace else {
      return
    }
    mistakes.report(
      "\"stop\" goes by the error on held-out rows, and there are none. Add "
        + "validation: {share: 0.2} to data.", at: place)
  }
}

extension Field {
  func variants(_ defaults: TrainingDraft) -> [VariantDraft]? {
    let what = "a list of variants, at least one"
    guard let entries = list(what) else { return nil }
    if entries.isEmpty { return refuse(what) }
    guard entries.count <= Experiment.mostVariants else {
      report(
        "There are \(Self.grouped(entries.count)) variants, and an experiment has at most "
          + "\(Self.grouped(Experiment.mostVariants)). Make two experiments of it.")
      return nil
    }
    var taken: [String: TakenName] = [:]
    let drafts = entries.map { $0.variant(defaults, &taken) }
    return drafts.contains { $0 == nil } ? nil : drafts.compactMap { $0 }
  }

  /// A variant's name, and the line where it stands.
  private struct TakenName {
    var name: String
    var line: Int
  }

  /// - Parameter taken: the names so far, by what they look like.
  private func variant(
    _ defaults: TrainingDraft, _ taken: inout [String: TakenName]
  ) -> VariantDraft? {
    guard let fields = fields("this variant", example: "{name: ridge, penalty: {l2: 1}}") else {
      return nil
    }
    let field = fields.required("name", example: "name: ridge")
    let name = field?.text()
    if let field, let name {
      let look = Likeness.key(name)
      if let other = taken[look] {
        field.report(
          "A variant is called \"\(SourceText.visible(other.name, limit: 40))\" already, in line "
            + "\(other.line)\(other.name == name ? "" : ", which looks the same"). "
            + "Give this one another name.")
      } else {
        taken[look] = TakenName(name: name, line: field.node.place.line)
      }
    }
    let penalty = fields["penalty"].map { $0.penalty() } ?? NoPenalty()
    let color = fields["color"].map { $0.word(PaletteColor.self) }
    var draft = defaults
    draft.read(fields)
    fields.end()
    guard let name, let penalty else { return nil }
    return VariantDraft(
      variant: ExperimentVariant(
        Variant(name: name, penalty: penalty, training: draft.complete), color: color ?? nil,
        spansTraining: draft.spansTraining),
      initialPlace: draft.initialPlace, stopPlace: draft.stopPlace)
  }
}
