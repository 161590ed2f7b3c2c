import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Every file made for these tests carries secrets with a mark: none may stay, each is counted.
struct SampleSecretsTests {
  @Test(arguments: [
    (
      "glpi-computer.json",
      [
        "environment": 2, "processes": 1, "licence-keys": 3, "host-names": 2, "keys": 1, "wifi": 1, "sim": 1,
        "phone-numbers": 1, "users": 7, "addresses": 6, "mails": 1,
      ]
    ),
    (
      "ocs-debian.json",
      ["environment": 1, "processes": 1, "users": 6, "homes": 4, "addresses": 4, "wifi": 1]
    ),
    ("ocs-windows.json", ["users": 2, "addresses": 4]),
    ("ocs-macos.json", ["users": 5, "homes": 2, "addresses": 2]),
    ("winget.json", ["mails": 1]),
    (
      "windows.json",
      ["processes": 2, "licence-keys": 1, "host-names": 2, "users": 4, "keys": 1]
    ),
  ])
  func nothingPrivateIsStoredAndEverythingIsCounted(sample: String, counts: [String: Int]) throws {
    let workshop = try Workshop()
    let record = try workshop.collect(sample: sample)
    #expect(record.status == .imported)
    let texts = try [workshop.everything(), record.text(in: .fr), record.text(in: .en), record.json(in: .fr).line]
    for trace in ["secret", "PASSWORD", "192.0.2.", "0600000000", "example.org", "fe80:"] {
      #expect(texts.allSatisfy { !$0.lowercased().contains(trace.lowercased()) }, "\(trace)")
    }
    #expect(record.dropped == counts)
    #expect(try workshop.faults() == [])
  }
}
