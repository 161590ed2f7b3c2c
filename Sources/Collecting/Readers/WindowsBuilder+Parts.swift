internal import Inventories
internal import LibXML

// Classes of which there are several.

extension WindowsBuilder {
  /// The fields of one object; nil for one that is left out.
  func fields(_ name: String, _ object: WindowsObject) -> SectionFields? {
    let fields = SectionFields()
    switch name {
    case "software": return WindowsSoftware.fields(object)
    case "win32_logicaldisk": return volume(object)
    case "bitlocker":
      return fields.adding("DRIVE", object.text("mountpoint") ?? object.text("driveletter"))
        .adding("PROTECTIONSTATUS", object.text("protectionstatus"))
        .adding("CONVERSIONSTATUS", object.text("volumestatus") ?? object.text("conversionstatus"))
        .adding("ENCRYPMETHOD", object.text("encryptionmethod"))
    case "antivirusproduct": return scanner(object)
    case "firewallprofile":
      return fields.adding("PROFILE", object.text("name") ?? object.text("profile"))
        .adding("STATUS", object.text("enabled"))
    case "localuser": return account(object)
    default: return table(name, object)
    }
  }

  /// What needs nothing but other names.
  private func table(_ name: String, _ object: WindowsObject) -> SectionFields? {
    guard let table = Self.tables[name] else { return nil }
    var fields = SectionFields()
    for (property, field) in table.texts { fields = fields.adding(field, object.text(property)) }
    for (property, field) in table.bytes { fields = fields.adding(field, object.bytes(property)) }
    // Makers count disks by thousands.
    if name == "win32_diskdrive", let size = object.text("size").flatMap({ Int($0) }) {
      fields = fields.adding("DISKSIZE", String(size / 1_000_000))
    }
    if name == "win32_networkadapter", let physical = object["physicaladapter"] {
      fields = fields.adding("VIRTUALDEV", physical.isTrue ? "no" : "yes")
    }
    return fields
  }

  private static let tables: [String: (texts: [(String, String)], bytes: [(String, String)])] = [
    "win32_processor": (
      [
        ("name", "NAME"), ("manufacturer", "MANUFACTURER"), ("numberofcores", "CORE"),
        ("numberoflogicalprocessors", "THREAD"), ("maxclockspeed", "SPEED"),
      ], []
    ),
    "win32_physicalmemory": ([], [("capacity", "CAPACITY")]),
    "win32_diskdrive": (
      [("model", "MODEL"), ("manufacturer", "MANUFACTURER"), ("interfacetype", "INTERFACE"), ("mediatype", "TYPE")],
      []
    ),
    "win32_networkadapter": ([("macaddress", "MACADDR"), ("adaptertype", "TYPE")], []),
    "win32_printer": ([("name", "NAME"), ("drivername", "DRIVER"), ("portname", "PORT"), ("network", "NETWORK")], []),
    "win32_battery": ([("chemistry", "CHEMISTRY"), ("designvoltage", "VOLTAGE")], []),
  ]

  /// A volume of a disk inside the machine; others are shared folders, sticks and discs.
  private func volume(_ object: WindowsObject) -> SectionFields? {
    if let kind = object.text("drivetype"), kind != "3" { return nil }
    let letter = object.text("deviceid") ?? object.text("name")
    let isSystem = letter != nil && letter?.lowercased() == systemDrive?.lowercased()
    return SectionFields().adding("LETTER", letter).adding("LABEL", object.text("volumename"))
      .adding("FILESYSTEM", object.text("filesystem")).adding("TOTAL", object.bytes("size"))
      .adding("FREE", object.bytes("freespace")).adding("SYSTEMDRIVE", isSystem ? "yes" : nil)
  }

  /// Bits of its state tell whether it works and whether its signatures are of today.
  private func scanner(_ object: WindowsObject) -> SectionFields {
    let state = object.text("productstate").flatMap { Int($0) }
    return SectionFields().adding("NAME", object.text("displayname"))
      .adding("ENABLED", state.map { $0 & 0xF000 == 0x1000 ? "yes" : "no" })
      .adding("UPTODATE", state.map { $0 & 0xF0 == 0 ? "yes" : "no" })
  }

  /// An account that is not switched off.
  private func account(_ object: WindowsObject) -> SectionFields? {
    if object["disabled"]?.isTrue == true || object["enabled"]?.isTrue == false { return nil }
    return SectionFields().adding("ID", object.text("sid")).adding("NAME", object.text("name"))
  }
}
