internal import Archives
internal import Inventories
internal import Knowledge
internal import LibXML

/// What a person wants of the lists that are imported.
package struct ListOptions {
  /// Whether names of people are kept in the case.
  package var keepsNames: Bool
  /// Shown how the columns were understood, before anything is written; false stops the import of that file.
  package var agrees: ([ListMatching]) -> Bool

  package init(keepsNames: Bool = false, agrees: @escaping ([ListMatching]) -> Bool = { _ in true }) {
    self.keepsNames = keepsNames
    self.agrees = agrees
  }
}

/// Takes lists that people keep (a text file, a spreadsheet) into a case: each row becomes an entry, or completes one.
struct ListImport {
  let opened: Case
  let recognition: Recognition
  let date: Day
  let options: ListOptions

  /// Bytes of a text file: lists of a whole town weigh less.
  private static let textSize = 16 << 20

  /// What became of a file that looks like a list.
  ///
  /// - Throws: `FileFailure` when the case cannot be written.
  func take(_ path: String, _ name: String, sha256: String) throws -> [ImportRecord] {
    do {
      let input = try ForeignInput(path: path, name: name)
      let (matchings, faults) = try matchings(input)
      var records = put(matchings, name: name, sha256: sha256)
      records[0].faults += faults
      records[0].repairs = input.repairs.totals
      records.indices.forEach { records[$0].file = path }
      let last = opened.inventory.root["date"].flatMap { Day($0) } ?? date
      opened.inventory.root.set("date", to: max(date, last).description)
      try opened.save()
      return records
    } catch let failure as NotAnInventory {
      return [ImportRecord(file: path, status: .refused, reason: failure.reason)]
    } catch let failure as ArchiveFailure {
      return [ImportRecord(file: path, status: .refused, reason: failure.reason)]
    } catch let failure as XMLFailure {
      return [ImportRecord(file: path, status: .refused, reason: failure.diagnostics.first?.message)]
    } catch let failure as FileFailure where failure.action == .read {
      return [ImportRecord(file: path, status: .refused, reason: failure.diagnostic.message)]
    }
  }

  /// The sheets that are lists, those first that others refer to; and what is told of the other sheets.
  private func matchings(_ input: ForeignInput) throws -> ([ListMatching], [Diagnostic]) {
    let table =
      input.format == .table
      ? try SeparatedText.table(input.text(limit: Self.textSize), log: input.repairs) : try Spreadsheet.table(input)
    let vocabulary = recognition.catalogue.columns
    let lists = ListRecognition(vocabulary)
    var matchings: [ListMatching] = []
    var faults: [Diagnostic] = []
    for sheet in table.sheets where !sheet.rows.isEmpty {
      let place = table.sheets.count > 1 ? "\(input.path) (\(sheet.name ?? "?"))" : input.path
      if let matching = lists.matching(sheet, file: input.name, place: place) {
        matchings.append(matching)
      } else {
        faults.append(.unknownSheet(sheet.name ?? "?", in: input.path))
      }
    }
    guard !matchings.isEmpty else { throw NotAnInventory.notAList }
    let order = Dictionary(vocabulary.lists.enumerated().map { ($0.element.id, $0.offset) }, uniquingKeysWith: { $1 })
    let sorted = matchings.enumerated().sorted {
      (order[$0.element.list.id] ?? 0, $0.offset) < (order[$1.element.list.id] ?? 0, $1.offset)
    }
    guard options.agrees(sorted.map(\.element)) else { throw NotAnInventory.notAgreed }
    return (sorted.map(\.element), faults)
  }

  private func put(_ matchings: [ListMatching], name: String, sha256: String) -> [ImportRecord] {
    let inventory = opened.inventory
    let earlier = inventory.sources.filter { $0.kind == "import" && $0.file == name }.map(\.id)
    let source = inventory.freeID("import")
    inventory.add(
      "source", to: "sources",
      ["id": source, "kind": "import", "date": date.description, "file": name, "sha256": sha256])
    var entries = ListEntries(
      opened: opened, source: source, earlier: Set(earlier), date: date, keepsNames: options.keepsNames,
      references: CellReferences(inventory, recognition.catalogue))
    let cells = CellReader(recognition)
    return matchings.map { entries.put($0, cells) }
  }
}
