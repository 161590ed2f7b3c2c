/// Values that makers leave where an identity should be.
enum Placeholder {
  /// The text, unless it only fills a place.
  static func filtered(_ text: String?) -> String? {
    guard let text = text?.meaningful, !isFiller(text.lowercased()) else { return nil }
    return text
  }

  /// A serial number that can tell machines apart.
  static func identity(_ text: String?) -> String? {
    filtered(text).flatMap { $0.count >= 4 ? $0 : nil }
  }

  /// A hardware identifier in lower case: a UUID, or 16 or 32 hexadecimal digits, that no other machine shares.
  static func identifier(_ text: String?) -> String? {
    guard let text = filtered(text)?.lowercased(), !sharedIdentifiers.contains(text) else { return nil }
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    let isWellFormed = [[8, 4, 4, 4, 12], [16], [32]].contains(groups.map(\.count))
    let digits = groups.joined()
    return isWellFormed && digits.allSatisfy(\.isHexDigit) && Set(digits).count > 2 ? text : nil
  }

  /// A hardware address, six pairs of hexadecimal digits; nothing when it is empty, a broadcast or malformed.
  static func address(_ text: String?) -> String? {
    guard let text = text?.meaningful?.lowercased() else { return nil }
    let pairs = text.split(whereSeparator: { $0 == ":" || $0 == "-" })
    guard pairs.count == 6, pairs.allSatisfy({ $0.count == 2 && $0.allSatisfy(\.isHexDigit) }) else { return nil }
    let plain = pairs.joined(separator: ":")
    let isShared = sharedAddresses.contains(plain) || plain.hasPrefix("00:50:56:c0:00:")
    return isShared ? nil : plain
  }

  private static func isFiller(_ text: String) -> Bool {
    if fillers.contains(text) || starts.contains(where: text.hasPrefix) { return true }
    let signs = Set(text.filter { $0.isLetter || $0.isNumber })
    return signs.isEmpty || signs.count == 1 && (text.count > 3 || signs == ["0"])
  }

  private static let fillers: Set<String> = [
    "default string", "system serial number", "not specified", "systemserialnumb", "none", "n/a", "na", "unknown",
    "chassis serial number", "base board serial number", "no asset information", "invalid", "not applicable", "oem",
    "o.e.m.", "0123456789", "123456789", "1234567890", "system manufacturer", "system product name", "system version",
    "product name", "not available", "empty", "serial", "no enclosure", "undefined", "to be filled", "all series",
    "[removed]", "removed", "null", "(null string)", "eval", "iatpass", "unknow", "oem_serial", "tulip computers",
    "sys-1234567890", "sys-9876543210", "sn-12345", "sn-1234567890", "mb-1234567890", "12345", "123456", "1234567",
    "12345678", "123456789000", "12345678901234567", "system name", "release-keys", "test-keys",
    "(standard disk drives)", "(lecteurs de disque standard)",
  ]

  private static let starts = ["to be filled", "asset tag", "asset-", "no asset tag"]

  /// Identifiers that whole series of boards carry.
  private static let sharedIdentifiers: Set<String> = [
    "03000200-0400-0500-0006-000700080009", "00020003-0004-0005-0006-000700080009",
    "12345678-1234-5678-90ab-cddeefaabbcc", "fefefefe-fefe-fefe-fefe-fefefefefefe",
    "6ab5b300-538d-1014-9fb5-b0684d007b53", "01010101-0101-0101-0101-010101010101",
  ]

  /// Addresses that many machines have at once: of programs that make cards of their own, of modems of one series.
  private static let sharedAddresses: Set<String> = [
    "00:00:00:00:00:00", "ff:ff:ff:ff:ff:ff", "fe:ff:ff:ff:ff:ff", "20:41:53:59:4e:ff", "02:00:4e:43:50:49",
    "02:00:4c:4f:4f:50", "e2:e6:16:20:0a:35", "d2:0a:2d:a0:04:be", "00:a0:c6:00:00:00", "d2:6b:25:2f:2c:e7",
    "33:50:6f:45:30:30", "0a:00:27:00:00:00", "02:80:37:ec:02:00", "50:50:54:50:30:30", "24:b6:20:52:41:53",
    "00:0b:ca:fe:00:00",
  ]
}
