internal import LibXML

/// Brings JSON that was damaged on its way to a form that can be parsed, and counts what it did.
///
/// A mended byte never hides a valid one: what cannot be kept is removed or restored. A text that was cut ends after
/// the last thing that came whole: an item of a list, or a section.
struct JSONMender {
  let bytes: [UInt8]
  let log: RepairLog
  var output: [UInt8] = []
  var position = 0
  /// What closes each bracket that is open.
  var closers: [UInt8] = []
  var isInString = false
  private var isComplete = false
  /// Brackets close in another order than they open: only a parser can say what is wrong.
  private var isTangled = false
  /// Where everything before is whole, what closes the brackets that are open there, and the key of the last.
  private var whole: (length: Int, closers: [UInt8], key: Range<Int>?)?
  /// Where the last text at each depth stands in the output: the key of what opens next.
  var texts: [Int: Range<Int>] = [:]
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
    whole = (output.count, closers, closers.isEmpty ? nil : texts[closers.count - 1])
  }

  /// Ends the text after what came whole.
  private mutating func cut() {
    guard let whole, let last = whole.closers.last else { return }
    isCut = true
    if last == UInt8(ascii: "]"), let key = whole.key { cutKey = String(decoding: output[key], as: UTF8.self) }
    output.removeLast(output.count - whole.length)
    output += whole.closers.reversed()
    log.note(.truncated)
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 }
}
