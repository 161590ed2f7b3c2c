internal import LibXML

/// The list of servers that may send mail for a domain (SPF, RFC 7208).
struct SenderPolicy: Equatable {
  /// Why the list protects nothing.
  enum Flaw: String {
    case several
    /// Everybody may send.
    case open
    /// Receivers stop after ten look-ups.
    case tooLong = "too-long"
  }

  /// What happens to mail from elsewhere: `fail`, `softfail`, `neutral`, `pass`; nil when nothing is said.
  var others: String?
  var flaw: Flaw?

  /// Reads the texts of a domain; nil when none is such a list.
  init?(_ texts: [String]) {
    let lists = texts.filter { $0.lowercased() == "v=spf1" || $0.lowercased().hasPrefix("v=spf1 ") }
    guard let list = lists.first else { return nil }
    let terms = list.lowercased().split(separator: " ").dropFirst()
    others = terms.lazy.compactMap(Self.others).first
    if lists.count > 1 {
      flaw = .several
    } else if others == "pass" {
      flaw = .open
    } else if terms.count(where: Self.needsLookup) > 10 {
      flaw = .tooLong
    }
  }

  private static func others(_ term: Substring) -> String? {
    switch term {
    case "-all": "fail"
    case "~all": "softfail"
    case "?all": "neutral"
    case "all", "+all": "pass"
    default: nil
    }
  }

  private static func needsLookup(_ term: Substring) -> Bool {
    let name = term.drop { "+-~?".contains($0) }.prefix { $0.isLetter }
    return ["include", "a", "mx", "ptr", "exists", "redirect"].contains(name)
  }
}

/// What receivers are asked to do with forged mail (DMARC, RFC 7489).
struct ForgeryPolicy: Equatable {
  /// `none`, `quarantine` or `reject`.
  var policy: String

  /// Reads the texts of `_dmarc.` of a domain; nil when there is none, several, or one without a valid policy.
  init?(_ texts: [String]) {
    let rules = texts.map(Self.tags).filter { $0.first.map { $0.name == "v" && $0.value == "DMARC1" } ?? false }
    guard rules.count == 1, let policy = rules[0].first(where: { $0.name == "p" })?.value.lowercased(),
      ["none", "quarantine", "reject"].contains(policy)
    else { return nil }
    self.policy = policy
  }

  static func tags(_ text: String) -> [(name: String, value: String)] {
    text.split(separator: ";").compactMap { part in
      let sides = part.split(separator: "=", maxSplits: 1).map { String($0).trimmed }
      return sides.count == 2 ? (sides[0].lowercased(), sides[1]) : nil
    }
  }
}

/// A public key for signed mail (DKIM, RFC 6376).
enum SigningKey {
  /// Whether one of the texts holds a key that was not withdrawn.
  static func isThere(_ texts: [String]) -> Bool {
    texts.contains { text in
      let tags = ForgeryPolicy.tags(text)
      let isKey = tags.first { $0.name == "v" }.map { $0.value == "DKIM1" } ?? true
      return isKey && tags.contains { $0.name == "p" && !$0.value.isEmpty }
    }
  }
}
