import CLibXML2

/// An expression that cannot be compiled or evaluated.
package struct XPathFailure: Error {
  package var expression: String
  package var reason: LocalizedText

  package var message: LocalizedText {
    LocalizedText(
      fr: "expression XPath «\u{202F}\(expression)\u{202F}»\u{A0}: \(reason.fr)",
      en: "XPath expression “\(expression)”: \(reason.en)")
  }
}

extension LocalizedText {
  static let outOfMemory = LocalizedText(fr: "mémoire insuffisante", en: "out of memory")
  static let syntax = LocalizedText(fr: "écriture incorrecte", en: "wrong syntax")
  static let evaluation = LocalizedText(fr: "calcul impossible", en: "cannot be evaluated")
  private static let unknownFunction = LocalizedText(fr: "fonction inconnue", en: "unknown function")
  private static let unknownVariable = LocalizedText(fr: "variable inconnue", en: "unknown variable")
  private static let unknownPrefix = LocalizedText(fr: "préfixe inconnu", en: "unknown prefix")
  private static let wrongArity = LocalizedText(
    fr: "nombre d’arguments incorrect", en: "wrong number of arguments")
  private static let wrongType = LocalizedText(fr: "type de valeur incorrect", en: "wrong type of value")
  private static let tooSlow = LocalizedText(
    fr: "calcul trop long, limite atteinte", en: "takes too long, limit reached")

  static func arity(_ name: String, _ count: Int) -> LocalizedText {
    LocalizedText(
      fr: "\(wrongArity.fr)\u{A0}: \(count) pour \(name)()", en: "\(wrongArity.en): \(count) for \(name)()")
  }

  /// Our words for a code of libxml2, which gives no text to its structured callback.
  static func reason(ofXPathError code: Int32) -> LocalizedText {
    switch xmlXPathError(UInt32(max(0, code - Int32(XML_XPATH_EXPRESSION_OK.rawValue)))) {
    case XPATH_UNKNOWN_FUNC_ERROR: unknownFunction
    case XPATH_UNDEF_VARIABLE_ERROR: unknownVariable
    case XPATH_UNDEF_PREFIX_ERROR: unknownPrefix
    case XPATH_INVALID_ARITY: wrongArity
    case XPATH_INVALID_TYPE, XPATH_INVALID_OPERAND: wrongType
    case XPATH_OP_LIMIT_EXCEEDED, XPATH_RECURSION_LIMIT_EXCEEDED: tooSlow
    case XPATH_MEMORY_ERROR: outOfMemory
    default: syntax
    }
  }
}
