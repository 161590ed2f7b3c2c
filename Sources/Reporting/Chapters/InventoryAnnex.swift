import Inventories
import Knowledge
import LibXML

/// What was found: machines, software, services, places of data, copies, domain names.
struct InventoryAnnex {
  private let input: ReportInput
  private let words: Wording

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
  }

  private var inventory: Inventory { input.inventory }

  var section: Section {
    let parts = devices + software + services + places + domains
    return Section(
      id: "inventory", title: words(Texts.title), startsPage: true,
      blocks: parts.isEmpty ? [.paragraph([.text(words(Texts.empty))])] : parts)
  }

  private func part(_ id: String, _ title: LocalizedText, _ columns: [Table.Column], _ rows: [Table.Row]) -> [Block] {
    guard !rows.isEmpty else { return [] }
    let name = words(title)
    return [
      .heading(level: 3, id: "list-\(id)", [.text(name)]),
      .table(Table(caption: name, isCaptionHidden: true, columns: columns, rows: rows)),
    ]
  }

  private func known(_ text: String?) -> [Inline] {
    guard let text, !text.isEmpty else { return [.text("?")] }
    return [.text(text)]
  }

  private func value(_ node: Node, _ attribute: String) -> [Inline] {
    known(node[attribute].map { words(input.catalogue.word(forValue: $0, of: attribute)) })
  }

  private var devices: [Block] {
    let columns: [Table.Column] = [
      .init(words(Texts.device)), .init(words(Texts.system)), .init(words(Texts.users)), .init(words(Texts.state)),
      .init(words(Texts.measured), .date),
    ]
    return part(
      "devices", Texts.devices, columns,
      inventory.devices.map { device in
        let name = device.systemName ?? device.system.map(input.catalogue.productName)
        let system = [name, device.systemVersion].compactMap { $0 }.joined(separator: " ")
        return Table.Row([
          [.text(words(inventory.label(device.id)))], known(system),
          known(words.enumeration(input.names(device.usedBy), atMost: 3)), value(device.node, "state"),
          known(device.measured.map { words.date($0) }),
        ])
      })
  }

  private var software: [Block] {
    var machines: [String: Int] = [:]
    for device in inventory.devices {
      for product in Set(device.installed.compactMap(\.product)) { machines[product, default: 0] += device.count }
    }
    let rows = machines.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.map { product, count in
      let isFree = input.catalogue.isFree(product, edition: nil)
      let licence = words(isFree.map { $0 ? Texts.free : Texts.proprietary } ?? Texts.notKnown)
      return Table.Row([
        [.text(input.catalogue.productName(product))], [.text(words.number(count))], [.text(licence)],
      ])
    }
    let columns: [Table.Column] = [
      .init(words(Texts.name)), .init(words(Texts.machines), .number), .init(words(Texts.licence)),
    ]
    return part("software", Texts.software, columns, rows)
  }

  private var services: [Block] {
    let columns: [Table.Column] = [
      .init(words(Texts.service)), .init(words(Texts.use)), .init(words(Texts.owner)),
      .init(words(Texts.accounts), .number), .init(words(Texts.price), .number),
    ]
    return part(
      "services", Texts.services, columns,
      inventory.services.map { service in
        let product = service.product.map(input.catalogue.productName)
        let name = service.name ?? product ?? service.id
        let title = product == nil || product == name ? name : "\(name) (\(product ?? ""))"
        let uses = service.capabilities.map { words(input.catalogue.capabilityName($0)) }
        return Table.Row([
          [.text(title)], known(words.enumeration(uses)), value(service.node, "account-owner"),
          known((service.accounts ?? service.users).map { words.number($0) }),
          known(service.cost.map { words.euros($0) }),
        ])
      })
  }

  private var places: [Block] {
    let columns: [Table.Column] = [
      .init(words(Texts.place)), .init(words(Texts.kind)), .init(words(Texts.people)),
      .init(words(Texts.volume), .number), .init(words(Texts.copies), .number),
    ]
    return part(
      "places", Texts.places, columns,
      inventory.dataLocations.map { place in
        let people = place.isSensitive ? Texts.sensitive : place.isPersonal ? Texts.personal : Texts.noPerson
        let hasData = place.node.first("data") != nil
        let copies = inventory.backups.count { $0.of.contains(place.id) }
        return Table.Row([
          [.text(words(inventory.label(place.id)))], value(place.node, "kind"),
          hasData ? [.text(words(people))] : known(nil),
          known(place.volume.map { words.number($0) + Space.wide + words(Texts.gigabytes) }),
          copies == 0 && place.node["backup"] == nil ? known(nil) : [.text(words.number(copies))],
        ])
      })
  }

  private var domains: [Block] {
    let columns: [Table.Column] = [
      .init(words(Texts.domain)), .init(words(Texts.holder)), .init(words(Texts.expires), .date),
    ]
    return part(
      "domains", Texts.domains, columns,
      inventory.domains.map { domain in
        let holder = domain.node["holder"].map { words(inventory.label($0)) }
        let expires = domain.node["expires"].flatMap { Day($0) }.map { words.date($0) }
        return Table.Row([[.text(domain.name)], known(holder), known(expires)])
      })
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Annexe\u{A0}: l’inventaire", en: "Annex: the inventory")
  static let empty = LocalizedText(fr: "Rien n’est encore listé.", en: "Nothing is listed yet.")
  static let devices = LocalizedText(fr: "Machines", en: "Machines")
  static let software = LocalizedText(fr: "Logiciels reconnus", en: "Recognised software")
  static let services = LocalizedText(fr: "Services en ligne", en: "Online services")
  static let places = LocalizedText(fr: "Lieux de données", en: "Places of data")
  static let domains = LocalizedText(
    fr: "Noms de domaine (nos adresses sur internet)", en: "Domain names (our addresses on the internet)")
  static let device = LocalizedText(fr: "Machine", en: "Machine")
  static let system = LocalizedText(fr: "Système", en: "System")
  static let users = LocalizedText(fr: "Qui s’en sert", en: "Used by")
  static let state = LocalizedText(fr: "État", en: "State")
  static let measured = LocalizedText(fr: "Mesurée le", en: "Measured on")
  static let name = LocalizedText(fr: "Logiciel", en: "Software")
  static let machines = LocalizedText(fr: "Machines", en: "Machines")
  static let licence = LocalizedText(fr: "Licence", en: "Licence")
  static let free = LocalizedText(fr: "libre", en: "free")
  static let proprietary = LocalizedText(fr: "propriétaire", en: "proprietary")
  static let notKnown = LocalizedText(fr: "?", en: "?")
  static let service = LocalizedText(fr: "Service", en: "Service")
  static let use = LocalizedText(fr: "Usage", en: "Use")
  static let owner = LocalizedText(fr: "À qui est le compte", en: "Whose account")
  static let accounts = LocalizedText(fr: "Comptes", en: "Accounts")
  static let price = LocalizedText(fr: "Prix par an", en: "Price per year")
  static let place = LocalizedText(fr: "Lieu", en: "Place")
  static let kind = LocalizedText(fr: "Sorte", en: "Kind")
  static let people = LocalizedText(fr: "Données sur des personnes", en: "Data about people")
  static let volume = LocalizedText(fr: "Volume", en: "Volume")
  static let copies = LocalizedText(fr: "Copies", en: "Copies")
  static let sensitive = LocalizedText(fr: "oui, sensibles ou sur des enfants", en: "yes, sensitive or about children")
  static let personal = LocalizedText(fr: "oui", en: "yes")
  static let noPerson = LocalizedText(fr: "non", en: "no")
  static let gigabytes = LocalizedText(fr: "Go", en: "GB")
  static let domain = LocalizedText(fr: "Nom", en: "Name")
  static let holder = LocalizedText(fr: "À qui il est", en: "Held by")
  static let expires = LocalizedText(fr: "Expire le", en: "Expires on")
}
