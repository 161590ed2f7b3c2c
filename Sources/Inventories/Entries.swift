package import LibXML

/// A typed view of one element of the inventory.
package protocol Entry {
  var node: Node { get }
  init(node: Node)
}

extension Entry {
  package var id: String { node["id"] ?? "" }
  package var notes: [String] { node.children("note").map(\.text.trimmed) }

  func number(_ attribute: String) -> Double? { node[attribute].flatMap(Double.init) }
  func whole(_ attribute: String) -> Int? { node[attribute].flatMap { Int($0) } }
  func day(_ attribute: String) -> Day? { node[attribute].flatMap { Day($0) } }
}

/// The association itself.
package struct Organisation: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var name: String { node["name"] ?? "" }
  package var profile: [String] { node.list("profile") }
  package var members: Int? { whole("members") }
  package var volunteers: Int? { whole("volunteers") }
  package var employees: Int? { whole("employees") }
  package var generalAssembly: Day? { day("general-assembly") }
  package var isTrainingProvider: Bool { node["training-provider"] == "yes" }
}

/// A place where people work.
package struct Site: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  /// Megabits per second, as measured.
  package var upload: Double? { number("up-mbps") }
}

/// A machine, or several alike.
package struct Device: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var kind: String? { node["kind"] }
  package var owner: String? { node["owner"] }
  package var state: String? { node["state"] }
  package var count: Int { whole("count") ?? 1 }
  package var manufacturer: String? { node["manufacturer"] }
  package var model: String? { node["model"] }
  package var system: String? { node["system"] }
  package var systemName: String? { node["system-name"] }
  package var systemVersion: String? { node["system-version"] }
  package var systemEdition: String? { node["system-edition"] }
  package var usedBy: [String] { node.list("used-by") }
  package var machineFile: String? { node["machine"] }
  package var machineHash: String? { node["machine-sha256"] }
  package var measured: Day? { day("measured") }
  package var installed: [Installed] { node.children("installed").map(Installed.init) }
  package var isComputer: Bool { ["desktop", "laptop", "server", "virtual"].contains(kind ?? "") }
}

/// A product installed on a machine.
package struct Installed: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var product: String? { node["product"] }
  package var name: String? { node["name"] }
  package var edition: String? { node["edition"] }
  package var version: String? { node["version"] }
}

/// An online service or a shared tool.
package struct Service: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var name: String? { node["name"] }
  package var product: String? { node["product"] }
  package var edition: String? { node["edition"] }
  package var capabilities: [String] { node.list("capability") }
  package var accountOwner: String? { node["account-owner"] }
  package var cost: Double? { number("cost-eur-year") }
  package var users: Int? { whole("users") }
  package var accounts: Int? { whole("accounts") }
  package var volume: Double? { number("volume-gb") }
  /// How many things it holds: messages, files, forms.
  package var items: Int? { whole("items") }
  package var renewal: Day? { day("renewal") }
  package var noticeDays: Int? { whole("notice-days") }
  package var administrators: [String] { node.list("administrators") }
  package var usedBy: [String] { node.list("used-by") }
  package var state: String? { node["state"] }
  package var origins: [String] { node.list("origin") }
}

/// A domain name.
package struct Domain: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var name: String { node["name"] ?? "" }
}

/// A place where data are kept.
package struct DataLocation: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var name: String? { node["name"] }
  package var kind: String? { node["kind"] }
  package var service: String? { node["in"] }
  package var devices: [String] { node.list("on") }
  package var volume: Double? { number("volume-gb") }
  /// How many drives, binders or mailboxes it stands for.
  package var count: Int? { whole("count") }
  /// How many things it holds: messages, entries or files.
  package var items: Int? { whole("items") ?? whole("files") }
  package var isPersonal: Bool { node.children("data").contains { $0["personal"] == "yes" } }
  package var isSensitive: Bool {
    node.children("data").contains { !$0.list("special").filter { $0 != "none" }.isEmpty || $0["minors"] == "yes" }
  }
}

/// A macro, a template or another tool that somebody made.
package struct HomeMadeTool: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var product: String? { node["product"] }
  /// `keep`, `convert`, `rewrite` or `drop`.
  package var verdict: String? { node["verdict"] }
}

/// A processing activity of the register.
package struct Activity: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var name: String? { node["name"] }
  package var purpose: String? { node["purpose"] }
}

/// A copy made again and again.
package struct Backup: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var of: [String] { node.list("of") }
}

/// What is kept on purpose, until a date.
package struct JustifiedException: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var about: String { node["about"] ?? "" }
  package var criterion: String { node["criterion"] ?? "" }
  package var reason: String { node["reason"] ?? "" }
  package var until: Day? { day("until") }
}

/// What was decided.
package struct Decision: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var date: Day? { day("date") }
  package var about: String? { node["about"] }
  package var choice: String? { node["choice"] }
  package var product: String? { node["product"] }
}

/// A need, said before any tool is named.
package struct NeedEntry: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var capabilities: [String] { node.list("capability") }
}

/// A person or a group, known by a role.
package struct Role: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var isGroup: Bool { node.name == "group" }
  package var role: String { node["role"] ?? "" }
  package var kind: String? { node["kind"] }
  package var headcount: Int { isGroup ? whole("count") ?? 1 : 1 }
  /// Hours a week that each person can give to the move.
  package var hoursPerWeek: Double? { number("hours-per-week") }
  package var referentFor: [String] { node.list("referent-for") }
  package var leaves: Day? { day("leaves") }

  /// Whether a word of the knowledge means this one: a role or a part of it (`it` for `it-volunteer`), a tie, a subject
  /// of referents, or `referent`.
  package func answers(to word: String) -> Bool {
    role == word || kind == word || role.split(separator: "-").contains { $0 == word } || referentFor.contains(word)
      || word == "referent" && !referentFor.isEmpty
  }
}

/// What a person or a group can do, 0 to 8.
package struct Skill: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var of: String { node["of"] ?? "" }
  package var on: String { node["on"] ?? "" }
  package var level: Int { whole("level") ?? 0 }
}

/// An interview, a scan, a document or a test.
package struct Source: Entry {
  package let node: Node
  package init(node: Node) { self.node = node }
  package var kind: String { node["kind"] ?? "" }
  package var date: Day? { day("date") }
  package var role: String? { node["role"] }
  package var by: String? { node["by"] }
  package var tool: String? { node["tool"] }
  package var file: String? { node["file"] }
}
