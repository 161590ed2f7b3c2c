package import LibXML

/// What is never stored, and is counted instead.
package enum DroppedKind: String, Sendable, CaseIterable {
  case environment, processes
  case licenceKeys = "licence-keys"
  case keys
  case sim
  case phoneNumbers = "phone-numbers"
  case wifi
  case users
  case hostNames = "host-names"
  case addresses
  case mails
  case homes
  case passwords
  case names
  case commandLines = "command-lines"
}

/// Counts what is left out while reading.
struct PrivacyLog {
  private(set) var counts: [DroppedKind: Int] = [:]

  mutating func count(_ kind: DroppedKind, _ number: Int = 1) {
    if number > 0 { counts[kind, default: 0] += number }
  }

  /// Adds what another log counted.
  mutating func add(_ other: PrivacyLog) {
    for (kind, number) in other.counts { count(kind, number) }
  }

  /// Counts the fields of a section that are never stored.
  mutating func count(_ fields: SectionFields, in section: String) {
    for field in fields.fields {
      if let kind = Self.fields[field.name] { count(kind) }
      if field.name == "CONTACT" { count(field.value.contains("@") ? .mails : .users) }
    }
    if Self.namedSections.contains(section), fields["NAME"] != nil { count(.hostNames) }
  }

  /// The counts by the names of their kinds.
  var totals: [String: Int] {
    Dictionary(uniqueKeysWithValues: counts.map { ($0.key.rawValue, $0.value) })
  }

  /// The text without the mail addresses in it.
  mutating func withoutMails(_ text: String?) -> String? {
    guard let text, text.utf8.contains(UInt8(ascii: "@")) else { return text }
    let words = text.split(separator: " ").filter { word in
      let isMail = word.contains("@") && word.contains(".")
      if isMail { count(.mails) }
      return !isMail
    }
    return words.joined(separator: " ").meaningful
  }

  /// The text, unless a network address, a mail address or a home folder is in it.
  mutating func withoutTraces(_ text: String?) -> String? {
    guard let text = withoutMails(text) else { return nil }
    if Self.holdsAddress(text) {
      count(.addresses)
      return nil
    }
    if Self.homes.contains(where: text.hasPrefix) {
      count(.homes)
      return nil
    }
    return text
  }

  /// Whether four numbers below 256 stand in the text, joined by dots.
  static func holdsAddress(_ text: String) -> Bool {
    text.split(whereSeparator: { !($0.isNumber || $0 == ".") }).contains { run in
      let parts = run.split(separator: ".", omittingEmptySubsequences: false)
      return parts.count == 4 && parts.allSatisfy { Int($0).map { $0 < 256 } ?? false }
    }
  }

  private static let homes = ["/home/", "/Users/", "/media/", "/run/media/", "/Volumes/Users/"]
  private static let namedSections: Set<String> = ["HARDWARE", "INFO"]

  private static let fields: [String: DroppedKind] = [
    "SSH_KEY": .keys, "WINPRODKEY": .licenceKeys, "WINPRODID": .licenceKeys, "WIFI_SSID": .wifi, "WIFI_BSSID": .wifi,
    "IPADDRESS": .addresses, "IPADDRESS6": .addresses, "IPGATEWAY": .addresses, "IPDHCP": .addresses,
    "IPADDR": .addresses, "DEFAULTGATEWAY": .addresses, "DNS": .addresses, "IP": .addresses,
    "LASTLOGGEDUSER": .users, "WINOWNER": .users, "USERID": .users, "HOME": .homes, "PHONE_NUMBER": .phoneNumbers,
    "LINE_NUMBER": .phoneNumbers, "FQDN": .hostNames, "DNSHOSTNAME": .hostNames, "SNMPHOSTNAME": .hostNames,
  ]
}

extension DroppedKind {
  /// The kind as people read it.
  package var title: LocalizedText {
    switch self {
    case .environment: LocalizedText(fr: "variables d’environnement", en: "environment variables")
    case .processes: LocalizedText(fr: "programmes en cours", en: "running programs")
    case .licenceKeys: LocalizedText(fr: "clés de licence", en: "licence keys")
    case .keys: LocalizedText(fr: "clés de connexion", en: "connection keys")
    case .sim: LocalizedText(fr: "cartes SIM", en: "SIM cards")
    case .phoneNumbers: LocalizedText(fr: "numéros de téléphone", en: "telephone numbers")
    case .wifi: LocalizedText(fr: "noms de réseaux sans fil", en: "wireless network names")
    case .users: LocalizedText(fr: "noms de personnes ou de comptes", en: "names of people or accounts")
    case .hostNames: LocalizedText(fr: "noms de machines", en: "machine names")
    case .addresses: LocalizedText(fr: "adresses de réseau", en: "network addresses")
    case .mails: LocalizedText(fr: "adresses de courriel", en: "mail addresses")
    case .commandLines: LocalizedText(fr: "lignes de commande", en: "command lines")
    case .homes: LocalizedText(fr: "dossiers personnels", en: "home folders")
    case .passwords: LocalizedText(fr: "mots de passe", en: "passwords")
    case .names: LocalizedText(fr: "noms donnés par des personnes", en: "names that people gave")
    }
  }
}
