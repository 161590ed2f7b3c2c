internal import LibXML

/// Reads the XML of lshw: the hardware of one machine, and nothing of its system or software.
struct LshwReader: ~Copyable {
  private var reader: StreamReader
  private let repairs: RepairLog
  private var open: [LshwNode] = []
  private var builder = LshwBuilder()

  /// - Throws: `FileFailure`, `ArchiveFailure`, `XMLFailure`.
  init(_ input: ForeignInput) throws {
    reader = try input.stream()
    repairs = input.repairs
  }

  /// Reads the file to its end, or to where it was cut: a whole tree, or a list of nodes of some class.
  ///
  /// - Throws: `XMLFailure`, `NotAnInventory`, `FileFailure`.
  mutating func read() throws -> [MeasuredMachine] {
    guard case .start(let root, let isEmpty) = try reader.next() else { throw NotAnInventory.otherRoot }
    guard root == "list" || root == "node" && reader.attribute("class") != nil else { throw NotAnInventory.otherRoot }
    var isClosed = false
    do {
      if root == "node" { start(isEmpty) }
      if !isEmpty { try readNodes(until: root) }
      isClosed = true
      while try reader.next() != nil {}
    } catch let failure as XMLFailure {
      // What holds another node was read whole itself.
      if !open.isEmpty { open.removeLast() }
      while !open.isEmpty { end() }
      try repairs.accept(failure, hasRead: builder.hasNodes, isClosed: isClosed)
    }
    guard builder.hasNodes else { throw NotAnInventory.noContent }
    return [builder.finish(isWhole: isClosed)]
  }

  private mutating func readNodes(until root: String) throws {
    while let event = try reader.next() {
      switch event {
      case .start("node", let isEmpty):
        start(isEmpty)
      case .start("setting", _):
        guard let id = reader.attribute("id"), let value = reader.attribute("value") else { continue }
        change { $0.settings[id] = value }
      case .start("capability", _):
        guard let id = reader.attribute("id") else { continue }
        change { $0.capabilities.insert(id) }
      case .start("logicalname", false):
        if let name = try reader.text() { change { $0.logicalNames.append(name) } }
      case .start(let name, false) where LshwNode.fields.contains(name):
        if let text = try reader.text() { change { $0.fields[name] = text } }
      case .end("node"):
        end()
        if open.isEmpty, root == "node" { return }
      case .end("list"): return
      default: break
      }
    }
  }

  private mutating func start(_ isEmpty: Bool) {
    var node = LshwNode()
    node.id = reader.attribute("id") ?? ""
    node.type = reader.attribute("class") ?? ""
    node.isDisabled = reader.attribute("disabled") == "true"
    node.bus = open.last?.bus
    open.append(node)
    if isEmpty { end() }
  }

  private mutating func change(_ body: (inout LshwNode) -> Void) {
    guard let last = open.indices.last else { return }
    body(&open[last])
    guard let bus = open[last].fields["businfo"]?.split(separator: "@").first else { return }
    // A disk behind a cable of another kind is of that kind for people.
    if open[last].bus != "usb" { open[last].bus = String(bus) }
    open[last].hasOwnBus = true
  }

  private mutating func end() {
    guard let node = open.popLast() else { return }
    builder.take(node, within: open.last)
  }
}
