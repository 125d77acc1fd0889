/// Tools that train step by step: their numbers are part of a step, beside a loss that is written
/// elsewhere.
extension ToolCatalogue {
  static let optimizers: [PenaltyTool] = [
    PenaltyTool(
      "torch.SGD", "torch.optim.SGD, coupled L2",
      settings: [weightDecay(0)], form: .separate(l2: .init("weight_decay", .coupled), l1: nil),
      intercept: ownGroup),
    PenaltyTool(
      "torch.Adam", "torch.optim.Adam, coupled L2",
      settings: [weightDecay(0)], form: .separate(l2: .init("weight_decay", .coupled), l1: nil),
      intercept: ownGroup,
      proviso: "Adam hovers about that minimum at a constant rate: let the rate fall."),
    PenaltyTool(
      "torch.AdamW", "torch.optim.AdamW, decoupled from Adam's steps",
      settings: [weightDecay(0.01)], form: .box(setting: "weight_decay"), intercept: ownGroup),
    PenaltyTool(
      "optax.adamw", "optax.adamw, decoupled from Adam's steps",
      settings: [weightDecay(0.0001)], form: .box(setting: "weight_decay"), intercept: masked),
    PenaltyTool(
      "keras.AdamW", "keras.optimizers.AdamW, decoupled from Adam's steps",
      settings: [weightDecay(0.004)], form: .box(setting: "weight_decay"), intercept: excluded),
    PenaltyTool(
      "optax.add_decayed_weights", "optax.add_decayed_weights before optax.sgd, coupled L2",
      settings: [weightDecay(0)], form: .separate(l2: .init("weight_decay", .coupled), l1: nil),
      intercept: masked),
    PenaltyTool(
      "keras.SGD", "keras.optimizers.SGD, decoupled, times the rate",
      settings: [weightDecay(0)],
      form: .separate(l2: .init("weight_decay", .decoupled(dampening: false)), l1: nil),
      intercept: excluded),
    PenaltyTool(
      "fastai", "fastai's SGD in a Learner, decoupled, times the rate",
      settings: [PenaltyTool.Setting("wd", default: 0)],
      form: .separate(l2: .init("wd", .decoupled(dampening: false)), l1: nil),
      intercept: .init(isPenalized: false, otherwise: "wd_bn_bias=True decays the bias as well.")),
    PenaltyTool(
      "timm.sgdw", "timm.optim.SGDW, decoupled, times the rate",
      settings: [weightDecay(0)],
      form: .separate(l2: .init("weight_decay", .decoupled(dampening: true)), l1: nil),
      intercept: ownGroup),
    PenaltyTool(
      "sgdw", "SGDW as published, decoupled, not times the rate",
      settings: [weightDecay(nil, isShare: true)],
      form: .separate(l2: .init("weight_decay", .share), l1: nil), intercept: leftOut),
    PenaltyTool(
      "mosaicml", "composer's DecoupledSGDW, not times the rate",
      settings: [weightDecay(0, isShare: true)],
      form: .separate(l2: .init("weight_decay", .share), l1: nil), intercept: ownGroup,
      proviso: "Its decay follows the schedule, relative to the first learning rate."),
    PenaltyTool(
      "textbook.batch", "wd/(2m) |w|² beside a mean of r²/2 over a batch of m",
      settings: [weightDecay(nil)],
      form: .separate(l2: .init("weight_decay", .perBatch), l1: nil), intercept: leftOut,
      proviso: "Another batch size is another penalty; a short last batch counts more."),
  ]

  static let networks: [PenaltyTool] = [
    PenaltyTool(
      "sklearn.MLPRegressor", "MLPRegressor with no hidden layer, over the rows of a batch",
      settings: [PenaltyTool.Setting("alpha", default: 0.0001)],
      form: .separate(l2: .init("alpha", .perBatch), l1: nil),
      intercept: .init(isPenalized: false, otherwise: nil, canBeLeftOut: false),
      proviso: "solver=\"lbfgs\" takes all rows as one batch."),
    PenaltyTool(
      "d2l.scratch", "Dive into Deep Learning: lambd/2 |w|² beside a mean of r²/2",
      settings: [PenaltyTool.Setting("lambd", default: nil)],
      form: .separate(l2: .init("lambd", .fixed(1)), l1: nil),
      intercept: .init(isPenalized: false, otherwise: "l2_penalty takes the bias as well.")),
    PenaltyTool(
      "keras.kernel_regularizer", "keras.regularizers.L1L2 beside the loss mse",
      settings: [PenaltyTool.Setting("l2", default: 0), PenaltyTool.Setting("l1", default: 0)],
      form: .separate(l2: .init("l2", .fixed(1)), l1: .init("l1", .fixed(0.5))),
      intercept: .init(isPenalized: false, otherwise: "bias_regularizer takes the same numbers.")),
  ]

  private static func weightDecay(_ value: Double?, isShare: Bool = false) -> PenaltyTool.Setting {
    PenaltyTool.Setting("weight_decay", default: value, isShare: isShare)
  }

  private static let ownGroup = PenaltyTool.Intercept(
    isPenalized: true, otherwise: "The bias gets a parameter group of its own, weight_decay=0.")
  private static let masked = PenaltyTool.Intercept(
    isPenalized: true, otherwise: "mask= leaves the bias out.")
  private static let excluded = PenaltyTool.Intercept(
    isPenalized: true,
    otherwise: "exclude_from_weight_decay(var_names=[\"bias\"]) leaves the bias out.")
  private static let leftOut = PenaltyTool.Intercept(
    isPenalized: true, otherwise: "The bias is left out of the decay.")
}
