import Inventories
import Knowledge
import LibXML

/// A need with what its date depends on.
struct DatedNeed {
  var need: Need
  var anchor: Anchor?
  var earliest: Day
}

/// Calls minus what people can do already.
struct NeedList {
  private(set) var all: [DatedNeed] = []
  /// Modules that nobody is there to take.
  private(set) var unattended: [String] = []
  private let inventory: Inventory
  private let catalogue: Catalogue
  private let audiences: Audiences
  private let skills: SkillMap

  init(_ calls: [Call], inventory: Inventory, catalogue: Catalogue, audiences: Audiences) {
    self.inventory = inventory
    self.catalogue = catalogue
    self.audiences = audiences
    skills = SkillMap(inventory)
    let byModule = Dictionary(grouping: calls) { $0.module.id }
    for id in byModule.keys.sorted() {
      let calls = byModule[id] ?? []
      if calls.allSatisfy(\.people.isEmpty) { unattended.append(id) }
      let people = Set(calls.flatMap(\.people))
      for person in audiences.everybody where people.contains(person) {
        add(person, calls.filter { $0.people.contains(person) })
      }
    }
    addBasics()
  }

  private mutating func add(_ person: String, _ calls: [Call]) {
    guard let first = calls.first, !skills.masters(first.module, person) else { return }
    let anchors = calls.compactMap(\.anchor).sorted { ($0.date, $0.task) < ($1.date, $1.task) }
    let reasons = calls.map(\.because).unique
    let level = skills.level(of: person, in: first.module)
    let words = [
      reasons.first, .others(reasons.count - 1), .level(level, first.module),
      lacks(first.module, person) ? .help : nil,
    ]
    let need = Need(
      module: first.module, person: person, personName: inventory.label(person).fr,
      headcount: audiences.headcount(person), level: level, because: .joined(words.compactMap { $0 }),
      task: calls.compactMap(\.task).first)
    // A switch that asks for the module wins over one that it merely suits.
    all.append(
      DatedNeed(
        need: need, anchor: anchors.first(where: \.isAsked) ?? anchors.first,
        earliest: calls.map(\.earliest).min() ?? first.earliest))
  }

  /// Those who lack a level that a module asks, and know nothing else better, take the basic module first.
  private mutating func addBasics() {
    guard let basic = catalogue.modules.first(where: \.isBasic) else { return }
    for person in audiences.everybody where skills.best(of: person).map({ $0 < basic.targetLevel ?? 1 }) ?? false {
      let own = all.filter { $0.need.person == person }
      guard !own.contains(where: { $0.need.module.id == basic.id }) else { continue }
      let lacking = own.first { lacks($0.need.module, person) }
      guard let lacking, let earliest = own.map(\.earliest).min() else { continue }
      let need = Need(
        module: basic, person: person, personName: lacking.need.personName, headcount: lacking.need.headcount,
        level: nil, because: .basic(before: lacking.need.module), task: lacking.need.task)
      all.append(DatedNeed(need: need, anchor: nil, earliest: earliest))
    }
  }

  /// Whether a known level is below what a module asks.
  private func lacks(_ module: TrainingModule, _ person: String) -> Bool {
    module.prerequisites.contains { asked in
      skills.level(of: person, on: asked.on).map { $0 < asked.level } ?? false
    }
  }
}

extension LocalizedText {
  fileprivate static let help = LocalizedText(
    fr: "Prévoir une aide\u{A0}: le module demande un peu plus que le niveau connu.",
    en: "Plan some help: the module asks a little more than the level known.")

  fileprivate static func joined(_ parts: [LocalizedText]) -> LocalizedText {
    LocalizedText(fr: parts.map(\.fr).joined(separator: " "), en: parts.map(\.en).joined(separator: " "))
  }

  fileprivate static func others(_ count: Int) -> LocalizedText? {
    switch count {
    case ...0: nil
    case 1: LocalizedText(fr: "Une autre raison s’y ajoute.", en: "There is one more reason.")
    default: LocalizedText(fr: "\(count) autres raisons s’y ajoutent.", en: "There are \(count) more reasons.")
    }
  }

  fileprivate static func level(_ level: Int?, _ module: TrainingModule) -> LocalizedText? {
    guard let target = module.targetLevel else { return nil }
    guard let level else {
      return LocalizedText(
        fr: "Niveau d’aujourd’hui inconnu, niveau visé\u{A0}: \(target).",
        en: "Level today unknown, level aimed at: \(target).")
    }
    return LocalizedText(
      fr: "Niveau d’aujourd’hui\u{A0}: \(level), niveau visé\u{A0}: \(target).",
      en: "Level today: \(level), level aimed at: \(target).")
  }

  fileprivate static func basic(before module: TrainingModule) -> LocalizedText {
    LocalizedText(
      fr: "Le niveau connu est trop loin de ce que demande «\u{202F}\(module.title.fr)\u{202F}».",
      en: "The level known is too far from what “\(module.title.en)” asks.")
  }
}
