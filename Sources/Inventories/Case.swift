internal import Glibc
package import LibXML

/// The folder of one association.
package struct Case {
  /// The folder as the user gave it, without a slash at its end.
  package let directory: String
  package let inventory: Inventory

  package var inventoryPath: String { directory + "/" + Case.inventoryName }
  /// Last part of the folder, which names the reports.
  package var name: String { directory.split(separator: "/").last.map(String.init) ?? directory }

  private static let inventoryName = "inventory.xml"

  /// Opens a case.
  ///
  /// - Throws: `FileFailure` when it is missing, `XMLFailure` with every fault of the inventory.
  package init(_ path: String) throws {
    directory = Self.clean(path)
    let document = try Document(contentsOf: directory + "/" + Self.inventoryName)
    let faults = try InventorySchema().check(document)
    guard !faults.contains(where: { $0.severity == .error }) else { throw XMLFailure(faults) }
    inventory = Inventory(document)
  }

  private init(directory: String, inventory: Inventory) {
    self.directory = directory
    self.inventory = inventory
  }

  /// Starts a case: one folder with an inventory that knows nothing but a name.
  ///
  /// - Throws: `CaseExists`, or `FileFailure` when the folder cannot be written.
  package static func create(_ path: String, name: String, date: Day, language: Language) throws -> Case {
    let directory = clean(path)
    guard !Files.exists(directory + "/" + inventoryName) else { throw CaseExists(path: directory) }
    let document = Document(root: "inventory", name: directory + "/" + inventoryName)
    let root = document.root
    root.set("version", to: "1")
    root.set("date", to: date.description)
    root.set("xml:lang", to: language.rawValue)
    root.append("organisation", ["id": "org", "name": name])
    for section in InventorySchema.sections { root.append(section) }
    let created = Case(directory: directory, inventory: Inventory(document))
    try AtomicFile.makeDirectory(directory)
    try created.save()
    return created
  }

  /// Writes the inventory; the old one stays if anything fails.
  ///
  /// - Throws: `FileFailure`.
  package func save() throws {
    try AtomicFile.write(inventory.document.serialised, to: inventoryPath)
  }

  /// Takes the lock of a case; take it before opening, keep it as long as you write.
  ///
  /// - Throws: `FileFailure` when there is no case, `CaseInUse` when somebody else writes.
  package static func lock(_ path: String) throws -> CaseLock {
    let directory = clean(path)
    close(try Files.open(directory + "/" + inventoryName))
    return try CaseLock(directory)
  }

  private static func clean(_ path: String) -> String {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    return path
  }
}

/// A case is there already.
package struct CaseExists: Error {
  package var path: String

  package init(path: String) {
    self.path = path
  }

  package var diagnostic: Diagnostic {
    Diagnostic(
      .error, "FILE-004", at: Location(file: path),
      LocalizedText(fr: "il y a déjà un inventaire ici", en: "there is an inventory here already"),
      help: LocalizedText(
        fr: "choisissez un autre dossier, ou continuez avec celui-ci",
        en: "choose another folder, or go on with this one"))
  }
}
