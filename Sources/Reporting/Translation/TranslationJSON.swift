import Training

/// The catalogue and translations for scripts: numbers that read back to the same Double.
extension Translation {
  /// The translation as the text of a JSON file.
  public var json: String {
    JSON.object([
      ("schema", .integer(1)),
      (
        "from",
        .object([
          ("id", .string(source.tool.id)),
          (
            "settings",
            .object(
              source.tool.settings.map { ($0.name, .number(source.values[$0.name] ?? 0)) }
                + (source.takesColumnsAsGiven
                  ? source.tool.columns.offSwitch.map { [($0.name, .bool(false))] } ?? [] : []))
          ),
          ("defaulted", .strings(source.defaulted)),
        ])
      ),
      ("conditions", conditions.json),
      ("penalty", penalty.json),
      ("to", .array(rows.map(\.json))),
    ]).fileText
  }
}

extension Translation.Row {
  /// `status` is `translated`, `needs` or `refused`; what it doesn't have is `null`.
  fileprivate var json: JSON {
    var status = "translated"
    var settings = JSON.null, needs = JSON.array([]), reason = JSON.null, notes = JSON.array([])
    switch result {
    case .success(let translated):
      settings = .object(
        translated.numbers.map { ($0.name, .number($0.value)) }
          + (translated.offSwitch.map { [($0.name, .bool(false))] } ?? []))
      notes = .strings(translated.notes)
    case .failure(.missing(let conditions)):
      status = "needs"
      needs = .strings(conditions.map(\.flag))
      reason = .string(TranslationError.missing(conditions, for: tool.id))
    case .failure(.refused(let sentence)):
      status = "refused"
      reason = .string(sentence)
    }
    return .object([
      ("id", .string(tool.id)), ("status", .string(status)), ("settings", settings),
      ("needs", needs), ("reason", reason), ("notes", notes),
    ])
  }
}

extension CanonicalPenalty {
  /// `l2` and `l1`, or the bound `box`; what it doesn't have is `null`.
  fileprivate var json: JSON {
    var l2 = JSON.null, l1 = JSON.null, box = JSON.null
    switch effective {
    case .strengths(let ridge, let lasso): (l2, l1) = (.number(ridge), .number(lasso))
    case .box(let bound): box = .number(bound)
    case .none: break
    }
    return .object([
      ("l2", l2), ("l1", l1), ("box", box), ("columns", .string(columns.rawValue)),
      ("intercept", .string(intercept.rawValue)),
    ])
  }
}

extension TranslationConditions {
  fileprivate var json: JSON {
    .object([
      ("rows", rows.map(JSON.integer) ?? .null), ("batch", batch.map(JSON.integer) ?? .null),
      ("learning_rate", .optional(learningRate)), ("momentum", .optional(momentum)),
      ("dampening", .number(dampening)), ("target_sd", .optional(targetDeviation)),
      ("loss", .optional(loss?.rawValue)),
    ])
  }
}

extension ToolCatalogue {
  /// Every tool as the text of a JSON file.
  public static var json: String {
    JSON.object([
      ("schema", .integer(1)),
      (
        "tools",
        .array(
          tools.map { tool in
            .object([
              ("id", .string(tool.id)), ("summary", .string(tool.summary)),
              (
                "settings",
                .array(
                  tool.settings.map {
                    .object([
                      ("name", .string($0.name)), ("default", .optional($0.defaultValue)),
                    ])
                  })
              ),
              ("needs", .strings(tool.conditions.map(\.flag))),
              ("columns", .string(tool.columns.scale.rawValue)),
              ("columns_switch", .optional(tool.columns.offSwitch?.name)),
              ("intercept", .string(tool.intercept.isPenalized ? "penalized" : "free")),
            ])
          })
      ),
    ]).fileText
  }
}
