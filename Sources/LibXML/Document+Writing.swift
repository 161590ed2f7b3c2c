import CLibXML2

extension Document {
  /// The document in our fixed layout; comments and processing instructions are kept.
  package var serialised: String {
    var writer = XMLWriter()
    var child = pointer.pointee.children
    while let node = child {
      write(node, to: &writer)
      child = node.pointee.next
    }
    return writer.output
  }

  private func write(_ node: xmlNodePtr, to writer: inout XMLWriter) {
    switch node.pointee.type {
    case XML_COMMENT_NODE:
      writer.comment(node.pointee.content.map { String(cString: $0) } ?? "")
    case XML_PI_NODE:
      let target = node.pointee.name.map { String(cString: $0) } ?? ""
      writer.instruction(target, node.pointee.content.map { String(cString: $0) } ?? "")
    case XML_ELEMENT_NODE:
      writeElement(Node(document: self, pointer: node), to: &writer)
    default:
      break  // text between elements is layout
    }
  }

  private func writeElement(_ node: Node, to writer: inout XMLWriter) {
    let attributes = node.attributes.map { (name: $0.name, value: Optional($0.value)) }
    let hasElements = xmlFirstElementChild(node.pointer) != nil
    let text = hasElements ? "" : node.text
    guard hasElements || text.trimmed.isEmpty else {
      writeComments(amid: node, to: &writer)
      writer.element(node.name, attributes, text: text)
      return
    }
    writer.start(node.name, attributes)
    var child = node.pointer.pointee.children
    while let current = child {
      write(current, to: &writer)
      child = current.pointee.next
    }
    writer.end()
  }

  /// Comments inside a text go before its element, so that the text stays as it is.
  private func writeComments(amid node: Node, to writer: inout XMLWriter) {
    var child = node.pointer.pointee.children
    while let current = child {
      if current.pointee.type != XML_TEXT_NODE, current.pointee.type != XML_CDATA_SECTION_NODE {
        write(current, to: &writer)
      }
      child = current.pointee.next
    }
  }
}
