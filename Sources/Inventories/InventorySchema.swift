package import LibXML

/// The format of an inventory, and what its schema cannot say.
package struct InventorySchema {
  package let outline: SchemaOutline
  private let contract: RelaxNGSchema

  /// Sections of a new inventory, in their order.
  package static let sections = [
    "sites", "people", "needs", "devices", "services", "domains", "data-locations", "processing-activities",
    "backups", "accounts", "measures", "documentation", "home-made", "exceptions", "sources", "claims",
  ]

  private static let path = "schemas/inventory.rng"

  /// What each element may hold, as the binary carries it; nil only when the embedded schema is faulty.
  package static let shipped: SchemaOutline? = Embedded.bytes(path).flatMap { bytes in
    (try? Document(bytes: bytes, name: path)).map { SchemaOutline($0) }
  }

  /// - Throws: `XMLFailure` when the embedded schema is faulty, which a test excludes.
  package init() throws {
    let bytes = Embedded.bytes(Self.path) ?? []
    outline = SchemaOutline(try Document(bytes: bytes, name: Self.path))
    contract = try RelaxNGSchema(bytes: bytes, name: Self.path)
  }

  /// Every fault of the document: shape, values, identities, references, claims.
  package func check(_ document: Document) -> [Diagnostic] {
    var faults = SchemaChecker(outline).check(document)
    if faults.isEmpty { faults = contract.validate(document) }
    guard document.root.name == outline.root else { return faults }
    return (faults + checkClaims(Inventory(document))).sorted(by: Diagnostic.inFileOrder)
  }

  /// A claim must be about a fact that can be: an id that exists, an attribute that its element may carry.
  private func checkClaims(_ inventory: Inventory) -> [Diagnostic] {
    (inventory.root.first("claims")?.children("claim") ?? []).flatMap { claim -> [Diagnostic] in
      let parts = (claim["of"] ?? "").split(separator: "/@", maxSplits: 1).map(String.init)
      guard parts.count == 2 else { return [] }
      guard let subject = inventory[parts[0]] else { return [.claimAboutNothing(parts[0], claim)] }
      guard let attribute = outline.rules[subject.name]?.attributes.first(where: { $0.name == parts[1] }) else {
        return [.claimAboutUnknownFact(parts[1], subject.name, claim)]
      }
      guard claim["value"] != nil || claim["state"] != nil else { return [.emptyClaim(claim)] }
      guard let value = claim["value"], !attribute.values.allows(value) else { return [] }
      return [.claimOfBadValue(value, attribute, claim)]
    }
  }
}

extension Diagnostic {
  fileprivate static func claimAboutNothing(_ id: String, _ claim: Node) -> Diagnostic {
    Diagnostic(
      .error, "INV-010", at: claim.location(of: "of"),
      LocalizedText(
        fr: "cette déclaration porte sur «\u{202F}\(id)\u{202F}», qui n’existe pas",
        en: "this claim is about “\(id)”, which does not exist"))
  }

  fileprivate static func claimAboutUnknownFact(_ attribute: String, _ element: String, _ claim: Node) -> Diagnostic {
    Diagnostic(
      .error, "INV-011", at: claim.location(of: "of"),
      LocalizedText(
        fr: "<\(element)> n’a pas d’attribut «\u{202F}\(attribute)\u{202F}»",
        en: "<\(element)> has no attribute “\(attribute)”"))
  }

  fileprivate static func emptyClaim(_ claim: Node) -> Diagnostic {
    Diagnostic(
      .error, "INV-012", at: claim.location,
      LocalizedText(fr: "cette déclaration n’a ni valeur ni état", en: "this claim has neither a value nor a state"))
  }

  fileprivate static func claimOfBadValue(
    _ value: String, _ attribute: SchemaOutline.Attribute, _ claim: Node
  ) -> Diagnostic {
    let expectation = attribute.values.expectation
    return Diagnostic(
      .error, "INV-013", at: claim.location(of: "value"),
      LocalizedText(
        fr:
          "«\u{202F}\(value)\u{202F}» ne convient pas pour \(attribute.name)\u{202F}; attendu\u{A0}: \(expectation.fr)",
        en: "“\(value)” does not suit \(attribute.name); expected \(expectation.en)"))
  }
}
