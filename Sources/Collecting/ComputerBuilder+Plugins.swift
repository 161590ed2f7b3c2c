internal import LibXML

// Sections that additions to OCS agents write; lists of Windows are read through them too.

extension ComputerBuilder {
  /// Sections of additions.
  static let pluginSections: Set<String> = ["ANYDESK", "BITLOCKERSTATUS", "SECURITYCENTER", "TEAMVIEWER", "WINUSERS"]

  mutating func takePlugin(_ section: String, _ fields: SectionFields) {
    switch section {
    case "BITLOCKERSTATUS": takeProtection(fields)
    case "SECURITYCENTER": takeSecurityCenter(fields)
    case "WINUSERS":
      machine.dropped.count(.users)
      people.takeWindowsUser(fields)
    case "ANYDESK", "TEAMVIEWER":
      // Where the program is missing, the section is there without a number.
      let isThere = ["ADID", "TWID", "VERSION"].contains { fields[$0]?.contains(where: \.isNumber) == true }
      if isThere { addRemoteControl(section) }
    default: break
    }
  }

  mutating func addRemoteControl(_ type: String?) {
    guard let kind = type?.token, !machine.remoteControls.contains(kind) else { return }
    machine.remoteControls.append(kind)
  }

  /// Another firewall than that of the system is told only while it works: the system's own may work without it.
  private mutating func takeSecurityCenter(_ fields: SectionFields) {
    switch fields["CATEGORY"]?.lowercased() {
    case "antivirus": takeScanner(fields.adding("NAME", fields["PRODUCT"]))
    case "firewall": if fields.flag("ENABLED") == "yes" { machine.firewalls.append((fields["PRODUCT"], "yes")) }
    default: break
    }
  }

  private mutating func takeProtection(_ fields: SectionFields) {
    let drive = fields["DRIVE"]?.uppercased().prefix { $0 != "/" && $0 != "\\" }
    guard let drive, let state = Self.protection(fields) else { return }
    let method = fields["ENCRYPMETHOD"].flatMap { Int($0) == nil && $0.lowercased() != "none" ? $0 : nil }
    protections[String(drive)] = (state, state == "no" ? nil : method)
  }

  /// A volume whose protection is off can be read by anybody, even where its bytes are encrypted: the key lies beside.
  private static func protection(_ fields: SectionFields) -> String? {
    let status = letters(fields["PROTECTIONSTATUS"]), conversion = letters(fields["CONVERSIONSTATUS"])
    if conversion == "fullydecrypted" || conversion == "0" { return "no" }
    if status.hasSuffix("off") || status == "0" { return "no" }
    guard status.hasSuffix("on") || status == "1" else { return nil }
    return ["", "fullyencrypted", "1"].contains(conversion) ? "yes" : "partly"
  }

  private static func letters(_ text: String?) -> String {
    (text ?? "").lowercased().filter { $0.isLetter || $0.isNumber }
  }

  /// Gives to each volume what was said of its letter.
  mutating func settleProtections() {
    for index in machine.drives.indices {
      let letter = machine.drives[index].device?.uppercased() ?? ""
      guard machine.drives[index].encrypted == nil, let known = protections[letter] else { continue }
      machine.drives[index].encrypted = known.state
      machine.drives[index].encryption = known.method
    }
  }
}
