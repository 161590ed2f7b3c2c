package import Inventories
package import Knowledge
package import LibXML

/// What public records say of a domain: who receives its mail, and what protects it from forgery.
package struct DomainCheck: Equatable {
  package var name: String
  package var date: Day
  /// Servers that receive its mail, the first choice first.
  package var servers: [String] = []
  /// Product of the catalogue that receives its mail.
  package var product: String?
  /// `yes` or `no`; nil when it cannot be told.
  package var spf: String?
  /// What happens to mail from elsewhere, or why the list protects nothing.
  package var spfDetail: String?
  package var dkim: String?
  package var dmarc: String?
  package var dmarcPolicy: String?
  package var registrar: String?
  package var expires: Day?

  package init(name: String, date: Day) {
    self.name = name
    self.date = date
  }
}

/// Why a domain could not be looked at.
package struct DomainFailure: Error, Equatable {
  package var reason: LocalizedText
}

extension DomainCheck {
  /// Asks a resolver, given by its address in numbers, about a domain; nothing else is asked.
  ///
  /// Selectors are the names under which keys for signed mail are commonly published.
  ///
  /// - Throws: `DomainFailure` when the resolver does not answer, or there is no such domain.
  package static func look(
    at name: String, resolver: String, selectors: [String], catalogue: Catalogue, date: Day
  ) throws -> DomainCheck {
    do {
      let look = DomainLook(name: DNSMessage.normal(name), resolver: try DNSResolver(resolver))
      return try look.check(selectors: selectors, catalogue: catalogue, date: date)
    } catch let failure as DNSResolver.Failure {
      throw DomainFailure(reason: failure.reason(resolver: resolver))
    }
  }
}

/// The questions about one domain.
private struct DomainLook {
  let name: String
  let resolver: DNSResolver

  func check(selectors: [String], catalogue: Catalogue, date: Day) throws -> DomainCheck {
    var check = DomainCheck(name: name, date: date)
    guard let servers = try servers() else { throw DomainFailure(reason: .noSuchDomain(name)) }
    check.servers = servers
    check.product = servers.lazy.compactMap { catalogue.mailProduct(of: $0) }.first
    if let texts = try texts(name) {
      let list = SenderPolicy(texts)
      check.spf = list.map { $0.flaw == nil ? "yes" : "no" } ?? "no"
      check.spfDetail = list.flatMap { $0.flaw?.rawValue ?? $0.others }
    }
    if let texts = try texts("_dmarc." + name) {
      check.dmarcPolicy = ForgeryPolicy(texts)?.policy
      check.dmarc = check.dmarcPolicy == nil ? "no" : "yes"
    }
    check.dkim = try signing(selectors)
    return check
  }

  /// Hosts by preference; none when the domain takes no mail, nil when it does not exist.
  private func servers() throws -> [String]? {
    switch try resolver.ask(name, .mx) {
    case .found(let records):
      let found = records.compactMap { record -> (Int, String)? in
        if case .mx(let preference, let exchange) = record, !exchange.isEmpty { (preference, exchange) } else { nil }
      }
      return found.sorted { $0 < $1 }.map(\.1)
    case .noSuchName: return nil
    case .failed(let code): throw DomainFailure(reason: .refused(code))
    }
  }

  /// Texts of a name, none when there is no such name; nil when the resolver cannot tell.
  private func texts(_ name: String) throws -> [String]? {
    switch try resolver.ask(name, .txt) {
    case .found(let records): records.compactMap { if case .txt(let text) = $0 { text } else { nil } }
    case .noSuchName: []
    case .failed: nil
    }
  }

  /// Keys can lie under any name: only a domain without a single one is a sure “no”.
  private func signing(_ selectors: [String]) throws -> String? {
    let place = "_domainkey." + name
    if case .noSuchName = try resolver.ask(place, .txt) { return "no" }
    for selector in selectors {
      if let texts = try texts("\(selector).\(place)"), SigningKey.isThere(texts) { return "yes" }
    }
    return nil
  }
}

extension Catalogue {
  /// The mail service whose domain a server bears; the longest domain wins.
  fileprivate func mailProduct(of host: String) -> String? {
    let found = products.values.filter { $0.capabilities.contains("mail") }.flatMap { product in
      product.domains.filter { host == $0 || host.hasSuffix("." + $0) }.map { (domain: $0, product: product.id) }
    }
    return found.max { ($0.domain.count, $1.product) < ($1.domain.count, $0.product) }?.product
  }
}

extension DNSResolver.Failure {
  fileprivate func reason(resolver: String) -> LocalizedText {
    switch self {
    case .address(let text):
      LocalizedText(
        fr: "«\u{202F}\(text)\u{202F}» n’est pas une adresse de résolveur, comme 127.0.0.1 ou [::1]:53",
        en: "“\(text)” is not the address of a resolver, such as 127.0.0.1 or [::1]:53")
    case .silent:
      LocalizedText(fr: "le résolveur \(resolver) ne répond pas", en: "the resolver \(resolver) does not answer")
    case .damaged:
      LocalizedText(
        fr: "le résolveur \(resolver) donne une réponse abîmée", en: "the resolver \(resolver) gives a damaged answer")
    case .name(let name):
      LocalizedText(fr: "«\u{202F}\(name)\u{202F}» n’est pas un nom de domaine", en: "“\(name)” is not a domain name")
    }
  }
}

extension LocalizedText {
  fileprivate static func noSuchDomain(_ name: String) -> LocalizedText {
    LocalizedText(fr: "le domaine \(name) n’existe pas", en: "the domain \(name) does not exist")
  }

  fileprivate static func refused(_ code: Int) -> LocalizedText {
    LocalizedText(
      fr: "le résolveur refuse la question (code \(code))", en: "the resolver refuses the question (code \(code))")
  }
}
