internal import Inventories
internal import Knowledge
internal import LibXML

extension MeasuredMachine {
  /// What somebody far from the machine took it for: never a fact.
  struct Guess {
    var kind: String?
    var system: String?
    /// Per cent, as the tool says it.
    var accuracy: Int?
  }

  /// A service that answered on the network.
  struct Port {
    var protocolName: String
    var number: Int
    var service: String?
    var product: String?
    var version: String?
    /// Only the number speaks for the service.
    var isGuess: Bool
  }

  /// What an audit tool found: counts and names of rules, none of its texts.
  struct Check {
    /// A rule that did not pass, and how many times.
    struct Finding: Hashable {
      var test: String
      var result: String
      var severity: String?
    }

    var tool: String?
    var benchmark: String?
    var profile: String?
    var day: Day?
    var score: String?
    var maximum: String?
    /// How the score was worked out.
    var model: String?
    var counts: [String: Int] = [:]
    var findings: [Finding: Int] = [:]
  }

  /// Whether nothing tells it from another machine.
  var isNameless: Bool {
    uuid == nil && serial == nil && nameHash == nil && cards.isEmpty
  }

  /// Counts the host name and keeps the hash of its first part; an address is no name.
  mutating func take(hostName: String?) {
    guard let name = hostName?.meaningful?.lowercased(), name != "localhost" else { return }
    guard !PrivacyLog.isAddress(name) else { return dropped.count(.addresses) }
    dropped.count(.hostNames)
    nameHash = nameHash ?? Fingerprint.of(String(name.prefix { $0 != "." }))
  }

  /// Adds a network card, once.
  mutating func take(address: String?, vendor: String? = nil) {
    guard let address = Placeholder.address(address), !cards.contains(where: { $0.address == address }) else { return }
    cards.append(.init(address: address, vendor: vendor))
  }

  /// Addresses that a system made up belong to virtual cards, unless there is no other.
  mutating func settleCards() {
    guard cards.contains(where: { !$0.isMadeUp }) else { return }
    for index in cards.indices where cards[index].isMadeUp && cards[index].isVirtual == nil {
      cards[index].isVirtual = true
    }
  }
}

extension MeasuredMachine {
  /// Notes that the file was cut: lists may go on after the cut, so nothing is made of them.
  mutating func markCut() {
    let whole: [(String, Bool)] = [
      ("OPERATINGSYSTEM", system.name != nil), ("BIOS", model != nil || firmwareDate != nil),
      ("CPUS", !cpus.isEmpty), ("MEMORIES", memory != nil && !cpus.isEmpty), ("NONE", true),
    ]
    isPartial = true
    sections = Set(whole.filter(\.1).map(\.0))
  }
}

extension MeasuredMachine.Card {
  /// The second bit of the first byte says that no maker gave the address.
  var isMadeUp: Bool {
    UInt8(address.prefix(2), radix: 16).map { $0 & 2 != 0 } ?? false
  }
}

extension PrivacyLog {
  /// Whether the text is a network address and nothing else.
  static func isAddress(_ text: String) -> Bool {
    let numbers = text.split(separator: ".", omittingEmptySubsequences: false)
    if numbers.count == 4, numbers.allSatisfy({ Int($0).map { $0 < 256 } ?? false }) { return true }
    return text.contains(":") && text.allSatisfy { $0.isHexDigit || ":.%".contains($0) }
  }
}

extension RepairLog {
  /// Notes that a file ends too soon, or goes on after its end, when something of it could be read.
  ///
  /// - Throws: the failure itself otherwise.
  func accept(_ failure: XMLFailure, hasRead: Bool, isClosed: Bool) throws {
    guard hasRead, failure.diagnostics.allSatisfy({ $0.code == "XML-001" }) else { throw failure }
    note(isClosed ? .trailingText : .truncated)
  }
}

extension LocalizedText {
  /// For files that tell much of a machine, but not which one it is.
  static let nameless = LocalizedText(
    fr: "rien n’y dit de quelle machine il s’agit\u{A0}: donnez au fichier l’identifiant de l’appareil",
    en: "nothing in it says which machine it is: name the file after the id of the device")
}
