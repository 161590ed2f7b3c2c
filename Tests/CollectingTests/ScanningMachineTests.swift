import Collecting
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// The machine itself: commands, hostile files, knowledge of one’s own.
struct ScanningMachineTests {
  @Test func aCommandGivesWhatItPrints() {
    #expect(Command.output(["echo", "a b", "$HOME"]) == "a b $HOME\n")
    #expect(Command.output(["true"]) == "")
  }

  @Test func aCommandThatFailsOrIsMissingGivesNothing() {
    #expect(Command.output(["false"]) == nil)
    #expect(Command.output(["no-such-command"]) == nil)
    #expect(Command.output([]) == nil)
  }

  @Test func aCommandThatHangsIsStopped() {
    let clock = ContinuousClock()
    let time = clock.measure { #expect(Command.output(["sleep", "60"], seconds: 1) == nil) }
    #expect(time < .seconds(20))
  }

  @Test func aCommandSeesNothingOfTheEnvironment() {
    let names = Command.output(["env"])?.split(separator: "\n").compactMap { $0.split(separator: "=").first }
    #expect(names.map(Set.init) == ["LC_ALL", "PATH", "HOME"])
  }

  @Test func hostileFilesHarmNothing() throws {
    let hostile: [UInt8] = Array("a\u{1}\u{0}<&\"\u{FFFF}\u{202E}".utf8) + [0xFF, 0xC3, 0x28, 0x0A]
    let schema = try RelaxNGSchema(bytes: Embedded.bytes("schemas/machine.rng").orThrow(), name: "machine.rng")
    let machine = try FakeMachine(["/etc/passwd": passwd])
    let starts = [
      "/etc/os-release": "PRETTY_NAME=", "/sys/class/dmi/id/sys_vendor": "", "/sys/class/dmi/id/product_serial": "ab",
      "/proc/cpuinfo": "processor: 0\nmodel name: ", "/proc/mounts": "/dev/sda1 / ", "/etc/group": "sudo:x:27:",
      "/var/lib/dpkg/status": "Package: ", "/lib/apk/db/installed": "P:", "/etc/apt/sources.list": "deb http://",
      "/var/lib/pacman/local/x/desc": "%NAME%\n", "/snap/x/current/meta/snap.yaml": "version: ",
      "/home/marie/.mozilla/firefox/a/extensions.json": "{\"addons\": [", "/etc/cups/printers.conf": "MakeModel ",
      "/home/marie/.config/Nextcloud/nextcloud.cfg": "[Accounts]\n0\\url=", "/etc/crontab": "",
      "/home/marie/.thunderbird/a/prefs.js": "user_pref(\"mail.accountmanager.accounts\", \"",
      "/etc/apt/apt.conf.d/1": "APT { { { \"", "/home/marie/.config/dconf/user": "GVariant",
    ]
    for (path, start) in starts { try machine.write(bytes: Array(start.utf8) + hostile, to: path) }
    let document = try Document(bytes: machine.scan().bytes, name: "machine.xml")
    #expect(schema.validate(document).map { $0.rendered(in: .en) } == [])
    #expect(try machine.says("software", "from") == ["from=deb", "from=pacman", "from=apk", "from=snap"])
  }

  // MARK: knowledge

  private func scan(_ machine: FakeMachine, knowing text: String) throws -> Node {
    let folder = try TemporaryFolder()
    try folder.write("<probes>\(text)</probes>", to: "probes.xml")
    let scanned = try ScannedMachine.look(
      at: Machine(root: machine.folder.path, user: 0), catalogue: Catalogue.load(overrides: folder.path),
      date: Day("2026-11-22").orThrow(), agent: "draille test")
    return try Document(bytes: scanned.bytes, name: "machine.xml").root
  }

  @Test func aFolderOfKnowledgeAddsPlacesToLookAt() throws {
    let machine = try FakeMachine(["/etc/mur.conf": "state=up\n"])
    let wall =
      "<setting id='mur' of='firewall' when='/etc/mur.conf'><test file='/etc/mur.conf' key='state' yes='up'/></setting>"
    #expect(try scan(machine, knowing: wall).first("firewall")?["active"] == "yes")
    #expect(try scan(machine, knowing: "").first("firewall") == nil)
  }

  @Test func aFolderOfKnowledgeReplacesPlaces() throws {
    let machine = try FakeMachine(["/etc/ufw/ufw.conf": "ENABLED=yes\n"])
    let wall =
      "<setting id='ufw' of='firewall'><test file='/etc/ufw/ufw.conf' key='ENABLED' yes='never' no='yes'/></setting>"
    #expect(try scan(machine, knowing: "").first("firewall")?["active"] == "yes")
    #expect(try scan(machine, knowing: wall).first("firewall") == nil)
  }

  @Test func aProbeOfAnUnknownProductIsAFault() throws {
    let backup = "<backup id='x' product='no-such-product'><trace file='/etc/x'/></backup>"
    #expect(throws: XMLFailure.self) { try scan(FakeMachine(), knowing: backup) }
  }
}
