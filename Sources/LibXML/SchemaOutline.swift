import CLibXML2

/// The words of one of our schemas: what each element may hold, read from its RELAX NG file.
///
/// Our schemas keep to a plain subset of RELAX NG (one `define` an element; attributes; an `interleave` of optional
/// and repeated references), so that messages, reference pages and questions can be made from the schema itself.
package struct SchemaOutline: Sendable {
  /// The values that an attribute may take.
  package indirect enum Values: Sendable, Hashable {
    case anyText
    case data(type: String, pattern: String?, minimum: Double?, maximum: Double?)
    case oneOf([String])
    case listOf([String])
    case either([Values])
  }

  /// One attribute of an element.
  package struct Attribute: Sendable {
    package var name: String
    package var isRequired: Bool
    package var values: Values
    package var documentation: String
    /// Whether its value is the identity of the element.
    package var isKey: Bool
    /// Names of the elements whose identity it cites, in the same file or, for knowledge, in any file.
    package var refers: [String]
    /// Kind of catalogue entry that it names.
    package var catalogue: String?
    /// What holds when nothing is written; nil: then it is not known.
    package var standing: String?
  }

  /// One child that an element may hold.
  package struct Child: Sendable {
    package var rule: String
    package var isRequired: Bool
    package var isRepeatable: Bool
  }

  /// What one element may hold.
  package struct Element: Sendable {
    package var name: String
    package var documentation: String
    package var attributes: [Attribute]
    package var children: [Child]
    package var hasText: Bool
    /// Whether anything at all may stand in it.
    package var isOpen: Bool
  }

  /// The rule of the root element.
  package let root: String
  package let rules: [String: Element]
  /// Rules in the order of the file.
  package let order: [String]

  package init(_ schema: Document) {
    let grammar = schema.root
    root = grammar.first("start")?.first("ref")?["name"] ?? ""
    let defines = grammar.children("define").filter { $0.first("element") != nil }
    order = defines.compactMap { $0["name"] }
    rules = Dictionary(
      defines.compactMap { define in
        guard let name = define["name"], let element = define.first("element") else { return nil }
        return (name, Self.element(element))
      }, uniquingKeysWith: { first, _ in first })
  }

  private static let annotations = "urn:draille:schema:1"

  private static func element(_ node: Node) -> Element {
    var element = Element(
      name: node["name"] ?? "", documentation: node.first("documentation")?.text ?? "", attributes: [], children: [],
      hasText: false, isOpen: false)
    for child in node.children { add(child, to: &element, isRequired: true, isRepeatable: false) }
    return element
  }

  private static func add(_ node: Node, to element: inout Element, isRequired: Bool, isRepeatable: Bool) {
    switch node.name {
    case "attribute": element.attributes.append(attribute(node, isRequired: isRequired))
    case "text": element.hasText = true
    case "ref":
      let rule = node["name"] ?? ""
      if rule == "any" { element.isOpen = true }
      element.children.append(Child(rule: rule, isRequired: isRequired, isRepeatable: isRepeatable))
    case "element": element.isOpen = true
    case "optional": node.children.forEach { add($0, to: &element, isRequired: false, isRepeatable: isRepeatable) }
    case "zeroOrMore": node.children.forEach { add($0, to: &element, isRequired: false, isRepeatable: true) }
    case "oneOrMore": node.children.forEach { add($0, to: &element, isRequired: isRequired, isRepeatable: true) }
    case "interleave", "group":
      node.children.forEach { add($0, to: &element, isRequired: isRequired, isRepeatable: isRepeatable) }
    default: break
    }
  }

  private static func attribute(_ node: Node, isRequired: Bool) -> Attribute {
    let pattern = node.children.first { $0.name != "documentation" }
    return Attribute(
      name: node["name"] ?? "", isRequired: isRequired, values: pattern.map(values) ?? .anyText,
      documentation: node.first("documentation")?.text ?? "",
      isKey: node.attribute("key", namespace: annotations) == "yes",
      refers: (node.attribute("refers", namespace: annotations) ?? "").split(separator: " ").map(String.init),
      catalogue: node.attribute("catalogue", namespace: annotations),
      standing: node.attribute("default", namespace: annotations))
  }

  private static func values(_ node: Node) -> Values {
    switch node.name {
    case "value": return .oneOf([node.text])
    case "data": return data(node)
    case "list": return .listOf(node.subtree.filter { $0.name == "value" }.map(\.text))
    case "choice":
      let parts = node.children.map(values)
      let words = parts.compactMap { part -> [String]? in if case .oneOf(let words) = part { words } else { nil } }
      return words.count == parts.count ? .oneOf(words.flatMap { $0 }) : .either(parts)
    default: return .anyText
    }
  }

  private static func data(_ node: Node) -> Values {
    func parameter(_ name: String) -> String? { node.children("param").first { $0["name"] == name }?.text }
    return .data(
      type: node["type"] ?? "string", pattern: parameter("pattern"),
      minimum: parameter("minInclusive").flatMap(Double.init), maximum: parameter("maxInclusive").flatMap(Double.init))
  }
}

