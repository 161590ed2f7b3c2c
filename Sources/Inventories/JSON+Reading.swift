internal import FoundationEssentials
internal import LibXML

extension JSON {
  /// Reads a JSON text; keys of an object come sorted.
  ///
  /// - Throws: `XMLFailure` with one diagnostic that says what stopped the reading.
  package init(parsing bytes: [UInt8], name: String) throws {
    do {
      self = try JSONDecoder().decode(DecodedJSON.self, from: Data(bytes)).value
    } catch let DecodingError.dataCorrupted(context) {
      throw XMLFailure([.malformed(name, context.underlyingError.map { "\($0)" } ?? context.debugDescription)])
    }
  }

  /// The member of an object; nil for what is no object, or has none of that name.
  package subscript(key: String) -> JSON? {
    guard case .object(let members) = self else { return nil }
    return members.first { $0.key == key }?.value
  }

  /// The text of a string.
  package var string: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The value of a boolean.
  package var boolean: Bool? {
    guard case .boolean(let value) = self else { return nil }
    return value
  }

  /// The items of an array; nil for what is no array.
  package var items: [JSON]? {
    guard case .array(let items) = self else { return nil }
    return items
  }
}

/// Any JSON value, as the decoder hands it over.
private struct DecodedJSON: Decodable {
  var value: JSON

  init(from decoder: any Decoder) throws {
    // Most values are texts: what is tried first counts.
    if let scalar = (try? decoder.singleValueContainer()).flatMap(Self.scalar) {
      value = scalar
    } else if let keyed = try? decoder.container(keyedBy: AnyKey.self) {
      let keys = keyed.allKeys.map(\.stringValue).sorted()
      value = .object(try keys.map { ($0, try keyed.decode(DecodedJSON.self, forKey: AnyKey($0)).value) })
    } else if var list = try? decoder.unkeyedContainer() {
      var items: [JSON] = []
      while !list.isAtEnd { items.append(try list.decode(DecodedJSON.self).value) }
      value = .array(items)
    } else {
      // A number that no machine holds.
      value = .null
    }
  }

  private static func scalar(_ container: any SingleValueDecodingContainer) -> JSON? {
    if let text = try? container.decode(String.self) { return .string(text) }
    if container.decodeNil() { return .null }
    if let value = try? container.decode(Bool.self) { return .boolean(value) }
    if let value = try? container.decode(Int.self) { return .integer(value) }
    return (try? container.decode(Double.self)).map(JSON.number)
  }
}

private struct AnyKey: CodingKey {
  let stringValue: String
  var intValue: Int? { nil }

  init(_ text: String) { stringValue = text }
  init?(stringValue: String) { self.init(stringValue) }
  init?(intValue: Int) { nil }
}

extension Diagnostic {
  fileprivate static func malformed(_ file: String, _ reason: String) -> Diagnostic {
    Diagnostic(
      .error, "JSON-001", at: Location(file: file),
      LocalizedText(
        fr: "ce n’est pas du JSON lisible\u{A0}: \(reason)", en: "this is no readable JSON: \(reason)"),
      help: LocalizedText(
        fr: "exportez de nouveau ce fichier, puis recommencez", en: "export the file again, then try again"))
  }
}
