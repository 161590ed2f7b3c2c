internal import Inventories
internal import Knowledge
internal import LibXML

/// A criterion with its expressions compiled, for one evaluator.
struct CompiledCriterion {
  /// How a fact is read from a subject.
  enum FactReading {
    /// An attribute of the subject itself, which needs no expression.
    case attribute(String)
    case expression(XPathExpression)
  }

  let criterion: Criterion
  let shared: Shared<Criterion>
  let select: XPathExpression
  let distinct: XPathExpression?
  /// Values that are the same for every subject.
  let constants: [(name: String, value: XPathExpression)]
  let lets: [(name: String, value: XPathExpression)]
  let applies: [(test: XPathExpression, otherwise: LocalizedText)]
  let known: XPathExpression
  let pass: XPathExpression
  let severities: [(when: XPathExpression, severity: Criterion.Severity)]
  let facts: [(path: String, element: String?, reading: FactReading, when: XPathExpression?)]
  let evidence: XPathExpression?

  /// - Throws: `XPathFailure` naming the expression that cannot be compiled.
  init(_ criterion: Criterion, with evaluator: XPathEvaluator) throws {
    self.criterion = criterion
    shared = Shared(criterion)
    select = try evaluator.compile(criterion.select)
    distinct = try criterion.distinct.map(evaluator.compile)
    let constant = criterion.constants
    let values = try criterion.lets.map { (name: $0.name, value: try evaluator.compile($0.value)) }
    constants = values.filter { constant.contains($0.name) }
    lets = values.filter { !constant.contains($0.name) }
    applies = try criterion.applies.map { (try evaluator.compile($0.test), $0.otherwise) }
    known = try evaluator.compile(criterion.known)
    pass = try evaluator.compile(criterion.pass)
    severities = try criterion.severities.map { (try evaluator.compile($0.when), $0.severity) }
    facts = try criterion.facts.map { path, when in
      let reading = try path.attributeName.map(FactReading.attribute) ?? .expression(evaluator.compile(path))
      return (path, FactElement.of(path, in: criterion), reading, try when.map(evaluator.compile))
    }
    evidence = try criterion.evidenceOn.map(evaluator.compile)
  }
}

extension Criterion {
  /// Names of the values that no subject changes, among those that read a list of the inventory.
  ///
  /// The others cost too little; a name given twice is not one of them.
  fileprivate var constants: Set<String> {
    lets.reduce(into: []) { constants, value in
      guard value.value.utf8.first == UInt8(ascii: "/"), lets.count(where: { $0.name == value.name }) == 1 else {
        return
      }
      if ExpressionScope.isConstant(value.value, given: constants) { constants.insert(value.name) }
    }
  }
}

extension String {
  /// The name of the attribute when the expression is nothing but `@name`.
  fileprivate var attributeName: String? {
    guard utf8.first == UInt8(ascii: "@") else { return nil }
    let name = dropFirst()
    return name.utf8.allSatisfy { ($0 >= 0x61 && $0 <= 0x7A) || $0 == UInt8(ascii: "-") } ? String(name) : nil
  }
}
