import FoundationEssentials
package import Inventories
package import Knowledge
package import LibXML

/// An import into a copy of a case that goes away: what would be added and changed, without writing to the case.
package enum TrialRun {
  /// What the files would do.
  ///
  /// - Throws: `FileFailure`, `XMLFailure` as opening the case does.
  package static func collect(
    paths: [String], into directory: String, catalogue: Catalogue, date: Day, lists: ListOptions = ListOptions()
  ) throws -> (records: [ImportRecord], changes: [CaseChange]) {
    let before = try Case(directory)
    let copy = FileManager.default.temporaryDirectory.path + "/draille-trial-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: copy) }
    try AtomicFile.makeDirectory(copy, mode: 0o700)
    try AtomicFile.makeDirectory(copy + "/machines")
    // One machine can have several files: one a tool that looked at it.
    let kept = ((try? Files.names(in: before.directory + "/machines")) ?? []).map { "machines/" + $0 }
    let machines = kept.filter(isMachineFile)
    for file in ["inventory.xml"] + machines {
      guard let bytes = try? Files.read(before.directory + "/" + file, limit: Limits.document.size) else { continue }
      try AtomicFile.write(bytes, to: copy + "/" + file)
    }
    let after = try Case(copy)
    let records = try Collector.collect(paths: paths, into: after, catalogue: catalogue, date: date, lists: lists)
    return (records, CaseChange.between(before.inventory, after.inventory))
  }

  /// Whether a path means a file in the folder of machines, and cannot mean any other.
  private static func isMachineFile(_ path: String) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    return parts.count == 2 && parts[0] == "machines" && parts[1] != ".."
  }
}

/// One difference between two states of a case.
package struct CaseChange: Sendable, Equatable {
  package var id: String
  package var element: String
  /// Nil for an entry that is new.
  package var attribute: String?
  package var before: String?
  package var after: String?

  /// What is new and what changed, in the order of the file; sources and claims aside.
  static func between(_ before: Inventory, _ after: Inventory) -> [CaseChange] {
    var changes: [CaseChange] = []
    for section in after.root.children where !["sources", "claims"].contains(section.name) {
      for node in section.children {
        guard let id = node["id"] else { continue }
        let old = before[id]
        if old == nil { changes.append(CaseChange(id: id, element: node.name)) }
        for (name, value) in node.attributes where name != "id" && old?[name] != value {
          changes.append(CaseChange(id: id, element: node.name, attribute: name, before: old?[name], after: value))
        }
      }
    }
    return changes
  }

  /// The change as people read it.
  package func text(_ catalogue: Catalogue, in language: Language) -> String {
    guard let attribute else {
      let word = catalogue.words["element:\(element)"] ?? LocalizedText(element)
      return "+ \(id) (\(word[language]))"
    }
    let word = catalogue.words["\(element)/@\(attribute)"] ?? LocalizedText(attribute)
    func said(_ value: String?) -> String? { value.map { catalogue.word(forValue: $0, of: attribute)[language] } }
    let values = [said(before), said(after)].compactMap { $0 }.joined(separator: " → ")
    let colon = LocalizedText(fr: "\u{A0}: ", en: ": ")[language]
    return "  \(id), \(word[language])\(colon)\(values)"
  }

  /// The change as programs read it.
  package var json: JSON {
    .object([
      ("id", .string(id)), ("element", .string(element)), ("attribute", .optional(attribute)),
      ("before", .optional(before)), ("after", .optional(after)),
    ])
  }
}
