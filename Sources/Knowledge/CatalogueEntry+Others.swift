internal import Inventories
internal import LibXML

extension CatalogueEntry {
  init(_ vendor: Vendor, in catalogue: Catalogue) {
    self.init(kind: .vendor, id: vendor.id, title: LocalizedText(vendor.name))
    add("country", fr: "Pays", en: "Country", vendor.country.map { [catalogue.countryName($0)] } ?? [])
    add("parent", fr: "Maison mère", en: "Parent company", vendor.parent)
    add(
      "parent-country", fr: "Pays de la maison mère", en: "Country of the parent company",
      vendor.parentCountry.map { [catalogue.countryName($0)] } ?? [])
    add("listings", fr: "Listes de transfert", en: "Transfer lists", vendor.listings.map(\.text))
    let products = catalogue.products.values.filter { $0.vendor == vendor.id }.map(\.name).sorted()
    add("products", fr: "Logiciels et services", en: "Products", products)
    add(vendor.sources)
  }

  init(_ licence: Licence, in catalogue: Catalogue) {
    self.init(kind: .licence, id: licence.id, title: LocalizedText(licence.name))
    add("freedom", fr: "Liberté", en: "Freedom", [catalogue.freedomWord(licence.isFree)])
    add("osi", fr: "Approuvée par l’OSI", en: "Approved by the OSI", [licence.isOSI.word])
    add("fsf", fr: "Libre selon la FSF", en: "Free for the FSF", [licence.isFSF.word])
    add(licence.sources)
  }

  init(_ lifecycle: Lifecycle, in catalogue: Catalogue) {
    self.init(kind: .lifecycle, id: lifecycle.id, title: LocalizedText(lifecycle.name))
    add("support", fr: "Fin de suivi", en: "End of support", lifecycle.cycles.map(\.text))
    let products = catalogue.products.values.filter { $0.lifecycle == lifecycle.id }.map(\.id).sorted()
    add("products", fr: "Logiciels et services", en: "Products", products)
    add(lifecycle.sources)
  }

  init(_ jurisdiction: Jurisdiction) {
    self.init(kind: .jurisdiction, id: jurisdiction.country, title: jurisdiction.title)
    let isEEA: Bool? = jurisdiction.isEEA
    add("eea", fr: "Espace économique européen", en: "European Economic Area", [isEEA.word])
    add(
      "extraterritorial", fr: "Sa loi atteint les données gardées ailleurs", en: "Its law reaches data held elsewhere",
      [jurisdiction.isExtraterritorial.word])
    add("adequacy", fr: "Décisions d’adéquation", en: "Adequacy decisions", jurisdiction.adequacies.map(\.text))
    add((jurisdiction.sources + jurisdiction.adequacies.flatMap(\.sources)).unique)
  }

  init(_ id: String, capability: LocalizedText, in catalogue: Catalogue) {
    self.init(kind: .capability, id: id, title: capability)
    let products = catalogue.products.values.filter { $0.has(id) }.sorted { $0.name < $1.name }
    add("free", fr: "Libres", en: "Free", products.filter { $0.isFreeSomewhere(catalogue) }.map(\.name))
    add("others", fr: "Autres", en: "Others", products.filter { !$0.isFreeSomewhere(catalogue) }.map(\.name))
  }
}

extension CatalogueEntry {
  init(_ route: Route, in catalogue: Catalogue) {
    self.init(kind: .route, id: route.id, title: route.title)
    add("capability", fr: "Usage", en: "Capability", [catalogue.capabilityName(route.capability)])
    add("from", fr: "Depuis", en: "From", route.from.map(catalogue.productName).joined(separator: ", "))
    add("to", fr: "Vers", en: "To", route.to.map(catalogue.productName).joined(separator: ", "))
    add("cutover", fr: "Bascule", en: "Cutover", route.cutover)
    add("losses", fr: "Ce qui ne suit pas", en: "What does not come along", route.losses)
    add(
      "prerequisites", fr: "D’abord", en: "First",
      route.prerequisites.map { catalogue.tasks[$0]?.title ?? LocalizedText($0) })
    add("steps", fr: "Étapes", en: "Steps", route.steps.map(\.title))
    add("rollback", fr: "Retour en arrière", en: "Going back", [route.rollback])
    add("verify", fr: "Vérifier", en: "Verify", [route.verify])
    add(route.sources)
  }

