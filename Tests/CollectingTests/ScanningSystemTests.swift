import Collecting
import Glibc
import Inventories
import LibXML
import TestSupport
import Testing

/// The system and the machine itself.
struct ScanningSystemTests {
  @Test(arguments: [
    ("PRETTY_NAME=\"Debian GNU/Linux 12 (bookworm)\"\nNAME=\"Debian GNU/Linux\"\nVERSION_ID=\"12\"", "debian", "12"),
    ("PRETTY_NAME=\"Ubuntu 24.04.3 LTS\"\nNAME=\"Ubuntu\"\nVERSION_ID=\"24.04\"", "ubuntu", "24.04"),
    (
      "NAME=\"Fedora Linux\"\nVERSION_ID=42\nPRETTY_NAME=\"Fedora Linux 42 (Workstation Edition)\"", "fedora", "42"
    ),
    ("NAME=\"Alpine Linux\"\nVERSION_ID=3.22.1\nPRETTY_NAME=\"Alpine Linux v3.22\"", "alpine", "3.22.1"),
  ])
  func theSystemIsRecognisedWithItsSupport(release: String, product: String, version: String) throws {
    let machine = try FakeMachine(["/etc/os-release": release])
    let system = try machine.file().first("system").orThrow()
    #expect(system["product"] == product)
    #expect(system["version"] == version)
    #expect(system["supported-until"] != nil)
  }

  @Test func aSystemWithoutVersionsIsRecognised() throws {
    let machine = try FakeMachine(["/etc/os-release": "NAME=\"Arch Linux\"\nPRETTY_NAME=\"Arch Linux\"\nID=arch"])
    #expect(try machine.says("system", "product") == ["product=arch"])
  }

  @Test func linksOfTheFolderLeadInsideIt() throws {
    let machine = try FakeMachine(["/usr/lib/os-release": "PRETTY_NAME=\"Ubuntu 22.04 LTS\"\nVERSION_ID=22.04"])
    try machine.write("", to: "/etc/keep")
    #expect(symlink("/usr/lib/os-release", machine.folder.path + "/etc/os-release") == 0)
    #expect(try machine.says("system", "version") == ["version=22.04"])
  }

  @Test func aLoopOfLinksEnds() throws {
    let machine = try FakeMachine(["/etc/keep": ""])
    #expect(symlink("os-release", machine.folder.path + "/etc/os-release") == 0)
    #expect(try machine.file().first("system")?["product"] == nil)
  }

  static let table: [String: String] = [
    "/sys/class/dmi/id/sys_vendor": "LENOVO\n", "/sys/class/dmi/id/product_name": "20W0004GFR\n",
    "/sys/class/dmi/id/product_serial": "PF2ABCDE\n",
    "/sys/class/dmi/id/product_uuid": "4C4C4544-0042-3510-8054-B4C04F564433\n",
    "/sys/class/dmi/id/chassis_type": "10\n", "/sys/class/dmi/id/bios_date": "03/09/2021\n",
    "/sys/class/dmi/id/bios_version": "N34ET40W (1.40 )\n",
  ]

  @Test func theHardwareTellsItsMakerAndAge() throws {
    let machine = try FakeMachine(Self.table)
    let file = try machine.file()
    #expect(file["kind"] == "laptop")
    #expect(file["manufacturer"] == "LENOVO")
    #expect(file["model"] == "20W0004GFR")
    #expect(file["serial"] == "PF2ABCDE")
    #expect(file["uuid"] == "4c4c4544-0042-3510-8054-b4c04f564433")
    #expect(file.first("firmware")?["date"] == "2021-03-09")
    #expect(file.first("origin")?["rights"] == "all")
  }

  @Test func withoutRightsTheSerialIsUnseenAndNotAbsent() throws {
    let machine = try FakeMachine(Self.table)
    machine.user = 1000
    machine.refused = ["/sys/class/dmi/id/product_serial", "/sys/class/dmi/id/product_uuid"]
    #expect(try machine.file()["serial"] == nil)
    #expect(try machine.unseen().contains("serial rights"))
    #expect(try machine.says("origin", "rights") == ["rights=own"])
  }

  @Test func fillersOfMakersAreNoIdentity() throws {
    let machine = try FakeMachine([
      "/sys/class/dmi/id/sys_vendor": "To Be Filled By O.E.M.", "/sys/class/dmi/id/board_vendor": "ASRock",
      "/sys/class/dmi/id/product_serial": "Default string",
      "/sys/class/dmi/id/product_uuid": "03000200-0400-0500-0006-000700080009",
      "/sys/class/dmi/id/bios_date": "",
    ])
    let file = try machine.file()
    #expect(file["manufacturer"] == "ASRock")
    #expect(file["serial"] == nil)
    #expect(file["uuid"] == nil)
    #expect(file.first("firmware") == nil)
  }

  @Test func aBoardTellsItsModelInItsDeviceTree() throws {
    let machine = try FakeMachine([
      "/proc/device-tree/model": "Raspberry Pi 4 Model B Rev 1.2\0",
      "/proc/device-tree/serial-number": "10000000abcdef01\0",
      "/proc/device-tree/compatible": "raspberrypi,4-model-b\0brcm,bcm2711\0",
      "/proc/cpuinfo": "processor\t: 0\nBogoMIPS\t: 108.00\n\nprocessor\t: 1\nBogoMIPS\t: 108.00\n",
    ])
    let file = try machine.file()
    #expect(file["model"] == "Raspberry Pi 4 Model B Rev 1.2")
    #expect(file["serial"] == "10000000abcdef01")
    #expect(try machine.says("cpu", "name", "cores", "threads") == ["name=brcm,bcm2711 cores=2 threads=2"])
  }

  @Test(arguments: [
    (["/proc/cpuinfo": "processor : 0\nflags\t\t: fpu hypervisor sse\n"], "virtual"),
    (["/.dockerenv": ""], "virtual"),
    (["/proc/mounts": "overlay / overlay rw 0 0\n"], "virtual"),
    (["/sys/class/power_supply/BAT0/type": "Battery\n"], "laptop"),
    (["/sys/class/power_supply/hid/type": "Battery\n", "/sys/class/power_supply/hid/scope": "Device\n"], nil),
    (["/sys/class/dmi/id/chassis_type": "35\n"], "desktop"),
  ])
  func theKindIsToldByTheMachine(files: [String: String], kind: String?) throws {
    #expect(try FakeMachine(files).file()["kind"] == kind)
  }

  @Test func theNameOfTheMachineIsHashedWithoutItsDomain() throws {
    let machine = try FakeMachine(["/etc/hostname": "Poste-Marie.asso.example\n"])
    #expect(try machine.file()["name-sha256"] == Fingerprint.of("poste-marie"))
    #expect(try machine.scan().fileName == "machine-\(Fingerprint.of("poste-marie").prefix(8)).xml")
  }

  @Test func theInstallationIsKnownAgainWithoutItsIdentifier() throws {
    let id = "0123456789abcdef0123456789abcdef"
    let machine = try FakeMachine(["/etc/machine-id": id + "\n"])
    let scan = try machine.scan()
    #expect(try machine.file()["installation-sha256"] == Fingerprint.of("draille:" + id))
    #expect(!String(decoding: scan.bytes, as: UTF8.self).contains(id))
  }
}
