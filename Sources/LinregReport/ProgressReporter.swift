import ArgumentParser
import Reporting
import Synchronization
import Training
import Wording

/// How progress is shown.
enum ProgressStyle: String, CaseIterable, ExpressibleByArgument {
  /// A bar on a terminal, plain lines elsewhere.
  case auto
  /// One line, rewritten.
  case bar
  /// A line for each variant when it is done.
  case plain
  case none
}

/// Says on standard error which variant is at which epoch with which loss.
final class ProgressReporter: Sendable {
  private let style: ProgressStyle
  private let line = Mutex(Line())

  private struct Line {
    /// When the line was last rewritten.
    var drawn: ContinuousClock.Instant?
    var isShown = false
  }

  init(_ style: ProgressStyle) {
    self.style = style == .auto ? Terminal.canRewriteLines ? .bar : .plain : style
  }

  /// Takes note of a finished epoch. May be called from any thread.
  func report(_ progress: TrainingProgress) {
    switch style {
    case .bar: rewrite(with: progress)
    case .plain:
      if progress.epoch == progress.epochs {
        Terminal.note("trained " + text(progress))
      }
    case .auto, .none: return
    }
  }

  /// Says what happens next, after training.
  func say(_ text: String) {
    clear()
    if style == .bar || style == .plain { Terminal.note(text) }
  }

  /// Removes a line that would be rewritten.
  func clear() {
    line.withLock { line in
      if line.isShown { Terminal.noteUnended("\r\u{1B}[2K") }
      line.isShown = false
    }
  }

  /// Rewrites the line, but no oftener than an eye can follow.
  private func rewrite(with progress: TrainingProgress) {
    line.withLock { line in
      let now = ContinuousClock.now
      if let drawn = line.drawn, now - drawn < .milliseconds(50), progress.epoch < progress.epochs {
        return
      }
      line.drawn = now
      line.isShown = true
      let width = 20
      let filled = width * progress.epoch / max(1, progress.epochs)
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      Terminal.noteUnended(
        "\r\u{1B}[2K" + String((bar + " " + text(progress)).prefix(max(1, Terminal.columns - 1))))
    }
  }

  private func text(_ progress: TrainingProgress) -> String {
    "\(Inert.line(progress.variant)): epoch \(progress.epoch) of \(progress.epochs), "
      + "loss \(NumberText.significant(progress.loss))"
  }
}
