package import Inventories
package import LibXML

/// One entry of the catalogue, ready to be shown: a title and fields, each with its values.
package struct CatalogueEntry: Sendable {
  /// What sort of entry it is.
  package enum Kind: String, Sendable, CaseIterable {
    case product, capability, vendor, licence, lifecycle, jurisdiction, route, task, module, criterion
  }

  /// One field; a field without a value is not shown.
  package struct Field: Sendable {
    /// Name for programs, such as `editions`.
    package var key: String
    package var label: LocalizedText
    package var values: [LocalizedText]
  }

  package var kind: Kind
  package var id: String
  package var title: LocalizedText
  package var fields: [Field] = []

  /// Adds a field when it has something to say.
  mutating func add(_ key: String, fr: String, en: String, _ values: [LocalizedText]) {
    let values = values.filter { !$0.fr.isEmpty }
    guard !values.isEmpty else { return }
    fields.append(Field(key: key, label: LocalizedText(fr: fr, en: en), values: values))
  }

  mutating func add(_ key: String, fr: String, en: String, _ values: [String]) {
    add(key, fr: fr, en: en, values.map { LocalizedText($0) })
  }

  mutating func add(_ key: String, fr: String, en: String, _ value: String?) {
    add(key, fr: fr, en: en, value.map { [$0] } ?? [])
  }

  mutating func add(_ sources: [Product.Source]) {
    add("sources", fr: "Sources", en: "Sources", sources.map(\.text))
  }
}

extension CatalogueEntry {
  /// The entry as people read it: a field a line, several values one under the other.
  package func text(in language: Language) -> String {
    let head = "\(title[language])  (\(kind.word[language]), \(id))"
    let rows = fields.flatMap { field in
      field.values.enumerated().map { index, value in [index == 0 ? field.label[language] : "", value[language]] }
    }
    return ([head] + TextTable.lines(rows).map { "  " + $0 }).joined(separator: "\n")
  }

  /// The entry as programs read it: an object whose keys are those of the fields, each with an array of texts.
  package func json(in language: Language) -> JSON {
    let named: [(key: String, value: JSON)] = [
      ("kind", .string(kind.rawValue)), ("id", .string(id)), ("name", .string(title[language])),
    ]
    return .object(named + fields.map { ($0.key, .strings($0.values.map { $0[language] })) })
  }
}

extension CatalogueEntry.Kind {
  /// The sort in a word.
  package var word: LocalizedText {
    switch self {
    case .product: LocalizedText(fr: "logiciel ou service", en: "product")
    case .capability: LocalizedText(fr: "usage", en: "capability")
    case .vendor: LocalizedText(fr: "éditeur ou hébergeur", en: "vendor")
    case .licence: LocalizedText(fr: "licence", en: "licence")
    case .lifecycle: LocalizedText(fr: "durée de vie", en: "lifecycle")
    case .jurisdiction: LocalizedText(fr: "pays", en: "jurisdiction")
    case .route: LocalizedText(fr: "route", en: "route")
    case .task: LocalizedText(fr: "tâche", en: "task")
    case .module: LocalizedText(fr: "module de formation", en: "training module")
    case .criterion: LocalizedText(fr: "critère", en: "criterion")
    }
  }
}

extension Product.Source {
  /// The source with the day it was checked, or the remark that nobody did.
  var text: LocalizedText {
    let place = [title, url].compactMap { $0 }.joined(separator: ", ")
    guard let day = verifiedOn else {
      return LocalizedText(fr: "\(place) — \(Self.toCheck.fr)", en: "\(place) — \(Self.toCheck.en)")
    }
    return LocalizedText(fr: "\(place) — vérifié le \(day)", en: "\(place) — checked on \(day)")
  }
}
