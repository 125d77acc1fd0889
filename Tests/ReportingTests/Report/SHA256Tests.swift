import Testing

@testable import Reporting

/// The examples of FIPS 180-4 and of the tests that come with it.
@Suite struct SHA256Tests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func hashesThePublishedExamples(text: String, expected: String) {
    #expect(SHA256.hexadecimal(of: Array(text.utf8)) == expected)
  }

  @Test func hashesAMillionLetters() {
    #expect(
      SHA256.hexadecimal(of: [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test func whereAMessageIsCutMakesNoDifference() {
    let message = (0..<500).map { UInt8(truncatingIfNeeded: $0 &* $0) }
    for count in [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 500] {
      let expected = SHA256.hexadecimal(of: Array(message[..<count]))
      for piece in [1, 3, 63, 64, 65, 130] {
        var hash = SHA256()
        for start in stride(from: 0, to: count, by: piece) {
          hash.update(message[start..<min(start + piece, count)])
        }
        #expect(hash.hexadecimal == expected)
      }
    }
  }
}
