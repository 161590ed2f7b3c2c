package import Inventories
internal import Knowledge
package import LibXML

/// The functions that criteria and done-when tests may call, besides those of XPath 1.0.
package struct ExpressionFunctions {
  private let catalogue: Catalogue
  private let date: Day
  private let evidence: EvidenceIndex
  private let recorder: RuleRecorder
  private let citations: CitationIndex
  private let support = SupportAnswers()

  init(
    _ inventory: Inventory, catalogue: Catalogue, date: Day, evidence: EvidenceIndex, recorder: RuleRecorder
  ) {
    citations = CitationIndex(inventory)
    self.catalogue = catalogue
    self.date = date
    self.evidence = evidence
    self.recorder = recorder
  }

  package var all: [XPathFunction] {
    dates + facts + knowledge
  }

  private var dates: [XPathFunction] {
    [
      XPathFunction("date", 0...0) { _ in .string(date.description) },
      XPathFunction("days-since", 1...1) { arguments in
        .number(latest(arguments[0]).map { Double(date - $0) } ?? .nan)
      },
      XPathFunction("days-until", 1...1) { arguments in
        .number(latest(arguments[0]).map { Double($0 - date) } ?? .nan)
      },
      XPathFunction("days", 1...1) { arguments in
        .number(arguments[0].strings.compactMap { Period($0)?.days }.min().map(Double.init) ?? .nan)
      },
    ]
  }

  private var facts: [XPathFunction] {
    [
      XPathFunction("has", 2...2) { arguments in
        .boolean(arguments[0].hasToken(arguments[1]))
      },
      XPathFunction("citing", 2...2) { arguments in
        .nodes(citations.elements(citing: arguments[1].strings, by: arguments[0].string))
      },
      XPathFunction("entry", 1...1) { arguments in
        .nodes(citations.elements(named: arguments[0].strings))
      },
      XPathFunction("evidence", 1...1) { arguments in
        .number(Double(arguments[0].nodes.compactMap { evidence.rank(of: $0)?.number }.max() ?? 0))
      },
    ]
  }

  private var knowledge: [XPathFunction] {
    [
      XPathFunction("free", 1...2) { arguments in
        let edition = arguments.count > 1 ? arguments[1].string.nonEmpty : nil
        return .string(catalogue.isFree(arguments[0].string, edition: edition).map { $0 ? "yes" : "no" } ?? "")
      },
      XPathFunction("supported-until", 2...3) { arguments in
        let edition = arguments.count > 2 ? arguments[2].string.nonEmpty : nil
        let answer = support.answer(arguments[0].string, arguments[1].string.nonEmpty, edition) {
          (support(of: $0, $1, $2), catalogue.supportRule($0, version: $1, edition: $2))
        }
        recorder.note(answer.rule)
        return .string(answer.text)
      },
      XPathFunction("adequate", 1...1) { arguments in
        recorder.note(catalogue.adequacyRule(arguments[0].string, on: date))
        return .string(catalogue.adequacy(of: arguments[0].string, on: date) ?? "")
      },
      XPathFunction("extraterritorial", 1...1) { arguments in
        let answer = catalogue.jurisdictions[arguments[0].string]?.isExtraterritorial
        return .string(answer.map { $0 ? "yes" : "no" } ?? "")
      },
      XPathFunction("about", 2...2) { arguments in
        if arguments[1].string == Catalogue.listingProperty {
          recorder.note(catalogue.listingRule(arguments[0].string, on: date))
        }
        return .string(catalogue.about(arguments[0].string, arguments[1].string, on: date))
      },
    ]
  }

  /// The day, `open`, or nothing when it is not known.
  private func support(of product: String, _ version: String?, _ edition: String?) -> String {
    switch catalogue.support(product, version: version, edition: edition, on: date) {
    case .until(let day, _): day.description
    case .open: "open"
    case .unknown: ""
    }
  }

  private func latest(_ value: XPathArgument) -> Day? {
    value.strings.compactMap { Day($0) }.max()
  }
}

/// Support dates found before: many machines run the same versions.
private final class SupportAnswers {
  private var known: [[String?]: (text: String, rule: DatedRule?)] = [:]

  /// The answer found before, else the one that is made now.
  func answer(
    _ product: String, _ version: String?, _ edition: String?,
    or make: (String, String?, String?) -> (text: String, rule: DatedRule?)
  ) -> (text: String, rule: DatedRule?) {
    let key = [product, version, edition]
    if let answer = known[key] { return answer }
    let answer = make(product, version, edition)
    known[key] = answer
    return answer
  }
}

extension String {
  fileprivate var nonEmpty: String? { isEmpty ? nil : self }
}

/// The claims of an inventory, by fact.
package struct EvidenceIndex {
  private let claims: [String: [Claim]]
  /// Facts on which claims disagree, in the order of the ledger.
  let divergences: [Divergence]
  private let date: Day

  package init(_ inventory: Inventory, on date: Day) {
    let all = Ledger(inventory).claims
    claims = Dictionary(grouping: all, by: \.fact)
    divergences = Ledger.divergences(among: all, on: date)
    self.date = date
  }

  /// What sources state about a fact, those that still hold.
  package func claims(about fact: String) -> [Claim] {
    claims[fact]?.filter { $0.holds(on: date) } ?? []
  }

  /// Best evidence of an attribute of the inventory, among the claims that state the value it holds.
  package func rank(of attribute: Node) -> EvidenceRank? {
    guard attribute.isAttribute, let id = attribute.parent?["id"] else { return nil }
    return claims(about: "\(id)/@\(attribute.name)").filter { $0.value == attribute.text }.compactMap(\.rank).max()
  }

  /// Everything that sources ever stated about a fact; nil when none did.
  func statements(about fact: String) -> [Claim]? { claims[fact] }

  /// Whether every value among these statements has expired.
  static func isExpired(_ statements: [Claim], on date: Day) -> Bool {
    let values = statements.filter { $0.value != nil }
    return !values.isEmpty && !values.contains { $0.holds(on: date) }
  }
}
