import Assessing
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Laws that hold for every criterion and every family, on inventories made up from the schema.
struct ScoringLawTests {
  private static let date = Day("2026-11-22")

  /// The interval of each criterion, and of each family; everything is possible where nothing is known.
  static func intervals(of inventory: Inventory) throws -> [String: Interval] {
    let assessment = try Assessor(inventory, catalogue: shipped(), date: #require(date)).assess()
    let open = Interval(low: 0, high: 1000)
    var intervals: [String: Interval] = [:]
    for family in assessment.families where family.counted > 0 { intervals[family.family.id] = family.interval ?? open }
    for (id, findings) in Dictionary(grouping: assessment.findings, by: \.criterion.id) {
      let family = try #require(shipped().families.first { $0.id == findings[0].criterion.family })
      let score = Scoring([family]).scores(of: findings)[0]
      if score.counted > 0 { intervals[id] = score.interval ?? open }
    }
    return intervals
  }

  @Test(arguments: 0..<200)
  func anAnswerNeverWidensAnInterval(seed: Int) throws {
    var maker = try RandomInventory(seed: seed, catalogue: shipped())
    let inventory = maker.make()
    var before = try Self.intervals(of: inventory)
    var random = Random(seed: seed + 10_000)
    for _ in 0..<8 {
      guard let (node, attribute) = maker.unknowns(in: inventory).randomElement(using: &random),
        let value = maker.value(of: attribute, on: node)
      else { continue }
      let contradictions = try Contradictions(inventory, shipped()).count
      maker.state(value, of: attribute.name, on: node, in: inventory)
      let after = try Self.intervals(of: inventory)
      defer { before = after }
      guard try Contradictions(inventory, shipped()).count <= contradictions else { continue }
      for (name, interval) in after {
        let old = before[name] ?? Interval(low: 0, high: 1000)
        #expect(
          interval.low >= old.low && interval.high <= old.high,
          "\(name): \(old.low)–\(old.high) became \(interval.low)–\(interval.high) when \(node.name)/@\(attribute.name) was answered \(value)"
        )
      }
    }
  }
}

/// A worse fact never raises a score.
struct WorseFactTests {
  /// Values of one attribute, the best first; what is not listed has no better and worse of itself.
  private static let scales: [String: [String]] = [
    "mfa": ["yes", "partly", "no"], "disk-encrypted": ["yes", "partly", "no"], "screen-lock": ["yes", "no"],
    "auto-update": ["yes", "no"], "firewall": ["yes", "partly", "no"], "user-is-admin": ["no", "yes"],
    "shared-account": ["no", "yes"], "shared-login": ["no", "yes"], "default-password": ["no", "yes"],
    "processor-contract": ["yes", "no"], "contract": ["yes", "no"], "exit-clause": ["yes", "no"],
    "export-complete": ["yes", "no"], "export-tested": ["2026-10-01", "2024-01-01", "never"],
    "last-restore-test": ["2026-10-01", "2024-01-01", "never"], "offsite": ["yes", "no"], "offline": ["yes", "no"],
    "encrypted": ["yes", "no"], "automatic": ["yes", "no"], "informed": ["yes", "partly", "no"],
    "account-owner": ["association", "mixed", "personal"], "documented": ["yes", "no"],
    "transfer-tool": ["scc", "none"], "access": ["named", "group", "all-members", "link-public", "anyone"],
    "retention-applied": ["yes", "partly", "no"], "spf": ["yes", "no"], "dkim": ["yes", "no"],
    "dmarc": ["reject", "quarantine", "none", "no"], "acquired": ["refurbished", "new"],
  ]

  @Test(arguments: 0..<200)
  func aWorseFactNeverRaisesAScore(seed: Int) throws {
    var maker = try RandomInventory(seed: seed + 500, catalogue: shipped())
    let inventory = maker.make()
    var random = Random(seed: seed + 20_000)
    for _ in 0..<6 {
      let places = inventory.root.subtree.flatMap { node in
        Self.scales.keys.sorted().compactMap { name in node[name].map { (node, name, $0) } }
      }
      guard let (node, name, value) = places.randomElement(using: &random), let scale = Self.scales[name],
        let index = scale.firstIndex(of: value) ?? (scale[0].hasPrefix("20") ? 0 : nil),
        let worse = scale[(index + 1)...].randomElement(using: &random)
      else { continue }
      if scale[0].hasPrefix("20") { node.set(name, to: scale[0]) }
      let before = try ScoringLawTests.intervals(of: inventory)
      node.set(name, to: worse)
      for (criterion, interval) in try ScoringLawTests.intervals(of: inventory) {
        guard let old = before[criterion] else { continue }
        #expect(
          interval.low <= old.low && interval.high <= old.high,
          "\(criterion): \(old.low)–\(old.high) became \(interval.low)–\(interval.high) when \(node.name)/@\(name) was made worse \(worse)"
        )
      }
    }
  }
}

/// The way a file is written says nothing: order, ids and layout never change a score.
struct LayoutTests {
  @Test(arguments: 0..<60)
  func orderIdsAndLayoutChangeNoScore(seed: Int) throws {
    var maker = try RandomInventory(seed: seed + 1000, catalogue: shipped())
    let inventory = maker.make()
    var random = Random(seed: seed + 30_000)
    let ids = inventory.root.subtree.compactMap { $0["id"] }
    let names = Dictionary(uniqueKeysWithValues: zip(ids, (0..<ids.count).shuffled(using: &random).map { "x\($0)" }))
    let text = Self.rewritten(inventory.root, names: names, random: &random)
    let other = try Inventory(Document(bytes: Array(text.utf8), name: "other"))
    #expect(try ScoringLawTests.intervals(of: other) == ScoringLawTests.intervals(of: inventory))
    let plain = try Inventory(Document(bytes: Array(inventory.document.serialised.utf8), name: "plain"))
    #expect(try ScoringLawTests.intervals(of: plain) == ScoringLawTests.intervals(of: inventory))
  }

  /// The element with everything in it in another order, under other ids, in a layout that nobody would choose.
  private static func rewritten(_ node: Node, names: [String: String], random: inout Random) -> String {
    let attributes = node.attributes.shuffled(using: &random).map { name, value in
      "\n\t\t\(name) = '\(renamed(value, names))'"
    }
    let children = node.children.shuffled(using: &random).map { rewritten($0, names: names, random: &random) }
    let content = children.isEmpty ? node.text : children.joined(separator: "<!-- \(node.name) -->")
    return "<\(node.name)\(attributes.joined())\n>\(content)</\(node.name)>"
  }

  /// Ids stand alone, in lists, or before the name of a fact.
  private static func renamed(_ value: String, _ names: [String: String]) -> String {
    value.split(separator: " ").map { word in
      let parts = word.split(separator: "/@", maxSplits: 1).map(String.init)
      return ([names[parts[0]] ?? parts[0]] + parts.dropFirst()).joined(separator: "/@")
    }.joined(separator: " ")
  }
}
