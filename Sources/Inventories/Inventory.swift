package import LibXML

/// The inventory of one association: a document, and typed views read from it.
///
/// The document is the one store; no view keeps a copy.
package final class Inventory {
  package let document: Document
  /// What people call roles, by `role:NAME`; given by the knowledge, so that it is not written here.
  package var vocabulary: [String: LocalizedText] = [:]
  private var index: [String: Node]?

  package init(_ document: Document) {
    self.document = document
  }

  package var root: Node { document.root }
  /// Language of its free texts.
  package var language: Language? { root["xml:lang"].flatMap(Language.init(rawValue:)) }
  package var organisation: Organisation? { root.first("organisation").map(Organisation.init) }
  package var sites: [Site] { entries("sites", "site") }
  package var devices: [Device] { entries("devices", "device") }
  package var services: [Service] { entries("services", "service") }
  package var domains: [Domain] { entries("domains", "domain") }
  package var dataLocations: [DataLocation] { entries("data-locations", "data-location") }
  package var activities: [Activity] { entries("processing-activities", "activity") }
  package var backups: [Backup] { entries("backups", "backup") }
  package var exceptions: [JustifiedException] { entries("exceptions", "exception") }
  package var decisions: [Decision] { entries("decisions", "decision") }
  package var sources: [Source] { entries("sources", "source") }
  package var homeMadeTools: [HomeMadeTool] { entries("home-made", "tool") }
  package var needs: [NeedEntry] { entries("needs", "need") }
  package var skills: [Skill] { entries("people", "skill") }
  /// Persons and groups, in the order of the file.
  package var roles: [Role] {
    (root.first("people")?.children ?? []).filter { $0.name == "person" || $0.name == "group" }.map(Role.init)
  }

  /// The entries of a section, in the order of the file.
  package func entries<View: Entry>(_ section: String, _ name: String) -> [View] {
    root.first(section)?.children(name).map(View.init) ?? []
  }

  /// Whether somebody stated that the list is complete.
  package func isComplete(_ section: String) -> Bool {
    root.first(section)?["complete"] == "yes"
  }

  /// The id and the attribute of a fact written `id/@attribute`, the first such pair counting; nil for another text.
  package static func parts(ofFact fact: String) -> (id: String, attribute: String)? {
    let bytes = fact.utf8
    guard var at = bytes.firstIndex(of: UInt8(ascii: "@")) else { return nil }
    while at == bytes.startIndex || bytes[bytes.index(before: at)] != UInt8(ascii: "/") {
      guard let next = bytes[bytes.index(after: at)...].firstIndex(of: UInt8(ascii: "@")) else { return nil }
      at = next
    }
    return (String(fact[..<bytes.index(before: at)]), String(fact[bytes.index(after: at)...]))
  }

  /// Every element of that name, in the order of the file.
  package func elements(_ name: String) -> [Node] {
    var found: [Node] = []
    root.walk { if $0.isNamed(name) { found.append($0) } }
    return found
  }

  /// Every element in the order of the document, by its name.
  package var elementsByName: [String: [Node]] {
    var found: [String: [Node]] = [:]
    root.walk { found[$0.name, default: []].append($0) }
    return found
  }

  /// The element of that id.
  package subscript(id: String) -> Node? {
    if index == nil {
      var found: [String: Node] = [:]
      root.walk { node in
        if let id = node["id"], found[id] == nil { found[id] = node }
      }
      index = found
    }
    return index?[id]
  }

  /// Adds an element to a section, which is made when it is missing.
  @discardableResult
  package func add(_ name: String, to section: String, _ attributes: KeyValuePairs<String, String?>) -> Node {
    index = nil
    return root.ensure(section).append(name, attributes)
  }

  /// An id that nothing bears yet: the stem itself, else followed by the first free number.
  package func freeID(_ stem: String) -> String {
    guard self[stem] != nil else { return stem }
    var number = 2
    while self["\(stem)-\(number)"] != nil { number += 1 }
    return "\(stem)-\(number)"
  }
}
