import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport

/// A case in a folder that goes away, and what a catalogue lends to it.
struct Workshop {
  static let catalogue = try? Catalogue.load()

  let folder: TemporaryFolder
  let opened: Case
  let today: Day

  init(_ today: String = "2026-11-22") throws {
    folder = try TemporaryFolder()
    self.today = try Day(today).orThrow()
    opened = try Case.create(folder.path + "/case", name: "Essai", date: self.today, language: .fr)
  }

  func collect(_ paths: [String], _ options: ImportOptions = ImportOptions()) throws -> [ImportRecord] {
    try Collector.collect(
      paths: paths, into: opened, catalogue: Self.catalogue.orThrow(), date: today, options: options)
  }

  /// Writes an inventory made of these sections and imports it.
  func collect(_ sections: String, query: String = "INVENTORY", named name: String = "poste.xml") throws -> ImportRecord
  {
    let text =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<REQUEST><CONTENT>\(sections)</CONTENT>"
      + "<DEVICEID>poste-2026-01-02-03-04-05</DEVICEID><QUERY>\(query)</QUERY></REQUEST>"
    let path = try folder.write(text, to: "in/" + name)
    return try collect([path]).first.orThrow()
  }

  /// Imports a file with these bytes.
  func collect(bytes: [UInt8], named name: String) throws -> ImportRecord {
    try collect([folder.write(bytes: bytes, to: "in/" + name)]).first.orThrow()
  }

  /// Imports one of the files made for these tests.
  func collect(sample: String, named name: String? = nil) throws -> ImportRecord {
    try collect(bytes: Self.sample(sample), named: name ?? sample)
  }

  static func sample(_ name: String) throws -> [UInt8] {
    try Files.read(Paths.package + "/Tests/CollectingTests/Samples/" + name, limit: 1 << 20)
  }

  func device(_ id: String) throws -> Node { try opened.inventory[id].orThrow() }

  func machine(_ id: String) throws -> Document {
    try Document(contentsOf: opened.directory + "/machines/\(id).xml")
  }

  /// Everything in the case, as text.
  func everything() throws -> String {
    try Files.tree(opened.directory).map { name in
      String(decoding: try Files.read(opened.directory + "/" + name, limit: 1 << 28), as: UTF8.self)
    }.joined()
  }

  /// Faults of the inventory and of every machine file against their schemas.
  func faults() throws -> [String] {
    var faults = try InventorySchema().check(try Document(contentsOf: opened.inventoryPath))
    let schema = try RelaxNGSchema(bytes: Embedded.bytes("schemas/machine.rng").orThrow(), name: "machine.rng")
    for name in try Files.names(in: opened.directory + "/machines") {
      faults += schema.validate(try Document(contentsOf: opened.directory + "/machines/" + name))
    }
    return faults.map { $0.rendered(in: .en) }
  }
}

struct Missing: Error {}

extension Optional {
  func orThrow() throws -> Wrapped {
    guard let self else { throw Missing() }
    return self
  }
}
