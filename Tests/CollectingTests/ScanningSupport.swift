import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport

/// A folder that stands for a machine, and what a scan of it says.
final class FakeMachine {
  let folder: TemporaryFolder
  var user: UInt32 = 0
  var refused: Set<String> = []
  var answers: [String: String] = [:]

  /// Makes the files; a path that ends with a slash is a folder.
  init(_ files: [String: String] = [:]) throws {
    folder = try TemporaryFolder()
    for (path, text) in files { try write(text, to: path) }
  }

  func write(_ text: String, to path: String) throws {
    try folder.write(text, to: String(path.drop { $0 == "/" }))
  }

  func write(bytes: [UInt8], to path: String) throws {
    try folder.write(bytes: bytes, to: String(path.drop { $0 == "/" }))
  }

  func scan(on day: String = "2026-11-22") throws -> ScannedMachine {
    let answers = answers
    let machine = Machine(
      root: folder.path, user: user, refused: refused, run: { answers[$0.joined(separator: " ")] },
      space: { $0 == "/" ? Machine.Space(total: 100_000, free: 40_000) : nil })
    return try ScannedMachine.look(
      at: machine, catalogue: Workshop.catalogue.orThrow(), date: Day(day).orThrow(), agent: "draille test")
  }

  /// The root of the file that a scan makes.
  func file() throws -> Node {
    try Document(bytes: scan().bytes, name: "machine.xml").root
  }

  /// The first element of that name, as `attribute=value` in the order given.
  func says(_ element: String, _ attributes: String...) throws -> [String] {
    try file().children(element).map { node in
      attributes.compactMap { name in node[name].map { "\(name)=\($0)" } }.joined(separator: " ")
    }
  }

  /// What could not be seen, with the reason.
  func unseen() throws -> [String] {
    try file().children("unseen").map { "\($0["what"] ?? "") \($0["why"] ?? "")" }
  }
}

/// Accounts of one person, marie, and of services.
let passwd = """
  root:x:0:0:root:/root:/bin/bash
  daemon:x:1:1:daemon:/usr/sbin:/usr/sbin/nologin
  marie:x:1000:1000:Marie Dupont,,,:/home/marie:/bin/bash
  nobody:x:65534:65534:nobody:/nonexistent:/usr/sbin/nologin

  """

/// The file that `dconf compile` makes of: screen lock off, no delay, a text, a list.
let dconfDatabase: [UInt8] = {
  let text = """
    4756617269616e7400000000000000001800000054010000000000280b00000000000000020000000200000003000000
    06000000070000000900000009000000090000000a0000000b000000e6c919d509000000540100000a00760060010000
    66010000b988fdda020000006601000008004c007001000078010000b0b72430080000007801000006004c0080010000
    88010000ef9154aa0600000088010000040076009001000098010000d4b50200ffffffff9801000001004c009c010000
    a0010000aacd936007000000a00100000c007600b0010000b30100006a93037502000000b301000009004c00bc010000
    c401000029b90fc601000000c40100000c004c00d0010000d40100004b50900b04000000d401000004004c00d8010000
    dc0100008c87dd6601000000dc01000008004c00e4010000e8010000feda77f406000000e801000005007600f0010000
    f901000069646c652d64656c617900000000000000756465736b746f702f00000700000009000000676e6f6d652f0000
    0100000006000000746578740000000068656c6c6f0000732f000000080000006c6f636b2d656e61626c656400000000
    000062736f6674776172652f0a0000000300000073637265656e73617665722f050000006f72672f0200000073657373
    696f6e2f000000006e616d6573000000610062000204006173
    """
  let digits = text.filter(\.isHexDigit).compactMap(\.hexDigitValue)
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}()
