import Synchronization

@testable import Reporting

/// Counts the steps of a run and makes some of them fail.
final class FaultySystem: Sendable {
  enum Fault: Sendable {
    case none
    /// The k-th step fails, the others work.
    case once(step: Int, code: Int32)
    /// From the k-th step on nothing works any more: the process is dead.
    case dead(fromStep: Int)
    /// The k-th step fails, and from a later one on nothing works.
    case onceThenDead(step: Int, code: Int32, fromStep: Int)
    /// Each step is interrupted once by a signal before it works.
    case interrupted
    /// Every step of one kind fails.
    case every(POSIX.Step, code: Int32)
  }

  private struct State {
    var steps = 0
    var failed = false
    var wasInterrupted = false
    var log: [(step: POSIX.Step, path: String)] = []
  }

  private let fault: Fault
  private let withoutLinks: Bool
  private let state = Mutex(State())

  /// - Parameter withoutLinks: whether no file can have a second name.
  init(_ fault: Fault, withoutLinks: Bool = false) {
    self.fault = fault
    self.withoutLinks = withoutLinks
  }

  var steps: Int { state.withLock(\.steps) }
  var hasFailed: Bool { state.withLock(\.failed) }
  /// Every step so far and the path it was about.
  var log: [(step: POSIX.Step, path: String)] { state.withLock(\.log) }

  func system(longestWrite: Int = .max) -> POSIX {
    POSIX(longestWrite: longestWrite) { [self] (step, path) throws(SystemError) in
      let code = state.withLock { (state) -> Int32? in
        let code = answer(to: step, in: &state)
        if code != nil { state.failed = true }
        state.log.append((step, path))
        return code ?? (withoutLinks && step == .link ? POSIX.refusal : nil)
      }
      if let code { throw SystemError(code: code, path: path) }
    }
  }

  private func answer(to step: POSIX.Step, in state: inout State) -> Int32? {
    state.steps += 1
    switch fault {
    case .none: return nil
    case .once(let failing, let code):
      return state.steps == failing ? code : nil
    case .dead(let first):
      return state.steps >= first ? POSIX.deathCode : nil
    case .onceThenDead(let failing, let code, let first):
      if state.steps == failing { return code }
      return state.steps >= first ? POSIX.deathCode : nil
    case .interrupted:
      state.wasInterrupted.toggle()
      return state.wasInterrupted ? POSIX.interruption : nil
    case .every(let kind, let code):
      return step == kind ? code : nil
    }
  }
}

extension POSIX {
  /// A code that no step treats in a way of its own.
  static let deathCode: Int32 = 5
  static let interruption: Int32 = 4
  static let refusal: Int32 = 1
}
