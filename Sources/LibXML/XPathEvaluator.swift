import CLibXML2

/// A compiled XPath expression.
package final class XPathExpression {
  package let source: String
  let pointer: xmlXPathCompExprPtr

  init(source: String, pointer: xmlXPathCompExprPtr) {
    self.source = source
    self.pointer = pointer
  }

  deinit {
    xmlXPathFreeCompExpr(pointer)
  }
}

/// Evaluates expressions on one document, with functions of ours and named values.
package final class XPathEvaluator {
  package let document: Document
  private let context: xmlXPathContextPtr
  private var functions: [String: XPathFunction] = [:]
  private var calls: [UnsafePointer<xmlChar>: XPathFunction] = [:]
  private var fault: LocalizedText?
  private var compiled: [String: XPathExpression] = [:]

  /// Steps that one evaluation may take: a criterion of a user can be slow, not endless.
  private static let operations: UInt = 20_000_000

  package init(_ document: Document, functions: [XPathFunction] = []) throws {
    guard let context = xmlXPathNewContext(document.pointer) else {
      throw XPathFailure(expression: "", reason: .outOfMemory)
    }
    self.document = document
    self.context = context
    // Nodes are compared by their place in the document, which is static while it is asked.
    xmlXPathOrderDocElems(document.pointer)
    context.pointee.userData = Unmanaged.passUnretained(self).toOpaque()
    context.pointee.error = { data, error in
      guard let data, let error else { return }
      XPathEvaluator.from(data).note(error.pointee)
    }
    register(functions)
  }

  deinit {
    xmlXPathFreeContext(context)
  }

  /// Compiles an expression, once.
  package func compile(_ source: String) throws -> XPathExpression {
    if let known = compiled[source] { return known }
    fault = nil
    guard let pointer = xmlXPathCtxtCompile(context, source) else {
      throw XPathFailure(expression: source, reason: fault ?? .syntax)
    }
    let expression = XPathExpression(source: source, pointer: pointer)
    compiled[source] = expression
    return expression
  }

  /// Evaluates an expression; the subject is the context node and what `current()` gives.
  package func evaluate(_ source: String, on subject: Node? = nil) throws -> XPathValue {
    try evaluate(compile(source), on: subject)
  }

  /// Evaluates an expression that is compiled already.
  package func evaluate(_ expression: XPathExpression, on subject: Node? = nil) throws -> XPathValue {
    let object = try object(of: expression, on: subject)
    defer { xmlXPathFreeObject(object) }
    return XPathValue(object, in: document)
  }

  /// Evaluates an expression to a boolean, by the rules of XPath.
  package func holds(_ source: String, on subject: Node? = nil) throws -> Bool {
    try holds(compile(source), on: subject)
  }

  /// Evaluates an expression that is compiled already to a boolean.
  package func holds(_ expression: XPathExpression, on subject: Node? = nil) throws -> Bool {
    let object = try object(of: expression, on: subject)
    defer { xmlXPathFreeObject(object) }
    return xmlXPathCastToBoolean(object) == 1
  }

  /// The nodes that an expression selects, in document order; empty for a value of another type.
  package func select(_ source: String, on subject: Node? = nil) throws -> [Node] {
    guard case .nodes(let nodes) = try evaluate(source, on: subject) else { return [] }
    return nodes
  }

  /// Gives the name `$name` to the value of an expression.
  package func bind(_ name: String, to source: String, on subject: Node? = nil) throws {
    try bind(name, to: compile(source), on: subject)
  }

  /// Gives the name `$name` to the value of an expression that is compiled already.
  package func bind(_ name: String, to expression: XPathExpression, on subject: Node? = nil) throws {
    let object = try object(of: expression, on: subject)
    xmlXPathRegisterVariable(context, name, object)  // takes the object
  }

  /// Gives the name `$name` to one node.
  package func bind(_ name: String, to node: Node) {
    xmlXPathRegisterVariable(context, name, XPathValue.nodes([node]).object)
  }

  package func forgetVariables() {
    xmlXPathRegisteredVariablesCleanup(context)
  }

  private func object(of expression: XPathExpression, on subject: Node?) throws -> xmlXPathObjectPtr {
    let node = subject?.pointer ?? xmlDocGetRootElement(document.pointer)
    context.pointee.node = node
    context.pointee.here = node
    context.pointee.opLimit = Self.operations
    context.pointee.opCount = 0
    fault = nil
    clibxml2_silence()
    let object = xmlXPathCompiledEval(expression.pointer, context)
    guard let object, fault == nil else {
      xmlXPathFreeObject(object)
      throw XPathFailure(expression: expression.source, reason: fault ?? .evaluation)
    }
    return object
  }

  private func note(_ error: xmlError) {
    fault = fault ?? .reason(ofXPathError: error.code)
  }

  private static func from(_ data: UnsafeMutableRawPointer) -> XPathEvaluator {
    Unmanaged<XPathEvaluator>.fromOpaque(data).takeUnretainedValue()
  }

  private func register(_ functions: [XPathFunction]) {
    let current = XPathFunction("current", 0...0) { [unowned self] _ in
      .nodes(context.pointee.here.map { [Node(document: document, pointer: $0)] } ?? [])
    }
    for function in functions + [current] {
      self.functions[function.name] = function
      xmlXPathRegisterFunc(context, function.name) { parser, count in
        // libxml2 names the function being called in the context.
        guard let parser, let data = parser.pointee.context.pointee.userData,
          let name = parser.pointee.context.pointee.function
        else { return }
        XPathEvaluator.from(data).call(name, parser, Int(count))
      }
    }
  }

  private func call(_ name: UnsafePointer<xmlChar>, _ parser: xmlXPathParserContextPtr, _ count: Int) {
    guard let function = function(named: name), function.arity.contains(count) else {
      fault = .arity(String(cString: name), count)
      xmlXPathErr(parser, Int32(XPATH_INVALID_ARITY.rawValue))
      return
    }
    var arguments: [XPathArgument] = []
    arguments.reserveCapacity(count)
    defer { arguments.forEach { xmlXPathFreeObject($0.object) } }
    for _ in 0..<count {
      guard let object = valuePop(parser) else { return }
      arguments.append(XPathArgument(object: object, document: document))
    }
    arguments.reverse()
    valuePush(parser, function.body(arguments).object)
  }

  /// A name stands in a compiled expression, all of which live as long as the evaluator: its place is its identity.
  private func function(named name: UnsafePointer<xmlChar>) -> XPathFunction? {
    if let known = calls[name] { return known }
    guard let function = functions[String(cString: name)] else { return nil }
    calls[name] = function
    return function
  }
}
