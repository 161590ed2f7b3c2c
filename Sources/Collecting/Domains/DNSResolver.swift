internal import Glibc
internal import LibXML

/// Asks one resolver, which the user names; nothing else of the network is ever used.
struct DNSResolver {
  /// Why no answer came.
  enum Failure: Error, Equatable {
    case address(String)
    case silent
    case damaged
    case name(String)
  }

  private let address: SocketAddress
  private let seconds: Int

  /// - Parameters:
  ///   - resolver: `127.0.0.1`, `127.0.0.1:5353` or `[::1]:53`.
  ///   - seconds: How long one answer may take.
  /// - Throws: `Failure.address`.
  init(_ resolver: String, seconds: Int = 3) throws {
    guard let address = SocketAddress(resolver, defaultPort: 53) else { throw Failure.address(resolver) }
    self.address = address
    self.seconds = seconds
  }

  /// Asks for the records of one kind of a name; twice by datagram, then by stream when the answer is too long.
  ///
  /// - Throws: `Failure`.
  func ask(_ name: String, _ kind: DNSMessage.Kind) throws -> DNSMessage.Outcome {
    let id = UInt16.random(in: .min ... .max)
    guard let question = DNSMessage.question(name, kind, id: id) else { throw Failure.name(name) }
    for attempt in 1...2 {
      guard let bytes = datagram(question) else { continue }
      guard let answer = DNSMessage(bytes, to: name, kind, id: id) else {
        if attempt == 2 { throw Failure.damaged }
        continue
      }
      if !answer.isTruncated { return answer.outcome }
      guard let bytes = stream(question), let whole = DNSMessage(bytes, to: name, kind, id: id) else {
        throw Failure.damaged
      }
      return whole.outcome
    }
    throw Failure.silent
  }

  private func datagram(_ question: [UInt8]) -> [UInt8]? {
    let socket = address.open(SOCK_DGRAM, seconds: seconds)
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    guard send(socket, question, question.count, 0) == question.count else { return nil }
    var answer = [UInt8](repeating: 0, count: 4096)
    let count = recv(socket, &answer, answer.count, 0)
    return count > 0 ? Array(answer.prefix(count)) : nil
  }

  private func stream(_ question: [UInt8]) -> [UInt8]? {
    let socket = address.open(SOCK_STREAM, seconds: seconds)
    guard socket >= 0 else { return nil }
    defer { close(socket) }
    let framed = [UInt8(question.count >> 8), UInt8(question.count & 0xFF)] + question
    guard send(socket, framed, framed.count, Int32(MSG_NOSIGNAL)) == framed.count,
      let head = read(2, from: socket)
    else { return nil }
    return read(Int(head[0]) << 8 | Int(head[1]), from: socket)
  }

  private func read(_ count: Int, from socket: Int32) -> [UInt8]? {
    var bytes: [UInt8] = []
    var chunk = [UInt8](repeating: 0, count: 4096)
    while bytes.count < count {
      let read = recv(socket, &chunk, min(chunk.count, count - bytes.count), 0)
      guard read > 0 else { return nil }
      bytes += chunk[..<read]
    }
    return bytes
  }
}

/// An address and a port, given as numbers: no name is looked up.
struct SocketAddress {
  private var storage: [UInt8]
  private let family: Int32

  init?(_ text: String, defaultPort: UInt16) {
    let parts = Self.parts(of: text)
    guard let port = parts.port.map(UInt16.init) ?? defaultPort else { return nil }
    if let bytes = Self.version4(parts.host, port) {
      (storage, family) = (bytes, AF_INET)
    } else if let bytes = Self.version6(parts.host, port) {
      (storage, family) = (bytes, AF_INET6)
    } else {
      return nil
    }
  }

  /// A connected socket whose reads and writes end after some seconds; negative when it cannot be.
  func open(_ type: __socket_type, seconds: Int) -> Int32 {
    let socket = socket(family, Int32(type.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    guard socket >= 0 else { return -1 }
    var limit = timeval(tv_sec: seconds, tv_usec: 0)
    for option in [SO_RCVTIMEO, SO_SNDTIMEO] {
      setsockopt(socket, SOL_SOCKET, option, &limit, socklen_t(MemoryLayout<timeval>.size))
    }
    let status = storage.withUnsafeBytes { bytes in
      bytes.withMemoryRebound(to: sockaddr.self) { connect(socket, $0.baseAddress, socklen_t(bytes.count)) }
    }
    guard status == 0 else {
      close(socket)
      return -1
    }
    return socket
  }

  private static func parts(of text: String) -> (host: String, port: String?) {
    if text.hasPrefix("[") {
      let pieces = text.dropFirst().split(separator: "]", maxSplits: 1, omittingEmptySubsequences: false)
      let rest = pieces.count > 1 ? pieces[1].dropFirst() : ""
      return (String(pieces[0]), rest.isEmpty ? nil : String(rest))
    }
    let pieces = text.split(separator: ":", omittingEmptySubsequences: false)
    return pieces.count == 2 ? (String(pieces[0]), String(pieces[1])) : (text, nil)
  }

  private static func version4(_ host: String, _ port: UInt16) -> [UInt8]? {
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_port = port.bigEndian
    guard inet_pton(AF_INET, host, &address.sin_addr) == 1 else { return nil }
    return withUnsafeBytes(of: address, Array.init)
  }

  private static func version6(_ host: String, _ port: UInt16) -> [UInt8]? {
    var address = sockaddr_in6()
    address.sin6_family = sa_family_t(AF_INET6)
    address.sin6_port = port.bigEndian
    guard inet_pton(AF_INET6, host, &address.sin6_addr) == 1 else { return nil }
    return withUnsafeBytes(of: address, Array.init)
  }
}
