import Assessing
import Inventories
import Knowledge
import LibXML
import Planning

/// Where the facts come from, how the points are counted, and what remains to be checked in the knowledge used.
struct SourcesAnnex {
  private let input: ReportInput
  private let words: Wording

  init(_ input: ReportInput) {
    self.input = input
    words = input.words
  }

  var section: Section {
    Section(
      id: "sources", title: words(Texts.title), startsPage: true,
      blocks: sources + method + toCheck)
  }

  private var sources: [Block] {
    let sources = input.inventory.sources
    guard !sources.isEmpty else { return [.paragraph([.text(words(Texts.noSource))])] }
    let table = Table(
      caption: words(Texts.sources),
      columns: [
        .init(words(Texts.source)), .init(words(Texts.kind)), .init(words(Texts.date), .date), .init(words(Texts.who)),
        .init(words(Texts.evidence)),
      ],
      rows: sources.map { source in
        let role = source.role.map(input.name(ofRole:))
        let evidence = [source.file, source.node["sha256"].map { String($0.prefix(12)) }].compactMap { $0 }
        return Table.Row([
          [.code(source.id)], [.text(words(input.catalogue.word(forValue: source.kind, of: "kind")))],
          [.text(source.date.map { words.date($0) } ?? "–")],
          [.text(role ?? source.tool ?? "–")], [.text(evidence.isEmpty ? "–" : evidence.joined(separator: ", "))],
        ])
      })
    return [.table(table)]
  }

  private var method: [Block] {
    [
      .heading(level: 3, id: "method", [.text(words(Texts.method))]),
      .list(Texts.rules.map { [.text(words($0))] }),
      .paragraph([.text(words(Texts.knowledge)), .text(" "), .code(input.assessment.knowledgeHash)], .small),
    ] + localKnowledge
  }

  private var localKnowledge: [Block] {
    guard let hash = input.catalogue.localHash else { return [] }
    return [.paragraph([.text(words(Texts.localKnowledge)), .text(" "), .code(hash)])]
  }

  /// What this report rests on and nobody has verified: dated facts, then products.
  private var toCheck: [Block] {
    let used = UsedKnowledge(input)
    let facts = used.datedFacts, products = used.uncheckedProducts.map(\.name)
    let unchecked = facts.filter { $0.verifiedOn == nil }
    guard !unchecked.isEmpty || !products.isEmpty else { return [] }
    let count = LocalizedText(
      fr: "Faits datés à vérifier\u{A0}: \(unchecked.count) sur \(facts.count).",
      en: "Dated facts to be checked: \(unchecked.count) of \(facts.count).")
    let lists: [Block] = [
      unchecked.isEmpty ? nil : .list(unchecked.map { words(used.text(of: $0)) }.unique.map { [.text($0)] }),
      products.isEmpty
        ? nil : .paragraph([.text(words(Texts.unchecked)), .text(" " + words.enumeration(products) + ".")]),
    ].compactMap { $0 }
    return [.heading(level: 3, id: "to-check", [.text(words(Texts.toCheck))]), .paragraph([.text(words(count))])]
      + lists
  }
}

private enum Texts {
  static let title = LocalizedText(fr: "Annexe\u{A0}: sources et méthode", en: "Annex: sources and method")
  static let noSource = LocalizedText(fr: "Aucune source n’est encore notée.", en: "No source is recorded yet.")
  static let sources = LocalizedText(fr: "D’où viennent les faits", en: "Where the facts come from")
  static let source = LocalizedText(fr: "Source", en: "Source")
  static let kind = LocalizedText(fr: "Sorte", en: "Kind")
  static let date = LocalizedText(fr: "Date", en: "Date")
  static let who = LocalizedText(fr: "Qui ou quoi", en: "Who or what")
  static let evidence = LocalizedText(fr: "Preuve gardée", en: "Evidence kept")
  static let method = LocalizedText(fr: "Comment les points sont comptés", en: "How points are counted")
  static let rules = [
    LocalizedText(
      fr:
        "Chaque critère est appliqué à chaque sujet. Un résultat en ordre vaut 1000, un choix gardé exprès 500, un constat à corriger 0.",
      en:
        "Each criterion is applied to each subject. A result in order is worth 1000, a choice kept on purpose 500, one to mend 0."
    ),
    LocalizedText(
      fr: "Ce que personne ne sait vaut 0 dans la borne basse et 1000 dans la borne haute.",
      en: "What nobody knows is worth 0 in the low bound and 1000 in the high one."),
    LocalizedText(
      fr: "Le score d’un critère est la moyenne de ses sujets. Le score d’une famille est la moyenne de ses critères.",
      en: "The score of a criterion is the mean of its subjects. That of a family is the mean of its criteria."),
    LocalizedText(
      fr: "Dans cette moyenne, un critère grave pèse 4, un important 2, les autres 1.",
      en: "In that mean a grave criterion weighs 4, an important one 2, the others 1."),
    LocalizedText(
      fr: "Un constat grave met la famille au niveau le plus bas, quels que soient ses points.",
      en: "A grave finding puts the family at the lowest level, whatever its points."),
    LocalizedText(
      fr: "Les niveaux commencent à 85 points (solide), 65 (correct) et 40 (fragile).",
      en: "Levels start at 85 points (solid), 65 (fair) and 40 (fragile)."),
    LocalizedText(
      fr: "Sans aucun fait connu, il n’y a pas de score.", en: "Without any known fact there is no score."),
  ]
  static let knowledge = LocalizedText(
    fr: "Empreinte des savoirs utilisés (SHA-256, une suite de signes qui change au moindre changement)\u{A0}:",
    en: "Fingerprint of the knowledge used (SHA-256, a text that changes with the slightest change):")
  static let localKnowledge = LocalizedText(
    fr: "Des savoirs ajoutés sur place ont servi. Leur empreinte\u{A0}:",
    en: "Knowledge added locally was used. Its fingerprint:")
  static let toCheck = LocalizedText(fr: "À vérifier", en: "To be checked")
  static let unchecked = LocalizedText(
    fr: "Personne n’a encore relu les sources de ces produits\u{A0}:",
    en: "Nobody has yet checked the sources of these products:")
}
