internal import Knowledge

/// The domain of a server, out of an address that may hold names, ports and secrets.
enum ServerDomain: Equatable {
  case domain(String)
  /// A machine of the place itself: an address in numbers, or a name that only the place knows.
  case local

  /// Reads `https://marie@cloud.example.org:8443/path`, `imap.example.org`, `marie@example.org`; nil for nothing.
  init?(_ text: String) {
    guard let host = Self.host(of: text) else { return nil }
    let labels = host.split(separator: ".").map(String.init)
    let isNumbers = labels.allSatisfy { $0.allSatisfy(\.isNumber) }
    guard labels.count > 1, !isNumbers, let top = labels.last, !Self.localTops.contains(top), !host.contains("[") else {
      self = .local
      return
    }
    self = .domain(Self.registered(labels))
  }

  /// The host of an address, in small letters, whole: for looking a service up, never to be kept.
  static func host(of text: String) -> String? {
    var rest = text.trimmedPlain[...]
    if let start = rest.firstRange(of: "://") { rest = rest[start.upperBound...] }
    rest = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    if let at = rest.lastIndex(of: "@") { rest = rest[rest.index(after: at)...] }
    if !rest.hasPrefix("["), let colon = rest.firstIndex(of: ":") { rest = rest[..<colon] }
    let host = rest.lowercased()
    let isPlain = host.allSatisfy { $0.isLetter || $0.isNumber || ".-[]:_".contains($0) }
    return host.isEmpty || !isPlain ? nil : host
  }

  /// What was registered: names before it are often those of people or of machines.
  private static func registered(_ labels: [String]) -> String {
    let isCountry = (labels.last?.count ?? 0) == 2
    let second = labels[labels.count - 2]
    let count = isCountry && labels.count > 2 && commonSeconds.contains(second) ? 3 : 2
    return labels.suffix(count).joined(separator: ".")
  }

  /// Names under which countries let people register.
  private static let commonSeconds: Set<String> = [
    "asso", "com", "co", "org", "net", "gouv", "gov", "ac", "edu", "nom", "tm", "or", "ne", "eu",
  ]
  private static let localTops: Set<String> = [
    "local", "lan", "home", "internal", "localdomain", "localhost", "box", "corp", "intranet", "arpa",
  ]
}
