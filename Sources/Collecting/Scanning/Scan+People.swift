// Accounts, counted and never named.

extension Scan {
  mutating func lookAtPeople() {
    guard machine.exists("/etc/passwd") else { return }
    var counted = LocalPeople()
    counted.lastUser = machine.isAdministrator ? nil : people.first { $0.number == Int(machine.user) }?.name
    for person in people {
      counted.takeUser(
        fields([
          ("ID", String(person.number)), ("LOGIN", person.name), ("SHELL", person.shell), ("HOME", person.home),
        ]))
      if person.isPerson { found.dropped.count(.users) }
    }
    for line in machine.lines("/etc/group") {
      let parts = line.split(separator: ":", omittingEmptySubsequences: false)
      guard parts.count > 3 else { continue }
      let members = parts[3].split(separator: ",").map { ("MEMBER", String($0)) }
      counted.takeGroup(fields([("ID", String(parts[2])), ("NAME", String(parts[0]))] + members))
    }
    found.accounts = counted.count
    found.administrators = counted.administrators
    found.userIsAdministrator = counted.userIsAdministrator
    let unread = people.filter { $0.isPerson && !homes.contains($0.home) }
    if !unread.isEmpty || homes.contains(where: machine.isRefused) { cannotSee(.otherPeople, .rights) }
  }

  private func fields(_ pairs: [(String, String)]) -> SectionFields {
    var fields = SectionFields()
    for (name, value) in pairs { fields.add(name, value) }
    return fields
  }
}
