import Synchronization

/// Maps items on several workers at once; the results stand in the items' order.
///
/// - Parameters:
///   - items: begun in this order, each by the next worker that is free.
///   - workers: at least one. What a worker keeps, a font for instance, stays its own.
func parallelMap<Item: Sendable, Worker: Actor, Result: Sendable>(
  _ items: [Item], workers: [Worker],
  transform: @escaping @Sendable (Item, isolated Worker) throws -> Result
) async throws -> [Result] {
  let queue = WorkQueue(count: items.count)
  return try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
    for worker in workers.prefix(items.count) {
      group.addTask {
        var results: [(Int, Result)] = []
        while let index = queue.next() {
          try Task.checkCancellation()
          results.append((index, try await transform(items[index], worker)))
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
