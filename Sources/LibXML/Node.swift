import CLibXML2

/// One element or attribute of a document, with the document kept alive.
package struct Node {
  package let document: Document
  let pointer: xmlNodePtr

  init(document: Document, pointer: xmlNodePtr) {
    self.document = document
    self.pointer = pointer
  }

  package var name: String {
    pointer.pointee.name.map { String(cString: $0) } ?? ""
  }

  package var isElement: Bool { pointer.pointee.type == XML_ELEMENT_NODE }
  package var isAttribute: Bool { pointer.pointee.type == XML_ATTRIBUTE_NODE }

  /// The text of the node and of all that is in it.
  package var text: String {
    guard let content = xmlNodeGetContent(pointer) else { return "" }
    defer { clibxml2_free(content) }
    return String(cString: content)
  }

  package var parent: Node? {
    guard let parent = pointer.pointee.parent, parent.pointee.type == XML_ELEMENT_NODE else { return nil }
    return Node(document: document, pointer: parent)
  }

  /// Reads an attribute by its name; `xml:lang` is written with its prefix; nil when absent.
  package subscript(attribute: String) -> String? {
    let value =
      attribute.utf8.contains(UInt8(ascii: ":")) && attribute.hasPrefix("xml:")
      ? xmlGetNsProp(pointer, String(attribute.dropFirst(4)), "http://www.w3.org/XML/1998/namespace")
      : xmlGetNoNsProp(pointer, attribute)
    guard let value else { return nil }
    defer { clibxml2_free(value) }
    return String(cString: value)
  }

  /// Reads an attribute that belongs to a namespace.
  package func attribute(_ name: String, namespace: String) -> String? {
    guard let value = xmlGetNsProp(pointer, name, namespace) else { return nil }
    defer { clibxml2_free(value) }
    return String(cString: value)
  }

  /// The words of an attribute that holds a list.
  package func list(_ attribute: String) -> [String] {
    self[attribute]?.split(whereSeparator: \.isWhitespace).map(String.init) ?? []
  }

  /// Attributes in the order of the file; those of the XML namespace keep their prefix, other namespaces are left out.
  package var attributes: [(name: String, value: String)] {
    guard isElement else { return [] }
    var found: [(name: String, value: String)] = []
    var current = pointer.pointee.properties
    while let attribute = current {
      current = attribute.pointee.next
      guard let name = Self.qualifiedName(of: attribute) else { continue }
      found.append((name, self[name] ?? ""))
    }
    return found
  }

  private static func qualifiedName(of attribute: xmlAttrPtr) -> String? {
    guard let local = attribute.pointee.name.map({ String(cString: $0) }) else { return nil }
    guard let space = attribute.pointee.ns else { return local }
    return space.pointee.prefix.map { String(cString: $0) } == "xml" ? "xml:" + local : nil
  }

  /// Child elements, in order.
  package var children: [Node] {
    var found: [Node] = []
    var current = xmlFirstElementChild(pointer)
    while let child = current {
      found.append(Node(document: document, pointer: child))
      current = xmlNextElementSibling(child)
    }
    return found
  }

  package func children(_ name: String) -> [Node] {
    var found: [Node] = []
    var current = xmlFirstElementChild(pointer)
    while let child = current {
      let node = Node(document: document, pointer: child)
      if node.isNamed(name) { found.append(node) }
      current = xmlNextElementSibling(child)
    }
    return found
  }

  package func first(_ name: String) -> Node? {
    var current = xmlFirstElementChild(pointer)
    while let child = current {
      let node = Node(document: document, pointer: child)
      if node.isNamed(name) { return node }
      current = xmlNextElementSibling(child)
    }
    return nil
  }

  /// The element and every element in it, in the order of the document.
  package var subtree: [Node] {
    [self] + children.flatMap(\.subtree)
  }

  /// Calls the body with every element in it, in the order of the document, itself included.
  package func walk(_ body: (Node) -> Void) {
    body(self)
    var current = xmlFirstElementChild(pointer)
    while let child = current {
      Node(document: document, pointer: child).walk(body)
      current = xmlNextElementSibling(child)
    }
  }

  /// Whether the element bears that name.
  package func isNamed(_ name: String) -> Bool {
    xmlStrEqual(pointer.pointee.name, name) == 1
  }

  package var location: Location { document.location(of: self) }

  package func location(of attribute: String) -> Location {
    document.location(of: self, attribute: attribute)
  }
}

extension Node: Hashable {
  package static func == (left: Node, right: Node) -> Bool {
    left.pointer == right.pointer
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(pointer)
  }
}
