internal import Inventories
package import Knowledge
package import LibXML

/// A dated piece of knowledge that a finding rests on: a support date, a decision of law, a list.
package struct DatedRule: Sendable, Hashable {
  /// The rule with its dates, in words.
  package var text: LocalizedText
  package var sources: [Product.Source]

  /// The rule with the day it was checked, or the remark that nobody did.
  package var checkedText: LocalizedText {
    guard let day = sources.compactMap(\.verifiedOn).max() else {
      let doubt = Product.Source.toCheck
      return LocalizedText(fr: "\(text.fr) — \(doubt.fr)", en: "\(text.en) — \(doubt.en)")
    }
    let title = sources.first { $0.verifiedOn == day }?.title ?? ""
    let date = day.words
    return LocalizedText(
      fr: "\(text.fr) (\(title), vérifié le \(date.fr))", en: "\(text.en) (\(title), checked on \(date.en))")
  }
}

/// Notes the dated rules that expressions look up, finding by finding.
final class RuleRecorder {
  private var rules: [DatedRule] = []

  func note(_ rule: DatedRule?) {
    if let rule, !rules.contains(rule) { rules.append(rule) }
  }

  /// The rules noted since the last time.
  func take() -> [DatedRule] {
    defer { rules = [] }
    return rules
  }
}

extension Catalogue {
  /// The support dates that answer for a version of a product.
  func supportRule(_ product: String, version: String?, edition: String?) -> DatedRule? {
    guard let found = cycle(of: product, version: version, edition: edition) else { return nil }
    let sources = found.cycle.sources.isEmpty ? found.lifecycle.sources : found.cycle.sources
    let name = found.lifecycle.name, end = found.cycle.end
    // Many versions begin with the name of what they are versions of.
    let version = [name, found.cycle.id].joined(separator: " ").withoutRepeatedWords
    let text = LocalizedText(fr: "\(version)\u{A0}: \(end.fr)", en: "\(version): \(end.en)")
    return DatedRule(text: text, sources: sources)
  }

  /// The decision that answers for a country on a day, or the remark that none is in force.
  func adequacyRule(_ country: String, on day: Day) -> DatedRule? {
    guard let jurisdiction = jurisdictions[country], !jurisdiction.isEEA else { return nil }
    let name = jurisdiction.title
    guard let decision = jurisdiction.decision(on: day) else {
      let text = LocalizedText(
        fr: "\(name.fr)\u{A0}: aucune décision d’adéquation en vigueur le \(day.words.fr)",
        en: "\(name.en): no adequacy decision in force on \(day.words.en)")
      return DatedRule(text: text, sources: jurisdiction.adequacies.flatMap(\.sources) + jurisdiction.sources)
    }
    let from = decision.from.words, to = decision.to?.words
    let text = LocalizedText(
      fr: "\(name.fr)\u{A0}: décision \(decision.decision), depuis le \(from.fr)"
        + (to.map { " et jusqu’au \($0.fr)" } ?? ""),
      en: "\(name.en): decision \(decision.decision), since \(from.en)" + (to.map { " and until \($0.en)" } ?? ""))
    return DatedRule(text: text, sources: decision.sources)
  }

  /// What the list in force says of the vendor of a product.
  func listingRule(_ product: String, on day: Day) -> DatedRule? {
    guard let vendor = products[product]?.vendor.flatMap({ vendors[$0] }),
      let listing = listingInForce(of: vendor, on: day)
    else { return nil }
    let list = word(forValue: listing.framework, of: "transfer-tool"), seen = listing.seen.words
    let text = LocalizedText(
      fr:
        "\(vendor.name)\u{A0}: \(listing.isListed ? "présent sur" : "absent de") la liste «\u{202F}\(list.fr)\u{202F}», "
        + "vue le \(seen.fr)",
      en: "\(vendor.name): \(listing.isListed ? "" : "not ")on the list “\(list.en)”, seen on \(seen.en)")
    return DatedRule(text: text, sources: listing.sources)
  }
}

extension Lifecycle.Cycle {
  /// When security fixes end, in words.
  fileprivate var end: LocalizedText {
    guard let end = freeSupportEnd?.words else {
      return isOpen
        ? LocalizedText(fr: "aucune fin de suivi annoncée", en: "no end of support announced")
        : LocalizedText(fr: "fin de suivi inconnue", en: "end of support unknown")
    }
    return LocalizedText(fr: "correctifs de sécurité jusqu’au \(end.fr)", en: "security fixes until \(end.en)")
  }
}
