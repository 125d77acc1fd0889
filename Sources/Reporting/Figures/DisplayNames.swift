extension Study {
  /// What figures call each run: its name, or for long names that begin alike the part that tells
  /// them apart.
  var displayNames: [String] {
    let names = runs.map(\.name)
    let limit = 24
    let starts = names.map { $0.prefix(limit) }
    guard names.count > 1, names.contains(where: { $0.count > limit }),
      starts.indices.contains(where: { index in starts[..<index].contains(starts[index]) })
    else { return names }
    let words = names.map { $0.split(separator: " ", omittingEmptySubsequences: false) }
    let fewest = words.map(\.count).min() ?? 0
    // One word that they share is kept, as what follows may be a bare number.
    let shared = (0..<fewest).prefix { place in
      words.allSatisfy { $0[place] == words[0][place] }
    }.count
    let head = max(0, shared - 1)
    let tail = (0..<max(0, fewest - shared)).prefix { place in
      words.allSatisfy { $0[$0.count - 1 - place] == words[0][words[0].count - 1 - place] }
    }.count
    return words.enumerated().map { index, words in
      let own = words[head..<(words.count - tail)].joined(separator: " ")
      return own.isEmpty
        ? names[index] : (head > 0 ? "… " : "") + own + (tail > 0 ? " …" : "")
    }
  }
}
