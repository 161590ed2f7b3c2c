/// The settings that a person changed on the desktop: the file `~/.config/dconf/user`, a hash table of typed values.
///
/// Reads words, whole numbers, texts and flags; other types are left out. Every place is checked before it is read.
struct DconfDatabase {
  private let bytes: [UInt8]
  private var values: [String: Range<Int>] = [:]

  /// Nothing when the file is no such table.
  init?(_ bytes: [UInt8]) {
    self.bytes = bytes
    guard bytes.starts(with: Array("GVariant".utf8)), let root = range(at: 16) else { return nil }
    readTable(root)
  }

  /// The value of a key such as `/org/gnome/desktop/screensaver/lock-enabled`, as text.
  subscript(path: String) -> String? {
    guard let place = values[path], place.count > 1, let type = bytes[place].last else { return nil }
    let data = bytes[place].dropLast()  // the sign of the type
    guard data.last == 0 else { return nil }
    let value = Array(data.dropLast())
    switch type {
    case UInt8(ascii: "b"): return value.first.map { $0 == 0 ? "false" : "true" }
    case UInt8(ascii: "u"), UInt8(ascii: "i"): return value.count >= 4 ? String(Self.word(value, 0)) : nil
    case UInt8(ascii: "s"): return String(decoding: value.prefix { $0 != 0 }, as: UTF8.self)
    default: return nil
    }
  }

  /// A table: counts of its two indexes, the indexes, then items of 24 bytes that name the item they stand under.
  private mutating func readTable(_ table: Range<Int>) {
    guard table.count >= 8 else { return }
    let blooms = Int(Self.word(bytes, table.lowerBound) & 0x7FF_FFFF)
    let buckets = Int(Self.word(bytes, table.lowerBound + 4))
    let start = table.lowerBound + 8 + 4 * (blooms + buckets)
    guard start <= table.upperBound else { return }
    let items = (table.upperBound - start) / 24
    for item in 0..<items where bytes[start + item * 24 + 14] == UInt8(ascii: "v") {
      guard let name = name(of: item, from: start, count: items), let place = range(at: start + item * 24 + 16)
      else { continue }
      values[name] = place
    }
  }

  private func name(of item: Int, from start: Int, count: Int) -> String? {
    var name = ""
    var item = item
    for _ in 0..<64 {
      let place = start + item * 24
      let key = Int(Self.word(bytes, place + 8))
      let size = Int(bytes[place + 12]) | Int(bytes[place + 13]) << 8
      guard key + size <= bytes.count else { return nil }
      name = String(decoding: bytes[key..<(key + size)], as: UTF8.self) + name
      let parent = Int(Self.word(bytes, place + 4))
      guard parent < count else { return name }
      item = parent
    }
    return nil
  }

  /// Start and end written at a place; nil when they lie outside the file.
  private func range(at place: Int) -> Range<Int>? {
    guard place + 8 <= bytes.count else { return nil }
    let start = Int(Self.word(bytes, place)), end = Int(Self.word(bytes, place + 4))
    return start <= end && end <= bytes.count ? start..<end : nil
  }

  private static func word(_ bytes: [UInt8], _ place: Int) -> UInt32 {
    guard place + 4 <= bytes.count else { return 0 }
    return (0..<4).reduce(0) { $0 | UInt32(bytes[place + $1]) << UInt32(8 * $1) }
  }
}
