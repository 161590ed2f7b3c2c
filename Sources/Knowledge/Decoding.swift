internal import Inventories
internal import LibXML

// How each entry of the knowledge is read from its XML; shapes are checked by the schemas beforehand.

extension FlatNode {
  func day(_ name: String) -> Day? { self[name].flatMap { Day($0) } }
  func number(_ name: String) -> Double { self[name].flatMap(Double.init) ?? 0 }
  func whole(_ name: String) -> Int? { self[name].flatMap { Int($0) } }
  func yes(_ name: String) -> Bool? { self[name].map { $0 == "yes" } }
  func required(_ name: String) -> LocalizedText { localizedText(name) ?? LocalizedText("") }
  var sources: [Product.Source] {
    children("source").map {
      Product.Source(title: $0["title"] ?? "", url: $0["url"], verifiedOn: $0.day("verified-on"))
    }
  }
}

extension Family {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", prefix: node["prefix"] ?? "", title: node.required("title"),
      question: node.required("question"))
  }
}

extension Criterion {
  init(_ node: FlatNode) {
    let remedy = node.first("remedy")
    self.init(
      id: node["id"] ?? "", family: node["family"] ?? "",
      severity: node["severity"].flatMap(Severity.init(rawValue:)) ?? .minor,
      basis: node["basis"].flatMap(Basis.init(rawValue:)) ?? .project, since: node.whole("since") ?? 1,
      validFrom: node.day("valid-from"), validTo: node.day("valid-to"), title: node.required("title"),
      select: node.first("each")?["select"] ?? "/inventory/organisation",
      distinct: node.first("each")?["distinct"], list: node.first("each")?["list"],
      lets: node.children("let").map { ($0["name"] ?? "", $0["value"] ?? "") },
      severities: node.children("severity").compactMap { child in
        child["is"].flatMap(Severity.init(rawValue:)).map { (child["when"] ?? "", $0) }
      },
      applies: node.children("applies").map { ($0["test"] ?? "", $0.required("otherwise")) },
      known: node.first("known")?["test"] ?? "false()", pass: node.first("pass")?["test"] ?? "false()",
      facts: node.children("fact").map { ($0["path"] ?? "", $0["when"]) },
      evidence: node.first("evidence")?["rank"].flatMap(EvidenceRank.init(rawValue:)),
      evidenceOn: node.first("evidence")?["on"],
      references: node.children("reference").map { Reference(standard: $0["standard"] ?? "", locator: $0["locator"]) },
      why: node.required("why"), how: node.required("how"), firstRemedy: remedy?["first"],
      fullRemedy: remedy?["full"], findOut: remedy?["find-out"], callsForRoute: remedy?["route"] == "yes",
      topics: node.children("training").compactMap { $0["topic"] })
    failure = node.localizedText("failure")
  }
}

extension TaskTemplate {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", stage: node.whole("stage") ?? 0,
      kind: node["kind"].flatMap(TaskKind.init(rawValue:)) ?? .work, hours: node.number("hours"),
      hoursEach: node.number("hours-each"), machineHours: node.number("machine-hours"),
      waitDays: node.whole("wait-days") ?? 0, who: node.list("who"), people: node.whole("people") ?? 1,
      isReversible: node.yes("reversible"), cost: node["cost-eur"].flatMap(Double.init),
      priority: node.whole("priority") ?? 50, title: node.required("title"), how: node.localizedText("how"),
      after: node.children("after").compactMap { $0["task"] }, doneWhen: node.first("done-when")?["test"],
      topics: node.children("training").compactMap { $0["topic"] }, resolution: node.localizedText("resolution"),
      risks: node.localizedTexts("risk"), presence: node["always"].flatMap(Presence.init(rawValue:)))
  }
}

extension Stage {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", number: node.whole("number") ?? 0, title: node.required("title"),
      content: node.required("content"), entry: node.localizedTexts("entry"), gates: node.localizedTexts("gate"))
  }
}

extension Route {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", capability: node["capability"] ?? "", holds: node.list("holds"), from: node.list("from"),
      to: node.list("to"), cutover: node["cutover"] ?? "", wave: node.whole("wave") ?? 5,
      rollbackDays: node.whole("rollback-days"), title: node.required("title"), losses: node.localizedTexts("loss"),
      prerequisites: node.children("prerequisite").compactMap { $0["task"] },
      steps: node.children("step").map(Step.init), rollback: node.required("rollback"), verify: node.required("verify"),
      boundary: node["boundary"], sources: node.sources)
  }
}

extension Route.Step {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", stage: node.whole("stage") ?? 5,
      kind: node["kind"].flatMap(TaskKind.init(rawValue:)) ?? .work, isCutover: node["kind"] == "cutover",
      hours: node.number("hours"), hoursEach: node.number("hours-each"),
      pieces: node.first("pieces").flatMap(Route.Pieces.init), rates: node.children("rate").compactMap(Route.Rate.init),
      parallel: node.whole("parallel") ?? 1,
      share: node["share"].flatMap(Double.init) ?? 1, waitDays: node.whole("wait-days") ?? 0, who: node.list("who"),
      module: node["module"], after: node["after"].map { _ in node.list("after") },
      title: node.required("title"), how: node.localizedText("how"), doneWhen: node.first("done-when")?["test"])
  }
}

