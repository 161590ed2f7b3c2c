import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// `docs/errors.md`: every code, what it means, and an example that the program really printed.
struct ErrorsPageTests {
  private struct Entry {
    var code: String
    var meaning: String
    var example: Diagnostic
  }

  @Test
  func pageIsUpToDate() throws {
    let entries = try (fixtures() + files() + knowledge() + lists()).sorted { $0.code < $1.code }
    try expectPage(Self.introduction + entries.map(Self.section).joined(), at: "docs/errors.md")
  }

  @Test
  func everyCodeOfTheSourcesIsOnThePage() throws {
    let sources = try Files.tree(Paths.package + "/Sources").filter { $0.hasSuffix(".swift") }
    let written = try sources.flatMap { path in
      Self.codes(
        in: String(decoding: try Files.read(Paths.package + "/Sources/" + path, limit: 1 << 20), as: UTF8.self))
    }
    let page = String(decoding: try Files.read(Paths.package + "/docs/errors.md", limit: 1 << 20), as: UTF8.self)
    let missing = Set(written).filter { !page.contains("## \($0)\n") }.sorted()
    #expect(missing == [], "write Tests/InventoriesTests/Fixtures/CODE.xml, or an example in this file")
  }

  private func fixtures() throws -> [Entry] {
    let catalogue = try Catalogue.load()
    var entries: [String: Entry] = [:]
    for fixture in Fixture.all where entries[fixture.code] == nil {
      let fault = try CaseFixtures.faults(of: fixture, catalogue: catalogue).first { $0.code == fixture.code }
      entries[fixture.code] = Entry(
        code: fixture.code, meaning: fixture.meaning, example: try #require(fault, "\(fixture)"))
    }
    return Array(entries.values)
  }

  private func files() throws -> [Entry] {
    let folder = try TemporaryFolder()
    try folder.write("", to: "full")
    let association = try Case.create(folder.path + "/les-tilleuls", name: "A", date: CaseFixtures.date, language: .fr)
    let lock = try Case.lock(association.directory)
    let missing = #expect(throws: FileFailure.self) { try Case(folder.path + "/absent") }
    let unwritable = #expect(throws: FileFailure.self) { try AtomicFile.write("", to: folder.path + "/full/plan.ics") }
    let locked = #expect(throws: CaseInUse.self) { try Case.lock(association.directory) }
    let existing = #expect(throws: CaseExists.self) {
      try Case.create(association.directory, name: "A", date: CaseFixtures.date, language: .fr)
    }
    _ = lock
    var inUse = try #require(locked)
    inUse.process = "4321"
    return try [
      ("A file cannot be read: it is missing, it is a folder, or its rights forbid it.", missing?.diagnostic),
      ("A file cannot be written; the old one, if any, is untouched.", unwritable?.diagnostic),
      ("Another run writes to the same case.", inUse.diagnostic),
      ("`draille init` never overwrites a case.", existing?.diagnostic),
    ].map { meaning, example in
      let example = try #require(example).relative(to: folder.path)
      return Entry(code: example.code, meaning: meaning, example: example)
    }
  }

  private func lists() throws -> [Entry] {
    try ListSample.all.map { sample in
      let folder = try TemporaryFolder()
      let fault = try sample.faults(in: folder.path).first { $0.code == sample.code }
      let example = try #require(fault, "\(sample.code)").relative(to: folder.path)
      return Entry(code: sample.code, meaning: sample.meaning, example: example)
    }
  }

  private func knowledge() throws -> [Entry] {
    try KnowledgeFaults.all.map { sample in
      let folder = try TemporaryFolder()
      for (name, text) in sample.files { try folder.write(text, to: name) }
      let fault = try sample.faults(folder.path).first { $0.code == sample.code }
      let example = try #require(fault, "\(sample.code)").relative(to: folder.path)
      return Entry(code: sample.code, meaning: sample.meaning, example: example)
    }
  }
}

extension ErrorsPageTests {
  private static func section(_ entry: Entry) -> String {
    """

    ## \(entry.code)

    \(entry.meaning)

    ```
    \(entry.example.rendered(in: .en))
    ```

    ```
    \(entry.example.rendered(in: .fr))
    ```

    """
  }

  private static let introduction = """
    # Diagnostics

    <!-- Made by a test from Tests/InventoriesTests/Fixtures: do not edit. -->

    Every fault has the form `file:line:column: severity: message [code]`, then a line of help where there is one.
    Lines and columns start at 1; a column counts characters. An **error** stops the work; a **warning** does not.
    Codes are stable: the number of a code that goes away is not given again.

    | Codes | About |
    |---|---|
    | ASK | questions asked on the command line |
    | FILE | reading and writing files |
    | INV | the inventory of a case |
    | JSON | JSON files of any kind |
    | KNO | the knowledge: criteria, products, tasks… |
    | LST | lists kept by hand that are imported |
    | XML | XML files of any kind |

    """

  /// What looks like a code between quotes.
  private static func codes(in source: String) -> [String] {
    source.split(separator: "\"").map(String.init).filter { piece in
      let parts = piece.split(separator: "-", omittingEmptySubsequences: false)
      return parts.count == 2 && (3...4).contains(parts[0].count) && parts[1].count == 3
        && parts[0].allSatisfy { $0.isASCII && $0.isUppercase } && parts[1].allSatisfy { $0.isASCII && $0.isNumber }
    }
  }
}
