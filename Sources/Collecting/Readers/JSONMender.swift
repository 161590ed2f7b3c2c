internal import LibXML

/// Brings JSON that was damaged on its way to a form that can be parsed, and counts what it did.
///
/// A mended byte never hides a valid one: what cannot be kept is removed or restored. A text that was cut ends after
/// the last thing that came whole: an item of a list, or a section.
struct JSONMender {
  private let bytes: [UInt8]
  private let log: RepairLog
  private var output: [UInt8] = []
  private var position = 0
  /// What closes each bracket that is open.
  private var closers: [UInt8] = []
  private var isInString = false
  private var isComplete = false
  /// Brackets close in another order than they open: only a parser can say what is wrong.
  private var isTangled = false
  /// Where everything before is whole, and how many brackets are open there.
  private var whole: (length: Int, depth: Int)?
  /// Where the last text at each depth stands in the output: the key of what opens next.
  private var texts: [Int: Range<Int>] = [:]
  /// Whether the end was missing.
  private(set) var isCut = false
  /// The key of the list that was cut.
  private(set) var cutKey: String?

  /// Items deeper than that are parts of something else.
  private static let deepestList = 4
  private static let deepestSection = 2

  init(_ text: String, log: RepairLog) {
    bytes = Array(text.utf8)
    self.log = log
    output.reserveCapacity(bytes.count)
  }

  /// The text as JSON, as far as it can be mended.
  mutating func mend() -> [UInt8] {
    run()
    return output
  }

  /// Why nothing of the text can be taken, when it cannot be parsed after all.
  var fault: LocalizedText {
    if isTangled {
      let line = bytes[..<position].count { $0 == UInt8(ascii: "\n") } + 1
      return LocalizedText(
        fr: "ce fichier JSON est abîmé\u{A0}: les crochets se croisent à partir de la ligne \(line)",
        en: "this JSON file is damaged: brackets cross from line \(line) on")
    }
    if !isComplete, !isCut {
      return LocalizedText(
        fr: "ce fichier JSON est coupé avant la fin de sa première partie",
        en: "this JSON file is cut before the end of its first part")
    }
    return LocalizedText(
      fr: "ce fichier n’est pas du JSON lisible\u{A0}: exportez-le de nouveau",
      en: "this file is no readable JSON: export it again")
  }

  private mutating func run() {
    skipLeadingText()
    while position < bytes.count, !isComplete, !isTangled {
      if isInString { stepInString() } else { step() }
    }
    if isComplete {
      if bytes[position...].contains(where: { !Self.isBlank($0) }) { log.note(.trailingText) }
    } else if !isTangled {
      cut()
    }
  }

  /// A line of a log may stand before the document.
  private mutating func skipLeadingText() {
    guard let first = bytes.firstIndex(where: { !Self.isBlank($0) }), !isStart(first) else { return }
    guard let start = bytes.indices.first(where: isStart) else { return }
    log.note(.leadingText)
    position = start
  }

  /// Whether an object or a list of objects starts there.
  private func isStart(_ place: Int) -> Bool {
    guard bytes[place] == UInt8(ascii: "{") || bytes[place] == UInt8(ascii: "[") else { return false }
    let next = bytes[(place + 1)...].first { !Self.isBlank($0) }
    return bytes[place] == UInt8(ascii: "{")
      ? next == UInt8(ascii: "\"") || next == UInt8(ascii: "}")
      : next == UInt8(ascii: "{") || next == UInt8(ascii: "]")
  }

  private mutating func step() {
    let byte = bytes[position]
    position += 1
    switch byte {
    case UInt8(ascii: "\""):
      isInString = true
      texts[closers.count] = (output.count + 1)..<(output.count + 1)
    case UInt8(ascii: "{"): closers.append(UInt8(ascii: "}"))
    case UInt8(ascii: "["): closers.append(UInt8(ascii: "]"))
    case UInt8(ascii: ","): noteWhole()
    case UInt8(ascii: "}"), UInt8(ascii: "]"): return close(byte)
    default: break
    }
    output.append(byte)
  }

  private mutating func close(_ byte: UInt8) {
    output.append(byte)
    guard closers.last == byte else {
      isTangled = true
      return
    }
    closers.removeLast()
    isComplete = closers.isEmpty
    noteWhole()
  }

  private mutating func noteWhole() {
    let isList = closers.last == UInt8(ascii: "]")
    guard closers.count <= (isList ? Self.deepestList : Self.deepestSection) else { return }
    whole = (output.count, closers.count)
  }

  /// Ends the text after what came whole.
  private mutating func cut() {
    guard let whole, whole.depth > 0 else { return }
    isCut = true
    if closers[whole.depth - 1] == UInt8(ascii: "]"), let key = texts[whole.depth - 1] {
      cutKey = String(decoding: output[key], as: UTF8.self)
    }
    output.removeLast(output.count - whole.length)
    output += closers.prefix(whole.depth).reversed()
    log.note(.truncated)
  }

  // Inside a text.

  private mutating func stepInString() {
    let start = position
    while position < bytes.count, Self.isPlain(bytes[position]) { position += 1 }
    output += bytes[start..<position]
    guard position < bytes.count else { return }
    switch bytes[position] {
    case UInt8(ascii: "\""):
      isInString = false
      if let start = texts[closers.count]?.lowerBound { texts[closers.count] = start..<output.count }
      keep(1)
    case UInt8(ascii: "\\"): escape()
    case 0xEF: CodedLetter.isNoncharacter(bytes[position...].prefix(3)) ? drop(3, .noncharacters) : keep(1)
    default:
      output.append(0x20)
      drop(1, .controls)
    }
  }

  private mutating func escape() {
    guard position + 1 < bytes.count else { return keep(1) }
    switch bytes[position + 1] {
    case UInt8(ascii: "u"): escapedLetter()
    case let next where "\"\\/bfnrt".utf8.contains(next): keep(2)
    default: restoreBackslash()
    }
  }

  /// A path that nobody escaped.
  private mutating func restoreBackslash() {
    log.count(.backslashes)
    output += [UInt8(ascii: "\\"), UInt8(ascii: "\\")]
    position += 1
  }

  private mutating func escapedLetter() {
    guard let code = code(at: position) else { return restoreBackslash() }
    switch code {
    case 0: drop(6, .zeros)
    case 0x09, 0x0A, 0x0D: keep(6)
    case ..<0x20: drop(6, .controls)
    case 0xFFFE, 0xFFFF: drop(6, .noncharacters)
    case 0xD800..<0xDC00 where (0xDC00..<0xE000).contains(self.code(at: position + 6) ?? 0): keep(12)
    case 0xD800..<0xE000:
      output += "\\uFFFD".utf8
      drop(6, .encoding)
    default: keep(6)
    }
  }

  /// The code of an escaped letter such as `\u00e9`.
  private func code(at place: Int) -> UInt32? {
    guard place + 6 <= bytes.count, bytes[place] == UInt8(ascii: "\\"), bytes[place + 1] == UInt8(ascii: "u") else {
      return nil
    }
    return UInt32(String(decoding: bytes[(place + 2)..<(place + 6)], as: UTF8.self), radix: 16)
  }

  private mutating func keep(_ count: Int) {
    output += bytes[position..<(position + count)]
    position += count
  }

  private mutating func drop(_ count: Int, _ repair: Repair) {
    log.count(repair)
    position += count
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }

  private static func isPlain(_ byte: UInt8) -> Bool {
    byte >= 0x20 && byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") && byte != 0xEF
  }
}
