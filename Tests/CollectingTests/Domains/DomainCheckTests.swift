import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

@testable import Collecting

@Suite struct DomainCheckTests {
  private static let day = Day("2026-11-22")
  private static let good: [String: FakeResolver.Answer] = [
    "MX asso.example": .mx([(20, "alt1.aspmx.l.google.com"), (10, "aspmx.l.google.com")]),
    "TXT asso.example": .txt(["a-verification=1", "v=spf1 include:_spf.google.com ~all"]),
    "TXT _dmarc.asso.example": .txt(["v=DMARC1; p=quarantine; rua=mailto:dmarc@asso.example"]),
    "TXT google._domainkey.asso.example": .txt(["v=DKIM1; k=rsa; p=" + String(repeating: "MIIB", count: 90)]),
  ]

  private func check(_ answers: [String: FakeResolver.Answer], room: Int = 1232) throws -> DomainCheck {
    let resolver = try FakeResolver(answers, room: room)
    return try DomainCheck.look(
      at: "Asso.Example.", resolver: "127.0.0.1:\(resolver.port)", selectors: ["default", "google"],
      catalogue: Workshop.catalogue.orThrow(), date: Self.day.orThrow())
  }

  @Test func aWellKeptDomain() throws {
    let check = try check(Self.good)
    #expect(check.name == "asso.example")
    #expect(check.servers == ["aspmx.l.google.com", "alt1.aspmx.l.google.com"])
    #expect(check.product == "google-workspace")
    #expect([check.spf, check.spfDetail] == ["yes", "softfail"])
    #expect(check.dkim == "yes")
    #expect([check.dmarc, check.dmarcPolicy] == ["yes", "quarantine"])
  }

  @Test func longAnswersAreAskedByStream() throws {
    #expect(try check(Self.good, room: 120) == check(Self.good))
  }

  @Test func nothingPublishedIsASureNo() throws {
    let check = try check(["MX asso.example": .mx([(1, "mx1.mail.example")])])
    #expect([check.product, check.spfDetail, check.dmarcPolicy] == [nil, nil, nil])
    #expect([check.spf, check.dkim, check.dmarc] == ["no", "no", "no"])
  }

  @Test func keysUnderAnotherNameAreUnknown() throws {
    var answers = Self.good
    answers["TXT google._domainkey.asso.example"] = nil
    answers["TXT s2026._domainkey.asso.example"] = .txt(["p=MIIB"])
    #expect(try check(answers).dkim == nil)
    answers["TXT default._domainkey.asso.example"] = .txt(["v=DKIM1; p="])
    #expect(try check(answers).dkim == nil, "a withdrawn key")
  }

  @Test func whatTheResolverCannotTellIsUnknown() throws {
    var answers = Self.good
    answers["TXT asso.example"] = .code(2)
    answers["TXT _dmarc.asso.example"] = .code(5)
    let check = try check(answers)
    #expect([check.spf, check.dmarc] == [nil, nil])
  }

  @Test(arguments: [
    ("MX asso.example", FakeResolver.Answer.code(3), "does not exist"),
    ("MX asso.example", .code(5), "refuses the question (code 5)"),
    ("MX asso.example", .damaged, "damaged answer"),
  ])
  func failuresAreToldInWords(_ key: String, _ answer: FakeResolver.Answer, _ words: String) throws {
    let failure = #expect(throws: DomainFailure.self) { try check([key: answer]) }
    #expect(failure?.reason.en.contains(words) == true)
  }

  @Test(arguments: [
    ("example.org", "is not the address"), ("127.0.0.1:99999", "is not the address"), ("127.0.0.1:1", "not answer"),
  ])
  func theResolverIsAnAddress(_ resolver: String, _ words: String) throws {
    let failure = #expect(throws: DomainFailure.self) {
      try DomainCheck.look(
        at: "asso.example", resolver: resolver, selectors: [], catalogue: Workshop.catalogue.orThrow(),
        date: Self.day.orThrow())
    }
    #expect(failure?.reason.en.contains(words) == true)
  }

  @Test func onlyPlainNamesAreAsked() throws {
    let resolver = try FakeResolver(Self.good)
    for name in ["", "asso example", "asso..example", "../etc", String(repeating: "a", count: 64) + ".example"] {
      let failure = #expect(throws: DomainFailure.self) {
        try DomainCheck.look(
          at: name, resolver: "127.0.0.1:\(resolver.port)", selectors: [], catalogue: Workshop.catalogue.orThrow(),
          date: Self.day.orThrow())
      }
      #expect(failure?.reason.en.contains("is not a domain name") == true)
    }
    #expect(resolver.questions == [])
  }
}

@Suite struct DomainFileTests {
  private func check() throws -> DomainCheck {
    var check = DomainCheck(name: "asso.example", date: try Day("2026-11-20").orThrow())
    check.servers = ["mx1.mail.example", "mx2.mail.example"]
    (check.product, check.spf, check.spfDetail) = ("google-workspace", "no", "open")
    (check.dmarc, check.dmarcPolicy) = ("yes", "quarantine")
    (check.registrar, check.expires) = ("Bureau SAS", Day("2027-03-04"))
    return check
  }

  @Test func whatIsWrittenIsReadAndFollowsItsSchema() throws {
    let workshop = try Workshop()
    let bytes = DomainFile.bytes(of: try check())
    let path = try workshop.folder.write(String(decoding: bytes, as: UTF8.self), to: "d.xml")
    #expect(try DomainFile.read(ForeignInput(path: path, name: "d.xml")) == check())
    let schema = try RelaxNGSchema(
      bytes: Embedded.bytes("schemas/domain-check.rng").orThrow(), name: "domain-check.rng")
    #expect(schema.validate(try Document(contentsOf: path)).isEmpty)
  }