extension SchemaOutline.Values {
  /// Whether a value is allowed; the datatypes are those of W3C XML Schema, checked by libxml2.
  package func allows(_ value: String) -> Bool {
    switch self {
    case .anyText: true
    case .oneOf(let words): words.contains(value)
    case .either(let parts): parts.contains { $0.allows(value) }
    case .listOf(let words):
      !value.trimmed.isEmpty && value.split(whereSeparator: \.isWhitespace).allSatisfy { words.contains(String($0)) }
    case .data(let type, let pattern, let minimum, let maximum):
      Self.isLexical(value, of: type) && pattern.map { Self.matches(value, $0) } ?? !value.isEmpty
        && (Double(value) ?? 0) >= minimum ?? -.infinity && (Double(value) ?? 0) <= maximum ?? .infinity
    }
  }

  private static func isLexical(_ value: String, of type: String) -> Bool {
    _ = Library.ready
    guard let builtIn = xmlSchemaGetPredefinedType(type, "http://www.w3.org/2001/XMLSchema") else { return true }
    return xmlSchemaValidatePredefinedType(builtIn, value, nil) == 0
  }

  private static func matches(_ value: String, _ pattern: String) -> Bool {
    guard let expression = xmlRegexpCompile(pattern) else { return false }
    defer { xmlRegFreeRegexp(expression) }
    return xmlRegexpExec(expression, value) == 1
  }

  /// What is expected, in words.
  package var expectation: LocalizedText {
    switch self {
    case .anyText: LocalizedText(fr: "un texte", en: "a text")
    case .oneOf(let words):
      LocalizedText(
        fr: words.count == 1 ? words[0] : "un mot parmi\u{A0}: " + words.joined(separator: ", "),
        en: words.count == 1 ? words[0] : "one of: " + words.joined(separator: ", "))
    case .listOf(let words):
      LocalizedText(
        fr: "un ou plusieurs mots parmi\u{A0}: " + words.joined(separator: ", "),
        en: "one or more of: " + words.joined(separator: ", "))
    case .either(let parts):
      LocalizedText(
        fr: parts.map(\.expectation.fr).joined(separator: " ou "),
        en: parts.map(\.expectation.en).joined(separator: " or "))
    case .data(let type, let pattern, let minimum, let maximum):
      Self.expectation(type: type, pattern: pattern, minimum: minimum, maximum: maximum)
    }
  }

  private static func expectation(type: String, pattern: String?, minimum: Double?, maximum: Double?) -> LocalizedText {
    if let pattern { return patterns[pattern] ?? LocalizedText(pattern) }
    if let minimum, let maximum {
      return LocalizedText(
        fr: "un nombre de \(Int(minimum)) à \(Int(maximum))", en: "a number from \(Int(minimum)) to \(Int(maximum))")
    }
    return types[type] ?? LocalizedText(type)
  }

  private static let types: [String: LocalizedText] = [
    "date": LocalizedText(fr: "une date AAAA-MM-JJ qui existe", en: "a date YYYY-MM-DD that exists"),
    "nonNegativeInteger": LocalizedText(fr: "un nombre entier", en: "a whole number"),
    "integer": LocalizedText(fr: "un nombre entier", en: "a whole number"),
    "decimal": LocalizedText(fr: "un nombre, avec un point décimal", en: "a number, with a decimal point"),
    "NCName": LocalizedText(
      fr: "un identifiant qui commence par une lettre, sans espace",
      en: "an identifier that starts with a letter, without spaces"),
    "NMTOKEN": LocalizedText(fr: "un mot sans espace", en: "one word without spaces"),
    "NMTOKENS": LocalizedText(
      fr: "un ou plusieurs mots séparés par des espaces", en: "one or more words separated by spaces"),
    "gMonthDay": LocalizedText(fr: "un jour de l’année comme --09-01", en: "a day of the year such as --09-01"),
    "string": LocalizedText(fr: "un texte non vide", en: "a text that is not empty"),
  ]

  private static let patterns: [String: LocalizedText] = [
    "(P([0-9]+[YMWD])+|PT[0-9]+[HM])": LocalizedText(
      fr: "une durée comme P1D, P1W, P1M ou P3Y", en: "a duration such as P1D, P1W, P1M or P3Y"),
    "[A-Z]{2}": LocalizedText(
      fr: "un code de pays de deux lettres capitales", en: "a country code of two capital letters"),
    "[0-9a-f]{64}": LocalizedText(fr: "une empreinte SHA-256", en: "a SHA-256 hash"),
    "[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?": LocalizedText(
      fr: "une année, ou une date AAAA-MM-JJ", en: "a year, or a date YYYY-MM-DD"),
    "\\i\\c*/@\\i\\c*": LocalizedText(fr: "un fait écrit identifiant/@attribut", en: "a fact written id/@attribute"),
  ]
}
