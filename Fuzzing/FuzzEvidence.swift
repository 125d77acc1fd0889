@testable import Reporting

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// The list that a check keeps in its folder of evidence makes the next one take away nothing but files of
/// a report in that folder, whoever wrote it.
func fuzzEvidence(_ bytes: [UInt8]) {
  guard let scene else { fatalError("there is no room for a folder of evidence") }
  scene.set(list: bytes)
  let passed = CheckResult(entries: [])
  do {
    try EvidenceFolder(path: scene.evidence, besides: scene.reports)
      .write(try CheckEvidence(of: passed, [], committedIn: scene.reports), of: passed)
    promise(EvidenceFolder.written(in: bytes) != nil, "the list of no check is taken for one")
    promise(!scene.has("evidence/check.json"), "the list is still there")
    checkOwn(scene, bytes)
  } catch {
    promise(scene.has("evidence/check.json"), "the list is gone")
    promise("\(error)".utf8.count < 4_000, "\(error)")
  }
  for path in Scene.foreign { promise(scene.has(path), "\(path) is gone") }
}

/// What is on the list goes, what can't be on it stays.
private func checkOwn(_ scene: Scene, _ bytes: [UInt8]) {
  for path in Scene.own {
    let path = String(path.dropFirst("evidence/".count))
    let written = (try? JSON(reading: bytes))?["written"].elements.compactMap(\.string) ?? []
    if written.contains(path) { promise(!scene.has("evidence/" + path), "\(path) is still there") }
    let text = String(decoding: bytes, as: UTF8.self).unicodeScalars
    if !text.contains("\\"), !text.contains("\"\(path)\"".unicodeScalars) {
      promise(scene.has("evidence/" + path), "\(path) is gone, and not on the list")
    }
  }
}

private let scene = Scene()

/// A folder with evidence in it, and what a check must leave alone beside and within.
private struct Scene {
  static let own = ["evidence/expected/summary.json", "evidence/actual/figures/loss.png"]
  static let foreign = [
    "evidence/expected/notes.txt", "evidence/actual/figures/Own.png", "expected/figures/loss.png",
    "summary.json", "reports/summary.json", "evidence2/check.json",
  ]

  private let root: String
  private let system = POSIX()

  var evidence: String { root + "/evidence" }
  var reports: String { root + "/reports" }

  init?() {
    let base = unsafe getenv("TMPDIR").map { unsafe String(cString: $0) } ?? "/tmp"
    var template = Array((base + "/evidence-XXXXXX").utf8CString)
    guard unsafe mkdtemp(&template) != nil else { return nil }
    root = String(decoding: template.dropLast().map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  func has(_ path: String) -> Bool {
    ((try? system.status(of: root + "/" + path, followingLink: true)) ?? nil) != nil
  }

  /// Puts back what an earlier input took away, and the list.
  func set(list: [UInt8]) {
    for path in Self.own + Self.foreign where !has(path) { write([], to: path) }
    if has("evidence/check.json") { try? system.removeFile(evidence + "/check.json") }
    write(list, to: "evidence/check.json")
  }

  private func write(_ bytes: [UInt8], to path: String) {
    do {
      let place = root + "/" + path
      for folder in FilePath.ancestry(of: FilePath.parent(of: place)) {
        _ = try system.makeFolder(folder)
      }
      let handle = try system.create(place, permissions: 0o644)
      try system.write(bytes, to: handle)
    } catch {
      fatalError("\(path) can't be written: \(error)")
    }
  }
}
