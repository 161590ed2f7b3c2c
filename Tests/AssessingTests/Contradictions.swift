import Inventories
import Knowledge
import LibXML

/// Facts that cannot be true together, though the format allows them.
///
/// An answer that adds one is a correction of what was said before, not an answer: it may well widen an interval.
struct Contradictions {
  private let inventory: Inventory
  private let catalogue: Catalogue
  private let services: [Node]
  private let locations: [Node]
  private let measures: [Node]

  init(_ inventory: Inventory, _ catalogue: Catalogue) {
    self.inventory = inventory
    self.catalogue = catalogue
    services = inventory.elements("service")
    locations = inventory.elements("data-location")
    measures = inventory.elements("measure")
  }

  var count: Int {
    deniedPeople + impersonalServices + copiesOfNothing + missingCopies + knownHosts + seats + partners + idleMeasures
      + twins + ownDevices + hosts + untidied
  }

  /// Health, minors or criminal records in data that are not about people.
  private var deniedPeople: Int {
    inventory.elements("data").filter { $0["personal"] == "no" }.map { facts(aboutPeople: $0) }.reduce(0, +)
  }

  /// Data about people in a service that holds none.
  private var impersonalServices: Int {
    let denying = services.filter { service in
      service["personal-data"].map { $0 == "no" } ?? (catalogue.product(of: service)?.handlesPersonalData == false)
    }
    return denying.flatMap(data).count { facts(aboutPeople: $0) > 0 }
  }

  private func facts(aboutPeople data: Node) -> Int {
    ["personal", "minors", "criminal", "care", "special"].count {
      data[$0].map { !["no", "none"].contains($0) } ?? false
    }
  }

  private func data(in service: Node) -> [Node] {
    locations(in: service).flatMap { $0.children("data") }
  }

  private func locations(in service: Node) -> [Node] {
    locations.filter { $0["in"] == service["id"] }
  }

  /// A place without any copy, of which a copy is listed.
  private var copiesOfNothing: Int {
    locations.filter { $0["backup"] == "none" }.count { location in
      let holder = services.first { $0["id"] == location["in"] }
      return isCopied([location["id"], location["in"]] + location.list("on")) || holder?["backed-up"] == "yes"
    }
  }

  /// A service that is copied, though the complete list of copies lacks it.
  private var missingCopies: Int {
    guard inventory.isComplete("backups") else { return 0 }
    return services.filter { $0["backed-up"] == "yes" }.count { service in
      !isCopied([service["id"]] + locations(in: service).map { $0["id"] })
    }
  }

  private func isCopied(_ ids: [String?]) -> Bool {
    inventory.elements("backup").contains { backup in backup.list("of").contains { ids.contains($0) } }
  }

  /// Nobody can tell who hosts data, or where; yet both are told.
  private var knownHosts: Int {
    locations.filter { $0["host-known"] == "no" }.count { location in
      let service = services.first { $0["id"] == location["in"] }
      let product = service.flatMap { catalogue.product(of: $0) }
      let vendor = product?.vendor.flatMap { catalogue.vendors[$0] }?.country
      let entity = location["host-entity"] ?? service?["provider"] ?? vendor
      let country = location["host-country"] ?? service?["hosting-country"] ?? product?.hostingCountries.first
      return location["on"] != nil || location["site"] != nil || (entity != nil && country != nil)
    }
  }

  /// What is too old is removed, yet nobody ever tidied data of more than ten years.
  private var untidied: Int {
    locations.count { location in
      location["retention-applied"] == "yes" && location["last-purge"] == "never"
        && location["oldest"].map { $0 < "2016" } ?? false
    }
  }

  /// Licences that cover everybody, for fewer people than use them.
  private var seats: Int {
    services.filter { $0["licence-covers"] == "yes" }.count { service in
      guard let users = service["users"].flatMap(Int.init), let seats = service["seats"].flatMap(Int.init) else {
        return false
      }
      return users > seats
    }
  }

  /// No arrangement is needed with the body that decides too.
  private var partners: Int {
    inventory.elements("activity").count { $0["joint-arrangement"] == "not-needed" && $0["joint-with"] != nil }
  }

  /// A measure that does not exist, and that people follow.
  private var idleMeasures: Int {
    measures.filter { $0["exists"] == "no" }.flatMap { [$0["adopted"], $0["reviewed"]] }.count { fact in
      fact.map { !["none", "never"].contains($0) } ?? false
    }
  }

  /// Two entries on one measure that disagree.
  private var twins: Int {
    Dictionary(grouping: measures) { $0["kind"] }.values.flatMap { entries in
      ["exists", "adopted", "reviewed"].filter { fact in Set(entries.compactMap { $0[fact] }).count > 1 }
    }.count
  }

  /// The rule on people's own machines exists here, not there.
  private var ownDevices: Int {
    let rules = measures.filter { $0["kind"] == "byod-rule" }.compactMap { $0["exists"] }
    return inventory.elements("mode").compactMap { $0["byod-rule"] }.map { rule in rules.count { $0 != rule } }.reduce(
      0, +)
  }

  /// Two services of one provider that disagree on whether it publishes its figures.
  private var hosts: Int {
    Dictionary(grouping: services) { service in
      service["provider"] ?? catalogue.product(of: service)?.vendor.flatMap { catalogue.vendors[$0] }?.name ?? ""
    }.filter { !$0.key.isEmpty }.values.count { Set($0.compactMap { $0["host-report"] }).count > 1 }
  }
}
