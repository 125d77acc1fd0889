@testable import Training

#if canImport(Darwin)
  import Darwin
#else
  import Glibc
#endif

/// What a table takes for a number is the one that the C library reads, and nothing that the grammar of
/// numbers allows is refused unless it is too large for a double.
func fuzzNumber(_ bytes: [UInt8]) {
  let value = NumberGrammar.value(of: bytes)
  let blanks: Set<UInt8> = [UInt8(ascii: " "), UInt8(ascii: "\t")]
  let text = String(
    decoding: bytes.drop(while: blanks.contains).reversed()
      .drop(while: blanks.contains).reversed(), as: UTF8.self)
  let isNumber =
    text.wholeMatch(of: /[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?/) != nil
  let expected = unsafe strtod(text, nil)
  promise((value != nil) == (isNumber && expected.isFinite), "“\(text)” is \(value as Any)")
  if let value { promise(value.bitPattern == expected.bitPattern, "\(value) for \(expected)") }
}
