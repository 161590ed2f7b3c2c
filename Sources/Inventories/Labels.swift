package import LibXML

extension Inventory {
  /// What people call the thing of that id; the id itself when nothing better is known.
  package func label(_ id: String) -> LocalizedText {
    guard let node = self[id] else { return LocalizedText(id) }
    switch node.name {
    case "device": return Self.label(of: Device(node: node))
    case "person", "group": return label(of: Role(node: node))
    case "backup" where node["name"] == nil: return copy(of: node.list("of"), id)
    case "account": return account(node, id)
    case "mode": return words(node.list("kind"), of: "kind", id)
    default:
      if let name = node["name"] { return LocalizedText(name) }
      let attribute = ["purpose", "topic", "kind"].first { node[$0] != nil }
      return attribute.map { words(node.list($0), of: $0, id) } ?? LocalizedText(id)
    }
  }

  /// What people call somebody of a group when so many of it are meant: `bénévoles (8 sur 37)`.
  package func label(_ id: String, count: Int) -> LocalizedText {
    guard let node = self[id], ["person", "group"].contains(node.name) else { return label(id) }
    let role = Role(node: node)
    guard role.headcount > count, count > 0 else { return label(id) }
    let words = word(of: role)
    return LocalizedText(
      fr: "\(words.fr) (\(count) sur \(role.headcount))", en: "\(words.en) (\(count) of \(role.headcount))")
  }

  private func copy(of ids: [String], _ id: String) -> LocalizedText {
    guard !ids.isEmpty else { return LocalizedText(id) }
    let names = ids.filter { $0 != id }.map(label)
    return LocalizedText(
      fr: "copie de " + names.map { "«\u{202F}\($0.fr)\u{202F}»" }.joined(separator: ", "),
      en: "copy of " + names.map { "“\($0.en)”" }.joined(separator: ", "))
  }

  private func account(_ node: Node, _ id: String) -> LocalizedText {
    let place = node["on"].map(label) ?? LocalizedText(id)
    let holder = node["of"].map(label) ?? LocalizedText(fr: "titulaire inconnu", en: "unknown holder")
    return LocalizedText(
      fr: "compte sur «\u{202F}\(place.fr)\u{202F}» (\(holder.fr))", en: "account on “\(place.en)” (\(holder.en))")
  }

  /// The words of values, in a row; the id when there is none.
  private func words(_ values: [String], of attribute: String, _ id: String) -> LocalizedText {
    let known = values.map { vocabulary["@\(attribute)=\($0)"] ?? vocabulary["=\($0)"] ?? LocalizedText($0) }
    guard !known.isEmpty else { return LocalizedText(id) }
    return LocalizedText(fr: known.map(\.fr).joined(separator: ", "), en: known.map(\.en).joined(separator: ", "))
  }

  private static func label(of device: Device) -> LocalizedText {
    let kind = deviceKinds[device.kind ?? ""] ?? LocalizedText(fr: "machine", en: "machine")
    // Many models begin with their maker already.
    let maker = device.manufacturer.flatMap { maker in
      device.model?.lowercased().hasPrefix(maker.lowercased()) == true ? nil : maker
    }
    let model = [maker, device.model].compactMap { $0 }.joined(separator: " ")
    let count = device.count > 1 ? " × \(device.count)" : ""
    let rest = (model.isEmpty ? "" : " " + model) + count + " (\(device.id))"
    return LocalizedText(fr: kind.fr + rest, en: kind.en + rest)
  }

  private func word(of role: Role) -> LocalizedText {
    vocabulary["role:\(role.role)"] ?? Self.roleWords[role.role]
      ?? LocalizedText(role.role.split(separator: "-").joined(separator: " "))
  }

  private func label(of role: Role) -> LocalizedText {
    let words = word(of: role)
    guard role.headcount > 1 else { return words }
    return LocalizedText(fr: words.fr + " (\(role.headcount))", en: words.en + " (\(role.headcount))")
  }

  private static let deviceKinds: [String: LocalizedText] = [
    "desktop": LocalizedText(fr: "ordinateur fixe", en: "desktop"),
    "laptop": LocalizedText(fr: "ordinateur portable", en: "laptop"),
    "tablet": LocalizedText(fr: "tablette", en: "tablet"),
    "phone": LocalizedText(fr: "téléphone", en: "phone"),
    "server": LocalizedText(fr: "serveur", en: "server"),
    "nas": LocalizedText(fr: "disque réseau", en: "network disk"),
    "router": LocalizedText(fr: "box internet", en: "router"),
    "switch": LocalizedText(fr: "commutateur réseau", en: "network switch"),
    "printer": LocalizedText(fr: "imprimante", en: "printer"),
    "network": LocalizedText(fr: "équipement réseau", en: "network equipment"),
    "video": LocalizedText(fr: "écran ou projecteur", en: "screen or projector"),
    "virtual": LocalizedText(fr: "machine virtuelle", en: "virtual machine"),
  ]

  private static let roleWords: [String: LocalizedText] = [
    "direction": LocalizedText(fr: "direction", en: "management"),
    "administration": LocalizedText(fr: "administration", en: "administration"),
    "treasurer": LocalizedText(fr: "trésorerie", en: "treasurer"),
    "president": LocalizedText(fr: "présidence", en: "president"),
    "secretary": LocalizedText(fr: "secrétariat", en: "secretary"),
    "it-volunteer": LocalizedText(fr: "bénévole informatique", en: "IT volunteer"),
    "animation": LocalizedText(fr: "animation", en: "youth work"),
    "board": LocalizedText(fr: "conseil d’administration", en: "board"),
    "communication": LocalizedText(fr: "communication", en: "communication"),
    "volunteers": LocalizedText(fr: "bénévoles", en: "volunteers"),
    "accounting": LocalizedText(fr: "comptabilité", en: "accounting"),
  ]
}
