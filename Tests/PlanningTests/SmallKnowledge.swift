@testable import Knowledge

/// A catalogue of a few invented entries.
enum SmallKnowledge {
  static func catalogue(_ extra: String...) throws -> Catalogue {
    var loader = CatalogueLoader()
    for (index, text) in (all + extra).enumerated() {
      loader.read(Array(text.utf8), path: "small-\(index).xml", isTrusted: true)
    }
    return try loader.finish()
  }

  private static let all = [capabilities, licences, products, tasks, routes, modules]

  private static let capabilities = """
    <capabilities>
      <capability id="files" wave="3"><title xml:lang="fr">Fichiers</title></capability>
      <capability id="calendar" wave="3"><title xml:lang="fr">Agenda</title></capability>
      <capability id="mail" wave="4"><title xml:lang="fr">Courriel</title></capability>
      <capability id="polls" wave="1"><title xml:lang="fr">Sondages</title></capability>
      <capability id="accounts" wave="8"><title xml:lang="fr">Comptes</title></capability>
      <topic id="sharing"><title xml:lang="fr">Partager</title></topic>
      <topic id="deciding"><title xml:lang="fr">Décider</title></topic>
    </capabilities>
    """

  private static let licences = """
    <licences><licence id="AGPL-3.0-only" osi="yes" fsf="yes"/></licences>
    """

  private static let products = """
    <products>
      <product id="big-drive" name="Big Drive" capabilities="files"><edition id="e" licence="proprietary"/></product>
      <product id="big-agenda" name="Big Agenda" capabilities="calendar"><edition id="e" licence="proprietary"/></product>
      <product id="big-mail" name="Big Mail" capabilities="mail calendar"><edition id="e" licence="proprietary"/></product>
      <product id="big-polls" name="Big Polls" capabilities="polls"><edition id="e" licence="proprietary"/></product>
      <product id="big-books" name="Big Books" capabilities="accounts"><edition id="e" licence="proprietary"/></product>
      <product id="big-maps" name="Big Maps" capabilities="maps"><edition id="e" licence="proprietary"/></product>
      <product id="cloud" name="Cloud"><edition id="e" licence="AGPL-3.0-only"/></product>
      <product id="suite" name="Suite"><edition id="e" licence="AGPL-3.0-only"/></product>
      <product id="letters" name="Letters"><edition id="e" licence="AGPL-3.0-only"/></product>
      <product id="dates" name="Dates"><edition id="e" licence="AGPL-3.0-only"/></product>
      <product id="books" name="Books"><edition id="e" licence="AGPL-3.0-only"/></product>
      <product id="shiny" name="Shiny"><edition id="e" licence="proprietary"/></product>
    </products>
    """

  private static let tasks = """
    <tasks>
      <task id="decide" stage="0" kind="decision" hours="2" who="board" always="yes">
        <title xml:lang="fr">Décider</title>
        <done-when test="/inventory/organisation/@shared-decision"/>
      </task>
      <task id="choose" stage="2" kind="decision" hours="1" who="board" always="with-moves">
        <title xml:lang="fr">Choisir</title><after task="decide"/>
      </task>
      <task id="close" stage="8" kind="work" hours="1" who="board" always="with-moves"><title xml:lang="fr">Clore</title></task>
      <task id="ask" stage="1" kind="find-out" hours="0.5" hours-each="0.25" who="helper"><title xml:lang="fr">Demander</title></task>
      <task id="copy" stage="3" kind="work" hours="1" hours-each="0.5" who="helper" people="2">
        <title xml:lang="fr">Copier</title><after task="buy-disk"/>
        <done-when test="$subject/@backed-up='yes'"/>
      </task>
      <task id="buy-disk" stage="3" kind="work" hours="1" who="helper"><title xml:lang="fr">Acheter un disque</title></task>
      <task id="tidy" stage="5" kind="work" hours="1" who="nobody-at-all"><title xml:lang="fr">Ranger</title></task>
    </tasks>
    """

  private static func route(_ id: String, _ use: String, _ from: String, _ to: String, _ rest: String) -> String {
    """
    <route id="\(id)" capability="\(use)" from="\(from)" to="\(to)" cutover="big-bang" \(rest)>
      <title xml:lang="fr">Sortir</title><loss xml:lang="fr">Les commentaires.</loss>
      <prerequisite task="choose"/>
      <step id="escrow" stage="3" kind="work" hours="1" hours-each="0.5" who="administrator helper"><title xml:lang="fr">Garder une copie</title></step>
      <step id="move" stage="5" kind="machine" hours="0">
        <title xml:lang="fr">Copier</title><rate of="gb" per-hour="1" assumed="2"><title xml:lang="fr">La ligne</title></rate>
      </step>
      <step id="train" stage="5" kind="training" hours="1" hours-each="2" who="helper" module="M1" after="escrow"><title xml:lang="fr">Former</title></step>
      <step id="cutover" stage="5" kind="cutover" hours="1" who="helper" after="move train">
        <title xml:lang="fr">Basculer</title><done-when test="$subject/@state='idle'"/>
      </step>
      <step id="watch" stage="6" kind="wait" hours="0" wait-days="7"><title xml:lang="fr">Attendre</title></step>
      <rollback xml:lang="fr">Revenir.</rollback><verify xml:lang="fr">Compter.</verify>
    </route>
    """
  }

  private static let routes = """
    <routes>
    \(route("r-files", "files", "big-drive", "cloud suite shiny", #"wave="3""#))
    \(route("r-calendar", "calendar", "big-agenda big-mail", "suite cloud letters", #"wave="3""#))
    \(route("r-mail", "mail", "big-mail", "letters suite", #"wave="4""#))
    \(route("r-polls", "polls", "big-polls", "shiny dates", #"wave="1""#))
    \(route("r-accounts", "accounts", "big-books", "books", #"wave="8" boundary="fiscal-year-start""#))
    </routes>
    """

  private static let modules = """
    <modules>
      <module id="M1" hours="2" audience="all" group-max="4" topics="sharing" tools="cloud suite" evaluation="hot">
        <title xml:lang="fr">Partager</title>
      </module>
    </modules>
    """
}
