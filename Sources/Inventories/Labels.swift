package import LibXML

extension Inventory {
  /// What people call the thing of that id; the id itself when nothing better is known.
  package func label(_ id: String) -> LocalizedText {
    guard let node = self[id] else { return LocalizedText(id) }
    switch node.name {
    case "device": return Self.label(of: Device(node: node))
    case "person", "group": return label(of: Role(node: node))
    default:
      let words = node["name"] ?? node["purpose"] ?? node["topic"] ?? node["kind"] ?? id
      return LocalizedText(words)
    }
  }

  private static func label(of device: Device) -> LocalizedText {
    let kind = deviceKinds[device.kind ?? ""] ?? LocalizedText(fr: "machine", en: "machine")
    let model = [device.manufacturer, device.model].compactMap { $0 }.joined(separator: " ")
    let count = device.count > 1 ? " × \(device.count)" : ""
    let rest = (model.isEmpty ? "" : " " + model) + count + " (\(device.id))"
    return LocalizedText(fr: kind.fr + rest, en: kind.en + rest)
  }

  private func label(of role: Role) -> LocalizedText {
    let words =
      vocabulary["role:\(role.role)"] ?? Self.roleWords[role.role]
      ?? LocalizedText(role.role.split(separator: "-").joined(separator: " "))
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
