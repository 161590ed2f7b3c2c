import CLibXML2

/// A value of XPath 1.0.
package enum XPathValue {
  /// Nodes, each once.
  case nodes([Node])
  case string(String)
  case number(Double)
  case boolean(Bool)

  /// The string of the value, by the rules of XPath: for nodes, that of the first.
  package var string: String {
    switch self {
    case .nodes(let nodes): nodes.first?.text ?? ""
    case .string(let text): text
    case .number(let number): Self.string(of: number)
    case .boolean(let value): value ? "true" : "false"
    }
  }

  /// One string a node, or the only string of another value.
  package var strings: [String] {
    guard case .nodes(let nodes) = self else { return [string] }
    return nodes.map(\.text)
  }

  init(_ object: xmlXPathObjectPtr, in document: Document) {
    switch object.pointee.type {
    case XPATH_NODESET:
      self = .nodes(Self.nodes(of: object.pointee.nodesetval, in: document))
    case XPATH_BOOLEAN:
      self = .boolean(object.pointee.boolval != 0)
    case XPATH_NUMBER:
      self = .number(object.pointee.floatval)
    default:
      self = .string(object.pointee.stringval.map { String(cString: $0) } ?? "")
    }
  }

  private static func string(of number: Double) -> String {
    if number == number.rounded(), abs(number) < 1e15 { return String(Int(number)) }  // libxml2 writes 1e+12
    guard let text = xmlXPathCastNumberToString(number) else { return "" }
    defer { clibxml2_free(text) }
    return String(cString: text)
  }

  /// Namespace nodes are left out: libxml2 makes them for one evaluation and frees them with its result.
  private static func nodes(of set: xmlNodeSetPtr?, in document: Document) -> [Node] {
    guard let set, let table = set.pointee.nodeTab else { return [] }
    return (0..<Int(set.pointee.nodeNr)).compactMap { index in
      guard let node = table[index], node.pointee.type != XML_NAMESPACE_DECL else { return nil }
      return Node(document: document, pointer: node)
    }
  }

  /// A new libxml2 object; whoever takes it frees it.
  var object: xmlXPathObjectPtr? {
    switch self {
    case .string(let text): return xmlXPathNewCString(text)
    case .number(let number): return xmlXPathNewFloat(number)
    case .boolean(let value): return xmlXPathNewBoolean(value ? 1 : 0)
    case .nodes(let nodes):
      let object = xmlXPathNewNodeSet(nil)
      guard let set = object?.pointee.nodesetval else { return object }
      for node in nodes { xmlXPathNodeSetAddUnique(set, node.pointer) }
      return object
    }
  }
}

/// An argument of a function, read only as far as the function asks; it lives as long as the call.
package struct XPathArgument {
  let object: xmlXPathObjectPtr
  let document: Document

  /// The value whole.
  package var value: XPathValue { XPathValue(object, in: document) }

  /// The string of the value, by the rules of XPath: for nodes, that of the first.
  package var string: String { value.string }

  /// One string a node, or the only string of another value.
  package var strings: [String] { value.strings }

  /// The nodes; none for a value of another type.
  package var nodes: [Node] {
    guard case .nodes(let nodes) = value else { return [] }
    return nodes
  }

  /// Whether one of the strings holds the string of the other argument as a word between blanks.
  package func hasToken(_ other: XPathArgument) -> Bool {
    guard let word = xmlXPathCastToString(other.object) else { return false }
    defer { clibxml2_free(word) }
    guard word.pointee != 0 else { return false }
    guard object.pointee.type == XPATH_NODESET else {
      guard let text = xmlXPathCastToString(object) else { return false }
      defer { clibxml2_free(text) }
      return clibxml2_has_token(text, word) == 1
    }
    guard let set = object.pointee.nodesetval, let table = set.pointee.nodeTab else { return false }
    return (0..<Int(set.pointee.nodeNr)).contains { index in table[index].map { Self.has(word, $0) } ?? false }
  }

  private static func has(_ word: UnsafePointer<xmlChar>, _ node: xmlNodePtr) -> Bool {
    // Most attributes hold one text, which needs no copy.
    if node.pointee.type == XML_ATTRIBUTE_NODE, let text = node.pointee.children, text.pointee.next == nil,
      let content = text.pointee.content
    {
      return clibxml2_has_token(content, word) == 1
    }
    guard let text = xmlXPathCastNodeToString(node) else { return false }
    defer { clibxml2_free(text) }
    return clibxml2_has_token(text, word) == 1
  }
}

/// A function that expressions can call by its name.
package struct XPathFunction {
  package var name: String
  /// How many arguments it takes; any other number is an error of the expression.
  package var arity: ClosedRange<Int>
  package var body: ([XPathArgument]) -> XPathValue

  package init(_ name: String, _ arity: ClosedRange<Int>, _ body: @escaping ([XPathArgument]) -> XPathValue) {
    self.name = name
    self.arity = arity
    self.body = body
  }
}
