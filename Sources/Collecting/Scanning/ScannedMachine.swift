package import Inventories
package import Knowledge
package import LibXML

/// What a scan makes: the bytes of a machine file, and what it came to.
package struct ScannedMachine {
  /// The whole file, ready to be written.
  package let bytes: [UInt8]
  /// Name to give the file: the same at each scan of a machine, and telling nothing of it.
  package let fileName: String
  let machine: MeasuredMachine
  let catalogue: Catalogue
  let applications: Int
  let packages: Int
  let supportedUntil: String?

  /// Looks at a machine; nothing is written, nothing is sent.
  ///
  /// - Throws: `FileFailure`; only for lack of room.
  package static func look(at machine: Machine, catalogue: Catalogue, date: Day, agent: String) throws -> Self {
    let recognition = Recognition(catalogue)
    let software = SoftwareSpool(inMemory: recognition.software)
    var scan = Scan(machine, recognition: recognition, software: software)
    try scan.look()
    scan.found.format = .machine
    scan.found.agent = agent
    scan.found.rights = machine.isAdministrator ? "all" : "own"
    scan.found.measured = date
    return Self(scan.found, software, catalogue)
  }

  private init(_ machine: MeasuredMachine, _ software: SoftwareSpool, _ catalogue: Catalogue) {
    let support = catalogue.supportEnd(of: machine.system)
    bytes = MachineFile(machine: machine, file: nil, sha256: nil, end: support.end, cycle: support.cycle)
      .bytes(software: software)
    fileName = "machine-\((machine.nameHash ?? machine.installationHash ?? "").prefix(8)).xml"
    self.machine = machine
    self.catalogue = catalogue
    applications = software.applications
    packages = software.packages
    supportedUntil = support.end
  }

  /// The scan in one line: what it is, what it counted, what it left out.
  package func summary(in language: Language) -> String {
    let dropped = machine.dropped.totals.values.reduce(0, +)
    let system = [machine.kind.map { catalogue.word(forValue: $0, of: "kind")[language] }, machine.system.name]
    let counts = LocalizedText(
      fr: "\(applications) applications, \(packages) paquets\u{A0}; \(dropped) éléments privés laissés de côté",
      en: "\(applications) applications, \(packages) packages; \(dropped) private items left out")
    return (system.compactMap { $0 } + [counts[language]]).joined(separator: " · ")
  }

  /// What could not be seen, a line each.
  package func gaps(in language: Language) -> [String] {
    machine.unseen.map { unseen in
      let (what, why) = (unseen.what.title[language], unseen.why.title[language])
      return LocalizedText(fr: "pas vu\u{A0}: \(what) (\(why))", en: "not seen: \(what) (\(why))")[language]
    }
  }

  /// What the scan came to, as `draille-scan-1`.
  package func json(file: String?) -> JSON {
    .object([
      ("schema", .string("draille-scan-1")), ("file", .optional(file)), ("sha256", .string(Fingerprint.of(bytes))),
      ("kind", .optional(machine.kind)), ("system", .optional(machine.system.product ?? machine.system.name)),
      ("supportedUntil", .optional(supportedUntil)), ("software", .integer(applications)),
      ("packages", .integer(packages)), ("autoUpdate", .optional(machine.automaticUpdate)),
      ("lastUpdate", .optional(machine.lastUpdate?.description)), ("screenLock", .optional(machine.screenLock)),
      ("firewall", .optional(machine.firewall)), ("diskEncrypted", .optional(machine.encryption)),
      ("backups", .strings(machine.backups.map(\.product))),
      ("connections", .array(machine.connections.map(Self.json))),
      ("unseen", .object(machine.unseen.map { ($0.what.rawValue, .string($0.why.rawValue)) })),
      ("dropped", .object(machine.dropped.totals.sorted { $0.key < $1.key }.map { ($0.key, .integer($0.value)) })),
    ])
  }

  private static func json(_ connection: Connection) -> JSON {
    .object([
      ("kind", .string(connection.kind)), ("client", .optional(connection.client)),
      ("service", .optional(connection.service)), ("domain", .optional(connection.domain)),
      ("local", .boolean(connection.isLocal)), ("count", .integer(connection.count)),
    ])
  }
}
