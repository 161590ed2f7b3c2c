internal import Archives
internal import LibXML

/// The bytes of a file, unpacked when it is a zlib or gzip stream.
final class PackedSource: ByteSource {
  private let file: FileSource
  private let inflater: Inflater?
  private var input: [UInt8] = []
  private var position = 0
  private static let chunk = 1 << 16
  /// Bytes that one packed inventory may give.
  private static let limit = 512 << 20

  /// - Throws: `FileFailure`.
  init(path: String) throws {
    file = try FileSource(path: path)
    inflater = Self.isPacked(file.head(2)) ? try Inflater(.headed, limit: Self.limit) : nil
  }

  var isPacked: Bool { inflater != nil }

  func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let inflater else { return try file.read(into: buffer) }
    while !inflater.isFinished {
      if position == input.count, try !refill() { throw ArchiveFailure.damaged }
      let step = try input.withUnsafeBytes { bytes in
        try inflater.inflate(UnsafeRawBufferPointer(rebasing: bytes[position...]), into: buffer)
      }
      position += step.taken
      if step.made > 0 { return step.made }
    }
    return 0
  }

  private func refill() throws -> Bool {
    input = try [UInt8](unsafeUninitializedCapacity: Self.chunk) { buffer, count in
      count = try file.read(into: UnsafeMutableRawBufferPointer(buffer))
    }
    position = 0
    return !input.isEmpty
  }

  /// The marks of gzip, and of zlib at each of its four levels.
  private static func isPacked(_ head: [UInt8]) -> Bool {
    guard head.count == 2 else { return false }
    return head == [0x1F, 0x8B] || head[0] == 0x78 && [0x01, 0x5E, 0x9C, 0xDA].contains(head[1])
  }
}
