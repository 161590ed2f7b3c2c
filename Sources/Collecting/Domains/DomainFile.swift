internal import Inventories
internal import LibXML

/// The file of one domain: written by a scan, read back by an import.
package enum DomainFile {
  /// The check as XML.
  package static func bytes(of check: DomainCheck) -> [UInt8] {
    var writer = XMLWriter()
    writer.start(
      "domain-check",
      [
        ("version", "1"), ("name", check.name), ("date", check.date.description), ("mx", check.product),
        ("spf", check.spf), ("spf-detail", check.spfDetail), ("dkim", check.dkim), ("dmarc", check.dmarc),
        ("dmarc-policy", check.dmarcPolicy), ("registrar", check.registrar),
        ("expires", check.expires?.description),
      ])
    for host in check.servers { writer.empty("server", [("host", host)]) }
    writer.end()
    return Array(writer.output.utf8)
  }

  /// Reads the file back.
  ///
  /// - Throws: `XMLFailure` when it is malformed, `NotAnInventory` when it names no domain, `FileFailure`.
  static func read(_ input: ForeignInput) throws -> DomainCheck {
    var reader = try input.stream()
    guard case .start("domain-check", _) = try reader.next(), let name = reader.attribute("name"),
      let date = reader.attribute("date").flatMap({ Day($0) })
    else { throw NotAnInventory.noContent }
    var check = DomainCheck(name: DNSMessage.normal(name), date: date)
    check.product = reader.attribute("mx")
    check.spf = reader.attribute("spf").flatMap(Quantity.flag)
    check.dkim = reader.attribute("dkim").flatMap(Quantity.flag)
    check.dmarc = reader.attribute("dmarc").flatMap(Quantity.flag)
    check.spfDetail = reader.attribute("spf-detail")
    check.dmarcPolicy = reader.attribute("dmarc-policy")
    check.registrar = reader.attribute("registrar")
    check.expires = reader.attribute("expires").flatMap { Day($0) }
    while let event = try reader.next() {
      guard case .start("server", _) = event, let host = reader.attribute("host") else { continue }
      check.servers.append(host)
    }
    return check
  }
}

/// Puts what public records say of a domain into the inventory.
struct DomainImport {
  let inventory: Inventory
  let catalogue: Set<String>
  let date: Day
  /// Half a year: records of a domain change seldom, and silently.
  private static let validity = 183

  /// States every fact; a domain that the inventory does not know yet is added.
  ///
  /// - Returns: The id of the domain, and whether it was known.
  func take(_ check: DomainCheck, file: String, sha256: String) -> (id: String, wasKnown: Bool) {
    let known = inventory.elements("domain").first { $0["name"].map(DNSMessage.normal) == check.name }
    let id = known?["id"] ?? inventory.freeID("domain")
    if known == nil { inventory.add("domain", to: "domains", ["id": id, "name": check.name]) }
    let ledger = Ledger(inventory)
    // A newer look speaks for the older ones, and says nothing of what somebody stated.
    for earlier in earlierSources(of: id) { ledger.withdraw(source: earlier, on: date) }
    let source = source(check, file: file, sha256: sha256)
    for (attribute, value) in facts(check) {
      guard let value else { continue }
      ledger.record(
        Claim(
          fact: "\(id)/@\(attribute)", value: value, source: source, rank: .observed, date: check.date,
          expires: check.date.adding(Self.validity)),
        on: date)
    }
    return (id, known != nil)
  }

  private func earlierSources(of id: String) -> Set<String> {
    let spoken = Set(Ledger(inventory).claims.filter { $0.fact.hasPrefix(id + "/@") }.map(\.source))
    return spoken.filter { inventory[$0]?["format"] == ForeignFormat.domain.rawValue }
  }

  private func facts(_ check: DomainCheck) -> [(String, String?)] {
    [
      ("mx", check.product.flatMap { catalogue.contains($0) ? $0 : nil }), ("spf", check.spf), ("dkim", check.dkim),
      ("dmarc", check.dmarc), ("registrar", check.registrar), ("expires", check.expires?.description),
    ]
  }

  private func source(_ check: DomainCheck, file: String, sha256: String) -> String {
    let id = inventory.freeID("domain-check")
    inventory.add(
      "source", to: "sources",
      [
        "id": id, "kind": "scan", "date": check.date.description,
        "format": ForeignFormat.domain.rawValue, "file": file, "sha256": sha256,
      ])
    return id
  }
}
