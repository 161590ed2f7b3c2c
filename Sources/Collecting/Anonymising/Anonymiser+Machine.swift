internal import Inventories
internal import Knowledge
internal import LibXML

extension Anonymiser {
  /// Copies a machine file, element by element, in constant memory.
  ///
  /// - Throws: `FileFailure`, `XMLFailure`.
  func copyMachine(_ path: String, to target: String) throws {
    let schema = SchemaOutline(
      try Document(bytes: Embedded.bytes("schemas/machine.rng") ?? [], name: "schemas/machine.rng"))
    var reader = try StreamReader(path: path, doctype: .refuse)
    let output = try ByteStream(path: target)
    var isStarted = false
    while let event = try reader.next() {
      guard case .start(let name, let isEmpty) = event else { continue }
      guard let rule = schema.rules[name], isStarted || name == schema.root else {
        if !isEmpty { try reader.skip() }
        continue
      }
      let attributes = rewritten(reader, rule)
      if isStarted {
        var bytes: [UInt8] = []
        ElementBytes.append(name, attributes, to: &bytes)
        try output.write(bytes)
      } else {
        try output.write(Self.opening(name, attributes))
        isStarted = true
      }
    }
    try output.write(Array("</machine>\n".utf8))
    try output.finish()
  }

  private func rewritten(_ reader: borrowing StreamReader, _ rule: SchemaOutline.Element) -> Attributes {
    let product = reader.attribute("product")
    return rule.attributes.compactMap { attribute in
      guard let old = reader.attribute(attribute.name) else { return nil }
      // A program that everybody knows keeps its name.
      if rule.name == "software" || rule.name == "antivirus", attribute.name == "name",
        let name = product.flatMap({ words.catalogue.products[$0]?.name })
      {
        return (attribute.name, name)
      }
      return (attribute.name, value(old, of: attribute, in: rule.name) { $0 == "product" ? product : nil })
    }
  }

  /// The start of the file, its first tag left open.
  private static func opening(_ name: String, _ attributes: Attributes) -> [UInt8] {
    var writer = XMLWriter()
    writer.empty(name, attributes)
    return Array((String(writer.output.dropLast(3)) + ">\n").utf8)
  }
}
