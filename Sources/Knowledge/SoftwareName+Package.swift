extension SoftwareName {
  /// Whether a name, told alone, is one that a package manager gives: one word of small letters, digits and dashes.
  package static func looksLikePackage(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter || first.isDigit else { return false }
    return name.utf8.allSatisfy { byte in
      (0x61...0x7A).contains(byte) || byte.isDigit || byte == .dash || byte == UInt8(ascii: ".")
        || byte == UInt8(ascii: "+") || byte == UInt8(ascii: ":") || byte == UInt8(ascii: "_")
    }
  }
}
