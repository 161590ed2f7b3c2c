internal import Knowledge
internal import LibXML

// What is plugged in and what protects.

extension ComputerBuilder {
  mutating func takeCard(_ fields: SectionFields) {
    guard let address = Placeholder.address(fields["MACADDR", "MAC"]) else { return }
    let isVirtual = fields.flag("VIRTUALDEV").map { $0 == "yes" }
    let kind = fields["TYPE"]?.lowercased()
    // One entry an address: the same card comes several times.
    if let index = machine.cards.firstIndex(where: { $0.address == address }) {
      machine.cards[index].kind = machine.cards[index].kind ?? kind
      return
    }
    machine.cards.append(.init(address: address, kind: kind, isVirtual: isVirtual))
  }

  mutating func takePrinter(_ fields: SectionFields) {
    let port = fields["PORT"]?.lowercased() ?? ""
    let words = "\(fields["NAME"] ?? "") \(fields["DRIVER"] ?? "")".lowercased()
    guard !Self.virtualPorts.contains(port), !Self.virtualPrinters.contains(where: words.contains) else { return }
    let isPlugged = Self.localPorts.contains(where: port.hasPrefix)
    let isAddressed =
      PrivacyLog.holdsAddress(port) || port.hasPrefix("\\\\") || port.contains("://") && !isPlugged
    if PrivacyLog.holdsAddress(port) { machine.dropped.count(.addresses) }
    machine.printers.append([
      ("name", machine.dropped.withoutTraces(fields["NAME"])),
      ("driver", machine.dropped.withoutTraces(fields["DRIVER"])),
      ("network", isAddressed ? "yes" : fields.flag("NETWORK")),
    ])
  }

  private static let virtualPorts: Set<String> = ["portprompt:", "nul:", "shrfax:", "file:", "xpsport:"]
  private static let localPorts = ["usb:", "parallel:", "serial:", "file:"]
  private static let virtualPrinters = ["xps", "pdf", "onenote", "fax", "document converter"]

  mutating func takeScanner(_ fields: SectionFields) {
    guard let name = fields["NAME"] else { return }
    let match = recognition.software.match(
      InstalledSoftware(name: name, publisher: fields["COMPANY"], system: machine.system.family))
    machine.scanners.append(
      .init(
        name: name, product: match.product, isActive: fields.flag("ENABLED"), isUpToDate: fields.flag("UPTODATE"),
        version: fields["VERSION"], expires: MeasuredDate.software(fields["EXPIRATION"])?.day))
  }
}

/// Accounts of a machine: kept while it is read, then only counted.
struct LocalPeople {
  var lastUser: String?
  private var users: [(id: String, names: [String])] = []
  private var members: [String]?

  mutating func takeUser(_ fields: SectionFields) {
    // Who is a person is told by the number alone.
    guard let id = fields["ID", "ID_USER"], isPerson(id, fields) else { return }
    users.append((id, [fields["LOGIN"], fields["NAME"]].compactMap { $0?.lowercased() }))
  }

  /// An addition to OCS agents lists the accounts of Windows, each with its powers.
  mutating func takeWindowsUser(_ fields: SectionFields) {
    guard let id = fields["SID"] else { return }
    takeUser(SectionFields().adding("ID", id).adding("NAME", fields["NAME"]))
    guard fields["TYPE"]?.lowercased().hasPrefix("admin") == true else { return }
    takeGroup(SectionFields().adding("ID", "S-1-5-32-544").adding("MEMBER", id))
  }

  /// The members of a group, each alone or all in one text.
  static func members(_ fields: SectionFields) -> [String] {
    fields.all("MEMBER").flatMap { $0.split(separator: ",").map { String($0).trimmed } }.filter { !$0.isEmpty }
  }

  mutating func takeGroup(_ fields: SectionFields) {
    let name = fields["NAME"]?.lowercased() ?? ""
    let isAdministrators =
      fields["ID", "ID_GROUP"]?.hasSuffix("-32-544") == true || ["sudo", "wheel", "admin"].contains(name)
    guard isAdministrators else { return }
    let listed = Self.members(fields).filter { $0.lowercased() != "root" }
    // Older agents list no member on Windows: that is not an empty group.
    if !listed.isEmpty { members = (members ?? []) + listed }
  }

  /// Accounts of people; nil when the agent lists none: somebody works there.
  var count: Int? { users.isEmpty ? nil : users.count }

  var administrators: Int? { members.map { Set($0).count } }

  /// Whether the daily account can install anything; nil unless every account says the same.
  var userIsAdministrator: Bool? {
    guard let members, !users.isEmpty else { return nil }
    let names = Set(members.map { $0.lowercased() })
    let powers = Set(
      users.map { user in names.contains(user.id.lowercased()) || user.names.contains(where: names.contains) })
    guard powers.count == 1, let power = powers.first else { return nil }
    // The daily account may be one of a domain, which this list does not hold.
    let isLocal = lastUser.map { last in users.contains { $0.names.contains(last.lowercased()) } } ?? false
    return power || isLocal ? power : nil
  }

  /// Windows counts people from 1000, macOS from 501, others from 1000.
  private func isPerson(_ id: String, _ fields: SectionFields) -> Bool {
    guard let number = id.split(separator: "-").last.flatMap({ Int($0) }) else { return false }
    if id.hasPrefix("S-1-") { return number >= 1000 }
    if id.hasPrefix("-") { return false }
    if let shell = fields["SHELL"], ["nologin", "false", "sync"].contains(where: shell.hasSuffix) { return false }
    let first = fields["HOME"]?.hasPrefix("/Users/") == true ? 501 : 1000
    return number >= first && number < 60_000
  }
}
