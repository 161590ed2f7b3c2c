/// What stands before the root element of a file, looked at before libxml2 reads a byte.
///
/// libxml2 expands entities inside attributes while it parses a tag: to refuse the declaration afterwards is too late.
struct Prologue {
  /// Line of the document type declaration; nil when there is none.
  private(set) var doctypeLine: Int?
  /// Whether the declaration declares anything by itself, between square brackets.
  private(set) var hasInternalSubset = false

  /// How many bytes are looked at.
  static let size = 1 << 16

  /// Looks at the first bytes of a file.
  init(head: [UInt8]) {
    // Without its zeros, markup in UTF-16 reads like markup in ASCII.
    scan(head.prefix(Self.size).filter { $0 != 0 })
  }

  private mutating func scan(_ bytes: [UInt8]) {
    var index = 0
    while let open = bytes[index...].firstIndex(of: UInt8(ascii: "<")) {
      let rest = bytes[open...]
      if rest.starts(with: "<!--".utf8) {
        index = end(of: rest, after: "-->") ?? bytes.count
      } else if rest.starts(with: "<?".utf8) {
        index = end(of: rest, after: "?>") ?? bytes.count
      } else if rest.starts(with: "<!DOCTYPE".utf8) {
        doctypeLine = 1 + bytes[..<open].count { $0 == 0xA }
        let close = rest.firstIndex { $0 == UInt8(ascii: ">") || $0 == UInt8(ascii: "[") }
        // One that does not end within the head is too long to be innocent.
        hasInternalSubset = close.map { bytes[$0] == UInt8(ascii: "[") } ?? true
        return
      } else {
        return
      }
    }
  }

  private func end(of bytes: ArraySlice<UInt8>, after text: StaticString) -> Int? {
    let length = text.utf8CodeUnitCount
    return text.withUTF8Buffer { mark in
      bytes.indices.first { bytes[$0...].starts(with: mark) }.map { $0 + length }
    }
  }
}
