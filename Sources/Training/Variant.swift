/// How many rows a step sees.
public enum BatchSize: Sendable, Hashable {
  /// A fixed number of rows; the last batch of an epoch may be shorter.
  case rows(Int)
  /// All training rows.
  case full
}

/// The order in which an epoch takes the rows.
public enum RowOrder: String, Sendable, CaseIterable {
  /// The rows as they stand, every epoch.
  case sequential
  /// One `randperm` an epoch from the generator that made the initial weights.
  case shuffle
  /// What `DataLoader(shuffle=True)` did in PyTorch's first versions.
  case torch1 = "torch-1"
  /// What `DataLoader(shuffle=True)` does today.
  case torch2 = "torch-2"

  /// Whether every epoch takes the rows in the same order.
  public var isFixed: Bool { self == .sequential }
}

/// The loss whose gradient a step follows.
public enum Loss: String, Sendable, CaseIterable {
  /// Mean of r².
  case mse
  /// Mean of r²/2.
  case halfMSE = "half-mse"

  /// `c` in the gradient `(c/m) Xᵀr`: 2 for the mean of r², 1 for the mean of r²/2.
  public var gradientFactor: Double { self == .mse ? 2 : 1 }
}

/// What becomes of the bias.
public enum BiasTreatment: String, Sendable, CaseIterable {
  /// Fitted, and penalised like a weight.
  case penalized
  /// Fitted, not penalised.
  case free
  /// The model has no bias.
  case none
}

/// The floating-point format in which a variant trains.
public enum Precision: String, Sendable, CaseIterable {
  case single, double
}

/// What a training script's progress line would print after an epoch.
public enum PrintedLoss: String, Sendable, CaseIterable {
  /// The mean of r² of the epoch's last batch, before its step.
  case batchMSEBefore = "batch-mse-before"
  /// The sum of r² of the epoch's last batch, after its step.
  case batchSSEAfter = "batch-sse-after"
}

/// Where training starts.
public enum InitialParameters: Sendable, Equatable {
  /// All weights and the bias zero.
  case zeros
  /// Weights from a normal distribution of mean zero and this standard deviation, bias zero.
  case normal(standardDeviation: Double)
  /// The given ones.
  case explicit(Parameters)
}

/// When training ends before its last epoch.
public struct EarlyStopping: Sendable, Equatable {
  /// How many epochs in a row the error on the held-out rows may fail to reach a new least value;
  /// at least 1. The parameters of the best epoch are kept.
  public var patience: Int

  /// Stopping after `patience` epochs without progress.
  public init(patience: Int) {
    self.patience = patience
  }
}

/// Everything but its penalty that decides how a variant trains.
public struct TrainingSettings: Sendable, Equatable {
  /// Passes over the training rows; at least 1.
  public var epochs: Int
  /// How many rows a step sees.
  public var batch: BatchSize
  /// Step size `a`, and how it falls.
  public var learningRate: LearningRate
  /// The order in which an epoch takes the rows.
  public var order: RowOrder
  /// Seeds the one generator that draws the initial weights first and the orders after them.
  public var seed: UInt64
  /// Where training starts.
  public var initial: InitialParameters
  /// The loss whose gradient a step follows.
  public var loss: Loss
  /// The rule that turns a gradient into a step.
  public var optimizer: OptimizerChoice
  /// What becomes of the bias.
  public var bias: BiasTreatment
  /// The floating-point format of training.
  public var precision: Precision
  /// What the progress line prints.
  public var printed: PrintedLoss
  /// When to end before the last epoch; `nil` for never.
  public var stop: EarlyStopping?

  /// Settings; what is left out has the default shown.
  public init(
    epochs: Int = 20, batch: BatchSize = .rows(128), learningRate: LearningRate = 0.01,
    order: RowOrder = .sequential, seed: UInt64 = 0, initial: InitialParameters = .zeros,
    loss: Loss = .mse, optimizer: OptimizerChoice = .sgd(), bias: BiasTreatment = .free,
    precision: Precision = .single, printed: PrintedLoss = .batchMSEBefore,
    stop: EarlyStopping? = nil
  ) {
    self.epochs = epochs
    self.batch = batch
    self.learningRate = learningRate
    self.order = order
    self.seed = seed
    self.initial = initial
    self.loss = loss
    self.optimizer = optimizer
    self.bias = bias
    self.precision = precision
    self.printed = printed
    self.stop = stop
  }
}

/// One way of training the model: a name, a penalty and the settings it trains with.
public struct Variant: Sendable {
  /// A name that no other variant of the experiment has.
  public var name: String
  /// The way of regularising.
  public var penalty: any Penalty
  /// Everything else that training depends on.
  public var training: TrainingSettings

  /// A variant of this name.
  public init(name: String, penalty: any Penalty, training: TrainingSettings) {
    self.name = name
    self.penalty = penalty
    self.training = training
  }
}
