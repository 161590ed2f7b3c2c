internal import LibXML

// Disks, volumes, printers and cards of a Mac.

extension SystemProfilerBuilder {
  /// A controller, and the disks behind it.
  mutating func takeController(_ item: PlistEntry) {
    for disk in item.entries("_items") {
      let model = Placeholder.filtered(disk["device_model"]) ?? Placeholder.filtered(disk["_name"])
      let size = Self.megabytes(disk["size_in_bytes"])
      if size != nil {
        machine.disks.append(
          .init(
            model: machine.dropped.withoutTraces(model), size: size, interface: item["spsata_physical_interconnect"],
            kind: disk["removable_media"] == "yes" ? "removable" : disk["spsata_medium_type"]))
      }
      for volume in disk.entries("volumes") { takeVolume(volume) }
    }
  }

  /// A volume with the disk under it; several volumes share the room of one container.
  mutating func takeStorage(_ item: PlistEntry) {
    let disk = item.entries("physical_drive").first ?? PlistEntry()
    guard disk["protocol"]?.lowercased() != "disk image" else { return }
    takeVolume(item)
    guard let container = item["bsd_name"].map(Self.container), let size = Self.megabytes(item["size_in_bytes"]) else {
      return
    }
    var found = disksOfVolumes[container] ?? .init(model: nil, size: 0)
    found.model = found.model ?? machine.dropped.withoutTraces(Placeholder.filtered(disk["device_name"]))
    found.interface = disk["protocol"]
    found.kind = disk["medium_type"]
    let isShared = item["file_system"]?.lowercased().contains("apfs") == true
    found.size = isShared ? max(found.size ?? 0, size) : (found.size ?? 0) + size
    disksOfVolumes[container] = found
  }

  /// `disk3` of `disk3s1`.
  private static func container(_ name: String) -> String {
    let digits = name.dropFirst("disk".count).prefix(while: \.isNumber)
    return name.hasPrefix("disk") ? "disk\(digits)" : name
  }

  /// Nothing is said of encryption: this tool does not look at it.
  private mutating func takeVolume(_ volume: PlistEntry) {
    let device = volume["bsd_name"]
    guard let system = volume["file_system"], device == nil || !machine.drives.contains(where: { $0.device == device })
    else { return }
    let mount = volume["mount_point"]
    machine.drives.append(
      .init(
        device: device, mount: machine.dropped.withoutTraces(mount), filesystem: system,
        total: Self.megabytes(volume["size_in_bytes"]), free: Self.megabytes(volume["free_space_in_bytes"]),
        isSystem: mount == "/"))
  }

  private static func megabytes(_ bytes: String?) -> Int? {
    bytes.flatMap { Int($0) }.flatMap { $0 >= 1_000_000 ? $0 / 1_000_000 : nil }
  }

  mutating func takePrinter(_ item: PlistEntry) {
    let place = item["uri"]?.lowercased() ?? ""
    if PrivacyLog.holdsAddress(place) { machine.dropped.count(.addresses) }
    let isFar = place.contains("://") && !place.hasPrefix("usb:")
    guard !place.hasPrefix("file:"), !place.hasPrefix("cups-pdf:") else { return }
    if item["printserver"].map({ $0.lowercased() != "local" }) == true { machine.dropped.count(.hostNames) }
    machine.printers.append([
      ("name", machine.dropped.withoutTraces(item["ppd"]) ?? machine.dropped.withoutTraces(item["_name"])),
      ("network", isFar ? "yes" : place.hasPrefix("usb:") ? "no" : nil),
    ])
  }

  /// Only the hardware address is kept: it tells machines apart.
  mutating func takeNetwork(_ item: PlistEntry) {
    machine.dropped.count(.addresses, item.texts("ip_address").count)
    for part in ["IPv4", "IPv6"] {
      for entry in item.entries(part) {
        machine.dropped.count(.addresses, entry.texts("Addresses").count + (entry["Router"] == nil ? 0 : 1))
      }
    }
    for entry in item.entries("DNS") {
      machine.dropped.count(.addresses, entry.texts("ServerAddresses").count)
      machine.dropped.count(.hostNames, entry.texts("SearchDomains").count + (entry["DomainName"] == nil ? 0 : 1))
    }
    for entry in item.entries("Ethernet") { machine.take(address: entry["MAC Address"]) }
  }
}
