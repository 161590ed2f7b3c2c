internal import Inventories
internal import Knowledge
package import LibXML

/// Hours that grow with the number of things to make again.
package struct PieceWork: Sendable {
  package let title: LocalizedText
  package let count: Int
  /// How many the inventory tells.
  package let known: Int
  /// Whether the inventory tells how many; else the number is assumed.
  package let isKnown: Bool
  /// Hours for each.
  package let each: Double

  package var hours: Double { each * Double(count) }
}

extension PieceWork {
  /// nil for a step whose hours do not depend on a number of things.
  init?(_ step: Route.Step, of departure: Departure, in inventory: Inventory, _ catalogue: Catalogue) {
    guard let pieces = step.pieces else { return nil }
    let known = Self.known(pieces.unit, of: departure, in: inventory, catalogue)
    title = pieces.title
    isKnown = known.isWhole
    self.known = Int(known.known.rounded())
    count = Int(known.completed(Double(pieces.assumed), accounts: 1).rounded(.up))
    each = pieces.hours
  }

  /// What there is to make again, as far as the services and the list of home-made tools tell.
  private static func known(
    _ unit: Route.Pieces.Unit, of departure: Departure, in inventory: Inventory, _ catalogue: Catalogue
  ) -> Amount {
    switch unit {
    case .items:
      let services = inventory.services.filter { departure.subjects.contains($0.id) }
      let counts = services.map { service in
        // What serves several uses does not tell how much of it belongs to one.
        let declared = service.capabilities
        let uses = declared.isEmpty ? service.product.flatMap { catalogue.products[$0]?.capabilities } ?? [] : declared
        return uses == [departure.capability] ? service.items.map(Double.init) : nil
      }
      return Amount(counts)
    case .tools:
      let tools = inventory.homeMadeTools.filter { tool in
        tool.product.map(departure.products.contains) == true && tool.verdict != "keep" && tool.verdict != "drop"
      }
      return Amount([Double(tools.count)] + (inventory.isComplete("home-made") ? [] : [nil]))
    }
  }
}

extension PieceWork {
  /// The hours in words.
  package var why: LocalizedText {
    let guess = isKnown ? LocalizedText("") : known < count ? .assumed : .atLeast
    let number = Double(count)
    return LocalizedText(
      fr:
        "À refaire, \(title.fr)\u{A0}: \(guess.fr)\(Numeral.french(number)), \(Numeral.french(each))\u{A0}h pour chacun.",
      en: "To make again, \(title.en): \(guess.en)\(Numeral.english(number)), \(Numeral.english(each)) h for each.")
  }
}

extension LocalizedText {
  fileprivate static let assumed = LocalizedText(fr: "nombre inconnu, on suppose ", en: "number unknown, assume ")
  fileprivate static let atLeast = LocalizedText(fr: "au moins ", en: "at least ")
}
