internal import Inventories
internal import LibXML

/// What a registry says of a domain, in a file that somebody fetched: RDAP (JSON) or the text of whois.
///
/// Only the registrar and the end are read; holders and their addresses are never kept.
struct RegistrationData: Equatable {
  var name: String?
  var registrar: String?
  var expires: Day?

  /// Reads either form; nil when neither says anything.
  init?(_ text: String) {
    if text.drop(while: \.isWhitespace).first == "{" {
      guard let json = try? JSON(parsing: Array(text.utf8), name: "rdap") else { return nil }
      self.init(rdap: json)
    } else {
      self.init(whois: text)
    }
    if registrar == nil, expires == nil { return nil }
  }

  private init(rdap json: JSON) {
    name = json["ldhName"]?.string?.lowercased()
    let events = json["events"]?.items ?? []
    expires = events.first { $0["eventAction"]?.string == "expiration" }?["eventDate"]?.string.flatMap(Self.day)
    let entities = json["entities"]?.items ?? []
    let registrars = entities.filter { $0["roles"]?.items?.contains { $0.string == "registrar" } ?? false }
    registrar = registrars.lazy.compactMap(Self.formattedName).first
  }

  /// The `fn` property of a jCard.
  private static func formattedName(_ entity: JSON) -> String? {
    let properties = entity["vcardArray"]?.items?.last?.items ?? []
    return properties.first { $0.items?.first?.string == "fn" }?.items?.last?.string?.meaningful
  }

  private init(whois text: String) {
    let lines = text.split(whereSeparator: \.isNewline).compactMap { line -> (String, String)? in
      let sides = line.split(separator: ":", maxSplits: 1)
      guard sides.count == 2, let value = String(sides[1]).meaningful else { return nil }
      return (String(sides[0]).trimmed.lowercased(), value)
    }
    func first(_ keys: Set<String>) -> String? { lines.first { keys.contains($0.0) }?.1 }
    name = first(["domain", "domain name"])?.lowercased()
    registrar = first(["registrar", "registrar name", "sponsoring registrar"])
    expires = first(["expiry date", "registry expiry date", "registrar registration expiration date", "paid-till"])
      .flatMap(Self.day)
  }

  /// The day at the start of `2027-03-04T10:00:00Z`.
  private static func day(_ text: String) -> Day? { Day(String(text.prefix(10))) }
}
