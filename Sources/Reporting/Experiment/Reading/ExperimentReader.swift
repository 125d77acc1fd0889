import Training

/// Reads experiment files, strictly: whatever is not described in docs/experiments.md is a mistake,
/// and all mistakes are reported at once.
///
/// To add a key, ask for it where its section is read; the question alone makes it known.
public enum ExperimentReader {
  /// The bytes that a file may have.
  public static let sizeLimit = 1 << 20

  /// The experiment that a file describes.
  ///
  /// - Parameter file: the file's name, for messages only; paths in the experiment stay as typed.
  /// - Throws: everything that is wrong with the file, each with its place and a remedy.
  public static func read(
    _ bytes: [UInt8], named file: String
  ) throws(ExperimentError) -> Experiment {
    let mistakes = Mistakes(file: file, bytes: bytes.count > sizeLimit ? [] : bytes)
    let experiment = root(bytes, mistakes).flatMap { assemble($0, mistakes) }
    if let error = mistakes.error { throw error }
    guard let experiment else {
      // Whatever finds nothing reports why; this is only said if that should ever fail.
      mistakes.report("This file can't be read.", at: .start)
      throw mistakes.error ?? ExperimentError(problems: [])
    }
    return experiment
  }

  /// The mapping that the file is.
  private static func root(_ bytes: [UInt8], _ mistakes: Mistakes) -> Fields? {
    guard bytes.count <= sizeLimit else {
      mistakes.report(
        "The file has \(Field.grouped(bytes.count)) bytes, and an experiment at most "
          + "\(Field.grouped(sizeLimit)). Put data into a CSV file.", at: .start)
      return nil
    }
    do {
      let text = try YAMLCharacters.decode(bytes)
      guard let root = YAMLDocument.read(text, mistakes: mistakes) else { return nil }
      guard case .mapping(let entries) = root.content else {
        mistakes.report(
          "An experiment is a mapping of keys to values. Begin it with version: 1.",
          at: root.place)
        return nil
      }
      return Fields(entries, at: root.place, name: "the experiment", mistakes: mistakes)
    } catch {
      mistakes.isShown = !error.isWholeFile
      mistakes.report(error.message, at: error.place)
      return nil
    }
  }

  private static func assemble(_ root: Fields, _ mistakes: Mistakes) -> Experiment? {
    root.required("version", example: "version: 1")?.checkVersion()
    let title = root["title"].map { $0.text() } ?? "Linear regression"
    let notes = root["notes"].map { $0.notes() } ?? []
    let data = root.required("data", example: "data: {csv: {path: houses.csv, target: price}}")?
      .dataSection()
    let defaults = root["training"].map { $0.trainingDefaults() } ?? TrainingDraft()
    let list = "variants: [{name: ridge, penalty: {l2: 1}}]"
    let hasPath = root.holds("path")
    let field = hasPath ? root["variants"] : root.required("variants", example: list)
    let variants = field.map { $0.variants(defaults ?? TrainingDraft()) } ?? (hasPath ? [] : nil)
    let sweep = root["sweep"].map { $0.sweep() }
    let path = root["path"].map { $0.path() }
    let figures = root["figures"].map { $0.words(FigureName.self) }
    let output = root["output"].map { $0.output() } ?? OutputSettings()
    root.end()

    if let sweep = sweep ?? nil, field == nil, hasPath {
      mistakes.report("There are no variants to sweep. Add \(list).", at: sweep.place)
    }
    guard let title, let notes, let data, let variants, let output else { return nil }
    check(variants, sweep ?? nil, path ?? nil, on: data, mistakes)
    if case .some(nil) = sweep { return nil }
    if case .some(nil) = path { return nil }
    return Experiment(
      title: title, data: data.source, standardize: data.standardize, holdout: data.holdout,
      variants: variants.map(\.variant), sweep: sweep??.settings, path: path??.settings,
      figures: figures ?? nil, notes: notes, output: output)
  }

  /// What only several sections together tell.
  private static func check(
    _ variants: [VariantDraft], _ sweep: SweepDraft?, _ path: PathDraft?, on data: DataSection,
    _ mistakes: Mistakes
  ) {
    for variant in variants { variant.checkInitial(against: data.source, mistakes) }
    for variant in variants { variant.checkStop(against: data.holdout, mistakes) }
    if !variants.isEmpty {
      sweep?.check(variants.map(\.variant), features: data.source.featureCount, mistakes)
    }
    path?.check(trainingRows: data.trainingRows, mistakes)
  }
}

extension Field {
  /// Notes that an experiment may have.
  private static let mostNotes = 100

  fileprivate func notes() -> [String]? {
    let notes = list("a list of sentences", of: { $0.text() })
    guard let notes, notes.count > Self.mostNotes else { return notes }
    return refuse("at most \(Self.mostNotes) sentences")
  }

  fileprivate func checkVersion() {
    if plain != "1" { let _: Int? = refuse("1, the only version there is") }
  }
}
