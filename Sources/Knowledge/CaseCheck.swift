package import Inventories
package import LibXML

/// Looks for everything that is wrong in a case: its inventory, its machine files, the catalogue entries it names.
package struct CaseCheck {
  private let directory: String
  private let document: Document
  private let catalogue: Catalogue
  private let date: Day

  /// - Throws: `FileFailure` when the inventory is missing, `XMLFailure` when it is malformed.
  package init(_ directory: String, catalogue: Catalogue, date: Day) throws {
    self.directory = directory
    self.catalogue = catalogue
    self.date = date
    document = try Document(contentsOf: directory + "/inventory.xml")
  }

  /// Every fault and remark, in the order of the file.
  ///
  /// - Throws: `XMLFailure` when the embedded schema is faulty.
  package func faults() throws -> [Diagnostic] {
    let schema = try InventorySchema()
    let inventory = Inventory(document)
    let remarks = unknownEntries(inventory, schema) + machineFiles(inventory) + overdueExceptions(inventory)
    return (schema.check(document) + remarks).sorted(by: Diagnostic.inFileOrder)
  }

  /// A name that the catalogue does not know is a remark: the fact stays, its criteria say "unknown".
  private func unknownEntries(_ inventory: Inventory, _ schema: InventorySchema) -> [Diagnostic] {
    inventory.root.subtree.flatMap { node -> [Diagnostic] in
      (schema.outline.rules[node.name]?.attributes ?? []).flatMap { attribute -> [Diagnostic] in
        guard let kind = attribute.catalogue else { return [] }
        let known = ids(of: kind)
        return node.list(attribute.name).filter { !known.contains($0) }.map {
          .unknownEntry($0, kind, attribute.name, of: node, known: known)
        }
      }
    }
  }

  private func ids(of kind: String) -> Set<String> {
    switch kind {
    case "product": Set(catalogue.products.keys)
    case "capability": Set(catalogue.capabilities.keys)
    case "criterion": Set(catalogue.criteria.map(\.id))
    default: []
    }
  }

  private func machineFiles(_ inventory: Inventory) -> [Diagnostic] {
    inventory.devices.compactMap { device in
      guard let file = device.machineFile else { return nil }
      guard !file.hasPrefix("/"), !file.split(separator: "/").contains(".."),
        let hash = try? Fingerprint.ofFile(directory + "/" + file)
      else { return .missingMachine(file, device.node) }
      return hash == device.machineHash ? nil : .changedMachine(file, device.node)
    }
  }

  private func overdueExceptions(_ inventory: Inventory) -> [Diagnostic] {
    inventory.exceptions.compactMap { exception in
      guard let until = exception.until, until < date else { return nil }
      return .overdue(exception.node, until)
    }
  }
}

extension Diagnostic {
  fileprivate static func unknownEntry(
    _ id: String, _ kind: String, _ attribute: String, of node: Node, known: Set<String>
  ) -> Diagnostic {
    Diagnostic(
      .warning, "INV-014", at: node.location(of: attribute),
      LocalizedText(
        fr: "«\u{202F}\(id)\u{202F}» n’est pas dans le catalogue (\(kind))",
        en: "“\(id)” is not in the catalogue (\(kind))"),
      help: .suggestion(for: id, among: Array(known)))
  }

  fileprivate static func missingMachine(_ file: String, _ node: Node) -> Diagnostic {
    Diagnostic(
      .error, "INV-015", at: node.location(of: "machine"),
      LocalizedText(
        fr: "le fichier de machine «\u{202F}\(file)\u{202F}» ne peut pas être lu",
        en: "machine file “\(file)” cannot be read"),
      help: LocalizedText(fr: "importez de nouveau cette machine", en: "import this machine again"))
  }

  fileprivate static func changedMachine(_ file: String, _ node: Node) -> Diagnostic {
    Diagnostic(
      .warning, "INV-016", at: node.location(of: "machine-sha256"),
      LocalizedText(
        fr: "«\u{202F}\(file)\u{202F}» a changé depuis son import", en: "“\(file)” has changed since it was imported"))
  }

  fileprivate static func overdue(_ node: Node, _ until: Day) -> Diagnostic {
    Diagnostic(
      .warning, "INV-017", at: node.location(of: "until"),
      LocalizedText(
        fr: "cette exception devait être revue le \(until)", en: "this exception was to be looked at again on \(until)")
    )
  }
}
