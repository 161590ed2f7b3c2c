internal import Inventories
internal import Knowledge

/// Words that everybody can read in the shipped knowledge: they tell nothing of an association.
struct PublicWords: Sendable {
  let catalogue: Catalogue
  private let words: Set<String>
  private let editions: Set<String>
  private let vendors: Set<String>

  /// Only what the program carries: words of a folder of the user may be those of an association.
  ///
  /// - Throws: `XMLFailure` when the shipped knowledge is faulty, which a test excludes.
  init() throws {
    catalogue = try Catalogue.load()
    editions = Set(catalogue.products.values.flatMap { $0.editions.map(\.id) })
    vendors = Set(catalogue.vendors.values.flatMap { [$0.id, $0.name] })
    var found: Set<String> = []
    for key in catalogue.words.keys {
      if let mark = key.lastIndex(where: { $0 == "=" || $0 == ":" }) { found.insert(String(key[mark...].dropFirst())) }
    }
    for file in Embedded.files(endingIn: ".xml") { Self.gather(file.bytes, &found) }
    words = found
  }

  func hold(_ word: String) -> Bool { words.contains(word) }

  func isEdition(_ word: String) -> Bool { editions.contains(word) }

  /// Whether it is a host that the catalogue knows, by its id or its name.
  func isVendor(_ name: String) -> Bool { vendors.contains(name) }

  /// Whether an entry of the catalogue bears that id.
  func isEntry(_ id: String, of kind: String) -> Bool {
    switch kind {
    case "product": catalogue.products[id] != nil
    case "capability": catalogue.capabilities[id] != nil
    case "criterion": catalogue.criterion(id) != nil
    default: false
    }
  }

  /// Takes the words of small letters, digits, dots and dashes out of the attributes of a file.
  private static func gather(_ bytes: [UInt8], _ found: inout Set<String>) {
    var isInside = false
    var start: Int?
    for (place, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "\"") { isInside.toggle() }
      // A sign of a tag never stands in an attribute of ours: whatever quotes stand in texts, we are outside again.
      if byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">") { isInside = false }
      let isLetter = (0x61...0x7A).contains(byte) || (0x30...0x39).contains(byte)
      if isInside, isLetter || start != nil && (byte == 0x2D || byte == 0x2E) {
        start = start ?? place
      } else if let first = start {
        if place - first > 1 { found.insert(String(decoding: bytes[first..<place], as: UTF8.self)) }
        start = nil
      }
    }
  }
}
