// What libFuzzer calls with one input after another. FUZZER names which of the readers gets them.
//
// Built by scripts/torture/fuzz alone; Package.swift says how.

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// A reader under fire: it must not fall over, and what it says must hold together.
typealias Fuzzer = @Sendable ([UInt8]) -> Void

private let fuzzers: [String: Fuzzer] = [
  "table": fuzzTable, "number": fuzzNumber, "experiment": fuzzExperiment, "log": fuzzLog,
  "picture": fuzzPicture, "json": fuzzJSON, "cells": fuzzCells, "drawing": fuzzDrawing,
  "journal": fuzzJournal, "summary": fuzzSummary, "evidence": fuzzEvidence,
]

private let fuzzer: Fuzzer = {
  let name = unsafe getenv("FUZZER").map { unsafe String(cString: $0) } ?? ""
  guard let fuzzer = fuzzers[name] else {
    fatalError("FUZZER is one of \(fuzzers.keys.sorted().joined(separator: ", ")), not “\(name)”.")
  }
  return fuzzer
}()

/// libFuzzer's own `main`, as a function.
@_silgen_name("LLVMFuzzerRunDriver")
private func runDriver(
  _ count: UnsafeMutablePointer<CInt>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>>,
  _ test: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt
) -> CInt

@main
struct Fuzzers {
  static func main() {
    var count = CommandLine.argc
    var arguments = unsafe CommandLine.unsafeArgv
    exit(
      unsafe runDriver(&count, &arguments) { bytes, count in
        fuzzer(unsafe Array(UnsafeBufferPointer(start: bytes, count: count)))
        return 0
      })
  }
}

/// Ends the process with the reason if a promise is broken.
func promise(_ holds: Bool, _ what: @autoclosure () -> String) {
  if !holds { fatalError(what()) }
}

/// What came of a reading: its result as text, or its complaint.
func outcome<Result>(_ read: () throws -> Result) -> String {
  do { return "read: \(try read())" } catch { return "refused: \(error)" }
}
