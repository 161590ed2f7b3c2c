@testable import Collecting
import FoundationEssentials
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// A copy that can be shown.
struct AnonymiserTests {
  /// A document with every element of a schema once, and a mark in every attribute that can hold one.
  private struct Planted {
    let outline: SchemaOutline
    let mark: String
    var marked: [String] = []
    var ids: [String: String] = [:]

    init(_ outline: SchemaOutline, mark: String) {
      self.outline = outline
      self.mark = mark
      for rule in outline.rules.values where rule.attributes.contains(where: \.isKey) {
        ids[rule.name] = "\(mark)-\(rule.name)"
      }
    }

    mutating func write(_ name: String, _ writer: inout XMLWriter, depth: Int = 0) {
      guard let rule = outline.rules[name], depth < 8 else { return }
      let attributes = rule.attributes.map { ($0.name, Optional(value(of: $0, in: name))) }
      if rule.hasText {
        marked.append("\(name)/text")
        return writer.element(name, attributes, text: "\(mark) text of \(name)")
      }
      writer.start(name, attributes)
      for child in rule.children { write(child.rule, &writer, depth: depth + 1) }
      writer.end()
    }

    private mutating func value(of attribute: SchemaOutline.Attribute, in element: String) -> String {
      if name(attribute, element) == "claim/@of" { return "\(mark)-device/@model" }
      if attribute.isKey { return mark(attribute, element, ids[element] ?? mark) }
      if let target = attribute.refers.first(where: { ids[$0] != nil }).flatMap({ ids[$0] }) { return target }
      return value(of: attribute.values, attribute, element)
    }

    private mutating func value(
      of values: SchemaOutline.Values, _ attribute: SchemaOutline.Attribute, _ element: String
    ) -> String {
      switch values {
      case .anyText: return mark(attribute, element, "\(mark) words")
      case .oneOf(let words), .listOf(let words): return words.first ?? ""
      case .either(let parts): return parts.first.map { value(of: $0, attribute, element) } ?? ""
      case .data("date", _, _, _): return "2026-03-17"
      case .data("gMonthDay", _, _, _): return "--03-17"
      case .data("NMTOKEN", _, _, _), .data("NCName", _, _, _): return mark(attribute, element, mark + "-word")
      case .data("NMTOKENS", _, _, _): return mark(attribute, element, "\(mark)-one \(mark)-two")
      case .data("string", nil, _, _): return mark(attribute, element, "\(mark) some words")
      case .data("string", let pattern, _, _): return Self.samples[pattern ?? ""] ?? "P1M"
      default: return "3"
      }
    }

    private mutating func mark(_ attribute: SchemaOutline.Attribute, _ element: String, _ value: String) -> String {
      marked.append(name(attribute, element))
      return value
    }

    private func name(_ attribute: SchemaOutline.Attribute, _ element: String) -> String {
      "\(element)/@\(attribute.name)"
    }

    private static let samples = [
      "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?": "2026-03-17", "[A-Z]{2}": "FR",
      "[0-9a-f]{64}": String(repeating: "5ec7e7", count: 10) + "5ec7",
    ]
  }

  private static func outline(_ name: String) throws -> SchemaOutline {
    SchemaOutline(try Document(bytes: Embedded.bytes("schemas/\(name).rng").orThrow(), name: name))
  }

  private static func planted(_ schema: String, mark: String) throws -> (text: String, marked: [String]) {
    let outline = try outline(schema)
    var planted = Planted(outline, mark: mark)
    var writer = XMLWriter()
    writer.comment(mark)
    planted.write(outline.root, &writer)
    return (writer.output, planted.marked)
  }

  private static func everything(_ directory: String) throws -> String {
    try Files.tree(directory).map { name in
      name + String(decoding: try Files.read(directory + "/" + name, limit: 1 << 24), as: UTF8.self)
    }.joined()
  }

  @Test func noTextOfAnyAttributeSurvives() throws {
    let folder = try TemporaryFolder()
    let source = folder.path + "/planted-case"
    let (inventory, marked) = try Self.planted("inventory", mark: "planted")
    let (machine, machineMarked) = try Self.planted("machine", mark: "planted")
    #expect(marked.count > 100)
    #expect(machineMarked.count > 40)
    _ = try folder.write(
      inventory.replacing("machine=\"planted some words\"", with: "machine=\"machines/planted.xml\""),
      to: "planted-case/inventory.xml")
    _ = try folder.write(machine, to: "planted-case/machines/planted.xml")
    _ = try folder.write("planted", to: "planted-case/evidence/planted.txt")
    let faults = try InventorySchema().check(try Document(contentsOf: source + "/inventory.xml"))
    #expect(faults.map { $0.rendered(in: .en) } == [])
    let copy = folder.path + "/copy"
    try Anonymiser(Case(source), salt: nil).write(to: copy)
    let text = try Self.everything(copy)
    #expect(try Files.tree(copy) == ["inventory.xml", "machines/device-1.xml"])
    for trace in ["planted", "5ec7e7", "2026-03-17", "--03-17", "evidence"] {
      #expect(!text.lowercased().contains(trace), "\(trace)")
    }
    let check = try CaseCheck(copy, catalogue: Workshop.catalogue.orThrow(), date: Day("2026-03-20").orThrow())
    #expect(try check.faults().filter { $0.severity == .error }.map { $0.rendered(in: .en) } == [])
    let schema = try RelaxNGSchema(bytes: Embedded.bytes("schemas/machine.rng").orThrow(), name: "machine.rng")
    #expect(schema.validate(try Document(contentsOf: copy + "/machines/device-1.xml")).isEmpty)
  }

