/// Tools that solve a whole regression: their numbers are part of an objective that they state.
extension ToolCatalogue {
  static let solvers: [PenaltyTool] = [
    PenaltyTool(
      "sklearn.Ridge", "Ridge, beside the sum of r²",
      settings: [PenaltyTool.Setting("alpha", default: 1)],
      form: .separate(l2: .init("alpha", .perRow(1)), l1: nil), intercept: columnOfOnes),
    PenaltyTool(
      "sklearn.Lasso", "Lasso, beside the mean of r²/2",
      settings: [PenaltyTool.Setting("alpha", default: 1)],
      form: .separate(l2: nil, l1: .init("alpha", .fixed(1))), intercept: columnOfOnes),
    PenaltyTool(
      "sklearn.ElasticNet", "ElasticNet, beside the mean of r²/2",
      settings: mix("alpha", 1, "l1_ratio", 0.5),
      form: .mixed(strength: "alpha", share: "l1_ratio", l2: .fixed(1)), intercept: columnOfOnes),
    PenaltyTool(
      "sklearn.SGDRegressor", "SGDRegressor, beside the mean of r²/2",
      settings: mix("alpha", 0.0001, "l1_ratio", 0),
      form: .mixed(strength: "alpha", share: "l1_ratio", l2: .fixed(1)), intercept: columnOfOnes,
      proviso: "Its l1_ratio counts with penalty=\"elasticnet\"; l1_ratio=0 is penalty=\"l2\"."),
    PenaltyTool(
      "statsmodels.elastic_net", "OLS.fit_regularized, beside the mean of r²/2",
      settings: mix("alpha", 0, "L1_wt", 1),
      form: .mixed(strength: "alpha", share: "L1_wt", l2: .fixed(1)),
      intercept: .init(
        isPenalized: true, otherwise: "alpha is a vector with 0 at the column of the constant.")),
    PenaltyTool(
      "glmnet", "glmnet in R, on standardised columns and target",
      settings: mix("lambda", nil, "alpha", 1),
      form: .mixed(strength: "lambda", share: "alpha", l2: .perTargetDeviation),
      columns: .init(scale: .standardized, offSwitch: .init(name: "standardize", value: "FALSE")),
      intercept: neverPenalized),
    PenaltyTool(
      "spark", "LinearRegression in Spark ML, on standardised columns and target",
      settings: mix("regParam", 0, "elasticNetParam", 0),
      form: .mixed(strength: "regParam", share: "elasticNetParam", l2: .perTargetDeviation),
      columns: .init(
        scale: .standardized, offSwitch: .init(name: "standardization", value: "False")),
      intercept: neverPenalized,
      proviso:
        "With solver=\"normal\", which it takes for up to 4,096 columns; \"l-bfgs\" divides by "
        + "deviations of divisor n − 1."),
    PenaltyTool(
      "MASS.lm.ridge", "lm.ridge in R, on columns over their population deviation",
      settings: [PenaltyTool.Setting("lambda", default: 0)],
      form: .separate(l2: .init("lambda", .perRow(1)), l1: nil),
      columns: .init(scale: .standardized), intercept: neverPenalized),
    PenaltyTool(
      "lars", "a lasso's knot by its greatest correlation, on columns of unit norm",
      settings: [PenaltyTool.Setting("C", default: nil)],
      form: .separate(l2: nil, l1: .init("C", .perRow(1))),
      columns: .init(scale: .unitNorm, offSwitch: .init(name: "normalize", value: "FALSE")),
      intercept: neverPenalized),
  ]

  static let programs: [PenaltyTool] = [
    PenaltyTool(
      "vw.sgd", "vw --sgd, beside each row's r²",
      settings: [PenaltyTool.Setting("l2", default: 0), PenaltyTool.Setting("l1", default: 0)],
      form: .separate(l2: .init("l2", .fixed(0.5)), l1: .init("l1", .fixed(0.5))),
      // --no_bias_regularization changes nothing in it (tried with 9.11.9).
      intercept: .init(isPenalized: true, otherwise: nil),
      exclusion: "With both, its L1 fades as L2 shrinks the weights: only one can be set."),
    PenaltyTool(
      "vw.bfgs", "vw --bfgs, beside the sum of r²",
      settings: [PenaltyTool.Setting("l2", default: 0)],
      form: .separate(l2: .init("l2", .perRow(0.5)), l1: nil), intercept: regularizedConstant),
    PenaltyTool(
      "xgboost.gblinear", "booster=\"gblinear\", beside the mean of r²/2",
      settings: [
        PenaltyTool.Setting("lambda", default: 0), PenaltyTool.Setting("alpha", default: 0),
      ],
      form: .separate(l2: .init("lambda", .fixed(1)), l1: .init("alpha", .fixed(1))),
      intercept: .init(isPenalized: false, otherwise: nil, canBeLeftOut: false)),
  ]

  private static func mix(
    _ strength: String, _ value: Double?, _ share: String, _ ratio: Double
  ) -> [PenaltyTool.Setting] {
    [
      PenaltyTool.Setting(strength, default: value),
      PenaltyTool.Setting(share, default: ratio, isShare: true),
    ]
  }

  private static let columnOfOnes = PenaltyTool.Intercept(
    isPenalized: false,
    otherwise: "fit_intercept=False, and a column of ones beside the others stands for it.")
  private static let neverPenalized = PenaltyTool.Intercept(
    isPenalized: false, otherwise: nil, canBeLeftOut: false)
  private static let regularizedConstant = PenaltyTool.Intercept(
    isPenalized: true, otherwise: "--no_bias_regularization leaves the constant out.")
}