  @Test func factsOfADomainAreObserved() throws {
    let workshop = try Workshop()
    let inventory = workshop.opened.inventory
    inventory.add("domain", to: "domains", ["id": "dom-main", "name": "Asso.example", "dkim": "yes"])
    let first = String(decoding: DomainFile.bytes(of: try check()), as: UTF8.self)
    let path = try workshop.folder.write(first, to: "d.xml")
    #expect(try workshop.collect([path]).map(\.status) == [.merged])
    let domain = try workshop.device("dom-main")
    #expect(
      [domain["mx"], domain["spf"], domain["dkim"], domain["dmarc"]] == ["google-workspace", "no", "yes", "yes"])
    #expect([domain["registrar"], domain["expires"]] == ["Bureau SAS", "2027-03-04"])
    #expect(Ledger(inventory).claims(about: "dom-main/@spf").map(\.rank) == [.observed])
    let before = try workshop.everything()
    #expect(try workshop.collect([path]).compactMap(\.reason).count == 1)
    #expect(try workshop.everything() == before)
    #expect(try workshop.faults() == [])
  }

  @Test func aNewerLookSpeaksForTheOlderOne() throws {
    let workshop = try Workshop()
    var newer = try check()
    let old = try workshop.folder.write(String(decoding: DomainFile.bytes(of: newer), as: UTF8.self), to: "a.xml")
    newer.date = try Day("2026-11-21").orThrow()
    newer.spf = "yes"
    newer.dmarc = nil
    let new = try workshop.folder.write(String(decoding: DomainFile.bytes(of: newer), as: UTF8.self), to: "b.xml")
    #expect(try workshop.collect([old, new]).map(\.status) == [.imported, .merged])
    let domain = try workshop.device("domain")
    #expect([domain["spf"], domain["dmarc"]] == ["yes", nil])
    #expect(try workshop.faults() == [])
  }
}

@Suite struct MailRulesTests {
  @Test(arguments: [
    (["v=spf1 mx -all"], "fail", nil), (["V=SPF1 mx ?all"], "neutral", nil), (["v=spf1"], nil, nil),
    (["v=spf1 +all"], "pass", SenderPolicy.Flaw.open), (["v=spf1 all"], "pass", .open),
    (["v=spf1 -all", "v=spf1 mx ~all"], "fail", .several),
    (["v=spf1 " + (1...11).map { "include:s\($0).example " }.joined() + "~all"], "softfail", .tooLong),
    (["v=spf1 " + (1...10).map { "include:s\($0).example " }.joined() + "ip4:192.0.2.1 ~all"], "softfail", nil),
  ])
  func senders(_ texts: [String], _ others: String?, _ flaw: SenderPolicy.Flaw?) {
    let policy = SenderPolicy(["x=1"] + texts)
    #expect(policy?.others == others)
    #expect(policy?.flaw == flaw)
  }

  @Test func otherTextsAreNoList() {
    #expect(SenderPolicy(["v=spf10 -all", "spf1", "v=DMARC1; p=none"]) == nil)
  }

  @Test(arguments: [
    (["v=DMARC1; p=reject"], "reject"), (["v=DMARC1;p=None;"], "none"), (["v=DMARC1"], nil),
    (["p=reject; v=DMARC1"], nil),
    (["v=DMARC1; p=block"], nil), (["v=DMARC1; p=none", "v=DMARC1; p=reject"], nil), ([], nil),
  ])
  func forgery(_ texts: [String], _ policy: String?) {
    #expect(ForgeryPolicy(texts)?.policy == policy)
  }
}

@Suite struct RegistrationDataTests {
  @Test func rdap() throws {
    let text = """
      {"objectClassName": "domain", "ldhName": "ASSO.EXAMPLE", "events": [
        {"eventAction": "registration", "eventDate": "2012-03-04T10:00:00Z"},
        {"eventAction": "expiration", "eventDate": "2027-03-04T10:00:00Z"}],
       "entities": [
        {"roles": ["registrant"], "vcardArray": ["vcard", [["fn", {}, "text", "Marie Durand"]]]},
        {"roles": ["registrar"], "vcardArray": ["vcard", [["version", {}, "text", "4.0"], ["fn", {}, "text", "Bureau SAS"]]]}]}
      """
    let data = try RegistrationData(text).orThrow()
    #expect([data.name, data.registrar, data.expires?.description] == ["asso.example", "Bureau SAS", "2027-03-04"])
  }

  @Test(arguments: [
    "domain: asso.example\nregistrar: Bureau SAS\nExpiry Date: 2027-03-04T09:21:33Z\nholder-c: MD1-FRNIC",
    "   Domain Name: ASSO.EXAMPLE\r\n   Registrar: Bureau SAS\r\n   Registry Expiry Date: 2027-03-04T04:00:00Z\r\n",
  ])
  func whois(_ text: String) throws {
    let data = try RegistrationData(text).orThrow()
    #expect([data.name, data.registrar, data.expires?.description] == ["asso.example", "Bureau SAS", "2027-03-04"])
  }

  @Test(arguments: ["", "{}", "{", "nothing here", "holder: Marie Durand"])
  func nothingToRead(_ text: String) {
    #expect(RegistrationData(text) == nil)
  }
}
