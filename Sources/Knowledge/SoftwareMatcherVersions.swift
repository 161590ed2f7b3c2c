/// What follows the name of a program: versions, architectures, languages, remarks between brackets.
enum NameTail {
  /// Whether nothing but that follows from a place on.
  static func isOnlyTail(_ name: NameBytes, from start: Int) -> Bool {
    guard start > 0, !(name[start].isLetter && name[start - 1].isWord) else { return false }
    guard !(name[start].isDigit && name[start - 1].isDigit) else { return false }
    var at = start
    while at < name.count {
      switch name[at] {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        // A bracket that is never closed was cut by the inventory.
        let close = name[at] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        at = name.end(from: at) { $0 != close } + 1
      case _ where name[at].isWord:
        let word = name[at..<name.end(from: at, while: isPartOfWord)]
        // A number that follows at once must be all that follows: “git2cl” is not “git 2cl”.
        guard isVersion(word) || words.contains(word), at > start || !word.contains(where: \.isLetter) else {
          return false
        }
        at = word.endIndex
      case .space, .dash, .dot, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "/"): at += 1
      default: return false
      }
    }
    return true
  }

  /// The version that a name tells from a place on: the first word with a dot in it, else the first whole number.
  static func version(in name: NameBytes, from start: Int) -> Slice<NameBytes>? {
    var whole: Slice<NameBytes>?
    var isCounted = false
    var depth = 0
    var at = start
    while at < name.count {
      guard name[at].isWord else {
        if name[at] == UInt8(ascii: "(") { depth += 1 }
        if name[at] == UInt8(ascii: ")") { depth -= 1 }
        at += 1
        continue
      }
      let word = name[at..<name.end(from: at, while: isPartOfWord)]
      let body = word.first == UInt8(ascii: "v") ? word.dropFirst() : word
      at = word.endIndex
      if isVersion(word) {
        if body.contains(.dot) { return body }
        if whole == nil, depth == 0, !isCounted, !widths.contains(body), !name.holds(" bit", at: at) { whole = body }
      }
      isCounted = counted.contains(word)
    }
    return whole
  }

  /// Digits first, then also dots, dashes and a few letters: `3.0.21`, `v12`, `2.3.8-i001`, `1.0rc2`.
  private static func isVersion(_ word: Slice<NameBytes>) -> Bool {
    let body = word.first == UInt8(ascii: "v") || word.first == UInt8(ascii: "r") ? word.dropFirst() : word
    guard let first = body.first, first.isDigit else { return false }
    var run = 0
    for byte in body {
      run = byte.isLetter ? run + 1 : 0
      if run > 3 { return false }
    }
    return true
  }

  private static func isPartOfWord(_ byte: UInt8) -> Bool {
    byte.isWord || byte == .dot || byte == .dash || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "~")
      || byte == UInt8(ascii: "+")
  }

  /// Numbers that tell a width: `64 bits`, `x64`.
  private static let widths = WordTable([(1, "64 32 86 64-bit 32-bit")])
  /// Words whose number is no version.
  private static let counted = WordTable([(1, "update sp pack")])
  private static let words = WordTable([
    (
      1,
      """
      x64 x86 x86_64 x86-64 amd64 arm64 aarch64 i386 i586 i686 noarch win32 win64 64-bit 32-bit 64bit 32bit 64bits \
      32bits bit bits 64-bits 32-bits version ver ver. edition release build update rev rc sp fr en us gb fr-fr en-us \
      en-gb de-de es-es fra enu de es it multi francais french english anglais deutsch espanol francaise france beta \
      alpha preview esr lts stable current user system machine portable setup desktop app for pour windows win mac \
      macos os x linux android ios classic free gratuit ce browser client unstable developer nightly bin bundle gtk qt \
      full
      """
    )
  ])
}
