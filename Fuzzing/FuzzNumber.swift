@testable import Training

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// Whatever is a number is the one that the C library reads.
func fuzzNumber(_ bytes: [UInt8]) {
  guard let value = NumberGrammar.value(of: bytes) else { return }
  let text = bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
  promise(value.isFinite, "a number that is not finite")
  promise(text.allSatisfy { "0123456789+-.eE".utf8.contains($0) }, "a number of other characters")
  let expected = unsafe strtod(String(decoding: text, as: UTF8.self), nil)
  promise(value.bitPattern == expected.bitPattern, "\(value) for \(expected)")
}
