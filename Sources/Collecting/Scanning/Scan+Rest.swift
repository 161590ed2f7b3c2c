internal import Knowledge
internal import LibXML

// Printers, places that software comes from, remote control.

extension Scan {
  /// Makes and connections of printers; people and rooms give them their names, which are left out.
  mutating func lookAtPrinters() {
    if case .refused = machine.read("/etc/cups/printers.conf") { return lookAtQueues() }
    var make: String?
    var address: String?
    for line in machine.lines("/etc/cups/printers.conf") {
      if line.hasPrefix("MakeModel ") { make = String(line.dropFirst("MakeModel ".count)).meaningful }
      if line.hasPrefix("DeviceURI ") { address = String(line.dropFirst("DeviceURI ".count)) }
      guard line.hasPrefix("</") else { continue }
      addPrinter(make, address)
      (make, address) = (nil, nil)
    }
  }

  /// What the print service itself tells: queues and their connections, without the makes.
  private mutating func lookAtQueues() {
    guard let list = machine.run(["lpstat", "-v"]) else { return cannotSee(.printers, .rights) }
    for line in list.split(separator: "\n") {
      // device for QUEUE: usb://…
      if let colon = line.firstRange(of: ": ") { addPrinter(nil, String(line[colon.upperBound...])) }
    }
  }

  private mutating func addPrinter(_ make: String?, _ address: String?) {
    guard let address, !Self.virtualPrinters.contains(where: address.lowercased().hasPrefix) else { return }
    let make = found.dropped.withoutTraces(make ?? Self.make(inAddress: address))
    found.dropped.count(.names)
    let isNetwork = !["usb:", "hp:/usb", "parallel:", "serial:", "direct"].contains(where: address.hasPrefix)
    if isNetwork { found.dropped.count(.addresses) }
    found.printers.append([("name", make), ("driver", nil), ("network", isNetwork ? "yes" : "no")])
  }

  private static let virtualPrinters = ["cups-pdf:", "file:", "nul", "cups-brf:", "implicitclass:", "boomaga:"]

  /// `usb://HP/LaserJet%201018?serial=…` names maker and model.
  private static func make(inAddress text: String) -> String? {
    guard text.hasPrefix("usb://") else { return nil }
    let words = text.dropFirst("usb://".count).prefix { $0 != "?" }.split(separator: "/")
    return words.joined(separator: " ").replacing("%20", with: " ").meaningful
  }

  // MARK: repositories

  mutating func lookAtRepositories() {
    lookAtDebianSources()
    for path in ["/etc/yum.repos.d/*.repo", "/etc/zypp/repos.d/*.repo"].flatMap(machine.paths) {
      for section in IniFile(machine.text(path) ?? "").sections where section["enabled"] != "0" {
        let keys = ["baseurl", "metalink", "mirrorlist"]
        addRepository("rpm", address: keys.lazy.compactMap { section[$0] }.first)
      }
    }
    for line in machine.lines("/etc/pacman.d/mirrorlist") + machine.lines("/etc/pacman.conf") {
      let parts = line.split(separator: "=", maxSplits: 1).map { String($0).trimmedPlain }
      if parts.count == 2, parts[0] == "Server" { addRepository("pacman", address: parts[1]) }
    }
    for line in machine.lines("/etc/apk/repositories") where line.hasPrefix("http") {
      let area = line.split(separator: "/").last.map(String.init)
      addRepository("apk", address: String(line), areas: [area].compactMap { $0 })
    }
    for section in IniFile(machine.text("/var/lib/flatpak/repo/config") ?? "").sections
    where section.name.hasPrefix("remote ") {
      addRepository("flatpak", address: section["url"])
    }
    found.repositories.sort { ($0.kind, $0.host) < ($1.kind, $1.host) }
  }

  private mutating func lookAtDebianSources() {
    let lists = ["/etc/apt/sources.list"] + machine.paths("/etc/apt/sources.list.d/*.list")
    for line in lists.flatMap({ machine.lines($0) }) where line.hasPrefix("deb ") {
      // deb [signed-by=…] https://host/path suite areas…
      let plain = line.split(separator: "]").last ?? line
      let words = plain.split(separator: " ").filter { $0 != "deb" }.map(String.init)
      addRepository("deb", address: words.first, areas: Array(words.dropFirst(2)))
    }
    for path in machine.paths("/etc/apt/sources.list.d/*.sources") {
      for block in (machine.text(path) ?? "").replacing("\r", with: "").split(separator: "\n\n") {
        var fields: [String: String] = [:]
        for line in block.split(separator: "\n") {
          let parts = line.split(separator: ":", maxSplits: 1).map(String.init)
          if parts.count == 2, !line.hasPrefix("#") { fields[parts[0].lowercased()] = parts[1].trimmedPlain }
        }
        guard fields["enabled"]?.lowercased() != "no", fields["types"]?.contains("deb") ?? false else { continue }
        let areas = fields["components"]?.split(separator: " ").map(String.init) ?? []
        for address in fields["uris"]?.split(separator: " ") ?? [] {
          addRepository("deb", address: String(address), areas: areas)
        }
      }
    }
  }

  /// Keeps the host only: paths and user parts carry names of people and keys.
  private mutating func addRepository(_ kind: String, address: String?, areas: [String] = []) {
    if let address, ["cdrom:", "file:", "copy:"].contains(where: address.hasPrefix) { return }
    guard let address, let host = ServerDomain.host(of: address), host.contains("."),
      case .domain = ServerDomain(address)
    else {
      if address != nil { found.dropped.count(.addresses) }
      return
    }
    if address.contains("@") { found.dropped.count(.keys) }
    if let index = found.repositories.firstIndex(where: { $0.kind == kind && $0.host == host }) {
      found.repositories[index].areas.formUnion(areas)
    } else {
      found.repositories.append(Repository(kind: kind, host: host, areas: Set(areas)))
    }
  }

  // MARK: remote control

  /// Programs by which somebody else can see the screen, as the catalogue knows them.
  mutating func lookAtRemoteControl() {
    let products = Set(software.installed.keys.map(\.product))
    found.remoteControls = products.filter { product in
      recognition.catalogue.products[product]?.capabilities.contains("remote-support") ?? false
    }.sorted()
  }
}
