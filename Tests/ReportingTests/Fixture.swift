import Assessing
import Inventories
import Knowledge
import LibXML
import Planning
import Training

@testable import Reporting

/// Small cases made by hand, scored with the real knowledge.
enum Fixture {
  static let date = Day(number: 20_468)  // 15 January 2026

  /// An association with a few machines, services and gaps.
  static func input(
    _ language: Language = .fr, name: String = "Les Tilleuls", knowledge: String? = nil
  ) throws -> ReportInput {
    try input(inventory: inventory(name), language, knowledge: knowledge)
  }

  /// A case of which only the name is known.
  static func nameOnly(_ language: Language = .fr) throws -> ReportInput {
    let xml = "<inventory version=\"1\"><organisation id=\"org\" name=\"La Ruche\"/></inventory>"
    return try input(inventory: xml, language, isPlanned: false)
  }

  private static func input(
    inventory xml: String, _ language: Language, isPlanned: Bool = true, knowledge: String? = nil
  ) throws -> ReportInput {
    let catalogue = try Catalogue.load(overrides: knowledge)
    let inventory = Inventory(try Document(bytes: Array(xml.utf8), name: "inventory.xml"))
    let assessment = try Assessor(inventory, catalogue: catalogue, date: date).assess()
    let plan = isPlanned ? plan(catalogue, assessment) : Plan(start: date, end: date, stages: [], tasks: [], moves: [])
    return ReportInput(
      inventory: inventory, catalogue: catalogue, assessment: assessment, plan: plan,
      training: isPlanned ? training(catalogue) : TrainingPlan(needs: [], sessions: [], uncovered: []), date: date,
      language: language)
  }

  /// One task after the other, each called for by the findings that name it.
  private static func plan(_ catalogue: Catalogue, _ assessment: Assessment) -> Plan {
    let templates = catalogue.tasks.values.sorted { ($0.stage, $0.priority, $0.id) < ($1.stage, $1.priority, $1.id) }
    var day = date.adding(14)
    let tasks = templates.map { template in
      var task = PlannedTask(
        id: template.id, title: template.title, stage: template.stage, kind: template.kind, hours: template.hours,
        start: day, end: day.adding(2))
      day = day.adding(3)
      task.people = template.kind == .decision ? ["g-board"] : ["p-it"]
      task.resolution = template.resolution
      task.isReversible = template.isReversible
      task.doneWhen = template.doneWhen
      task.isDone = template.stage == 1 && template.kind == .findOut
      task.because = assessment.findings.filter { $0.remedies.contains(template.id) }
        .map { .finding(criterion: $0.criterion.id, subject: $0.subject) }
      return task
    }
    let move = Move(
      service: "v-drive", serviceName: "Drive", from: "google-drive", capability: "file-sharing", target: "nextcloud",
      route: "files-google-drive",
      why: LocalizedText(fr: "Libre et hébergé en Europe.", en: "Free and hosted in Europe."),
      losses: [LocalizedText(fr: "L’historique reste là-bas.", en: "The history stays there.")])
    return Plan(start: date.adding(14), end: day, stages: catalogue.stages, tasks: tasks, moves: [move])
  }

  private static func training(_ catalogue: Catalogue) -> TrainingPlan {
    let modules = catalogue.modules.prefix(3)
    let needs = modules.map { module in
      Need(
        module: module, person: "g-animation", personName: "animation (7)", headcount: 7, level: nil,
        because: LocalizedText(fr: "Le plan le demande.", en: "The plan asks for it."), task: nil)
    }
    let sessions = modules.enumerated().map { index, module in
      Session(
        id: "\(module.id)-1", module: module, participants: [("g-animation", "animation", 7)],
        date: date.adding(30 + index), hours: module.hours, before: nil)
    }
    return TrainingPlan(needs: needs, sessions: sessions, uncovered: ["decide"])
  }

  private static func inventory(_ name: String) -> String {
    """
    <inventory version="1" date="2026-01-15" xml:lang="fr">
      <organisation id="org" name="\(XMLWriter.escapeAttribute(name))" members="480" budget-eur="400000"/>
      <people>
        <person id="p-director" role="direction"/><person id="p-it" role="it-volunteer" hours-per-week="3"/>
        <group id="g-board" role="board" count="9"/><group id="g-animation" role="animation" count="7"/>
      </people>
      <devices complete="yes">
        <device id="d-1" kind="desktop" owner="association" used-by="p-director" system="windows"
          system-version="10.0.19045" disk-encrypted="no" screen-lock="yes" auto-update="no">
          <installed product="libreoffice" version="7.4"/>
        </device>
      </devices>
      <services>
        <service id="v-drive" name="\(XMLWriter.escapeAttribute(name)) Drive" product="google-drive"
          capability="file-sharing" account-owner="personal" accounts="14" mfa="no" processor-contract="no"
          cost-eur-year="120"/>
        <service id="v-mail" name="Courriel" product="gmail" capability="mail" account-owner="association"/>
      </services>
      <domains><domain id="dom" name="les-tilleuls.example" holder="p-it" expires="2026-09-30"/></domains>
      <data-locations>
        <data-location id="l-drive" name="Dossiers partagés" in="v-drive" volume-gb="85" access="link-public">
          <data category="members" personal="yes" minors="yes"/>
        </data-location>
        <data-location id="l-disk" name="Disque du bureau" kind="disk" on="d-1" backup="none" criticality="high"/>
      </data-locations>
      <exceptions>
        <exception id="x-1" about="d-1" criterion="SEC-07" reason="Logiciel de radio" until="2027-06-30"/>
      </exceptions>
      <sources>
        <source id="i1" kind="interview" date="2026-01-15" role="direction"/>
        <source id="i2" kind="interview" date="2026-01-15" role="it-volunteer"/>
        <source id="m1" kind="scan" date="2026-01-14" tool="glpi-agent" file="d-1.json"/>
      </sources>
      <claims>
        <claim of="d-1/@disk-encrypted" value="no" source="m1" rank="observed"/>
        <claim of="v-drive/@mfa" value="no" source="i2" rank="declared"/>
        <claim of="v-drive/@accounts" value="14" source="i2" rank="declared"/>
        <claim of="v-drive/@accounts" value="20" source="i1" rank="declared"/>
      </claims>
    </inventory>
    """
  }
}
