import CLibXML2

/// Where one element and its attributes start.
struct ElementPosition {
  struct Place {
    var line: Int
    var column: Int
  }
  var start: Place
  var attributes: [String: Place] = [:]
}

/// Finds the line and the column of every element and attribute.
///
/// libxml2 keeps the line of the end of a start tag and no column at all. This scan runs on documents that libxml2
/// already found well formed and without a DOCTYPE, so it needs neither checks nor entities.
struct SourceMap {
  private let bytes: [UInt8]
  private var index = 0
  private var line = 1
  private var column = 1
  private var found: [ElementPosition] = []

  /// Pairs the start tags of the bytes with the elements of the document, both in document order.
  ///
  /// Empty when they do not pair (another encoding than UTF-8): lines from libxml2 are used then.
  static func positions(of bytes: [UInt8], in document: Document) -> [xmlNodePtr: ElementPosition] {
    guard !bytes.contains(0) else { return [:] }  // UTF-16 or UTF-32
    var map = SourceMap(bytes: bytes)
    map.scan()
    var elements: [xmlNodePtr] = []
    collect(document.root.pointer, into: &elements)
    guard elements.count == map.found.count else { return [:] }
    return Dictionary(uniqueKeysWithValues: zip(elements, map.found))
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
    index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0  // a byte order mark takes no column
  }

  private static func collect(_ node: xmlNodePtr, into elements: inout [xmlNodePtr]) {
    elements.append(node)
    var child = xmlFirstElementChild(node)
    while let current = child {
      collect(current, into: &elements)
      child = xmlNextElementSibling(current)
    }
  }

  private mutating func scan() {
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "<") else { advance(); continue }
      if starts(with: "<!--") {
        skip(past: "-->")
      } else if starts(with: "<![CDATA[") {
        skip(past: "]]>")
      } else if starts(with: "<?") {
        skip(past: "?>")
      } else if starts(with: "</") {
        skip(past: ">")
      } else {
        startTag()
      }
    }
  }

  private mutating func startTag() {
    var position = ElementPosition(start: .init(line: line, column: column))
    while index < bytes.count, !isBlank, !isEndOfTag { advance() }
    while index < bytes.count, !isEndOfTag {
      if isBlank { advance(); continue }
      let place = ElementPosition.Place(line: line, column: column)
      position.attributes[attributeName()] = place
      skipValue()
    }
    advance()
    found.append(position)
  }

  private mutating func attributeName() -> String {
    let start = index
    while index < bytes.count, !isBlank, bytes[index] != UInt8(ascii: "=") { advance() }
    return String(decoding: bytes[start..<index], as: UTF8.self)
  }

  private mutating func skipValue() {
    while index < bytes.count, bytes[index] != UInt8(ascii: "\""), bytes[index] != UInt8(ascii: "'") { advance() }
    guard index < bytes.count else { return }
    let quote = bytes[index]
    advance()
    while index < bytes.count, bytes[index] != quote { advance() }
    advance()
  }

  private var isBlank: Bool {
    switch bytes[index] {
    case 0x20, 0x9, 0xA, 0xD: true
    default: false
    }
  }

  private var isEndOfTag: Bool {
    bytes[index] == UInt8(ascii: ">")
      || (bytes[index] == UInt8(ascii: "/") && index + 1 < bytes.count
        && bytes[index + 1] == UInt8(ascii: ">"))
  }

  private func starts(with text: StaticString) -> Bool {
    text.withUTF8Buffer { bytes[index...].starts(with: $0) }
  }

  private mutating func skip(past text: StaticString) {
    while index < bytes.count, !starts(with: text) { advance() }
    for _ in 0..<text.utf8CodeUnitCount { advance() }
  }

  private mutating func advance() {
    guard index < bytes.count else { return }
    let byte = bytes[index]
    index += 1
    if byte == 0xA {
      line += 1
      column = 1
    } else if byte & 0xC0 != 0x80 {
      column += 1
    }
  }
}
