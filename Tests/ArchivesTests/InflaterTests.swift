import CZlib
import Testing

@testable import Archives

@Suite struct InflaterTests {
  private func packed(_ bytes: [UInt8]) -> [UInt8] {
    var size = compressBound(UInt(bytes.count))
    var output = [UInt8](repeating: 0, count: Int(size))
    compress(&output, &size, bytes, UInt(bytes.count))
    return Array(output.prefix(Int(size)))
  }

  private func unpacked(_ bytes: [UInt8], limit: Int = 1 << 30, chunk: Int = 100) throws -> [UInt8] {
    let inflater = try Inflater(.headed, limit: limit)
    var result: [UInt8] = []
    var rest = bytes[...]
    var output = [UInt8](repeating: 0, count: chunk)
    while !inflater.isFinished {
      let step = try rest.withUnsafeBytes { input in
        try output.withUnsafeMutableBytes { try inflater.inflate(input, into: $0) }
      }
      guard step.taken + step.made > 0 else { throw ArchiveFailure.damaged }
      rest = rest.dropFirst(step.taken)
      result += output[..<step.made]
    }
    return result
  }

  @Test func givesBackWhatWasPacked() throws {
    let text = Array(String(repeating: "Les Tilleuls, ", count: 500).utf8)
    #expect(try unpacked(packed(text)) == text)
    #expect(try unpacked(packed([])) == [])
  }

  @Test func damageIsToldAndNeverRead() {
    var bytes = packed(Array("un texte assez long pour être abîmé".utf8))
    #expect(throws: ArchiveFailure.damaged) { try unpacked(Array(bytes.dropLast(6))) }
    bytes[bytes.count - 1] ^= 1
    #expect(throws: ArchiveFailure.damaged) { try unpacked(bytes) }
    #expect(throws: ArchiveFailure.damaged) { try unpacked(Array("not packed".utf8)) }
  }

  @Test func aBombIsStopped() {
    let bomb = packed([UInt8](repeating: 0x20, count: 40 << 20))
    #expect(bomb.count < 60_000)
    #expect(throws: ArchiveFailure.explodes) { try unpacked(bomb, chunk: 1 << 20) }
    #expect(throws: ArchiveFailure.tooLarge) { try unpacked(bomb, limit: 1 << 20, chunk: 1 << 16) }
  }
}
