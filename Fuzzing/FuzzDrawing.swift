@testable import Reporting

/// Whatever stands where a figure was committed, `check` says in a sentence what is wrong with it.
func fuzzDrawing(_ bytes: [UInt8]) {
  let figure = Array(
    """
    <svg xmlns="http://www.w3.org/2000/svg" width="8" height="5" viewBox="0 0 8 5">
    <title>a</title><g id="p"><path d="M1 2L3 4Z" fill="#123456"/><text x="1" y="2">b</text></g>
    </svg>

    """.utf8)
  if bytes == figure { return }
  let drift = SVGDrift.drift(committed: bytes, now: figure, 0)
  promise(!drift.sentence.isEmpty && drift.sentence.utf8.count < 20_000, "no sentence")
  promise(!drift.isTolerated, "another file is let pass: \(drift.sentence)")
}
