internal import Crypto

/// UUIDs made from names (RFC 9562, version 5): the same name gives the same identifier everywhere and always.
package enum NamedIdentifier {
  /// Our own namespace, drawn once.
  private static let namespace: [UInt8] = [
    0x5E, 0x0B, 0x6F, 0x1C, 0x2D, 0x94, 0x4A, 0x37, 0x9C, 0x51, 0x7A, 0xE8, 0x03, 0xB6, 0xD2, 0x4F,
  ]

  /// The identifier of what these words name together, in that order.
  package static func of(_ words: String...) -> String {
    of(namespace: namespace, name: words.joined(separator: "\u{1F}"))
  }

  static func of(namespace: [UInt8], name: String) -> String {
    var bytes = Array(Insecure.SHA1.hash(data: namespace + Array(name.utf8)).prefix(16))
    bytes[6] = bytes[6] & 0x0F | 0x50
    bytes[8] = bytes[8] & 0x3F | 0x80
    let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
    return [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10..<16]]
      .map { $0.joined() }.joined(separator: "-")
  }
}
