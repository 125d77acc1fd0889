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

/// Says on standard error how far the study has come: which variant is at which epoch with which
/// loss.
final class ProgressReporter: Sendable {
  private let style: ProgressStyle
  private let line = Mutex(Line())

  private struct Line {
    /// When the line was last rewritten.
    var drawn: ContinuousClock.Instant?
    /// When work began whose end can be told from how far it is.
    var begin: ContinuousClock.Instant?
    /// Epochs that the variants will train at most, and those that each has behind it.
    var expected = 0
    var epochs: [String: Int] = [:]
    var isShown = false
  }

  init(_ style: ProgressStyle) {
    self.style = style == .auto ? Terminal.canRewriteLines ? .bar : .plain : style
  }

  /// Says that training begins, and of how many epochs all variants together are.
  func begin(epochs: Int) {
    line.withLock { line in
      line.begin = .now
      line.expected = epochs
    }
  }

  /// Takes note of how far the study has come. May be called from any thread.
  func report(_ progress: StudyProgress) {
    switch progress {
    case .path(let points): say("found \(Phrase.count(points, "exact solution"))")
    case .variant(let progress):
      let all = line.withLock { line in
        line.epochs[progress.variant] = progress.isLast ? progress.epochs : progress.epoch
        return (done: line.epochs.values.reduce(0, +), of: line.expected)
      }
      show(
        text(progress), share: all, isLast: progress.isLast, inWords: "trained " + text(progress))
    case .sweep(let cells, let epochs, let total):
      show(
        "sweep of \(Phrase.count(cells, "cell")): \(NumberText.count(epochs)) of "
          + "\(Phrase.count(total, "epoch"))", share: (epochs, total), isLast: epochs == total)
    case .sweepEnded(let cells, let diverged):
      let end = diverged == 0 ? "" : ", of which \(NumberText.count(diverged)) diverged"
      say("trained a sweep of \(Phrase.count(cells, "cell"))\(end)")
    }
  }

  /// Shows how far something has come on a line that is rewritten; where none can be, says so
  /// `inWords` once it is over.
  private func show(
    _ text: String, share: (done: Int, of: Int), isLast: Bool, inWords: String? = nil
  ) {
    switch style {
    case .bar: rewrite(with: text, share, isLast: isLast)
    case .plain: if isLast, let inWords { Terminal.note(inWords) }
    case .auto, .none: return
    }
  }

  /// Says something on a line of its own.
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
  private func rewrite(with text: String, _ share: (done: Int, of: Int), isLast: Bool) {
    line.withLock { line in
      let now = ContinuousClock.now
      if let drawn = line.drawn, now - drawn < .milliseconds(50), !isLast { return }
      line.drawn = now
      line.isShown = true
      let width = 20
      let filled = min(width, width * share.done / max(1, share.of))
      let seconds = line.begin.map { (now - $0) / .seconds(1) } ?? 0
      let left = TimeLeft.text(after: seconds, done: share.done, left: share.of - share.done)
      let text = text + (left.map { ", \($0)" } ?? "")
      let bar =
        String(repeating: "█", count: filled) + String(repeating: "░", count: width - filled)
      Terminal.noteUnended(
        "\r\u{1B}[2K" + String((bar + " " + text).prefix(max(1, Terminal.columns - 1))))
    }
  }

  private func text(_ progress: TrainingProgress) -> String {
    "\(Inert.line(progress.variant)): epoch \(progress.epoch) of \(progress.epochs), "
      + "loss \(NumberText.significant(progress.loss))"
  }
}
