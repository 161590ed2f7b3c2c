import Glibc
import Synchronization
import TestSupport

/// A resolver on loopback that answers from a table, by datagram and by stream.
final class FakeResolver: Sendable {
  enum Answer: Sendable {
    case mx([(Int, String)])
    case txt([String])
    case code(Int)
    case silence
    /// Bytes that are no answer.
    case damaged
  }

  let port: UInt16
  private let datagrams: Int32
  private let listener: Int32
  private let answers: [String: Answer]
  /// Answers longer than this are cut, and asked again by stream.
  private let room: Int
  private let asked = Mutex<[String]>([])

  var questions: [String] { asked.withLock { $0 } }

  /// Keys are `KIND name`; every other name does not exist.
  init(_ answers: [String: Answer], room: Int = 1232) throws {
    self.answers = answers
    self.room = room
    (datagrams, listener, port) = try Self.sockets().orThrow()
    listen(listener, 4)
    let (datagrams, listener) = (datagrams, listener)
    start(closing: datagrams) { [weak self] in
      var question = [UInt8](repeating: 0, count: 512)
      var peer = sockaddr_in()
      var size = socklen_t(MemoryLayout<sockaddr_in>.size)
      let count = withUnsafeMutablePointer(to: &peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          recvfrom(datagrams, &question, question.count, 0, $0, &size)
        }
      }
      guard count > 0, let self else { return false }
      guard let answer = answer(to: Array(question.prefix(count)), room: self.room) else { return true }
      _ = withUnsafePointer(to: peer) { pointer in
        pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
          sendto(datagrams, answer, answer.count, 0, $0, size)
        }
      }
      return true
    }
    start(closing: listener) { [weak self] in
      let client = accept(listener, nil, nil)
      guard client >= 0, let self else { return false }
      defer { close(client) }
      var question = [UInt8](repeating: 0, count: 514)
      let count = recv(client, &question, question.count, 0)
      guard count > 2, let answer = answer(to: Array(question[2..<count]), room: .max) else { return true }
      let framed = [UInt8(answer.count >> 8), UInt8(answer.count & 0xFF)] + answer
      send(client, framed, framed.count, 0)
      return true
    }
  }

  deinit {
    // Each thread closes its own socket: a number that is closed here may be another resolver’s while it still reads.
    shutdown(datagrams, Int32(SHUT_RDWR))
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// A port that is free for both: elsewhere one of the two may be taken.
  private static func sockets() -> (datagrams: Int32, listener: Int32, port: UInt16)? {
    for _ in 0..<50 {
      let datagrams = socket(AF_INET, Int32(SOCK_DGRAM.rawValue), 0)
      let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
      if let port = bind(datagrams, port: 0), bind(listener, port: port) != nil { return (datagrams, listener, port) }
      close(datagrams)
      close(listener)
    }
    return nil
  }

  private func start(closing socket: Int32, _ step: @escaping @Sendable () -> Bool) {
    var thread = pthread_t()
    let box = Unmanaged.passRetained(Step(socket, step))
    pthread_create(
      &thread, nil,
      { argument in
        guard let argument else { return nil }
        let step = Unmanaged<Step>.fromOpaque(argument).takeRetainedValue()
        while step.body() {}
        close(step.socket)
        return nil
      }, box.toOpaque())
    pthread_detach(thread)
  }

  private final class Step: Sendable {
    let socket: Int32
    let body: @Sendable () -> Bool

    init(_ socket: Int32, _ body: @escaping @Sendable () -> Bool) {
      self.socket = socket
      self.body = body
    }
  }

  private static func bind(_ socket: Int32, port: UInt16) -> UInt16? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    return withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        guard Glibc.bind(socket, $0, size) == 0, getsockname(socket, $0, &size) == 0 else { return nil }
        return UInt16(bigEndian: pointer.pointee.sin_port)
      }
    }
  }

  private func answer(to question: [UInt8], room: Int) -> [UInt8]? {
    var place = 12
    var labels: [String] = []
    while place < question.count, question[place] > 0 {
      let length = Int(question[place])
      labels.append(String(decoding: question[(place + 1)...(place + length)], as: UTF8.self))
      place += length + 1
    }
    let name = labels.joined(separator: ".")
    let kind = question[place + 2] == 15 ? "MX" : "TXT"
    asked.withLock { $0.append("\(kind) \(name)") }
    let section = Array(question[12..<(place + 5)])
    func message(_ code: Int, _ records: [[UInt8]], cut: Bool = false) -> [UInt8] {
      Array(question[0..<2]) + [cut ? 0x83 : 0x81, 0x80 | UInt8(code), 0, 1, 0, UInt8(records.count), 0, 0, 0, 0]
        + section + records.flatMap { $0 }
    }
    func record(_ kind: UInt8, _ data: [UInt8]) -> [UInt8] {
      [0xC0, 12, 0, kind, 0, 1, 0, 0, 0, 60, UInt8(data.count >> 8), UInt8(data.count & 0xFF)] + data
    }
    let whole: [UInt8]
    switch answers["\(kind) \(name)"] {
    case .silence: return nil
    case .damaged: return Array(question[0..<2]) + [0x81, 0x80, 0, 1, 0, 9, 0, 0, 0, 0] + section + [0xC0]
    case .code(let code): return message(code, [])
    case .mx(let servers):
      whole = message(0, servers.map { record(15, [0, UInt8($0.0)] + Self.encoded($0.1)) })
    case .txt(let texts): whole = message(0, texts.map { record(16, Self.pieces($0)) })
    case nil:
      // A name with others below it exists.
      return message(answers.keys.contains { $0.hasSuffix("." + name) || $0.hasSuffix(" " + name) } ? 0 : 3, [])
    }
    return whole.count > room ? message(0, [], cut: true) : whole
  }

  private static func encoded(_ name: String) -> [UInt8] {
    name.split(separator: ".").flatMap { [UInt8($0.utf8.count)] + $0.utf8 } + [0]
  }

  private static func pieces(_ text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    return stride(from: 0, to: max(bytes.count, 1), by: 255).flatMap { start in
      let piece = bytes[start..<min(start + 255, bytes.count)]
      return [UInt8(piece.count)] + piece
    }
  }
}