  @Test func theSameCaseGivesTheSameBytesAndAnotherSaltOtherNames() throws {
    let folder = try TemporaryFolder()
    let source = Paths.package + "/inventories/les-tilleuls"
    for (name, salt) in [("a", nil), ("b", nil), ("c", "une phrase secrète"), ("d", "une phrase secrète")] {
      try Anonymiser(Case(source), salt: salt).write(to: folder.path + "/" + name)
    }
    let copies = try ["a", "b", "c", "d"].map { try Self.everything(folder.path + "/" + $0) }
    #expect(copies[0] == copies[1])
    #expect(copies[2] == copies[3])
    #expect(copies[0] != copies[2])
  }

  /// A serial number or a host name can be tried out: the plain hash of none may be in the copy.
  @Test func whatCanBeGuessedIsNotHashedPlainly() throws {
    let folder = try TemporaryFolder()
    let source = Paths.package + "/inventories/les-tilleuls"
    try Anonymiser(Case(source), salt: nil).write(to: folder.path + "/copy")
    let copy = try Self.everything(folder.path + "/copy")
    var count = 0
    for name in try Files.names(in: source + "/machines") {
      let root = try Document(contentsOf: source + "/machines/" + name).root
      let cards = root.children("network").compactMap { $0["mac"] }
      for value in ([root["serial"], root["uuid"], root["name-sha256"]].compactMap { $0 } + cards) {
        count += 1
        #expect(!copy.contains(value))
        #expect(!copy.contains(Fingerprint.of(value)))
        #expect(!copy.contains(Fingerprint.of(value.lowercased())))
      }
    }
    #expect(count > 10)
  }

  @Test func oneValueHasOnePseudonymWhereverItStands() throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      """
      <inventory version="1"><organisation id="o" name="Les Secrets" email-domain="secrets.example"/>
      <people><person id="p-julie" role="treasurer"/><person id="p-karim" role="president"/></people>
      <devices><device id="d" used-by="p-julie p-karim" model="M" memory-gb="15.6" disk-gb="931"/></devices>
      <services><service id="s" product="nextcloud" administrators="p-karim" provider="Chez Julie" accounts="17"/></services>
      <domains><domain id="dom" name="secrets.example" holder="p-julie"/></domains>
      <sources><source id="i-1" kind="interview" by="p-julie" date="2026-03-17"/></sources>
      <claims><claim of="s/@provider" value="Chez Julie" source="i-1" rank="declared" date="2026-03-17"/>
      <claim of="d/@model" value="N" source="i-1" rank="declared"/></claims></inventory>
      """, to: "c/inventory.xml")
    try Anonymiser(Case(folder.path + "/c"), salt: nil).write(to: folder.path + "/copy")
    let copy = Inventory(try Document(contentsOf: folder.path + "/copy/inventory.xml"))
    let device = try copy.devices.first.orThrow().node, service = try copy.services.first.orThrow().node
    #expect(device["used-by"] == "person-1 person-2")
    #expect(service["administrators"] == "person-2")
    #expect([service["product"], service["accounts"]] == ["nextcloud", "17"])
    #expect([device["memory-gb"], device["disk-gb"]] == ["15", "930"])
    #expect(copy.organisation?.node["email-domain"] == copy.domains.first?.name)
    let claims = Ledger(copy).claims
    #expect(claims.first { $0.fact == "service-1/@provider" }?.value == service["provider"])
    #expect(claims.first { $0.fact == "device-1/@model" }?.value != device["model"])
    #expect(claims.map(\.date) == [nil, Day("2026-03-01")])
  }

  @Test(arguments: [
    ("0", "0"), ("7", "7"), ("7.75", "7.7"), ("15.6", "15"), ("99", "99"), ("101", "100"), ("412000", "410000"),
    ("0.043", "0.043"), ("0.0431", "0.043"), ("0.5", "0.5"), ("1.04", "1"),
  ])
  func amountsKeepTwoDigits(_ amount: String, _ expected: String) {
    #expect(Coarse.amount(amount) == expected)
  }

  @Test func whatEndsEndsInTheSameMonthAndIsOverWhenItWas() {
    #expect(Coarse.end("2026-02-03", seenFrom: nil) == "2026-02-28")
    #expect(Coarse.end("2026-12-31", seenFrom: Day("2026-12-31")) == "2026-12-31")
    #expect(Coarse.end("2026-12-30", seenFrom: Day("2026-12-31")) == "2026-12-01")
    #expect(Coarse.day("2026-12-30") == "2026-12-01")
    #expect(Coarse.version("10.0.22631-beta") == "10.0.22631")
    #expect(Coarse.version("planted 1.0") == nil)
  }
}