extension Route.Pieces {
  init?(_ node: FlatNode) {
    guard let unit = node["of"].flatMap(Unit.init(rawValue:)) else { return nil }
    self.init(
      unit: unit, hours: node.number("hours"), assumed: node.whole("assumed") ?? 1, title: node.required("title"))
  }
}

extension Route.Rate {
  /// nil for a speed that would never end.
  init?(_ node: FlatNode) {
    guard let unit = node["of"].flatMap(Unit.init(rawValue:)), node.number("per-hour") > 0 else { return nil }
    self.init(
      unit: unit, perHour: node.number("per-hour"), isPerAccount: node["per"] == "account",
      isUpload: node["measured"] == "upload", assumed: node.number("assumed"), title: node.required("title"))
  }
}

extension TrainingModule {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", hours: node.number("hours"), audience: node.list("audience"),
      groupMax: node.whole("group-max") ?? 12, topics: node.list("topics"), tools: node.list("tools"),
      targetLevel: node.whole("target-level"), evaluation: node.list("evaluation"), isInPerson: node.yes("in-person"),
      title: node.required("title"), objectives: node.localizedTexts("objective"),
      prerequisites: node.children("prerequisite").map { ($0["on"] ?? "", $0.whole("level") ?? 0) },
      after: node.children("after").compactMap { $0["module"] }, method: node.required("method"),
      length: node.required("length"), isBasic: node["basic"] == "yes", sources: node.sources)
  }
}

extension Product {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", name: node["name"] ?? "", vendor: node["vendor"], delivery: node["delivery"] ?? "installed",
      kind: node["kind"] ?? "application", capabilities: node.list("capabilities"), lifecycle: node["lifecycle"],
      handlesPersonalData: node.yes("personal-data"), data: node.list("data"), protocols: node.list("protocols"),
      exports: node["exports"],
      isExportComplete: node.yes("export-complete"), hostingCountries: node.list("hosting-countries"),
      editions: node.children("edition").map(Edition.init), matches: node.children("match").flatMap(Match.all),
      domains: node.children("domain").compactMap { $0["name"] },
      alternatives: node.children("alternative").map(Alternative.init),
      gaps: node.children("no-alternative").map {
        Gap(capability: $0["capability"] ?? "", note: $0.localizedText("note"))
      }, prices: node.children("price").compactMap(Price.init), successor: node["successor"],
      traps: node.localizedTexts("trap"), sources: node.sources)
  }
}

extension Product.Edition {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", name: node["name"], licence: node["licence"] ?? "unknown",
      capabilities: node.list("capabilities"), isDefault: node["default"] == "yes")
  }
}

extension Product.Alternative {
  init(_ node: FlatNode) {
    self.init(
      product: node["product"] ?? "", capability: node["capability"], fit: node["fit"], note: node.localizedText("note")
    )
  }
}

extension Product.Price {
  init?(_ node: FlatNode) {
    guard let seen = node.day("seen") else { return nil }
    self.init(
      edition: node["edition"], yearly: node["eur-year"].flatMap(Double.init), per: node["per"], seen: seen,
      note: node.localizedText("note"), sources: node.sources)
  }
}

extension Product.Match {
  static func all(_ node: FlatNode) -> [Product.Match] {
    let forms: [(Form, String)] = [
      (.name, "name"), (.prefix, "prefix"), (.pattern, "pattern"), (.identifier, "identifier"),
    ]
    return forms.compactMap { form, attribute in
      node[attribute].map {
        Product.Match(
          form: form, text: $0, publisher: node["publisher"], system: node["system"], edition: node["edition"])
      }
    }
  }
}

extension Vendor {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", name: node["name"] ?? "", country: node["country"], parent: node["parent"],
      parentCountry: node["parent-country"], listings: node.children("listing").compactMap(Listing.init),
      sources: node.sources)
  }
}

extension Vendor.Listing {
  init?(_ node: FlatNode) {
    guard let seen = node.day("seen") else { return nil }
    self.init(
      framework: node["framework"] ?? "", isListed: node["status"] == "listed", seen: seen,
      from: node.day("valid-from"), to: node.day("valid-to"), sources: node.sources)
  }
}

extension Licence {
  /// Reads a licence of a list whose sources hold for each of them.
  init(_ node: FlatNode, listSources: [Product.Source]) {
    self.init(
      id: node["id"] ?? "", name: node["name"] ?? "", isOSI: node.yes("osi"), isFSF: node.yes("fsf"),
      sources: node.sources + listSources)
  }
}

extension Jurisdiction {
  init(_ node: FlatNode) {
    self.init(
      country: node["country"] ?? "", title: node.required("title"), isEEA: node["eea"] == "yes",
      isExtraterritorial: node.yes("extraterritorial"),
      adequacies: node.children("adequacy").compactMap { child in
        child.day("valid-from").map {
          Adequacy(
            from: $0, to: child.day("valid-to"), scope: child["scope"] ?? "all", framework: child["framework"],
            decision: child["decision"] ?? "", sources: child.sources)
        }
      }, sources: node.sources)
  }
}

extension Lifecycle {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", name: node["name"] ?? "", cycles: node.children("cycle").map(Cycle.init),
      sources: node.sources)
  }
}

extension Lifecycle.Cycle {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", matches: node.list("match"), editions: node.list("editions"),
      released: node.day("released"), active: node.day("active"), security: node.day("security"),
      extended: node.day("extended"), isExtendedPaid: node["extended-paid"] == "yes", isOpen: node["none"] == "yes",
      sources: node.sources)
  }
}
