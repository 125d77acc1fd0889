import CairoCanvas
import Reporting
import Training

/// Exit codes, as scripts rely on them.
enum ExitStatus: Int32, Error {
  case done = 0
  /// `check` found drift, or a variant diverged under `--fail-on diverged`.
  case drift = 1
  /// A wrong flag, or a mistake in the experiment file.
  case usage = 64
  case badData = 65
  case cannotRead = 66
  /// A fault of the program's own.
  case internalFault = 70
  case cannotCreate = 73
  case writeFailed = 74
  /// Another run holds the output folder.
  case busy = 75
  case hungUp = 129
  case interrupted = 130
  case brokenPipe = 141
  case terminated = 143
}

/// A mistake in how the command was called, with its remedy.
struct UsageError: Error, CustomStringConvertible {
  var description: String
}

extension ExitStatus {
  /// The code that says what kind of error this is; `nil` for those of the argument parser.
  init?(of error: any Error) {
    switch error {
    case let status as ExitStatus: self = status
    case is UsageError, is ExperimentError, is AxesError, is TranslationError: self = .usage
    case let error as DataError: self = error.kind == .badSelection ? .usage : .badData
    case is PreparationError, is ComparisonError: self = .badData
    case is TrainingError, is SweepError, is PathError: self = .usage
    case let error as FileError:
      self =
        switch error.kind {
        case .cannotRead: .cannotRead
        case .cannotCreate: .cannotCreate
        case .writeFailed: .writeFailed
        case .busy: .busy
        }
    case let error as CairoError:
      self =
        switch error {
        case .size: .usage
        case .font: .cannotRead
        case .drawing, .image, .library: .internalFault
        }
    case is CancellationError: self = .interrupted
    default: return nil
    }
  }
}
