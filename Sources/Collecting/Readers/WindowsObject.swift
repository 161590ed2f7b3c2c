internal import Inventories
internal import LibXML

/// One object of Windows, as `ConvertTo-Json` writes it: properties are found whatever their capitals.
struct WindowsObject {
  private let properties: [String: JSON]

  init(_ value: JSON) {
    properties = Dictionary(value.members.map { ($0.key.lowercased(), $0.value) }) { first, _ in first }
  }

  /// A property by its name in lower case.
  subscript(name: String) -> JSON? { properties[name] }

  /// The text of a property, or of what it wraps; nil when it is blank.
  func text(_ name: String) -> String? {
    guard let value = properties[name] else { return nil }
    return (value.plain ?? value["Value"]?.plain ?? value["value"]?.plain)?.meaningful
  }

  /// A number of bytes with its unit.
  func bytes(_ name: String) -> String? { text(name).map { $0 + " B" } }

  /// A version, which may be cut into its numbers.
  func version(_ name: String) -> String? {
    if let text = text(name) { return text.lowercased() == "unknown" ? nil : text }
    guard let value = properties[name] else { return nil }
    let numbers = ["Major", "Minor", "Build", "Revision"].compactMap { value[$0]?.plain.flatMap { Int($0) } }
    let told = numbers.prefix { $0 >= 0 }
    return told.isEmpty ? nil : told.map(String.init).joined(separator: ".")
  }

  /// The class, where the object names it, in lower case.
  var className: String? {
    let names = [
      properties["cimclass"]?["CimClassName"]?.plain, properties["cimclass"]?.plain,
      properties["cimsystemproperties"]?["ClassName"]?.plain, text("creationclassname"), text("__class"),
    ]
    let told = names.lazy.compactMap { $0 }.first?.lowercased()
    return told?.split(separator: ":").last.map(String.init) ?? guessed
  }

  /// The class that only can have these properties.
  private var guessed: String? {
    if properties["hotfixid"] != nil { return "win32_quickfixengineering" }
    if properties["productstate"] != nil { return "antivirusproduct" }
    // Services have a name for people too.
    if properties["servicename"] != nil || properties["starttype"] != nil { return nil }
    if properties["displayname"] != nil { return "software" }
    guard properties["name"] != nil else { return nil }
    let others = ["version", "installedversion", "packagefullname", "identifyingnumber"]
    return others.contains { properties[$0] != nil } ? "software" : nil
  }

  /// Counts the properties that are never stored.
  func count(in log: inout PrivacyLog) {
    for (name, kind) in Self.dropped where text(name) != nil { log.count(kind) }
    for (name, kind) in Self.droppedLists {
      log.count(
        kind, properties[name]?.elements.filter { $0.plain?.meaningful != nil || !$0.members.isEmpty }.count ?? 0)
    }
  }

  private static let dropped: [(String, DroppedKind)] = [
    ("registereduser", .users), ("username", .users), ("primaryownername", .users), ("regowner", .users),
    ("installedby", .users), ("csname", .hostNames), ("dnshostname", .hostNames), ("pscomputername", .hostNames),
    ("productid", .licenceKeys), ("productkey", .licenceKeys), ("partialproductkey", .licenceKeys),
    ("oa3xoriginalproductkey", .licenceKeys), ("backupproductkeydefault", .licenceKeys), ("ssid", .wifi),
    ("recoverypassword", .keys), ("primaryownercontact", .mails), ("localpath", .homes), ("phonenumber", .phoneNumbers),
  ]
  private static let droppedLists: [(String, DroppedKind)] = [
    ("keyprotector", .keys), ("ipaddress", .addresses), ("defaultipgateway", .addresses),
    ("dnsserversearchorder", .addresses), ("environment", .environment), ("processes", .processes),
  ]
}
