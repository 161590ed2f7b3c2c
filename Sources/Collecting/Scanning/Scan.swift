internal import Inventories
internal import Knowledge

/// One look at a machine: each subject is looked at once, and what it tells goes into one measured machine.
struct Scan {
  let machine: Machine
  let recognition: Recognition
  let software: SoftwareSpool
  var found = MeasuredMachine()
  /// Accounts of people; their names never leave this value.
  let people: [Person]

  var probes: Probes { recognition.catalogue.probes }

  init(_ machine: Machine, recognition: Recognition, software: SoftwareSpool) {
    self.machine = machine
    self.recognition = recognition
    self.software = software
    people = Person.all(on: machine)
  }

  /// Looks at everything.
  ///
  /// - Throws: `FileFailure` when the software cannot be kept aside.
  mutating func look() throws {
    lookAtSystem()
    lookAtHardware()
    lookAtProcessors()
    lookAtMemory()
    lookAtDisks()
    lookAtVolumes()
    lookAtPeople()
    try lookAtPackages()
    try lookAtPrograms()
    try lookAtExtensions()
    lookAtClients()
    lookAtMail()
    lookAtUpdates()
    lookAtFirewall()
    lookAtScreenLock()
    lookAtBackups()
    lookAtPrinters()
    lookAtRepositories()
    lookAtNetwork()
    lookAtRemoteControl()
  }

  /// Says that something could not be looked at.
  mutating func cannotSee(_ what: Unseen.Subject, _ why: Unseen.Reason) {
    let unseen = Unseen(what: what, why: why)
    if !found.unseen.contains(unseen) { found.unseen.append(unseen) }
  }

  /// Adds a connection, or counts it when the same is there.
  mutating func add(_ connection: Connection) {
    if let index = found.connections.firstIndex(where: { $0.isLike(connection) }) {
      found.connections[index].count += connection.count
    } else {
      found.connections.append(connection)
    }
  }

  /// The service that a domain belongs to, as the catalogue knows it.
  func product(ofDomain domain: String) -> String? {
    recognition.catalogue.products.values.filter { product in
      product.domains.contains { domain == $0 || domain.hasSuffix("." + $0) }
    }.map(\.id).min()
  }
}

/// Somebody who has an account on the machine.
struct Person {
  var name: String
  var number: Int
  var home: String
  var shell: String

  /// Accounts of `/etc/passwd` that are those of people.
  static func all(on machine: Machine) -> [Person] {
    machine.lines("/etc/passwd").compactMap { line in
      let parts = line.split(separator: ":", omittingEmptySubsequences: false).map(String.init)
      guard parts.count > 6, let number = Int(parts[2]) else { return nil }
      return Person(name: parts[0], number: number, home: parts[5], shell: parts[6])
    }
  }

  /// The numbers that systems give to people.
  var isPerson: Bool {
    (1000..<60_000).contains(number) && !["nologin", "false", "sync"].contains(where: shell.hasSuffix)
  }
}

extension Scan {
  /// Folders of people that are for us to read: one’s own, or every one for an administrator and for a mounted disk.
  var homes: [String] {
    let isAdministrator = machine.isAdministrator
    let seen = people.filter { isAdministrator ? $0.isPerson : $0.number == Int(machine.user) }.map(\.home)
    return (seen + (isAdministrator ? ["/root"] : [])).unique
  }

  /// Paths that a pattern covers; `~/` stands for each folder of a person.
  func paths(_ pattern: String) -> [String] {
    guard pattern.hasPrefix("~/") else { return machine.paths(pattern) }
    return homes.flatMap { machine.paths($0 + pattern.dropFirst()) }
  }
}
