/// SHA-256 (FIPS 180-4), for the experiment's hash: what a figure carries to say what it shows.
struct SHA256 {
  private var state: SIMD8<UInt32> = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  /// Bytes taken, those in `rest` included.
  private var count = 0
  /// The bytes that do not fill a block yet, fewer than 64.
  private var rest: [UInt8] = []

  /// The hash of some bytes in lower-case hexadecimal; 64 digits.
  static func hexadecimal(of bytes: [UInt8]) -> String {
    var hash = SHA256()
    hash.update(bytes[...])
    return hash.hexadecimal
  }

  /// The hash of some bytes; 32 bytes.
  static func bytes(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes[...])
    return hash.bytes
  }

  /// Takes the next bytes of the message; where it is cut makes no difference.
  mutating func update(_ bytes: ArraySlice<UInt8>) {
    count += bytes.count
    var bytes = bytes
    if !rest.isEmpty {
      let taken = bytes.prefix(64 - rest.count)
      rest += taken
      bytes = bytes.dropFirst(taken.count)
      guard rest.count == 64 else { return }
      absorb(rest[...])
      rest.removeAll(keepingCapacity: true)
    }
    let whole = bytes.count - bytes.count % 64
    absorb(bytes.prefix(whole))
    rest += bytes.dropFirst(whole)
  }

  /// The hash of what has been taken, in lower-case hexadecimal; 64 digits.
  var hexadecimal: String {
    bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The hash of what has been taken; 32 bytes.
  private var bytes: [UInt8] {
    var last = self
    let bitCount = UInt64(count) * 8
    last.update([0x80] + [UInt8](repeating: 0, count: (119 - count % 64) % 64))
    last.update((0..<8).map { UInt8(truncatingIfNeeded: bitCount >> (56 - 8 * $0)) }[...])
    return (0..<32).map { UInt8(truncatingIfNeeded: last.state[$0 / 4] >> (24 - 8 * ($0 % 4))) }
  }

  /// Takes whole blocks of 64 bytes.
  private mutating func absorb(_ blocks: ArraySlice<UInt8>) {
    var schedule = [UInt32](repeating: 0, count: 64)
    let constants = Self.constants
    var start = blocks.startIndex
    while start < blocks.endIndex {
      for t in 0..<16 {
        let place = start + 4 * t
        schedule[t] =
          UInt32(blocks[place]) << 24 | UInt32(blocks[place + 1]) << 16
          | UInt32(blocks[place + 2]) << 8 | UInt32(blocks[place + 3])
      }
      for t in 16..<64 {
        let early = schedule[t - 15], late = schedule[t - 2]
        let sigma0 = early.rotated(7) ^ early.rotated(18) ^ early >> 3
        let sigma1 = late.rotated(17) ^ late.rotated(19) ^ late >> 10
        schedule[t] = schedule[t - 16] &+ sigma0 &+ schedule[t - 7] &+ sigma1
      }
      stir(schedule.span, constants.span)
      start += 64
    }
  }

  /// The 64 rounds over one block's schedule, eight at a time: after eight every letter is back in
  /// its place, and none had to be moved.
  private mutating func stir(_ schedule: Span<UInt32>, _ constants: Span<UInt32>) {
    var (a, b, c, d) = (state[0], state[1], state[2], state[3])
    var (e, f, g, h) = (state[4], state[5], state[6], state[7])
    for t in stride(from: 0, to: 64, by: 8) {
      round(a, b, c, &d, e, f, g, &h, schedule[t] &+ constants[t])
      round(h, a, b, &c, d, e, f, &g, schedule[t + 1] &+ constants[t + 1])
      round(g, h, a, &b, c, d, e, &f, schedule[t + 2] &+ constants[t + 2])
      round(f, g, h, &a, b, c, d, &e, schedule[t + 3] &+ constants[t + 3])
      round(e, f, g, &h, a, b, c, &d, schedule[t + 4] &+ constants[t + 4])
      round(d, e, f, &g, h, a, b, &c, schedule[t + 5] &+ constants[t + 5])
      round(c, d, e, &f, g, h, a, &b, schedule[t + 6] &+ constants[t + 6])
      round(b, c, d, &e, f, g, h, &a, schedule[t + 7] &+ constants[t + 7])
    }
    state &+= [a, b, c, d, e, f, g, h]
  }

  /// One round: `d` becomes the next `e` and `h` the next `a`; all others only change their names.
  @inline(__always)
  private func round(
    _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
    _ g: UInt32, _ h: inout UInt32, _ word: UInt32
  ) {
    let sum1 = e.rotated(6) ^ e.rotated(11) ^ e.rotated(25)
    let choice = (f ^ g) & e ^ g
    let first = h &+ sum1 &+ choice &+ word
    let sum0 = a.rotated(2) ^ a.rotated(13) ^ a.rotated(22)
    let majority = (a | b) & c | a & b
    d &+= first
    h = first &+ sum0 &+ majority
  }

  /// The first 32 bits of the fractional parts of the cube roots of the first 64 primes.
  private static let constants: [UInt32] = [
    0x428a_2f98, 0x7137_4491, 0xb5c0_fbcf, 0xe9b5_dba5, 0x3956_c25b, 0x59f1_11f1, 0x923f_82a4,
    0xab1c_5ed5, 0xd807_aa98, 0x1283_5b01, 0x2431_85be, 0x550c_7dc3, 0x72be_5d74, 0x80de_b1fe,
    0x9bdc_06a7, 0xc19b_f174, 0xe49b_69c1, 0xefbe_4786, 0x0fc1_9dc6, 0x240c_a1cc, 0x2de9_2c6f,
    0x4a74_84aa, 0x5cb0_a9dc, 0x76f9_88da, 0x983e_5152, 0xa831_c66d, 0xb003_27c8, 0xbf59_7fc7,
    0xc6e0_0bf3, 0xd5a7_9147, 0x06ca_6351, 0x1429_2967, 0x27b7_0a85, 0x2e1b_2138, 0x4d2c_6dfc,
    0x5338_0d13, 0x650a_7354, 0x766a_0abb, 0x81c2_c92e, 0x9272_2c85, 0xa2bf_e8a1, 0xa81a_664b,
    0xc24b_8b70, 0xc76c_51a3, 0xd192_e819, 0xd699_0624, 0xf40e_3585, 0x106a_a070, 0x19a4_c116,
    0x1e37_6c08, 0x2748_774c, 0x34b0_bcb5, 0x391c_0cb3, 0x4ed8_aa4a, 0x5b9c_ca4f, 0x682e_6ff3,
    0x748f_82ee, 0x78a5_636f, 0x84c8_7814, 0x8cc7_0208, 0x90be_fffa, 0xa450_6ceb, 0xbef9_a3f7,
    0xc671_78f2,
  ]
}

extension UInt32 {
  @inline(__always)
  fileprivate func rotated(_ count: UInt32) -> UInt32 { self &>> count | self &<< (32 &- count) }
}
