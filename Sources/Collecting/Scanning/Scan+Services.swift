internal import Knowledge
internal import LibXML

// Programs that are set up with a service elsewhere: which one, and the domain of its server only.

extension Scan {
  mutating func lookAtClients() {
    for probe in probes.clients {
      for trace in probe.traces {
        for path in paths(trace.file) { take(trace, of: probe, at: path) }
      }
    }
  }

  private mutating func take(_ trace: ClientProbe.Trace, of probe: ClientProbe, at path: String) {
    guard trace.key != nil || trace.server != nil || trace.with != nil else { return add(probe, server: nil) }
    for section in IniFile(machine.text(path) ?? "").sections where trace.covers(section) {
      let servers = trace.server.map(section.values) ?? []
      if servers.isEmpty, trace.key != nil { add(probe, server: nil) }
      for server in servers { add(probe, server: server) }
    }
  }

  private mutating func add(_ probe: ClientProbe, server: String?) {
    let known = server.flatMap(ServerDomain.host).flatMap(product(ofDomain:))
    add(
      Connection(
        kind: probe.kind, client: probe.product, service: known ?? probe.service,
        domain: server.flatMap { kept(ServerDomain($0)) }, isLocal: server.flatMap(ServerDomain.init) == .local))
    found.dropped.count(.users)
  }

  /// The domain, when it is not a machine of the place.
  private mutating func kept(_ domain: ServerDomain?) -> String? {
    guard case .domain(let name) = domain else {
      if domain == .local { found.dropped.count(.addresses) }
      return nil
    }
    return name
  }

  /// Mail accounts of programs that keep their settings as lines of `user_pref`.
  mutating func lookAtMail() {
    for probe in probes.profiles where probe.form == .mozilla {
      for path in paths(probe.folder + "/*/prefs.js") {
        let settings = MailSettings(machine.text(path, limit: 1 << 24) ?? "")
        for account in settings.accounts {
          if account.address != nil { found.dropped.count(.mails) }
          let domain = account.address.flatMap { kept(ServerDomain($0)) }
          let service = [account.server, account.address].lazy.compactMap { $0 }.compactMap(ServerDomain.host)
            .compactMap(product(ofDomain:)).first
          add(
            Connection(
              kind: "mail", client: probe.product, service: service, domain: domain,
              isLocal: domain == nil && account.server.flatMap(ServerDomain.init) == .local))
        }
      }
    }
  }
}

extension ClientProbe.Trace {
  fileprivate func covers(_ found: IniFile.Section) -> Bool {
    if let section, !Wildcard.covers(section, found.name) { return false }
    if let key, found[key] != value { return false }
    if let with, Quantity.flag(found[with] ?? "") != "yes" { return false }
    return true
  }
}

/// The mail accounts in a file of `user_pref` lines.
private struct MailSettings {
  struct Account {
    var server: String?
    var address: String?
  }

  private var values: [Substring: Substring] = [:]

  init(_ text: String) {
    for line in text.split(separator: "\n") where line.hasPrefix("user_pref(\"mail.") {
      let parts = line.split(separator: "\"", omittingEmptySubsequences: false)
      guard parts.count > 3 else { continue }
      values[parts[1]] = parts[3]
    }
  }

  /// Accounts with a server; folders of the machine itself and news are none.
  var accounts: [Account] {
    let list = values["mail.accountmanager.accounts"]?.split(separator: ",") ?? []
    return list.compactMap { account in
      guard let server = values["mail.account.\(account).server"],
        let type = values["mail.server.\(server).type"], ["imap", "pop3", "ews", "owl"].contains(type)
      else { return nil }
      let identity = values["mail.account.\(account).identities"]?.split(separator: ",").first
      return Account(
        server: values["mail.server.\(server).hostname"].map(String.init),
        address: identity.flatMap { values["mail.identity.\($0).useremail"] }.map(String.init))
    }
  }
}
