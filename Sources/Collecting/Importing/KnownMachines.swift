internal import Inventories
internal import LibXML

/// One measure that a case keeps: a machine file.
struct KnownMeasure {
  var identity: MachineIdentity
  /// Relative to the case.
  var file: String
  var looker: Looker
}

/// The machines that a case knows already.
struct KnownMachines {
  /// Whether a measure is of a machine that is known.
  enum Verdict {
    case same(String, MachineLikeness)
    /// Somebody should say which, the likeliest first.
    case doubtful([(device: String, likeness: MachineLikeness)])
    case new
  }

  private var devices: [(id: String, measures: [KnownMeasure])] = []
  /// What lists tell of devices that were never measured.
  private var declared: [(id: String, identity: MachineIdentity)] = []

  /// Reads the head of every machine file; a file that is missing or broken is left out.
  init(_ opened: Case) {
    let names = Set((try? Files.names(in: opened.directory + "/machines")) ?? [])
    for device in opened.inventory.devices {
      let others = Looker.allCases.map { Self.file(device.id, $0) }.filter { names.contains(String($0.dropFirst(9))) }
      let files = ([device.machineFile, Self.file(device.id)] + others).compactMap { $0 }.unique
      for file in files {
        guard let identity = try? MachineIdentity(file: opened.directory + "/" + file) else { continue }
        add(KnownMeasure(identity: identity, file: file, looker: Looker(identity.format)), to: device.id)
      }
      guard measures(of: device.id).isEmpty, let serial = device.node["serial"] else { continue }
      declared.append((device.id, MachineIdentity(serial: serial)))
    }
  }

  /// Place of the first measure of a device, and of those of other lookers beside it.
  static func file(_ device: String, _ looker: Looker? = nil) -> String {
    "machines/" + device + (looker.map { "." + $0.rawValue } ?? "") + ".xml"
  }

  func measures(of device: String) -> [KnownMeasure] { devices.first { $0.id == device }?.measures ?? [] }

  /// What the same looker measured before.
  func measure(of device: String, by looker: Looker) -> KnownMeasure? {
    measures(of: device).first { $0.looker == looker }
  }

  /// Where the measure of a looker is to be written.
  func place(for looker: Looker, on device: String) -> String {
    if let known = measure(of: device, by: looker) { return known.file }
    return measures(of: device).isEmpty ? Self.file(device) : Self.file(device, looker)
  }

  /// The device that this machine is, when one stands out.
  func verdict(on identity: MachineIdentity) -> Verdict {
    let likenesses =
      devices.compactMap { device -> (device: String, likeness: MachineLikeness)? in
        device.measures.map { MachineLikeness($0.identity, identity) }.max { $0.score < $1.score }
          .map { (device.id, $0) }
      } + declared.map { ($0.id, MachineLikeness($0.identity, identity)) }
    let sure = likenesses.filter(\.likeness.isSure).enumerated()
      .sorted { ($1.element.likeness.score, $0.offset) < ($0.element.likeness.score, $1.offset) }.map(\.element)
    if let best = sure.first {
      // Two that are nearly as like: one of them bears the identity of another.
      guard sure.count == 1 || best.likeness.score - sure[1].likeness.score >= 2 else { return .doubtful(sure) }
      return .same(best.device, best.likeness)
    }
    let doubtful = likenesses.filter(\.likeness.isDoubtful)
    return doubtful.isEmpty ? .new : .doubtful(doubtful)
  }

  mutating func set(_ measure: KnownMeasure, on device: String) {
    declared.removeAll { $0.id == device }
    if let index = devices.firstIndex(where: { $0.id == device }) {
      devices[index].measures.removeAll { $0.file == measure.file }
    }
    add(measure, to: device)
  }

  private mutating func add(_ measure: KnownMeasure, to device: String) {
    if let index = devices.firstIndex(where: { $0.id == device }) {
      devices[index].measures.append(measure)
    } else {
      devices.append((device, [measure]))
    }
  }
}
