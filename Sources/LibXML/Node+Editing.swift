import CLibXML2

extension Node {
  /// Sets an attribute, or removes it when the value is nil.
  package func set(_ attribute: String, to value: String?) {
    guard let value else {
      remove(attribute)
      return
    }
    if attribute == "xml:lang" {
      xmlNodeSetLang(pointer, value)
    } else {
      xmlSetProp(pointer, attribute, value.forXML)
    }
  }

  private func remove(_ attribute: String) {
    guard attribute == "xml:lang" else {
      xmlUnsetProp(pointer, attribute)
      return
    }
    let space = xmlSearchNsByHref(document.pointer, pointer, "http://www.w3.org/XML/1998/namespace")
    xmlUnsetNsProp(pointer, space, "lang")
  }

  /// Adds a child element at the end, with its attributes in the order given; nil values are left out.
  @discardableResult
  package func append(_ name: String, _ attributes: KeyValuePairs<String, String?> = [:], text: String? = nil) -> Node {
    guard let child = xmlNewDocNode(document.pointer, nil, name, nil), xmlAddChild(pointer, child) != nil else {
      return self  // only when memory is exhausted
    }
    let node = Node(document: document, pointer: child)
    for (name, value) in attributes {
      if let value { node.set(name, to: value) }
    }
    if let text { xmlNodeAddContent(child, text.forXML) }
    return node
  }

  /// The child of that name, made when it is missing.
  package func ensure(_ name: String) -> Node {
    first(name) ?? append(name)
  }

  /// Takes the node out of its document for good; neither it nor what is in it may be used afterwards.
  package func remove() {
    xmlUnlinkNode(pointer)
    xmlFreeNode(pointer)
  }
}

extension String {
  /// The text without the characters that XML 1.0 cannot hold, each replaced by U+FFFD.
  package var forXML: String {
    guard unicodeScalars.contains(where: { !$0.isXML }) else { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars { clean.append(scalar.isXML ? scalar : "\u{FFFD}") }
    return String(clean)
  }
}

extension Unicode.Scalar {
  /// Whether XML 1.0 allows the character.
  package var isXML: Bool {
    switch value {
    case 0x9, 0xA, 0xD, 0x20...0xD7FF, 0xE000...0xFFFD, 0x10000...0x10FFFF: true
    default: false
    }
  }
}
