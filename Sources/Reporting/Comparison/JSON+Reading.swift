import Wording

extension JSON {
  /// The value that a text holds; numbers as `number`, all of them finite.
  init(reading bytes: [UInt8]) throws(JSONReader.Fault) {
    var reader = JSONReader(bytes)
    guard let first = try reader.next() else { throw JSONReader.Fault(line: 1) }
    self = try Self.value(first, &reader)
    while try reader.next() != nil {}
  }

  private static func value(
    _ token: JSONReader.Token, _ reader: inout JSONReader
  ) throws(JSONReader.Fault) -> JSON {
    switch token {
    case .string(let text): return .string(text)
    case .plain("null"): return .null
    case .plain("true"): return .bool(true)
    case .plain("false"): return .bool(false)
    case .plain(let text):
      guard let number = JSONReader.number(text), number.isFinite else {
        throw reader.faultAtToken
      }
      return .number(number)
    case .beginArray:
      var values: [JSON] = []
      while let token = try reader.next(), token != .endArray {
        values.append(try value(token, &reader))
      }
      return .array(values)
    case .beginObject:
      var members: [(key: String, value: JSON)] = []
      while case .key(let key)? = try reader.next(), let token = try reader.next() {
        members.append((key, try value(token, &reader)))
      }
      return .object(members)
    case .key, .endArray, .endObject: return .null
    }
  }

  /// The member of an object; `null` where there is none.
  subscript(key: String) -> JSON {
    guard case .object(let members) = self else { return .null }
    return members.first { $0.key == key }?.value ?? .null
  }

  /// The elements of an array; none for anything else.
  var elements: [JSON] { if case .array(let values) = self { values } else { [] } }
  var string: String? { if case .string(let text) = self { text } else { nil } }
  var bool: Bool? { if case .bool(let value) = self { value } else { nil } }
  var double: Double? { if case .number(let value) = self { value } else { nil } }

  /// The value as a person would write it: `l2 0.05` for an object of a kind and a number.
  var plainText: String {
    switch self {
    case .null: "–"
    case .bool(let value): value ? "yes" : "no"
    case .integer(let value): String(value)
    case .unsigned(let value): String(value)
    case .number(let value): NumberText.shortest(value)
    case .string(let text): text
    case .array(let values): values.map(\.plainText).joined(separator: ", ")
    case .object(let members):
      members.map { member in
        ["kind", "lambda"].contains(member.key)
          ? member.value.plainText
          : "\(member.key.replacing("_", with: "-")) \(member.value.plainText)"
      }.joined(separator: " ")
    }
  }
}
