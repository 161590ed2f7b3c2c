import Assessing
import Inventories
@testable import Knowledge
import LibXML
import Planning
import Testing

/// How long machines work at a step: the slowest of its rates, what is unknown being said.
struct MachineTimeTests {
  private static func route(_ step: String, rates: String, holds: String = "") -> String {
    """
    <routes><route id="r-mail" capability="mail" \(holds) from="big-mail" to="letters" cutover="big-bang">
      <title xml:lang="fr">Sortir</title><loss xml:lang="fr">Les règles.</loss>
      <step id="move" stage="5" kind="machine" hours="0" \(step)><title xml:lang="fr">Copier</title>\(rates)</step>
      <rollback xml:lang="fr">Revenir.</rollback><verify xml:lang="fr">Compter.</verify>
    </route></routes>
    """
  }

  private static let rates = """
    <rate of="gb" per-hour="0.5" per="account" assumed="3">
      <title xml:lang="fr">Lecture permise</title><title xml:lang="en">Reading allowed</title>
    </rate>
    <rate of="items" per-hour="1000" per="account" assumed="10000">
      <title xml:lang="fr">Messages</title><title xml:lang="en">Messages</title>
    </rate>
    <rate of="gb" per-hour="4" measured="upload" assumed="3">
      <title xml:lang="fr">Débit montant</title><title xml:lang="en">Upload</title>
    </rate>
    """

  private func move(_ body: String, _ step: String = "", holds: String = "") throws -> PlannedTask {
    var small = try SmallCase(body)
    small.add(.fail, "FREE", about: "v1", product: "big-mail", route: true)
    let plan = try small.plan(
      SmallKnowledge.catalogue(Self.route(step, rates: Self.rates, holds: holds)), start: monday)
    return try #require(plan["r-mail.move@v1"])
  }

  private func service(_ attributes: String) -> String {
    #"<services><service id="v1" product="big-mail" capability="mail" \#(attributes)/></services>"#
  }

  @Test("The slowest rate tells the duration, whichever it is")
  func slowest() throws {
    let heavy = try move(service(#"accounts="1" volume-gb="60" items="5000""#))
    #expect(heavy.machineHours == 120)
    #expect(heavy.machine?.limits.map(\.hours) == [120, 15, 5])
    let numerous = try move(service(#"accounts="1" volume-gb="1" items="90000""#))
    #expect(numerous.machineHours == 90)
    #expect(numerous.machine?.limits.first?.title.fr == "Messages")
    #expect(numerous.machine?.isAssumed == false)
  }

  @Test("Mailboxes go side by side, as many as the step allows")
  func parallel() throws {
    let known = #"volume-gb="60" items="5000""#
    #expect(try move(service(#"accounts="6" \#(known)"#), #"parallel="4""#).machineHours == 30)
    #expect(try move(service(#"accounts="2" \#(known)"#), #"parallel="4""#).machineHours == 60)
    // What all share does not go faster.
    #expect(try move(service(#"accounts="60" \#(known)"#), #"parallel="60""#).machineHours == 15)
  }

  @Test("A volume that nobody knows is assumed for each account, and the plan says so")
  func unknown() throws {
    let task = try move(service(#"accounts="2""#))
    let machine = try #require(task.machine)
    #expect(machine.isAssumed)
    #expect(task.machineHours == 20)  // 20,000 messages
    #expect(
      machine.why.fr.hasPrefix(
        "Les machines travaillent 20\u{A0}h. Messages\u{A0}: volume inconnu, on suppose 20\u{202F}000 éléments, à "))
    #expect(machine.why.en.contains("Reading allowed: volume unknown, assume 6 GB, at 0.5 GB an hour."))
  }

  @Test("What is known is kept when it is more than what is assumed")
  func partlyKnown() throws {
    let places = """
      <data-locations><data-location id="l1" in="v1" volume-gb="50" items="1"/><data-location id="l2" in="v1"/></data-locations>
      """
    let task = try move(service(#"accounts="1""#) + places)
    #expect(task.machineHours == 100)
    #expect(task.machine?.isAssumed == true)
  }

  @Test("Only the kinds of places that the route moves are counted; none of them: unknown")
  func kinds() throws {
    func places(_ kind: String) -> String {
      """
      <data-locations>
        <data-location id="l1" in="v1" kind="cloud" volume-gb="5000" items="1"/>
        <data-location id="l2" in="v1" kind="\(kind)" volume-gb="2" items="7"/>
      </data-locations>
      """
    }
    let mail = try move(service(#"accounts="1""#) + places("mailbox"), holds: #"holds="mailbox""#)
    #expect(mail.machineHours == 4)
    let none = try move(service(#"accounts="1""#) + places("site"), holds: #"holds="mailbox""#)
    #expect(none.machineHours == 10)
    #expect(none.machine?.isAssumed == true)
  }

  @Test("A mailbox of which nothing is known is assumed apart from those that are known")
  func mailboxes() throws {
    let places = """
      <data-locations>
        <data-location id="l1" in="v1" kind="mailbox" count="2" volume-gb="4" items="10"/>
        <data-location id="l2" in="v1" kind="mailbox" items="10"/>
      </data-locations>
      """
    let some = try move(service(#"accounts="5""#) + places)
    #expect(some.machineHours == 26)  // 4 GB of two, three of three others, at 0.5 GB an hour
    #expect(some.machine?.why.en.contains("4 GB known, assume 13 GB, at 0.5 GB an hour") == true)
    let all = try move(service(#"accounts="2""#) + places)
    #expect(all.machine?.isAssumed == false)
  }

  @Test("The best measured upload replaces the usual one")
  func upload() throws {
    let sites = #"<sites><site id="s1" up-mbps="0.8"/><site id="s2" up-mbps="1"/><site id="s3"/></sites>"#
    let task = try move(sites + service(#"accounts="40" volume-gb="45" items="1""#))
    let machine = try #require(task.machine)
    let first = try #require(machine.limits.first)
    #expect(first.isMeasured && first.perHour == 0.45)
    #expect(machine.hours == 100)
    #expect(machine.why.fr.contains("45\u{A0}Go à 0,45\u{A0}Go par heure (débit mesuré)."))
  }

  @Test("A step that moves a part takes that part of the time")
  func share() throws {
    let task = try move(service(#"accounts="1" volume-gb="60" items="5000""#), #"share="0.05""#)
    #expect(task.machineHours == 6)
  }

  @Test("A step without machines has no machine time")
  func none() throws {
    var small = try SmallCase(service(#"accounts="1""#))
    small.leaveEverything()
    let plan = try small.plan()
    #expect(plan.tasks.contains { $0.kind != .machine && $0.machine == nil && $0.machineHours == 0 })
  }
}
