internal import Inventories
internal import LibXML

/// Gathers the nodes of a hardware list into a machine.
struct LshwBuilder {
  private var machine = MeasuredMachine()
  private var chassis: String?
  private var isGuest = false
  private var hasBattery = false
  private(set) var hasNodes = false

  /// Takes a node once everything in it was taken.
  mutating func take(_ node: LshwNode, within parent: LshwNode?) {
    hasNodes = true
    guard !node.isDisabled || node.type == "network" else { return }
    switch node.type {
    case "system": if parent == nil { takeSystem(node) }
    case "memory": takeMemory(node)
    case "processor": takeProcessor(node)
    case "disk":
      takeDisk(node, within: parent)
      takeVolume(node)
    case "volume": takeVolume(node)
    case "network": takeCard(node)
    case "printer": takePrinter(node)
    case "power": hasBattery = hasBattery || node.id.hasPrefix("battery") && node["product"] != nil
    default: break
    }
  }

  mutating func finish(isWhole: Bool) -> MeasuredMachine {
    machine.agent = "lshw"
    machine.kind =
      MachineKind(
        chassis: chassis, virtualisation: isGuest ? "hypervisor" : nil, system: machine.system, hasBattery: hasBattery
      ).value
    if machine.isNameless { machine.remark = .nameless }
    if !isWhole { machine.markCut() }
    return machine
  }

  /// The head of the tree is named like the machine, unless it was asked to hide that.
  private mutating func takeSystem(_ node: LshwNode) {
    if node.id != "computer" { machine.take(hostName: node.id) }
    machine.manufacturer = node["vendor"]
    machine.model = Self.withoutStockNumber(node["product"], node.setting("sku"))
    machine.serial = Placeholder.identity(node["serial"])
    machine.uuid = Placeholder.identifier(node.setting("uuid"))
    chassis = [node.setting("chassis"), node["description"]].compactMap { $0 }.joined(separator: " ")
  }

  /// “ThinkPad T14 (20W1)”: the number in brackets is that of the shop.
  private static func withoutStockNumber(_ product: String?, _ number: String?) -> String? {
    guard let product, let number, product.hasSuffix(" (\(number))") else { return product }
    return Placeholder.filtered(String(product.dropLast(number.count + 3)))
  }

  private mutating func takeMemory(_ node: LshwNode) {
    let stem = node.id.prefix { $0 != ":" }
    if stem == "memory", let size = node.megabytes("size", of: 1 << 20) {
      machine.memory = (machine.memory ?? 0) + size
    }
    guard stem == "firmware" else { return }
    let version = node["version"]
    let old = version.flatMap { $0.hasSuffix(")") ? $0.split(separator: "(").last?.dropLast() : nil }.map(String.init)
    machine.firmwareVersion = version
    machine.firmwareDate = MeasuredDate.firmware(node["date"] ?? old.flatMap { $0.contains("/") ? $0 : nil })
  }

  private mutating func takeProcessor(_ node: LshwNode) {
    if node.capabilities.contains("hypervisor") { isGuest = true }
    guard let name = node["product"] else { return }
    let speed = node.megabytes("capacity", of: 1_000_000) ?? node.megabytes("size", of: 1_000_000)
    machine.cpus.append([
      ("name", name), ("manufacturer", node["vendor"]), ("cores", Self.number(node.setting("cores"))),
      ("threads", Self.number(node.setting("threads"))), ("speed-mhz", speed.map(String.init)),
    ])
  }

  private static func number(_ text: String?) -> String? { text.flatMap { Int($0) }.map(String.init) }

  /// Places of card readers and drives for discs are no disks.
  private mutating func takeDisk(_ node: LshwNode, within parent: LshwNode?) {
    guard !node.id.hasPrefix("cdrom"), !node.id.hasPrefix("medium") else { return }
    let isNamespace = node.id.hasPrefix("namespace")
    let size = node.megabytes("size", of: 1_000_000)
    // One kind of disk is a controller with several faces: only those with a size hold something.
    guard let model = node["product"] ?? parent?["product"], size != nil || !isNamespace else { return }
    guard size != nil || node["product"] != nil else { return }
    let maker = node["product"] == nil ? parent?["vendor"] : node["vendor"]
    let bus = node.bus == "scsi" ? node["description"]?.split(separator: " ").first.map(String.init) : node.bus
    machine.disks.append(
      .init(
        model: machine.dropped.withoutTraces(model), manufacturer: maker, size: size, interface: bus,
        kind: node.capabilities.contains("removable") ? "removable" : nil))
  }

  /// A volume, or a disk that is used as a whole; nothing is said of encryption unless it is seen.
  private mutating func takeVolume(_ node: LshwNode) {
    let mount = node.logicalNames.first { !$0.hasPrefix("/dev/") && $0.hasPrefix("/") }
    let filesystem = node.setting("mount.fstype") ?? node.setting("filesystem")
    let isEncrypted = node.capabilities.contains("encrypted")
    guard mount != nil || filesystem != nil || isEncrypted else { return }
    machine.drives.append(
      .init(
        device: node.logicalNames.first { $0.hasPrefix("/dev/") }, mount: machine.dropped.withoutTraces(mount),
        label: machine.dropped.withoutTraces(node.setting("label")), filesystem: filesystem,
        total: node.megabytes("size", of: 1_000_000) ?? node.megabytes("capacity", of: 1_000_000),
        encrypted: isEncrypted ? "yes" : nil, encryption: isEncrypted ? filesystem : nil, isSystem: mount == "/"))
  }

  private mutating func takeCard(_ node: LshwNode) {
    for name in ["ip", "ip6"] where node.setting(name) != nil { machine.dropped.count(.addresses) }
    guard let address = Placeholder.address(node["serial"]) else { return }
    guard !machine.cards.contains(where: { $0.address == address }) else { return }
    let driver = node.setting("driver") ?? ""
    let kind =
      node.capabilities.contains("wireless") ? "wifi" : node.capabilities.contains("ethernet") ? "ethernet" : nil
    machine.cards.append(
      .init(
        address: address, kind: kind, isVirtual: Self.virtual.contains(driver) ? true : node.hasOwnBus ? false : nil))
  }

  /// Drivers of cards that are only software.
  private static let virtual: Set<String> = [
    "bridge", "bonding", "dummy", "macvlan", "openvswitch", "team", "tun", "veth", "vxlan", "wireguard",
  ]

  private mutating func takePrinter(_ node: LshwNode) {
    guard let name = machine.dropped.withoutTraces(node["product"]) else { return }
    machine.printers.append([("name", name), ("driver", nil), ("network", nil)])
  }
}
