package import Inventories
internal import Knowledge
internal import LibXML

/// Makes a copy of a case that can be shared: nobody and no place can be read in it, and it scores the same.
///
/// Everything is written anew from what the schemas know; what they do not know is not copied.
package struct Anonymiser {
  let words: PublicWords
  let pseudonyms: Pseudonyms
  /// New identities, by the old ones.
  private(set) var identities: [String: String] = [:]
  /// Day of the case: what was over then stays so.
  let date: Day?
  private let opened: Case
  private let outline: SchemaOutline

  /// The salt makes the keyed pseudonyms; without it they come from the case itself, of which the copy keeps too
  /// little to work them out.
  ///
  /// - Throws: `FileFailure`, `XMLFailure`.
  package init(_ opened: Case, salt: String?) throws {
    self.opened = opened
    date = opened.inventory.root["date"].flatMap { Day($0) }
    words = try PublicWords()
    outline = try InventorySchema().outline
    pseudonyms = Pseudonyms(key: try Self.key(opened, salt: salt))
    opened.inventory.root.walk { node in
      if let id = node["id"] { identities[id] = pseudonyms.name(node.name, id) }
    }
  }

  private static func key(_ opened: Case, salt: String?) throws -> [UInt8] {
    let secret = try salt.map { "salt\n" + $0 } ?? "case\n" + Fingerprint.ofFile(opened.inventoryPath)
    return Array(Fingerprint.of("draille anonymise 1\n" + secret).utf8)
  }

  /// Writes the copy into a new folder.
  ///
  /// - Throws: `CaseExists` when there is a case, `FileFailure`, `XMLFailure` when the copy is not what the schema asks.
  package func write(to directory: String) throws {
    let path = directory + "/inventory.xml"
    guard !Files.exists(path) else { throw CaseExists(path: directory) }
    try AtomicFile.makeDirectory(directory, mode: 0o700)
    var machines: [String: (file: String, hash: String)] = [:]
    for device in opened.inventory.devices {
      guard let file = device.machineFile, let id = identities[device.id] else { continue }
      guard Files.exists(opened.directory + "/" + file) else { continue }
      try AtomicFile.makeDirectory(directory + "/machines", mode: 0o700)
      let copy = "machines/\(id).xml"
      try copyMachine(opened.directory + "/" + file, to: directory + "/" + copy)
      machines[device.id] = (copy, try Fingerprint.ofFile(directory + "/" + copy))
    }
    let text = inventory(machines)
    let document = try Document(bytes: Array(text.utf8), name: path)
    let faults = try InventorySchema().check(document).filter { $0.severity == .error }
    guard faults.isEmpty else { throw XMLFailure(faults) }
    try AtomicFile.write(text, to: path)
  }

  private func inventory(_ machines: [String: (file: String, hash: String)]) -> String {
    var writer = XMLWriter()
    write(opened.inventory.root, machines, &writer)
    return writer.output
  }

  private func write(
    _ node: Node, _ machines: [String: (file: String, hash: String)], _ writer: inout XMLWriter
  ) {
    guard let rule = outline.rules[node.name], !isFreeText(rule) else { return }
    if node.name == "claim" { return write(claim: node, &writer) }
    var attributes = rewritten(node, rule)
    if node.name == "device", let machine = node["id"].flatMap({ machines[$0] }) {
      attributes += [("machine", machine.file), ("machine-sha256", machine.hash)]
    }
    writer.start(node.name, attributes)
    let children = node.name == "claims" ? node.children("claim").sorted(by: Self.isOlder) : node.children
    let known = Set(rule.children.map(\.rule))
    for child in children where known.contains(child.name) { write(child, machines, &writer) }
    writer.end()
  }

  /// What people wrote in their own words is never copied.
  private func isFreeText(_ rule: SchemaOutline.Element) -> Bool { rule.hasText && rule.attributes.isEmpty }

  private func rewritten(_ node: Node, _ rule: SchemaOutline.Element) -> [(name: String, value: String?)] {
    let known = Dictionary(rule.attributes.map { ($0.name, $0) }, uniquingKeysWith: { first, _ in first })
    return node.attributes.compactMap { name, value in
      guard let attribute = known[name], !Self.ofMachine.contains("\(node.name)/@\(name)") else { return nil }
      return (name, self.value(value, of: attribute, in: node.name) { node[$0] })
    }
  }

  private static let ofMachine: Set<String> = ["device/@machine", "device/@machine-sha256"]

  /// Days get coarser: the order of the claims goes on telling which one is the newest.
  private static func isOlder(_ left: Node, _ right: Node) -> Bool {
    (left["date"] ?? "") < (right["date"] ?? "")
  }

  /// A claim speaks of a fact that the copy has, with the value that the copy gives it.
  private func write(claim node: Node, _ writer: inout XMLWriter) {
    guard let rule = outline.rules["claim"], let parts = node["of"].flatMap(Inventory.parts(ofFact:)),
      let subject = opened.inventory[parts.id], let id = identities[parts.id],
      let attribute = outline.rules[subject.name]?.attributes.first(where: { $0.name == parts.attribute })
    else { return }
    let value = node["value"].flatMap { self.value($0, of: attribute, in: subject.name) { subject[$0] } }
    guard value != nil || node["state"] != nil else { return }
    var attributes = rewritten(node, rule).filter { $0.name != "of" && $0.name != "value" }
    attributes.insert(contentsOf: [("of", "\(id)/@\(parts.attribute)"), ("value", value)], at: 0)
    writer.empty("claim", attributes)
  }
}
