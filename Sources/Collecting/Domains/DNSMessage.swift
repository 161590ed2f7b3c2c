/// One question to the domain name system, and what came back (RFC 1035).
struct DNSMessage {
  /// Kinds of records that are asked for.
  enum Kind: UInt16 {
    case cname = 5
    case mx = 15
    case txt = 16
  }

  /// What a record says.
  enum Record: Equatable {
    case mx(preference: Int, exchange: String)
    case txt(String)
    case cname(String)
  }

  /// What the resolver made of the question.
  enum Outcome: Equatable {
    /// The name exists; records of the kind may still be none.
    case found([Record])
    /// No name of that spelling exists, nor any below it.
    case noSuchName
    /// The resolver could not tell.
    case failed(code: Int)
  }

  let id: UInt16
  let isTruncated: Bool
  let outcome: Outcome

  /// The bytes of a question; nil when the name is none.
  static func question(_ name: String, _ kind: Kind, id: UInt16) -> [UInt8]? {
    guard let name = encoded(name) else { return nil }
    // One question, recursion wanted, and room for 1232 bytes (EDNS0).
    let head = bytes(id) + [0x01, 0x00, 0, 1, 0, 0, 0, 0, 0, 1]
    let extra: [UInt8] = [0, 0, 41] + bytes(1232) + [0, 0, 0, 0, 0, 0]
    return head + name + bytes(kind.rawValue) + bytes(1) + extra
  }

  /// Reads an answer to that question; nil when it is damaged or answers another one.
  init?(_ bytes: [UInt8], to name: String, _ kind: Kind, id: UInt16) {
    var reader = DNSReader(bytes)
    guard let found = reader.number(), found == id, let flags = reader.number(), flags & 0x8000 != 0,
      let questions = reader.number(), questions == 1, let answers = reader.number(), reader.skip(4),
      let asked = reader.name(), asked == Self.normal(name), reader.number() == kind.rawValue, reader.skip(2)
    else { return nil }
    self.id = id
    isTruncated = flags & 0x0200 != 0
    var records: [Record] = []
    answers: for _ in 0..<answers {
      switch reader.record() {
      case .known(let record): records.append(record)
      case .other: continue
      case .damaged:
        guard isTruncated else { return nil }
        break answers
      }
    }
    switch flags & 0x000F {
    case 0: outcome = .found(records)
    case 3: outcome = .noSuchName
    case let code: outcome = .failed(code: Int(code))
    }
  }

  /// Lower case, without the dot at the end.
  static func normal(_ name: String) -> String {
    let name = name.lowercased()
    return name.hasSuffix(".") ? String(name.dropLast()) : name
  }

  private static func encoded(_ name: String) -> [UInt8]? {
    let labels = normal(name).split(separator: ".", omittingEmptySubsequences: false)
    var output: [UInt8] = []
    for label in labels {
      guard (1...63).contains(label.utf8.count), label.utf8.allSatisfy(isAllowed) else { return nil }
      output += [UInt8(label.utf8.count)] + label.utf8
    }
    return output.count < 254 ? output + [0] : nil
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"),
      UInt8(ascii: "_"):
      true
    default: false
    }
  }

  private static func bytes(_ number: UInt16) -> [UInt8] { [UInt8(number >> 8), UInt8(number & 0xFF)] }
}

/// Reads the parts of an answer; every step can fail, none reads beyond the end.
struct DNSReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func number() -> UInt16? {
    guard position + 2 <= bytes.count else { return nil }
    defer { position += 2 }
    return UInt16(bytes[position]) << 8 | UInt16(bytes[position + 1])
  }

  mutating func skip(_ count: Int) -> Bool {
    position += count
    return position <= bytes.count
  }

  /// A name, which may point back to an earlier one.
  mutating func name() -> String? {
    guard let (name, end) = name(at: position) else { return nil }
    position = end
    return name
  }

  private func name(at start: Int) -> (name: String, end: Int)? {
    var labels: [String] = [], place = start, end: Int?, jumps = 0
    while place < bytes.count {
      let length = Int(bytes[place])
      if length == 0 { return (labels.joined(separator: "."), end ?? place + 1) }
      if length & 0xC0 == 0xC0 {
        guard place + 1 < bytes.count, jumps < 16 else { return nil }
        end = end ?? place + 2
        place = (length & 0x3F) << 8 | Int(bytes[place + 1])
        jumps += 1
        continue
      }
      guard length < 64, place + length < bytes.count, labels.count < 128 else { return nil }
      labels.append(String(decoding: bytes[(place + 1)...(place + length)], as: UTF8.self).lowercased())
      place += length + 1
    }
    return nil
  }

  /// What one step over the records met.
  enum Step {
    case known(DNSMessage.Record)
    /// Of a kind that is not looked at.
    case other
    case damaged
  }

  mutating func record() -> Step {
    guard name() != nil, let kind = number(), skip(6), let length = number(), position + Int(length) <= bytes.count
    else { return .damaged }
    let end = position + Int(length)
    defer { position = end }
    let record: DNSMessage.Record?
    switch DNSMessage.Kind(rawValue: kind) {
    case .mx: record = exchange()
    case .txt: record = text(until: end).map { .txt($0) }
    case .cname: record = name().map { .cname($0) }
    case nil: return .other
    }
    return record.map(Step.known) ?? .damaged
  }

  private mutating func exchange() -> DNSMessage.Record? {
    guard let preference = number(), let host = name() else { return nil }
    return .mx(preference: Int(preference), exchange: host)
  }

  /// The pieces of a text, joined.
  private func text(until end: Int) -> String? {
    var output: [UInt8] = [], place = position
    while place < end {
      let length = Int(bytes[place])
      guard place + 1 + length <= end else { return nil }
      output += bytes[(place + 1)..<(place + 1 + length)]
      place += 1 + length
    }
    return String(decoding: output, as: UTF8.self)
  }
}
