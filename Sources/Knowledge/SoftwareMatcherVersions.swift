/// What follows the name of a program: versions, architectures, languages, remarks between brackets.
enum NameTail {
  /// Whether nothing but that follows from a place on.
  static func isOnlyTail(_ name: [UInt8], from start: Int) -> Bool {
    guard start > 0, !(name[start].isLetter && name[start - 1].isWord) else { return false }
    guard !(name[start].isDigit && name[start - 1].isDigit) else { return false }
    var at = start
    while at < name.count {
      switch name[at] {
      case UInt8(ascii: "("), UInt8(ascii: "["):
        // A bracket that is never closed was cut by the inventory.
        let close = name[at] == UInt8(ascii: "(") ? UInt8(ascii: ")") : UInt8(ascii: "]")
        at = (name[at...].firstIndex(of: close) ?? name.count - 1) + 1
      case _ where name[at].isWord:
        let end = name[at...].firstIndex { !isPartOfWord($0) } ?? name.count
        let word = name[at..<end]
        // A number that follows at once must be all that follows: “git2cl” is not “git 2cl”.
        guard isVersion(word) || words.contains(word), at > start || !word.contains(where: \.isLetter) else {
          return false
        }
        at = end
      case .space, .dash, .dot, UInt8(ascii: ","), UInt8(ascii: ":"), UInt8(ascii: "_"), UInt8(ascii: "/"): at += 1
      default: return false
      }
    }
    return true
  }

  /// The version that a name tells from a place on: the first word with a dot in it, else the first whole number.
  static func version(in name: [UInt8], from start: Int) -> ArraySlice<UInt8>? {
    var whole: ArraySlice<UInt8>?
    var previous: ArraySlice<UInt8> = []
    var depth = 0
    var at = start
    while at < name.count {
      guard name[at].isWord else {
        if name[at] == UInt8(ascii: "(") { depth += 1 }
        if name[at] == UInt8(ascii: ")") { depth -= 1 }
        at += 1
        continue
      }
      let end = name[at...].firstIndex { !isPartOfWord($0) } ?? name.count
      let word = name[at..<end]
      let body = word.first == UInt8(ascii: "v") ? word.dropFirst() : word
      if isVersion(word) {
        if body.contains(.dot) { return body }
        if whole == nil, depth == 0, !isBitness(body, after: previous, name, end) { whole = body }
      }
      previous = word
      at = end
    }
    return whole
  }

  /// `64` in `64 bits`, `32-bit`, `x64`; the number of an update.
  private static func isBitness(
    _ word: ArraySlice<UInt8>, after previous: ArraySlice<UInt8>, _ name: [UInt8], _ end: Int
  ) -> Bool {
    let isWidth = word.elementsEqual("64".utf8) || word.elementsEqual("32".utf8) || word.elementsEqual("86".utf8)
    return isWidth || name[end...].starts(with: " bit".utf8) || WordList(["update", "sp", "pack"]).contains(previous)
  }

  /// Digits first, then also dots, dashes and a few letters: `3.0.21`, `v12`, `2.3.8-i001`, `1.0rc2`.
  private static func isVersion(_ word: ArraySlice<UInt8>) -> Bool {
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

  private static let words = WordList([
    "x64", "x86", "x86_64", "x86-64", "amd64", "arm64", "aarch64", "i386", "i586", "i686", "noarch", "win32",
    "win64", "64-bit", "32-bit", "64bit", "32bit", "64bits", "32bits", "bit", "bits", "64-bits", "32-bits", "version",
    "ver", "ver.", "edition", "release", "build", "update", "rev", "rc", "sp", "fr", "en", "us", "gb", "fr-fr", "en-us",
    "en-gb", "de-de", "es-es", "fra", "enu", "de", "es", "it", "multi", "francais", "french", "english", "anglais",
    "deutsch", "espanol", "francaise", "france", "beta", "alpha", "preview", "esr", "lts", "stable", "current", "user",
    "system", "machine", "portable", "setup", "desktop", "app", "for", "pour", "windows", "win", "mac", "macos", "os",
    "x", "linux", "android", "ios", "classic", "free", "gratuit", "ce", "browser", "client", "unstable", "bin",
    "bundle",
    "gtk", "qt", "full",
  ])
}

/// A fixed list of words, asked for bytes.
struct WordList: Sendable {
  private let slots: [[UInt8]]
  private let mask: Int

  init(_ words: [String]) {
    var size = 16
    while size < words.count * 4 { size *= 2 }
    var slots = [[UInt8]](repeating: [], count: size)
    for word in words {
      let bytes = Array(word.utf8)
      var at = Self.hash(bytes[...]) & (size - 1)
      while !slots[at].isEmpty { at = (at + 1) & (size - 1) }
      slots[at] = bytes
    }
    (self.slots, mask) = (slots, size - 1)
  }

  func contains(_ word: ArraySlice<UInt8>) -> Bool {
    var at = Self.hash(word) & mask
    while !slots[at].isEmpty {
      if slots[at].elementsEqual(word) { return true }
      at = (at + 1) & mask
    }
    return false
  }

  @inline(__always)
  static func hash(_ word: ArraySlice<UInt8>) -> Int {
    var hash: UInt32 = 2_166_136_261
    for byte in word { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return Int(hash)
  }
}
