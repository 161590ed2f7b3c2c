import Assessing
import Inventories
import Knowledge
import LibXML
import Planning
import Testing

@Suite("Targets")
struct TargetTests {
  private func targets(_ body: String) throws -> [String: String] {
    var small = try SmallCase(body)
    for service in small.inventory.services where service.product?.hasPrefix("big-") == true {
      small.add(.fail, "FREE", about: service.id, product: service.product, route: true)
    }
    return Dictionary(uniqueKeysWithValues: try small.plan().moves.map { ($0.capability, $0.target) })
  }

  @Test("Alone, the first free product of the route")
  func first() throws {
    #expect(try targets(#"<services><service id="v" product="big-drive"/></services>"#) == ["files": "cloud"])
    #expect(try targets(#"<services><service id="v" product="big-polls"/></services>"#) == ["polls": "dates"])
  }

  @Test("One suite rather than three tools")
  func bundle() throws {
    let body = """
      <services>
        <service id="v1" product="big-drive" capability="files"/><service id="v2" product="big-agenda" capability="calendar"/>
        <service id="v3" product="big-mail" capability="mail"/>
      </services>
      """
    #expect(try targets(body) == ["files": "suite", "calendar": "suite", "mail": "suite"])
  }

  @Test("What is in use is preferred to what is new")
  func inUse() throws {
    let body = """
      <services>
        <service id="v1" product="big-agenda" capability="calendar"/><service id="v2" name="Essai" product="cloud"/>
      </services>
      """
    #expect(try targets(body) == ["calendar": "cloud"])
  }

  @Test("A decision wins, about the use or about the service")
  func decision() throws {
    let body = """
      <services><service id="v1" product="big-agenda"/><service id="v2" product="cloud"/></services>
      <decisions><decision id="k" about="calendar" choice="product" product="letters" date="2026-10-01"/></decisions>
      """
    #expect(try targets(body) == ["calendar": "letters"])
    #expect(try targets(body.replacing("about=\"calendar\"", with: "about=\"v1\"")) == ["calendar": "letters"])
  }

  @Test("A product that is not free is never a target, even decided, and the plan says so")
  func notFree() throws {
    var small = try SmallCase(
      """
      <services><service id="v1" product="big-drive"/></services>
      <decisions><decision id="k" about="files" choice="product" product="shiny"/></decisions>
      """)
    small.leaveEverything()
    let move = try #require(small.plan().moves.first)
    #expect(move.target == "cloud")
    #expect(move.why.fr.contains("Shiny"))
  }

  @Test("What is kept by decision, by exception or for lack of a way is listed, not moved")
  func staying() throws {
    var small = try SmallCase(
      """
      <services>
        <service id="v1" product="big-drive"/><service id="v2" product="big-polls"/><service id="v3" product="big-maps"/>
      </services>
      <decisions><decision id="k" about="v1" choice="keep"/></decisions>
      """)
    small.leaveEverything()
    small.add(.accepted, "HOST", about: "v2", product: "big-polls", route: true)
    let plan = try small.plan()
    #expect(plan.moves.isEmpty)
    #expect(plan.staying.map(\.service) == ["v1", "v2", "v3"])
    #expect(plan["choose"] == nil)
  }

  @Test("What no free product replaces is kept for the reason that the knowledge gives")
  func gap() throws {
    let maps = """
      <products><product id="big-maps" name="Big Maps" capabilities="maps"><edition id="e" licence="proprietary"/>
        <no-alternative capability="maps"><note xml:lang="fr">Rien ne la remplace.</note></no-alternative>
      </product></products>
      """
    var small = try SmallCase(#"<services><service id="v" product="big-maps"/></services>"#)
    small.leaveEverything()
    #expect(try small.plan(SmallKnowledge.catalogue(maps)).staying.map(\.why.fr) == ["Rien ne la remplace."])
    #expect(try small.plan().staying.map(\.why.fr) == ["Aucun chemin de sortie n’est encore décrit pour cet usage."])
  }

  @Test("A service used for two things makes two moves")
  func twoUses() throws {
    let body = #"<services><service id="v" product="big-mail" capability="mail calendar"/></services>"#
    #expect(try targets(body) == ["mail": "suite", "calendar": "suite"])
  }

  @Test("Two services of one route are one move, unless a decision sets one apart")
  func sameRoute() throws {
    let services = #"<services><service id="v1" product="big-drive"/><service id="v2" product="big-drive"/></services>"#
    var small = try SmallCase(services)
    small.leaveEverything()
    #expect(try small.plan().moves.map(\.subjects) == [["v1", "v2"]])
    let decision = #"<decisions><decision id="k" about="v2" choice="product" product="suite"/></decisions>"#
    var apart = try SmallCase(services + decision)
    apart.leaveEverything()
    #expect(try apart.plan().moves.map(\.service) == ["v1", "v2"])
    #expect(try apart.plan().moves.last?.target == "suite")
  }

  @Test("The same product on several machines is one move")
  func machines() throws {
    var small = try SmallCase(
      """
      <devices>
        <device id="d1" kind="laptop"><installed product="big-mail"/></device>
        <device id="d2" kind="laptop" count="3"><installed product="big-mail"/></device>
        <device id="d3" kind="laptop" state="retired"><installed product="big-mail"/></device>
      </devices>
      """)
    small.add(.fail, "FREE", about: "d1", product: "big-mail", route: true)
    let plan = try small.plan()
    #expect(plan.moves.map(\.id) == ["r-calendar@d1", "r-mail@d1"])
    #expect(plan.moves.first?.subjects == ["d1", "d2"])
    #expect(plan["r-mail.escrow@d1"]?.hours == 3)
  }
}
