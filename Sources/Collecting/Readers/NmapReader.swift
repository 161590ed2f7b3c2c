internal import Inventories
internal import LibXML

/// Reads the XML of nmap: what answered on the network, host by host.
struct NmapReader: ~Copyable {
  private var reader: StreamReader
  private let repairs: RepairLog
  private var devices: [MeasuredMachine] = []
  private var host = NmapHost()
  private var agent: String?
  private var day: Day?
  /// What is left out of the whole file, and of hosts that do not answer.
  private var dropped = PrivacyLog()
  private var hosts = 0
  private var isFinished = false
  private var seesItself = false
  private var others = 0

  /// - Throws: `FileFailure`, `ArchiveFailure`, `XMLFailure`.
  init(_ input: ForeignInput) throws {
    reader = try input.stream(doctype: .skip)
    repairs = input.repairs
  }

  /// Reads the file to its end, or to where the scan was stopped.
  ///
  /// - Returns: The devices that answered and showed their hardware address.
  /// - Throws: `XMLFailure`, `NotAnInventory`, `FileFailure`.
  mutating func read() throws -> [MeasuredMachine] {
    guard case .start("nmaprun", let isEmpty) = try reader.next() else { throw NotAnInventory.otherRoot }
    agent = reader.attribute("version").map { "nmap " + $0 }
    day = Self.day(reader.attribute("start"))
    if reader.attribute("args") != nil { dropped.count(.commandLines) }
    var isClosed = false
    do {
      if !isEmpty { try readRun() }
      isClosed = true
      while try reader.next() != nil {}
    } catch let failure as XMLFailure {
      try repairs.accept(failure, hasRead: hosts > 0, isClosed: isClosed)
    }
    if isClosed, !isFinished, hosts > 0 { repairs.note(.truncated) }
    return try finish()
  }

  private mutating func readRun() throws {
    while let event = try reader.next() {
      switch event {
      case .start("host", false): try readHost()
      case .start("runstats", _): isFinished = true
      case .start(_, false): if !isFinished { try reader.skip() }
      case .end("nmaprun"): return
      default: break
      }
    }
  }

  private mutating func readHost() throws {
    host = NmapHost()
    host.machine.measured = Self.day(reader.attribute("endtime")) ?? day
    while let event = try reader.next() {
      switch event {
      case .start(let name, let isEmpty):
        if Self.ignored.contains(name) {
          if !isEmpty { try reader.skip() }
        } else {
          takeStart(name)
        }
      case .end("port"):
        if let port = host.port { host.machine.ports.append(port) }
        host.port = nil
      case .end("host"): return takeHost()
      default: break
      }
    }
  }

  private static let ignored: Set<String> = ["script", "hostscript", "trace", "extraports", "times", "smurf"]

  private mutating func takeStart(_ name: String) {
    switch name {
    case "status":
      host.isUp = reader.attribute("state") == "up"
      host.isScanner = reader.attribute("reason") == "localhost-response"
    case "address": takeAddress()
    case "hostname": host.machine.take(hostName: reader.attribute("name"))
    case "port": takePort()
    case "state": if reader.attribute("state") != "open" { host.port = nil }
    case "service": takeService()
    case "osmatch":
      host.matches.append(.init(name: reader.attribute("name"), accuracy: reader.number("accuracy") ?? 0))
    case "osclass": takeClass()
    default: break
    }
  }

  private mutating func takeAddress() {
    if reader.attribute("addrtype") == "mac" {
      host.machine.take(address: reader.attribute("addr"), vendor: reader.attribute("vendor")?.meaningful)
    } else {
      host.machine.dropped.count(.addresses)
    }
  }

  private static let protocols: Set<String> = ["tcp", "udp", "sctp", "ip"]

  private mutating func takePort() {
    host.port = nil
    guard let number = reader.number("portid"), (0...65_535).contains(number),
      let name = reader.attribute("protocol"), Self.protocols.contains(name)
    else { return }
    host.port = .init(protocolName: name, number: number, isGuess: false)
  }

