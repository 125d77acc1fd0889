/// How far estimates would scatter if the noise were drawn again over the same features.
public struct StandardErrors: Sendable, Equatable {
  /// Standard error of each weight, on the scale of the data as given; shape `(d)`.
  public let weights: [Double]
  /// Standard error of the bias.
  public let bias: Double
  /// Standard deviation of the residuals, for their degrees of freedom.
  public let residualDeviation: Double
  /// Rows less the degrees of freedom of the fit, the bias included.
  public let residualDegreesOfFreedom: Double
  /// Share of the target's variance that the fit explains; `nil` for a constant target.
  public let rSquared: Double?
  /// A sentence about what the standard errors leave out; `nil` for least squares.
  public let caveat: String?
}

/// Standard errors, or why there are none.
public enum StandardErrorEstimate: Sendable, Equatable {
  /// They mean what their description says.
  case known(StandardErrors)
  /// They would mean nothing; the sentence says why.
  case none(reason: String)

  /// The standard errors, if there are any.
  public var known: StandardErrors? {
    if case .known(let errors) = self { errors } else { nil }
  }
}