  init(_ task: TaskTemplate, in catalogue: Catalogue) {
    self.init(kind: .task, id: task.id, title: task.title)
    add("how", fr: "Comment", en: "How", task.how.map { [$0] } ?? [])
    add("hours", fr: "Heures", en: "Hours", JSON.number(task.hours).text)
    add("after", fr: "Après", en: "After", task.after.map { catalogue.tasks[$0]?.title ?? LocalizedText($0) })
    add("done-when", fr: "Fait quand", en: "Done when", task.doneWhen)
    add("risks", fr: "Risques", en: "Risks", task.risks)
  }

  init(_ module: TrainingModule, in catalogue: Catalogue) {
    self.init(kind: .module, id: module.id, title: module.title)
    add("hours", fr: "Heures", en: "Hours", JSON.number(module.hours).text)
    add("objectives", fr: "Objectifs", en: "Objectives", module.objectives)
    add("tools", fr: "Outils", en: "Tools", module.tools.map(catalogue.productName))
    add(module.sources)
  }

  init(_ criterion: Criterion) {
    self.init(kind: .criterion, id: criterion.id, title: criterion.title)
    add("why", fr: "Pourquoi", en: "Why", [criterion.why])
    add("how", fr: "Comment", en: "How", [criterion.how])
    let references = criterion.references.map { [$0.standard, $0.locator].compactMap { $0 }.joined(separator: " ") }
    add("references", fr: "Textes", en: "References", references)
  }
}

extension Product {
  /// Whether one of its editions does that.
  package func has(_ capability: String) -> Bool {
    capabilities.contains(capability) || editions.contains { $0.capabilities.contains(capability) }
  }

  /// Whether one of its editions is free software.
  package func isFreeSomewhere(_ catalogue: Catalogue) -> Bool {
    editions.contains { catalogue.isFree(licence: $0.licence) == true }
  }
}

extension Vendor {
  /// The name with the country, and the parent company where there is one.
  var summary: LocalizedText {
    let own = [name, country.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
    guard let parent, parent != name else { return LocalizedText(own) }
    let mother = [parent, parentCountry.map { "(\($0))" }].compactMap { $0 }.joined(separator: " ")
    return LocalizedText(fr: "\(own), maison mère \(mother)", en: "\(own), parent company \(mother)")
  }
}

extension Vendor.Listing {
  fileprivate var text: LocalizedText {
    let word = isListed ? LocalizedText(fr: "inscrit", en: "listed") : LocalizedText(fr: "absent", en: "not listed")
    let isChecked = sources.contains { $0.verifiedOn != nil }
    let doubt = isChecked ? LocalizedText("") : LocalizedText(fr: " — à vérifier", en: " — to be checked")
    return LocalizedText(
      fr: "\(framework)\u{A0}: \(word.fr) (\(seen))\(doubt.fr)", en: "\(framework): \(word.en) (\(seen))\(doubt.en)")
  }
}

extension Jurisdiction.Adequacy {
  fileprivate var text: LocalizedText {
    let until = to.map { " → \($0)" } ?? " → …"
    return LocalizedText([decision, "\(from)\(until)", scope].filter { !$0.isEmpty }.joined(separator: ", "))
  }
}

extension Bool? {
  fileprivate var word: LocalizedText {
    switch self {
    case true?: LocalizedText(fr: "oui", en: "yes")
    case false?: LocalizedText(fr: "non", en: "no")
    case nil: LocalizedText(fr: "inconnu", en: "unknown")
    }
  }
}