  private mutating func takeService() {
    if reader.attribute("hostname") != nil { host.machine.dropped.count(.hostNames) }
    guard host.port != nil else { return }
    let isGuess = reader.attribute("method") != "probed"
    host.port?.service = reader.attribute("name")?.meaningful
    host.port?.isGuess = isGuess
    host.port?.product = host.machine.dropped.withoutTraces(reader.attribute("product"))?.meaningful
    host.port?.version = reader.attribute("version")?.meaningful
    guard !isGuess else { return }
    if let type = reader.attribute("devicetype")?.meaningful { host.deviceTypes.append(type) }
    if let system = reader.attribute("ostype")?.meaningful { host.systems.append(system) }
  }

  /// Older versions put the class before the match, and not inside it.
  private mutating func takeClass() {
    if host.matches.isEmpty { host.matches.append(.init(accuracy: reader.number("accuracy") ?? 0)) }
    let last = host.matches.count - 1
    if let type = reader.attribute("type")?.meaningful { host.matches[last].types.append(type) }
    if let family = reader.attribute("osfamily")?.meaningful { host.matches[last].families.append(family) }
  }

  private mutating func takeHost() {
    hosts += 1
    guard host.isUp, !host.machine.cards.isEmpty else {
      dropped.add(host.machine.dropped)
      if host.isUp, host.isScanner { seesItself = true }
      if host.isUp, !host.isScanner { others += 1 }
      return
    }
    devices.append(host.finish())
  }

  private mutating func finish() throws -> [MeasuredMachine] {
    guard !devices.isEmpty else {
      guard seesItself || others > 0 else { throw NotAnInventory.told(.nobodyAnswered) }
      throw NotAnInventory.told(others > 0 ? .noHardwareAddress : .onlyItself)
    }
    for index in devices.indices {
      devices[index].agent = agent
      if devices[index].guess?.kind != nil { devices[index].remark = .guessed }
    }
    devices[0].dropped.add(dropped)
    if let rest = LocalizedText.leftOut(itself: seesItself, others: others) {
      devices[0].remark = devices[0].remark.map { $0.followed(by: rest) } ?? rest
    }
    return devices
  }

  /// Seconds since 1970, as the day of that moment in Greenwich.
  private static func day(_ text: String?) -> Day? {
    guard let seconds = text.flatMap({ Int($0) }), (1..<4_000_000_000).contains(seconds) else { return nil }
    return Day(number: seconds / 86_400)
  }
}

extension StreamReader {
  /// An attribute that holds a whole number.
  func number(_ name: String) -> Int? { attribute(name).flatMap { Int($0) } }
}

extension LocalizedText {
  fileprivate static let nobodyAnswered = LocalizedText(
    fr: "aucune machine n’a répondu à cette analyse du réseau", en: "no machine answered this network scan")
  fileprivate static let onlyItself = LocalizedText(
    fr: "cette analyse n’a vu que la machine qui l’a lancée\u{A0}: «\u{A0}draille scan\u{A0}» la décrit mieux",
    en: "this scan only saw the machine that ran it: “draille scan” describes it better")
  fileprivate static let noHardwareAddress = LocalizedText(
    fr: "aucune adresse matérielle dans cette analyse\u{A0}: il faut la lancer en administrateur, sur le même réseau",
    en: "no hardware address in this scan: it must be run as administrator, on the same network")

  fileprivate static let guessed = LocalizedText(
    fr: "la sorte d’appareil est devinée par l’analyse", en: "the kind of device is a guess of the scan")

  fileprivate func followed(by next: LocalizedText) -> LocalizedText {
    LocalizedText(fr: "\(fr)\u{202F}; \(next.fr)", en: "\(en); \(next.en)")
  }

  /// Which of the hosts that answered are not kept.
  fileprivate static func leftOut(itself: Bool, others: Int) -> LocalizedText? {
    let scanner = LocalizedText(
      fr: "la machine qui a lancé l’analyse n’est pas prise", en: "the machine that ran the scan is not taken")
    let rest = LocalizedText(
      fr: "sans adresse matérielle, pas prises\u{A0}: \(others)", en: "without hardware address, not taken: \(others)")
    guard others > 0 else { return itself ? scanner : nil }
    return itself ? scanner.followed(by: rest) : rest
  }
}
