package import LibXML

/// The reference page of a format, made from its schema: it cannot lie about what the program accepts.
package struct FormatPage {
  private let outline: SchemaOutline
  private let words: [String: LocalizedText]

  /// The page in Markdown; `words` gives the French word beside each attribute.
  package static func markdown(outline: SchemaOutline, words: [String: LocalizedText]) -> String {
    let page = FormatPage(outline: outline, words: words)
    return ([introduction] + page.outline.order.compactMap(page.section)).joined(separator: "\n") + "\n"
  }

  private func section(_ rule: String) -> String? {
    guard let element = outline.rules[rule] else { return nil }
    let word = words["element:\(element.name)"].map { " — \($0.fr)" } ?? ""
    var lines = ["### `<\(element.name)>`\(word)", "", element.documentation, ""]
    let holds = contents(of: element)
    if !holds.isEmpty { lines += ["Holds: \(holds.joined(separator: ", ")).", ""] }
    if !element.attributes.isEmpty {
      lines += ["| Attribute | In French | Allowed | Meaning |", "|---|---|---|---|"]
      lines += element.attributes.map { row($0, of: element) } + [""]
    }
    return lines.joined(separator: "\n")
  }

  private func contents(of element: SchemaOutline.Element) -> [String] {
    let children = element.children.compactMap { child in
      outline.rules[child.rule].map { "`<\($0.name)>`" + Self.times(child) }
    }
    return children + (element.hasText ? ["text"] : [])
  }

  private static func times(_ child: SchemaOutline.Child) -> String {
    switch (child.isRequired, child.isRepeatable) {
    case (true, true): " (one or more)"
    case (true, false): " (required)"
    case (false, true): " (any number)"
    case (false, false): ""
    }
  }

  private func row(_ attribute: SchemaOutline.Attribute, of element: SchemaOutline.Element) -> String {
    let name = "`\(attribute.name)`" + (attribute.isRequired ? " **required**" : "")
    let word = words["\(element.name)/@\(attribute.name)"]?.fr ?? ""
    let standing = attribute.standing.map { " When absent: `\($0)`." } ?? ""
    let cells = [name, word, allowed(attribute), attribute.documentation + standing]
    return "| " + cells.map { $0.split(separator: "|").joined(separator: "\\|") }.joined(separator: " | ") + " |"
  }

  private func allowed(_ attribute: SchemaOutline.Attribute) -> String {
    if attribute.isKey { return "an id of this file, used once" }
    if !attribute.refers.isEmpty {
      let kinds = attribute.refers.map { "`<\($0)>`" }.joined(separator: ", ")
      return (attribute.values.isList ? "ids of " : "the id of ") + kinds
    }
    if let catalogue = attribute.catalogue { return "a \(catalogue) of the catalogue" }
    return described(attribute.values, of: attribute.name)
  }

  private func described(_ values: SchemaOutline.Values, of attribute: String) -> String {
    switch values {
    case .oneOf(let words): words.map { glossed($0, of: attribute) }.joined(separator: "; ")
    case .listOf(let words): "one or more of: " + words.map { glossed($0, of: attribute) }.joined(separator: "; ")
    case .either(let parts): parts.map { described($0, of: attribute) }.joined(separator: ", or ")
    case .anyText, .data: values.expectation.en
    }
  }

  private func glossed(_ value: String, of attribute: String) -> String {
    let word = words["@\(attribute)=\(value)"] ?? words["=\(value)"]
    return "`\(value)`" + (word.map { " (\($0.fr))" } ?? "")
  }
}

extension SchemaOutline.Values {
  fileprivate var isList: Bool {
    if case .data("NMTOKENS", _, _, _) = self { true } else { false }
  }
}

extension FormatPage {
  private static let introduction = """
    # The format of an inventory

    <!-- Made from Knowledge/schemas/inventory.rng and Knowledge/words.xml: do not edit. -->

    An inventory is one XML file, `inventory.xml`, in the folder of a case. A text editor is enough to read it and to
    mend it; `draille check` tells every fault with its line and column.

    ## Rules

    - **One fact is one attribute.** `disk-encrypted="no"` on a `<device>` says one thing, and nothing else says it.
    - **Absent means unknown.** Leave out what nobody knows: unknown is neither good nor bad. Write `no`, `none` or
      `never` when somebody knows that there is none.
    - **Ids are local and stable.** An id names one thing in this file, starts with a letter, holds no space, and
      never changes its meaning; surveys are compared by ids.
    - **References are ids.** `used-by="p-director g-animation"` cites ids of the same file, separated by spaces.
      Products, capabilities and criteria are cited by their ids in the catalogue.
    - **Dates are ISO.** A day is `2026-01-15`, a duration is `P1D`, `P1W`, `P1M` or `P3Y`, a day of the year is
      `--09-01`. Units are in the names: `memory-gb`, `cost-eur-year`.
    - **The body holds facts, `<claims>` holds who said what.** The body keeps the claim with the strongest evidence:
      `declared` < `documented` < `observed` < `tested`; among equals the newest, then the last written. Claims that
      disagree both stay, and the report shows the divergence.
    - **`complete="yes"` on a section** says that nothing is missing from its list. Without it, an empty list means
      that nobody has looked.
    - **People are roles.** A `<name>` is optional and never leaves the case.

    ## Example

    ```xml
    <?xml version="1.0" encoding="UTF-8"?>
    <inventory version="1" date="2026-01-15" xml:lang="fr">
      <organisation id="org" name="Les Tilleuls" members="480" employees="9"/>
      <people>
        <person id="p-it" role="it-volunteer" kind="volunteer" hours-per-week="3"/>
      </people>
      <devices complete="yes">
        <device id="d-office" kind="desktop" owner="association" used-by="p-it" disk-encrypted="no"/>
      </devices>
      <sources>
        <source id="i1" kind="interview" date="2026-01-15" role="it-volunteer" by="p-it"/>
      </sources>
      <claims>
        <claim of="d-office/@disk-encrypted" value="no" source="i1" rank="declared"/>
      </claims>
    </inventory>
    ```

    ## Elements

    An attribute is optional unless **required** stands beside it. The French word is the one that reports use.

    """

  /// The example of the page, which a test checks against the schema.
  package static var example: String {
    let parts = introduction.split(separator: "```", omittingEmptySubsequences: false)
    return parts.count > 1 ? String(parts[1].dropFirst("xml\n".count)) : ""
  }
}
