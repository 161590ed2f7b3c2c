package import LibXML

extension Catalogue {
  /// The entry of that id, whatever its sort; products come first, ids of licences and countries do not mind case.
  package func entry(_ id: String) -> CatalogueEntry? {
    if let product = products[id] { return CatalogueEntry(product, in: self) }
    if let title = capabilities[id] { return CatalogueEntry(id, capability: title, in: self) }
    if let vendor = vendors[id] { return CatalogueEntry(vendor, in: self) }
    if let lifecycle = lifecycles[id] { return CatalogueEntry(lifecycle, in: self) }
    if let route = routes.first(where: { $0.id == id }) { return CatalogueEntry(route, in: self) }
    if let task = tasks[id] { return CatalogueEntry(task, in: self) }
    if let module = module(id) { return CatalogueEntry(module, in: self) }
    if let criterion = criterion(id.uppercased()) { return CatalogueEntry(criterion) }
    if let country = jurisdictions[id.uppercased()] { return CatalogueEntry(country) }
    let licence = licences[id] ?? licences.values.first { $0.id.lowercased() == id.lowercased() }
    return licence.map { CatalogueEntry($0, in: self) }
  }

  /// Every id that `entry` answers to, sorted.
  package var allIDs: [String] {
    let keys = [
      Array(products.keys), Array(capabilities.keys), Array(vendors.keys), Array(lifecycles.keys), Array(tasks.keys),
      Array(licences.keys), Array(jurisdictions.keys), routes.map(\.id), modules.map(\.id), criteria.map(\.id),
    ]
    return keys.joined().sorted()
  }
}

/// Looks words up in the titles and names of the catalogue, without minding case or accents.
package struct CatalogueSearch {
  /// One answer.
  package struct Hit: Sendable {
    package var kind: CatalogueEntry.Kind
    package var id: String
    package var title: LocalizedText
  }

  fileprivate struct Candidate {
    var hit: Hit
    /// The id and the titles, folded.
    var names: [String]
    /// Everything else that can be searched, folded.
    var others: String
  }

  private let candidates: [Candidate]

  package init(_ catalogue: Catalogue) {
    var found: [Candidate] = []
    func add(_ kind: CatalogueEntry.Kind, _ id: String, _ title: LocalizedText, _ others: [String] = []) {
      found.append(
        Candidate(
          hit: Hit(kind: kind, id: id, title: title), names: [id, title.fr, title.en].map(\.baseLetters),
          others: others.joined(separator: " ").baseLetters))
    }
    for product in catalogue.products.values {
      let uses = product.capabilities.map(catalogue.capabilityName).flatMap { [$0.fr, $0.en] }
      let vendor = product.vendor.flatMap { catalogue.vendors[$0]?.name } ?? ""
      add(
        .product, product.id, LocalizedText(product.name),
        uses + [vendor] + product.matches.map(\.text) + product.domains)
    }
    for (id, title) in catalogue.capabilities { add(.capability, id, title) }
    for vendor in catalogue.vendors.values {
      add(.vendor, vendor.id, LocalizedText(vendor.name), [vendor.parent ?? ""])
    }
    for licence in catalogue.licences.values { add(.licence, licence.id, LocalizedText(licence.name)) }
    for lifecycle in catalogue.lifecycles.values { add(.lifecycle, lifecycle.id, LocalizedText(lifecycle.name)) }
    for country in catalogue.jurisdictions.values { add(.jurisdiction, country.country, country.title) }
    for route in catalogue.routes { add(.route, route.id, route.title) }
    for task in catalogue.tasks.values { add(.task, task.id, task.title) }
    for module in catalogue.modules { add(.module, module.id, module.title) }
    for criterion in catalogue.criteria { add(.criterion, criterion.id, criterion.title) }
    candidates = found
  }

  /// Entries that hold every word, the closest first.
  package func hits(for words: [String]) -> [Hit] {
    let words = words.joined(separator: " ").baseLetters.split(separator: " ").map(String.init)
    guard !words.isEmpty else { return [] }
    let ranked = candidates.compactMap { candidate in candidate.rank(words).map { (rank: $0, hit: candidate.hit) } }
    return ranked.sorted { ($0.rank, $0.hit.place, $0.hit.id) < ($1.rank, $1.hit.place, $1.hit.id) }.map(\.hit)
  }
}

extension CatalogueSearch.Hit {
  fileprivate var place: Int { CatalogueEntry.Kind.allCases.firstIndex(of: kind) ?? 0 }
}

extension CatalogueSearch.Candidate {
  /// Smaller is closer; nil when a word is missing.
  func rank(_ words: [String]) -> Int? {
    let phrase = words.joined(separator: " ")
    if names.contains(phrase) { return 0 }
    if names.contains(where: { $0.hasPrefix(phrase) }) { return 1 }
    if words.allSatisfy({ word in names.contains { $0.contains(word) } }) { return 2 }
    return words.allSatisfy { word in others.contains(word) || names.contains { $0.contains(word) } } ? 3 : nil
  }
}
