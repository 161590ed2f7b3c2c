internal import LibXML

// Disks and volumes, and what is known of their encryption.

extension ComputerBuilder {
  mutating func takeDisk(_ fields: SectionFields) {
    // Memory that the kernel shows as a disk.
    guard fields["NAME"]?.hasPrefix("zram") != true else { return }
    machine.disks.append(
      .init(
        model: Placeholder.filtered(fields["MODEL", "NAME"]),
        manufacturer: Placeholder.filtered(fields["MANUFACTURER"]), size: fields.megabytes("DISKSIZE"),
        interface: fields["INTERFACE"] ?? fields["DESCRIPTION"].flatMap(Self.bus), kind: fields["TYPE"]))
  }

  /// Some agents write the bus as description.
  private static func bus(_ text: String) -> String? {
    ["sata", "scsi", "ide", "nvme", "usb", "ata", "sas", "virtual"].contains(text.lowercased()) ? text : nil
  }

  mutating func takeDrive(_ fields: SectionFields) {
    // OCS adds a slash.
    let letter = fields["LETTER"].map { String($0.prefix { $0 != "/" && $0 != "\\" }) }
    let volume = fields["VOLUMN"]
    let isWindows = letter != nil || fields["TYPE"]?.hasPrefix("/") == false && volume?.hasPrefix("/") == false
    let state = encryptionState(fields)
    machine.drives.append(
      .init(
        device: isWindows ? letter : volume, mount: machine.dropped.withoutTraces(isWindows ? letter : fields["TYPE"]),
        label: machine.dropped.withoutTraces(fields["LABEL"] ?? (isWindows ? volume : nil)),
        filesystem: fields["FILESYSTEM"], total: fields.megabytes("TOTAL"), free: fields.megabytes("FREE"),
        encrypted: state ?? (Self.isEncrypted(volume ?? "") ? "yes" : nil),
        encryption: state == nil || state == "no" ? nil : fields["ENCRYPT_NAME"],
        isSystem: fields.flag("SYSTEMDRIVE") == "yes" || fields["TYPE"] == "/"))
  }

  /// Nothing when the agent says nothing: only a written “No” is one.
  private func encryptionState(_ fields: SectionFields) -> String? {
    guard let status = fields["ENCRYPT_STATUS"] else { return nil }
    return status.lowercased().hasPrefix("part") ? "partly" : Quantity.flag(status)
  }

  /// Names that the encryption of the kernel gives to the volumes it opens.
  static func isEncrypted(_ device: String) -> Bool {
    guard device.hasPrefix("/dev/mapper/") else { return false }
    let name = device.dropFirst("/dev/mapper/".count).lowercased()
    return name.hasPrefix("luks-") || name.hasSuffix("_crypt") || name.hasPrefix("crypt")
  }

  /// Logical volumes are encrypted when every physical one under them is.
  mutating func settleVolumes() {
    guard !encryptedVolumes.isEmpty, encryptedVolumes.allSatisfy({ $0 }) else { return }
    for index in machine.drives.indices
    where machine.drives[index].encrypted == nil && machine.drives[index].device?.hasPrefix("/dev/mapper/") == true {
      machine.drives[index].encrypted = "yes"
    }
  }
}
