import Inventories
import LibXML
import TestSupport
import Testing

struct FingerprintTests {
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func publishedVectors(_ text: String, _ expected: String) throws {
    #expect(Fingerprint.of(text) == expected)
    let folder = try TemporaryFolder()
    #expect(try Fingerprint.ofFile(folder.write(text, to: "f")) == expected)
  }

  @Test
  func filesLargerThanOneReading() throws {
    let folder = try TemporaryFolder()
    let million = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    let expected = "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0"
    #expect(Fingerprint.of(million) == expected)
    #expect(try Fingerprint.ofFile(folder.write(bytes: million, to: "f")) == expected)
  }

  @Test
  func missingFileIsAFileFailure() {
    #expect(throws: FileFailure.self) { try Fingerprint.ofFile("/nowhere/at/all") }
  }
}
