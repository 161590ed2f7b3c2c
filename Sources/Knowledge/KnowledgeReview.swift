internal import Inventories
package import LibXML

/// Reads every knowledge file as its author would: shape, languages, identities; then how the entries fit together.
package enum KnowledgeReview {
  /// Every fault of the shipped knowledge, or of a folder joined to it.
  ///
  /// - Throws: `FileFailure` when the folder cannot be read.
  package static func faults(overrides directory: String? = nil) throws -> [Diagnostic] {
    let shipped = try Embedded.paths.filter { $0.hasSuffix(".xml") }.map { path in
      try Document(bytes: Embedded.bytes(path) ?? [], name: path)
    }
    var faults = review(shipped)
    do {
      if let directory { faults += review(try documents(in: directory)) }
      let catalogue = try Catalogue.load(overrides: directory, isChecked: false)
      faults += CatalogueCheck.faults(of: catalogue) + CatalogueCheck.gaps(in: catalogue)
    } catch let failure as XMLFailure {
      faults += failure.diagnostics
    }
    return faults.unique
  }

  private static func documents(in directory: String) throws -> [Document] {
    try Files.tree(directory).filter { $0.hasSuffix(".xml") && !$0.hasSuffix(".cases.xml") }.map { name in
      let path = directory + "/" + name
      return try Document(bytes: try Files.read(path, limit: Limits.document.size), name: path)
    }
  }

  private static func review(_ documents: [Document]) -> [Diagnostic] {
    documents.flatMap { untranslated(in: $0.root) } + repeated(in: documents)
  }

  /// Texts that one language lacks.
  private static func untranslated(in node: Node) -> [Diagnostic] {
    let told = Dictionary(grouping: node.children.filter { $0["xml:lang"] != nil }, by: \.name)
    let own = told.sorted { $0.key < $1.key }.compactMap { name, texts -> Diagnostic? in
      let count = Language.allCases.map { language in texts.count { $0["xml:lang"] == language.rawValue } }
      let isBlank = texts.contains { $0.text.trimmed.isEmpty }
      return Set(count).count == 1 && !isBlank ? nil : .untranslated(name, of: node)
    }
    return own + node.children.flatMap(untranslated)
  }

  /// Ids that two entries of one sort bear.
  private static func repeated(in documents: [Document]) -> [Diagnostic] {
    var seen: Set<String> = []
    var faults: [Diagnostic] = []
    for entry in documents.flatMap({ $0.root.name == "criterion" ? [$0.root] : $0.root.children }) {
      guard let id = entry["id"] ?? entry["country"] else { continue }
      if !seen.insert("\(entry.name) \(id)").inserted { faults.append(.repeated(id, at: entry)) }
    }
    return faults
  }
}

extension Diagnostic {
  fileprivate static func untranslated(_ name: String, of node: Node) -> Diagnostic {
    Diagnostic(
      .error, "KNO-004", at: node.location,
      LocalizedText(
        fr: "<\(name)> doit être écrit en français et en anglais", en: "<\(name)> must be written in French and English"
      ))
  }

  fileprivate static func repeated(_ id: String, at node: Node) -> Diagnostic {
    Diagnostic(
      .error, "KNO-008", at: node.location,
      LocalizedText(
        fr: "«\u{202F}\(id)\u{202F}» désigne déjà un autre <\(node.name)>",
        en: "“\(id)” already names another <\(node.name)>"))
  }
}
