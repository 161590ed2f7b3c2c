import Assessing
import Inventories
@testable import Knowledge
import LibXML
import Planning
import Testing

/// Hours that grow with what is to be made again.
struct PieceWorkTests {
  private func rebuild(_ of: String, _ service: String, _ rest: String = "") throws -> PlannedTask {
    let route = """
      <routes><route id="r-polls" capability="polls" from="big-polls" to="dates" cutover="new-only">
        <title xml:lang="fr">Sortir</title><loss xml:lang="fr">Tout.</loss>
        <step id="rebuild" stage="5" kind="work" hours="1" who="helper"><title xml:lang="fr">Refaire</title>
          <pieces of="\(of)" hours="0.5" assumed="4">
            <title xml:lang="fr">sondages</title><title xml:lang="en">polls</title>
          </pieces>
        </step>
        <rollback xml:lang="fr">Revenir.</rollback><verify xml:lang="fr">Compter.</verify>
      </route></routes>
      """
    var small = try SmallCase("<services><service id='v' product='big-polls' \(service)/></services>" + rest)
    small.leaveEverything()
    let plan = try small.plan(SmallKnowledge.catalogue(route))
    return try #require(plan["r-polls.rebuild@v"])
  }

  @Test("Each thing that the service holds adds its hours")
  func items() throws {
    let task = try rebuild("items", "items='10'")
    #expect(task.hours == 6)
    #expect(task.efforts.map(\.hours) == [6])
    #expect(task.pieces?.why.fr == "À refaire, sondages\u{A0}: 10, 0,5\u{A0}h pour chacun.")
  }

  @Test("A number that nobody knows is assumed, and the plan says so")
  func unknown() throws {
    let task = try rebuild("items", "")
    #expect(task.hours == 3)
    #expect(task.pieces?.isKnown == false)
    #expect(task.pieces?.why.en == "To make again, polls: number unknown, assume 4, 0.5 h for each.")
    #expect(try rebuild("items", "items='900' capability='polls mail'").hours == 3)
  }

  @Test("Home-made tools made with what is left are counted, not those to keep or to drop")
  func tools() throws {
    func list(_ complete: String) -> String {
      """
      <home-made complete="\(complete)">
        <tool id="t1" product="big-polls"/><tool id="t2" product="big-polls" verdict="keep"/>
        <tool id="t3" product="big-mail"/><tool id="t4"/>
      </home-made>
      """
    }
    #expect(try rebuild("tools", "", list("yes")).hours == 1.5)
    #expect(try rebuild("tools", "", list("no")).hours == 3)
    let many = (1...5).map { "<tool id='m\($0)' product='big-polls'/>" }.joined()
    let open = try rebuild("tools", "", "<home-made>\(many)</home-made>")
    #expect(open.hours == 3.5)
    #expect(open.pieces?.why.fr.contains("\u{A0}: au moins 5, ") == true)
    #expect(try rebuild("tools", "", #"<home-made complete="yes"/>"#).hours == 1)
  }
}
