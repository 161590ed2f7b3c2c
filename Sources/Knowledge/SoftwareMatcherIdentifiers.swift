/// Identifiers of packages: `org.example.Program` (Android, Apple, Flatpak), `Maker.Program` (winget, Windows Store).
enum PackageIdentifier {
  /// The words that an identifier may stand for, the most telling reading first; none when the name is no identifier.
  static func readings(of name: String) -> [[UInt8]] {
    guard name.utf8.contains(.dot), !name.utf8.contains(.space) else { return [] }
    var parts = withoutPublisher(name).split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1, let first = parts.first, let last = parts.last, parts.allSatisfy({ !$0.isEmpty }),
      first.utf8.allSatisfy({ !$0.isDigit && $0 != .dash }), last.utf8.contains(where: { !$0.isDigit })
    else { return [] }
    // `com`, `org`, `fr`: the country or kind of the maker.
    if parts.count > 2, first.utf8.count <= 3 || first == "info" { parts.removeFirst() }
    let whole = SoftwareName.key(parts.map(separated).joined(separator: " "))
    let plain = SoftwareName.key(parts.joined(separator: " "))
    let ends = [SoftwareName.key(last), SoftwareName.key(separated(last))]
    return [plain, whole] + ends
  }

  /// A store of Windows adds thirteen characters that stand for the publisher.
  private static func withoutPublisher(_ name: String) -> Substring {
    guard let mark = name.lastIndex(of: "_"), name[mark...].utf8.count == 14 else { return name[...] }
    return name[..<mark]
  }

  /// `VisualStudioCode` as `Visual Studio Code`, `OBSStudio` as `OBS Studio`.
  private static func separated(_ word: String) -> String {
    let letters = Array(word.utf8)
    var text: [UInt8] = []
    for (index, letter) in letters.enumerated() {
      let startsWord = letter.isUpper && index > 0
      let endsCapitals = startsWord && index + 1 < letters.count && letters[index + 1].isLetter
      if startsWord, !letters[index - 1].isUpper || endsCapitals { text.append(.space) }
      text.append(letter == UInt8(ascii: "_") ? .space : letter)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
