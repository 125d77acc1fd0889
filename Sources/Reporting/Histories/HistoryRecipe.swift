import Wording

/// What a report on histories was drawn from and how: what `check` repeats. It stands in the report's
/// own `summary.json`.
public struct HistoryRecipe: Sendable {
  /// A log that was drawn.
  public struct Log: Sendable, Equatable {
    /// As seen from the report's folder; `-` for standard input.
    public var path: String
    /// SHA-256 of its bytes, by which `check` knows one that has changed.
    public var hash: String
  }

  /// At least one.
  public var logs: [Log]
  /// What was asked of them.
  public var request: HistoryRequest
  /// How figures were written.
  public var output: OutputSettings

  /// A recipe for a report in `folder` of logs by the paths that were given, each with its hash. A
  /// folder that is not there yet takes them as they are.
  ///
  /// - Throws: `FileError` of kind `cannotRead` where it can't be told whether a log can be read again.
  public init(
    logs: [String], hashes: [String], request: HistoryRequest, output: OutputSettings,
    folder: String
  ) throws {
    self.logs = try zip(logs, hashes).map { path, hash in
      Log(path: try Self.recorded(path, from: folder), hash: hash)
    }
    self.request = request
    self.output = output
  }

  /// A log's path as seen from a folder, or `-` for one that can't be read again: a pipe, or a stream that
  /// only this process has by that name.
  private static func recorded(_ path: String, from folder: String) throws(FileError) -> String {
    let home = FilePath.resolved(FilePath.parent(of: path)).map(FilePath.parts(of:)) ?? []
    let isStream = home == ["dev"] || home == ["dev", "fd"] || home.first == "proc"
    let kind: FileStatus.Kind?
    do throws(SystemError) {
      kind = try POSIX().status(of: path, followingLink: true)?.kind
    } catch {
      throw error.duringInput
    }
    guard path != "-", kind != .other, !isStream else { return "-" }
    return FilePath.relativeLink(from: folder, to: path) ?? path
  }

  /// The recipe of the report in a folder; `nil` where its summary is not one of histories, or does
  /// not tell of every log.
  ///
  /// - Throws: `FileError` of kind `cannotRead` where there is no summary that can be read.
  public init?(ofReportIn folder: String) throws {
    let path = FilePath.join(folder, ReportPath.summary)
    self.init(try FileReader.readFile(path, limit: Self.limit))
  }

  /// Reads the bytes of a summary.
  init?(_ bytes: [UInt8]) {
    guard let json = try? JSON(reading: bytes), json["kind"].string == ReportKind.history.rawValue
    else { return nil }
    let (request, output) = (json["request"], json["output"])
    logs = request["logs"].elements.compactMap { log in
      guard let path = log["path"].string, let hash = log["sha256"].string else { return nil }
      return Log(path: path, hash: hash)
    }
    guard !logs.isEmpty, logs.count == request["logs"].elements.count else { return nil }
    var settings = OutputSettings()
    settings.formats = Self.once(output["formats"])
    settings.themes = Self.once(output["themes"])
    settings.width = output["width"].double ?? settings.width
    settings.height = output["height"].double ?? settings.height
    settings.scale = output["scale"].double ?? settings.scale
    settings.font = output["font"].string ?? settings.font
    settings.svgText = output["svg_text"].string.flatMap(SVGText.init) ?? settings.svgText
    settings.isSelfContained = output["self_contained"].bool ?? false
    self.output = settings
    self.request = HistoryRequest(
      x: request["x"].string, y: request["y"].elements.compactMap(\.string),
      group: request["group"].string, isLog: request["log_y"].bool ?? false,
      title: request["title"].string)
  }

  /// The choices in a list, each once, whatever somebody made of the list.
  private static func once<Choice: RawRepresentable & Equatable>(_ list: JSON) -> [Choice]
  where Choice.RawValue == String {
    list.elements.compactMap { $0.string.flatMap(Choice.init) }.reduce(into: []) {
      choices, choice in
      if !choices.contains(choice) { choices.append(choice) }
    }
  }

  /// A summary of histories may have so many bytes.
  private static let limit = 1 << 24

  /// Whether all logs can be read again.
  public var isRepeatable: Bool { !logs.contains { $0.path == "-" } }

  /// The paths of the logs, as seen from where the report's folder was named so, by the shorter way.
  public func paths(from folder: String) -> [String] {
    logs.map(\.path).map { log in
      if log == "-" || FilePath.isAbsolute(log) { return log }
      let path = FilePath.join(folder, log)
      let short = FilePath.relativeLink(from: ".", to: path)
      return short.map { $0.utf8.count < path.utf8.count ? $0 : path } ?? path
    }
  }

  /// As members of a summary.
  var members: [(key: String, value: JSON)] {
    [
      (
        "request",
        .object([
          (
            "logs",
            .array(
              logs.map {
                .object([("path", .string($0.path)), ("sha256", .string($0.hash))])
              })
          ), ("x", .optional(request.x)), ("y", .strings(request.y)),
          ("group", .optional(request.group)), ("log_y", .bool(request.isLog)),
          ("title", .optional(request.title)),
        ])
      ),
      (
        "output",
        .object([
          ("formats", .strings(output.formats.map(\.rawValue))),
          ("themes", .strings(output.themes.map(\.rawValue))),
          ("width", .number(output.width)), ("height", .number(output.height)),
          ("scale", .number(output.scale)), ("font", .string(output.font)),
          ("svg_text", .string(output.svgText.rawValue)),
          ("self_contained", .bool(output.isSelfContained)),
        ])
      ),
    ]
  }
}

extension HistoryRequest {
  /// The request as `plot` is asked it.
  public var arguments: [String] {
    func option(_ name: String, _ value: String?) -> [String] { value.map { [name, $0] } ?? [] }
    return option("--x", x)
      + option("--y", y.isEmpty ? nil : y.map(CSVText.field).joined(separator: ","))
      + option("--group", group) + (isLog ? ["--log-y"] : []) + option("--title", title)
  }
}

extension OutputSettings {
  /// What these settings change of the usual ones, as it would be typed.
  public var arguments: [String] {
    let usual = OutputSettings()
    func option<Value: Equatable>(
      _ name: String, _ value: KeyPath<OutputSettings, Value>, _ text: String
    ) -> [String] { self[keyPath: value] == usual[keyPath: value] ? [] : [name, text] }
    return option("--format", \.formats, formats.map(\.rawValue).joined(separator: ","))
      + option("--theme", \.themes, themes.count > 1 ? "both" : themes.map(\.rawValue).joined())
      + option("--width", \.width, YAMLNumber.text(width))
      + option("--height", \.height, YAMLNumber.text(height))
      + option("--scale", \.scale, YAMLNumber.text(scale)) + option("--font", \.font, font)
      + option("--svg-text", \.svgText, svgText.rawValue)
      + (isSelfContained ? ["--self-contained"] : [])
  }
}
