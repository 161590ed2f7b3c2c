internal import LibXML

/// One statement of one source about one fact.
package struct Claim: Sendable, Hashable {
  /// Instead of a value.
  package enum Absence: String, Sendable {
    case unknown, notapplicable, refused, later
  }

  /// `id/@attribute`.
  package var fact: String
  package var value: String?
  package var absence: Absence?
  package var source: String
  package var rank: EvidenceRank?
  package var date: Day?
  package var expires: Day?
  package var because: String?

  package init(
    fact: String, value: String?, absence: Absence? = nil, source: String, rank: EvidenceRank?, date: Day? = nil,
    expires: Day? = nil, because: String? = nil
  ) {
    self.fact = fact
    self.value = value
    self.absence = absence
    self.source = source
    self.rank = rank
    self.date = date
    self.expires = expires
    self.because = because
  }

  init(_ node: Node) {
    self.init(
      fact: node["of"] ?? "", value: node["value"], absence: node["state"].flatMap(Absence.init(rawValue:)),
      source: node["source"] ?? "", rank: node["rank"].flatMap(EvidenceRank.init(rawValue:)),
      date: node["date"].flatMap { Day($0) }, expires: node["expires"].flatMap { Day($0) }, because: node["because"])
  }
}

/// Who said what, and which statement the body of the inventory holds.
package struct Ledger {
  private let inventory: Inventory

  package init(_ inventory: Inventory) {
    self.inventory = inventory
  }

  /// Every claim, in the order of the file.
  package var claims: [Claim] {
    inventory.root.first("claims")?.children("claim").map(Claim.init) ?? []
  }

  package func claims(about fact: String) -> [Claim] {
    claims.filter { $0.fact == fact }
  }

  /// Adds a statement, then lets the body hold the best one: highest rank, then newest, then last written.
  ///
  /// A value that stood in the body without any claim becomes a claim of its own first, so that nothing is lost.
  package func record(_ claim: Claim, on date: Day) {
    record([claim], on: date)
  }

  /// Adds many statements as one after the other, reading the ledger once.
  package func record(_ claims: [Claim], on date: Day) {
    var known = Dictionary(grouping: self.claims, by: \.fact)
    for claim in claims {
      let added = [unsourcedValue(before: claim, among: known[claim.fact] ?? []), claim].compactMap { $0 }
      added.forEach(append)
      known[claim.fact, default: []] += added
      guard let place = place(of: claim.fact), let best = best(of: known[claim.fact] ?? [], on: date) else { continue }
      place.node.set(place.attribute, to: best.value)
    }
  }

  /// Takes back everything that a source stated, to let it speak again; the body then holds what others stated.
  package func withdraw(source: String, on date: Day) {
    let nodes = inventory.root.first("claims")?.children("claim").filter { $0["source"] == source } ?? []
    let withdrawn = nodes.map(Claim.init)
    nodes.forEach { $0.remove() }
    let required = (try? InventorySchema().outline)?.requiredAttributes ?? []
    for claim in withdrawn {
      guard let place = place(of: claim.fact), let value = claim.value, place.node[place.attribute] == value else {
        continue
      }
      let best = retained(claim.fact, on: date)?.value
      guard best != nil || !required.contains("\(place.node.name)/@\(place.attribute)") else { continue }
      place.node.set(place.attribute, to: best)
    }
  }

  /// Facts on which statements that still hold disagree, in the order of the ledger.
  package func divergences(on date: Day) -> [Divergence] {
    Self.divergences(among: claims, on: date)
  }

  /// Facts on which some of these claims, which still hold, disagree; in their order.
  package static func divergences(among claims: [Claim], on date: Day) -> [Divergence] {
    var order: [String] = []
    var statements: [String: [Claim]] = [:]
    for claim in claims where claim.value != nil && claim.holds(on: date) {
      if statements[claim.fact] == nil { order.append(claim.fact) }
      statements[claim.fact, default: []].append(claim)
    }
    return order.compactMap { fact in
      let claims = statements[fact] ?? []
      guard Set(claims.compactMap(\.value)).count > 1 else { return nil }
      return Divergence(
        fact: fact,
        statements: claims.map { .init(source: $0.source, value: $0.value ?? "", rank: $0.rank) })
    }
  }

  /// The claim that the body holds, among those that still hold on that day.
  package func retained(_ fact: String, on date: Day) -> Claim? {
    best(of: claims(about: fact), on: date)
  }

  private func best(of claims: [Claim], on date: Day) -> Claim? {
    claims.enumerated().filter { $0.element.value != nil && $0.element.holds(on: date) }
      .max { weight($0) < weight($1) }?.element
  }

  private func weight(_ entry: (offset: Int, element: Claim)) -> (Int, Int, Int) {
    (entry.element.rank?.number ?? 0, day(of: entry.element)?.number ?? 0, entry.offset)
  }

  private func day(of claim: Claim) -> Day? {
    claim.date ?? inventory[claim.source].flatMap { $0["date"] }.flatMap { Day($0) }
  }

  private func place(of fact: String) -> (node: Node, attribute: String)? {
    let parts = fact.split(separator: "/", maxSplits: 1)
    guard parts.count == 2, parts[1].hasPrefix("@"), let node = inventory[String(parts[0])] else { return nil }
    return (node, String(parts[1].dropFirst()))
  }

  /// A value that stands in the body without any claim, as a claim.
  private func unsourcedValue(before claim: Claim, among known: [Claim]) -> Claim? {
    guard let place = place(of: claim.fact), let value = place.node[place.attribute], value != claim.value,
      !known.contains(where: { $0.value != nil })
    else { return nil }
    if inventory["written"] == nil {
      inventory.add("source", to: "sources", ["id": "written", "kind": "document", "tool": "inventory.xml"])
    }
    return Claim(fact: claim.fact, value: value, source: "written", rank: .declared)
  }

  private func append(_ claim: Claim) {
    inventory.root.ensure("claims").append(
      "claim",
      [
        "of": claim.fact, "value": claim.value, "state": claim.absence?.rawValue, "source": claim.source,
        "rank": claim.rank?.rawValue, "date": claim.date?.description, "expires": claim.expires?.description,
        "because": claim.because,
      ])
  }
}

extension Claim {
  /// Whether the claim has not expired.
  package func holds(on date: Day) -> Bool {
    expires.map { date <= $0 } ?? true
  }
}

extension SchemaOutline {
  /// Written `element/@attribute`.
  fileprivate var requiredAttributes: Set<String> {
    Set(rules.values.flatMap { rule in rule.attributes.filter(\.isRequired).map { "\(rule.name)/@\($0.name)" } })
  }
}
