import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Every real inventory of the shared fixtures; skipped by name where they are not beside the project.
@Suite(.enabled(if: Paths.fixtures != nil, "shared/fixtures is not beside the project"))
struct FixtureImportTests {
  static let files: [String] = {
    guard let root = Paths.fixtures else { return [] }
    return ["glpi-inventory-format", "fusioninventory"].flatMap { folder in
      ((try? Files.names(in: root + "/" + folder)) ?? []).filter { $0.hasSuffix(".xml") || $0.hasSuffix(".ocs") }
        .map { root + "/" + folder + "/" + $0 }
    }
  }()

  static func path(_ name: String) -> String { files.first { $0.hasSuffix(name) } ?? name }

  @Test func takesEveryFileAndWritesWhatItsSchemasAllow() throws {
    let workshop = try Workshop()
    #expect(Self.files.count == 27)
    let records = try workshop.collect(Self.files)
    #expect(records.allSatisfy { $0.status != .refused })
    #expect(try workshop.faults() == [])
    let text = try workshop.everything()
    for secret in ["must-not-be-stored", "ADMIN_PASSWORD", "AAAAA-BBBBB", "AAAAFAKEKEY"] {
      #expect(!text.lowercased().contains(secret.lowercased()))
    }
  }

  @Test func aWrittenNoIsAFact() throws {
    let workshop = try Workshop()
    let record = try workshop.collect([Self.path("windows-11-workstation.ocs")]).first.orThrow()
    let device = try workshop.device(record.device.orThrow())
    #expect(device["disk-encrypted"] == "no")
    #expect(device["system"] == "windows-11")
    #expect(device["system-version"] == "10.0.22631")
    #expect(device["system-edition"] == "enterprise")
    #expect(device["firmware-date"] == "2006-12-01")
    #expect(device["firewall"] == "yes")
    #expect(device["measured"] == "2025-03-26")
  }

  @Test func whatFilesOfOneMachineSayIsMerged() throws {
    let workshop = try Workshop()
    let names = ["12.xml", "2.xml", "13.xml", "18.xml", "14.xml", "16.xml", "17.xml"].map { "format/" + $0 }
    let records = try workshop.collect(names.map(Self.path))
    #expect(
      records.map(\.device) == ["laptop-1", "laptop-1", "phone-1", "phone-1", "phone-1", "network-1", "network-1"])
    #expect(records[4].reason != nil)
    #expect(try workshop.device("phone-1")["system-version"] == "13")
  }

  @Test func systemsOfEveryFamilyAreRecognised() throws {
    let expected = [
      ("format/1.xml", "fedora", "25"), ("format/2.xml", "windows-8", "6.3.9600"), ("format/3.xml", "macos", "10.6.8"),
      ("format/4.xml", "macos", "10.13.5"), ("format/13.xml", "android", "12"), ("debian-12.xml", "debian", "12.11"),
      ("centos-6-duplicate-software.ocs", "centos", "6.0"), ("linux-mint.ocs", "linux-mint", "18"),
      ("ubuntu-22.04.ocs", "ubuntu", "22.04"), ("windows-2016.ocs", "windows-server", "10.0.14393"),
    ]
    for (name, product, version) in expected {
      let workshop = try Workshop()
      let record = try workshop.collect([Self.path(name)]).first.orThrow()
      let device = try workshop.device(record.device.orThrow())
      #expect(device["system"] == product, "\(name)")
      #expect(device["system-version"] == version, "\(name)")
    }
  }

  @Test func impossibleDatesOfAPhoneStayAsText() throws {
    let workshop = try Workshop()
    _ = try workshop.collect([Self.path("format/13.xml")])
    let first = try workshop.machine("phone-1").root.first("system").orThrow()
    #expect([first["booted"], first["booted-raw"]] == [nil, "2022-21-09 05:21:23"])
    _ = try workshop.collect([Self.path("format/18.xml")])
    let last = try workshop.machine("phone-1").root.first("system").orThrow()
    #expect([last["booted"], last["booted-raw"]] == [nil, "2023-56-29 06:56:38"])
  }

  /// One real file, damaged in twelve ways: its eight programs are read whatever was done to it, but for what was cut.
  @Test(arguments: [
    ("a_nul.xml", ["zeros"]), ("b_ctrl05.xml", ["controls"]), ("c_ffff.xml", ["noncharacters"]),
    ("d_latin1_declared_utf8.xml", ["encoding"]), ("e_iso_declared.xml", []), ("f_utf16.xml", []),
    ("g_zlib.ocs", ["unpacked"]), ("h_gzip.xml.gz", ["unpacked"]), ("i_truncated.xml", ["truncated"]),
    ("j_amp.xml", ["ampersands"]), ("k_bom.xml", []), ("l_leadingtext.xml", ["leading-text"]),
  ])
  func damagedFilesAreMended(_ name: String, _ repairs: [String]) throws {
    let workshop = try Workshop()
    let record = try workshop.collect([Paths.fixtures.orThrow() + "/damaged/" + name]).first.orThrow()
    #expect(record.status == .imported)
    #expect(record.repairs.keys.sorted() == repairs)
    if !repairs.contains("truncated") { #expect(record.packages == 8) }
    #expect(try workshop.faults() == [])
  }
}
