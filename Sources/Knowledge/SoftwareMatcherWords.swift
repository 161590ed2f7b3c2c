/// The bytes of a normalised name, borrowed while it is looked at: nothing is counted nor copied on the way.
typealias NameBytes = UnsafeBufferPointer<UInt8>

/// Words with marks, asked for the bytes of a name.
///
/// Made once, for the life of the program.
struct WordTable: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<(hash: UInt64, marks: UInt8)>

  /// Takes words parted by spaces, with the mark of each group.
  init(_ groups: [(mark: UInt8, words: String)]) {
    let words = groups.flatMap { group in group.words.split(separator: " ").map { (group.mark, Array($0.utf8)) } }
    var size = 16
    while size < words.count * 4 { size *= 2 }
    slots = .allocate(capacity: size)
    slots.initialize(repeating: (0, 0))
    for (mark, word) in words {
      let hash = word.withUnsafeBufferPointer { Self.hash($0[...]) }
      let slot = slot(hash)
      slots[slot] = (hash, slots[slot].marks | mark)
    }
  }

  /// The marks of a word; 0 when it has none.
  @inline(__always)
  func marks(_ word: Slice<NameBytes>) -> UInt8 { slots[slot(Self.hash(word))].marks }

  func contains(_ word: Slice<NameBytes>) -> Bool { marks(word) != 0 }

  private func slot(_ hash: UInt64) -> Int {
    var at = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[at].hash != 0, slots[at].hash != hash { at = (at + 1) & (slots.count - 1) }
    return at
  }

  /// FNV-1a; among the words of software, two that differ never share it.
  @inline(__always)
  private static func hash(_ word: Slice<NameBytes>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in word { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }
}

extension UInt8 {
  static let space = UInt8(ascii: " ")
  static let dash = UInt8(ascii: "-")
  static let dot = UInt8(ascii: ".")
  static let star = UInt8(ascii: "*")
  var isDigit: Bool { (0x30...0x39).contains(self) }
  var isUpper: Bool { (0x41...0x5A).contains(self) }
  /// A small letter, or a byte of one that is not ASCII.
  var isLetter: Bool { (0x61...0x7A).contains(self) || self >= 0x80 }
  /// A byte that words are made of.
  var isWord: Bool { isLetter || isDigit }
}

extension RandomAccessCollection<UInt8> where Index == Int {
  /// Whether the bytes start, from a place on, with others.
  @inline(__always)
  func holds(_ other: StaticString, at start: Int) -> Bool {
    guard endIndex - start >= other.utf8CodeUnitCount else { return false }
    for offset in 0..<other.utf8CodeUnitCount where self[start + offset] != other.utf8Start[offset] { return false }
    return true
  }

  /// Whether the bytes end with others.
  func ends(in tail: StaticString) -> Bool {
    count >= tail.utf8CodeUnitCount && holds(tail, at: endIndex - tail.utf8CodeUnitCount)
  }

  /// Whether others stand anywhere.
  func holds(_ other: some RandomAccessCollection<UInt8>, asWords: Bool = false) -> Bool {
    guard !other.isEmpty, count >= other.count else { return other.isEmpty }
    for at in startIndex...(endIndex - other.count) where self[at] == other.first {
      let end = at + other.count
      guard self[at..<end].elementsEqual(other) else { continue }
      if !asWords || (at == startIndex || !self[at - 1].isWord) && (end == endIndex || !self[end].isWord) {
        return true
      }
    }
    return false
  }

  /// Where the bytes that fit end, from a place on.
  @inline(__always)
  func end(from start: Int, while fits: (UInt8) -> Bool) -> Int {
    var at = start
    while at < endIndex, fits(self[at]) { at += 1 }
    return at
  }
}
