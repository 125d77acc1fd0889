import Synchronization

/// Maps items on several tasks at once, each with a context of its own that never leaves it; the
/// results stand in the items' order.
///
/// - Parameters:
///   - jobs: how many tasks to use, at least one.
///   - context: makes what a task needs and can't share, a font for instance.
func parallelMap<Item: Sendable, Context, Result: Sendable>(
  _ items: [Item], jobs: Int, context: @escaping @Sendable () throws -> Context,
  transform: @escaping @Sendable (Item, Context) throws -> Result
) async throws -> [Result] {
  let queue = WorkQueue(count: items.count)
  return try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<max(1, min(jobs, items.count)) {
      group.addTask {
        let context = try context()
        var results: [(Int, Result)] = []
        while let index = queue.next() {
          try Task.checkCancellation()
          results.append((index, try transform(items[index], context)))
        }
        return results
      }
    }
    var results: [(Int, Result)] = []
    for try await part in group { results += part }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }
}

/// Hands out the numbers below a count, each once.
private final class WorkQueue: Sendable {
  private let count: Int
  private let position = Atomic(0)

  init(count: Int) { self.count = count }

  func next() -> Int? {
    let index = position.wrappingAdd(1, ordering: .relaxed).oldValue
    return index < count ? index : nil
  }
}
