internal import Inventories
internal import LibXML

/// Programs of Windows, from any of the lists that it can make of them.
enum WindowsSoftware {
  /// The fields of one program; nil when it has no name.
  static func fields(_ object: WindowsObject) -> SectionFields? {
    if let fix = object.text("hotfixid") {
      return SectionFields().adding("NAME", fix).adding("FROM", "WMI").adding(
        "RELEASE_TYPE", object.text("description")
      )
      .adding("INSTALLDATE", WindowsDate(object["installedon"])?.text)
    }
    guard let name = object.text("displayname") ?? object.text("name") else { return nil }
    let version = object.version("displayversion") ?? object.version("version") ?? object.version("installedversion")
    let origin = origin(object)
    return SectionFields().adding("NAME", name).adding("VERSION", version).adding("FROM", origin)
      .adding("PUBLISHER", publisher(object)).adding("INSTALLDATE", WindowsDate(object["installdate"])?.text)
      .adding("RELEASE_TYPE", object.text("releasetype") ?? (origin == "msu" ? "update" : nil))
      .adding("SYSTEM_CATEGORY", object.text("systemcomponent") == "1" ? "system_component" : nil)
  }

  private static func origin(_ object: WindowsObject) -> String {
    if object["packagefullname"] != nil { return "uwp" }
    if object["installedversion"] != nil { return object.text("source") ?? "winget" }
    if let provider = object.text("providername") { return provider }
    return object["identifyingnumber"] != nil ? "msi" : "registry"
  }

  private static func publisher(_ object: WindowsObject) -> String? {
    guard let text = object.text("publisher") ?? object.text("vendor") else { return nil }
    guard text.hasPrefix("CN=") else { return text }
    // The name in a certificate: that of the organisation, a person's or a number otherwise.
    let parts = text.split(separator: ",").map { String($0).trimmed }
    return parts.first { $0.hasPrefix("O=") }.map { String($0.dropFirst(2)) }
  }
}
