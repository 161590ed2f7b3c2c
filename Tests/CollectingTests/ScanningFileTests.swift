import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// The whole file: what it holds, what it never holds, what becomes of it.
struct ScanningFileTests {
  /// A laptop of an association, with a secret in every file that the scan opens.
  private static let laptop: [String: String] = [
    "/etc/os-release": "PRETTY_NAME=\"Ubuntu 24.04.3 LTS\"\nNAME=\"Ubuntu\"\nVERSION_ID=\"24.04\"\n",
    "/proc/sys/kernel/osrelease": "6.8.0-60-generic\n", "/proc/sys/kernel/arch": "x86_64\n",
    "/etc/hostname": "poste-dupont\n", "/etc/machine-id": "0123456789abcdef0123456789abcdef\n",
    "/etc/passwd": passwd, "/etc/group": "sudo:x:27:marie\n",
    "/sys/class/dmi/id/sys_vendor": "LENOVO\n", "/sys/class/dmi/id/product_name": "20W0004GFR\n",
    "/sys/class/dmi/id/chassis_type": "10\n", "/sys/class/dmi/id/bios_date": "03/09/2021\n",
    "/proc/meminfo": "MemTotal:        7997552 kB\n",
    "/proc/cpuinfo": "processor\t: 0\nmodel name\t: Intel(R) Core(TM) i5-1135G7\n",
    "/proc/mounts": "/dev/mapper/root / ext4 rw 0 0\n/dev/sdb1 /media/marie/Photos-Dupont ext4 rw 0 0\n",
    "/sys/block/dm-0/dm/name": "root\n", "/sys/block/dm-0/dm/uuid": "CRYPT-LUKS2-abcdef-root\n",
    "/sys/block/sdb/sdb1/size": "1", "/sys/block/sda/size": "1000215216\n", "/sys/block/sda/queue/rotational": "0\n",
    "/sys/class/net/wlan0/address": "aa:bb:cc:dd:ee:01\n",
    "/etc/NetworkManager/system-connections/Livebox-Dupont.nmconnection": "psk=secret-wifi\n",
    "/var/lib/dpkg/status":
      "Package: libreoffice-writer\nStatus: install ok installed\nMaintainer: Marie Dupont <marie@dupont.example>\n"
      + "Version: 4:24.2.7-0ubuntu1\nSection: editors\n\nPackage: nvidia-driver-550\nStatus: install ok installed\n"
      + "Section: restricted/libs\nVersion: 550.1\n",
    "/snap/firefox/current/meta/snap.yaml": "name: firefox\nversion: '128.0'\ncontact: marie@dupont.example\napps:\n",
    "/var/lib/flatpak/app/org.signal.Signal/current/active/metadata": "[Application]\n",
    "/home/marie/.local/share/applications/a.desktop": "[Desktop Entry]\nName=Factures Dupont\n",
    "/home/marie/Desktop/Secret-de-Marie.AppImage": "",
    "/home/marie/.config/Nextcloud/nextcloud.cfg":
      "[Accounts]\n0\\url=https://marie:secret@dupont.nuage.example.org/\n0\\dav_user=marie.dupont\n",
    "/home/marie/.thunderbird/ab.default/prefs.js":
      "user_pref(\"mail.accountmanager.accounts\", \"a1\");\nuser_pref(\"mail.account.a1.server\", \"s1\");\n"
      + "user_pref(\"mail.account.a1.identities\", \"id1\");\n"
      + "user_pref(\"mail.identity.id1.useremail\", \"marie.dupont@asso.example.org\");\n"
      + "user_pref(\"mail.server.s1.type\", \"imap\");\nuser_pref(\"mail.server.s1.hostname\", \"192.168.1.9\");\n",
    "/etc/cups/printers.conf":
      "<Printer Bureau-Dupont>\nMakeModel Brother HL-L2350DW\nDeviceURI ipp://dupont.local/x\nInfo Marie\n</Printer>\n",
    "/etc/apt/sources.list": "deb https://marie:secret@deb.example.org/marie-dupont noble main restricted\n",
    "/usr/bin/unattended-upgrade": "",
    "/etc/apt/apt.conf.d/20auto-upgrades":
      "APT::Periodic::Unattended-Upgrade \"1\";\nUnattended-Upgrade::Mail \"marie@dupont.example\";\n",
    "/var/log/apt/history.log": "Start-Date: 2026-11-19  09:00:00\nRequested-By: marie (1000)\n",
    "/etc/ufw/ufw.conf": "ENABLED=yes\n", "/usr/bin/gnome-shell": "",
    "/etc/cron.d/sauvegarde": "0 3 * * * marie BORG_PASSPHRASE=secret borg create ssh://marie@nas-dupont/~/s ~\n",
  ]

  private static let secrets = [
    "marie", "dupont", "secret", "livebox", "192.168", "aa:bb:cc", "0123456789abcdef0123", "poste-", "@", "/home/",
    "abcdef-root", "factures",
  ]

  @Test func nothingThatSpeaksOfPeopleLeaves() throws {
    let scan = try FakeMachine(Self.laptop).scan()
    let texts = try [
      String(decoding: scan.bytes, as: UTF8.self), scan.text(in: .fr), scan.text(in: .en), scan.json(file: nil).text,
      scan.summary(in: .fr), scan.gaps(in: .fr).joined(), scan.fileName,
    ]
    for text in texts {
      for secret in Self.secrets { #expect(!text.lowercased().contains(secret), "\(secret) in \(text.prefix(80))") }
    }
  }

  @Test func theSecretsAreThereToBeFound() {
    let everything = Self.laptop.map { $0.key + $0.value }.joined().lowercased()
    #expect(Self.secrets.filter { !everything.contains($0) } == [])
  }

  @Test func theFileIsTheSame() throws {
    let scan = try FakeMachine(Self.laptop).scan()
    try expectSnapshot(String(decoding: scan.bytes, as: UTF8.self), named: "scan.xml")
    try expectSnapshot(try scan.text(in: .fr) + "\n", named: "scan.fr.txt")
    try expectSnapshot(try scan.text(in: .en) + "\n", named: "scan.en.txt")
  }

  @Test func theSameMachineGivesTheSameBytes() throws {
    let machine = try FakeMachine(Self.laptop)
    #expect(try machine.scan().bytes == machine.scan().bytes)
  }

  @Test func theFileHasTheShapeOfItsSchema() throws {
    let schema = try RelaxNGSchema(bytes: Embedded.bytes("schemas/machine.rng").orThrow(), name: "machine.rng")
    for files in [Self.laptop, [:], ["/.dockerenv": ""]] {
      let faults = try schema.validate(Document(bytes: FakeMachine(files).scan().bytes, name: "machine.xml"))
      #expect(faults.map { $0.rendered(in: .en) } == [])
    }
  }

  /// Every element and attribute that the schema allows has a name in words: else `--show` would hide it.
  @Test func everythingThatAFileCanHoldIsShown() throws {
    let outline = try Document(bytes: Embedded.bytes("schemas/machine.rng").orThrow(), name: "machine.rng").root
    for define in outline.children("define") {
      let element = define.first("element")
      let holders = [element, element?.first("interleave")].compactMap { $0 }
      let found = holders.flatMap {
        $0.children("attribute") + $0.children("optional").compactMap { $0.first("attribute") }
      }
      for attribute in found.compactMap({ $0["name"] }) {
        #expect(ScannedMachine.shows(attribute, of: element?["name"] ?? ""), "\(element?["name"] ?? "")/@\(attribute)")
      }
    }
  }

  // MARK: import

  @Test func importMakesFactsOfIt() throws {
    let workshop = try Workshop()
    let path = try workshop.folder.write(bytes: FakeMachine(Self.laptop).scan().bytes, to: "scan.xml")
    let record = try workshop.collect([path]).first.orThrow()
    #expect(record.status == .imported)
    let device = try workshop.device(record.device.orThrow())
    let told = [
      "system", "kind", "auto-update", "last-update", "screen-lock", "firewall", "disk-encrypted", "accounts",
    ]
    #expect(
      told.map { device[$0] ?? "?" } == ["ubuntu", "laptop", "yes", "2026-11-19", "yes", "yes", "yes", "1"])
    #expect(device.children("installed").compactMap { $0["product"] } == ["firefox", "libreoffice", "signal"])
    #expect(workshop.opened.inventory.sources.map(\.kind) == ["scan"])
    #expect(try workshop.faults() == [])
  }

  @Test func whatWasNotSeenIsNoFact() throws {
    let workshop = try Workshop()
    let machine = try FakeMachine(["/etc/ufw/ufw.conf": "ENABLED=no", "/etc/os-release": "NAME=\"Debian GNU/Linux\"\n"])
    machine.user = 1000
    let path = try workshop.folder.write(bytes: machine.scan().bytes, to: "scan.xml")
    let device = try workshop.device(workshop.collect([path]).first?.device.orThrow() ?? "")
    for fact in ["firewall", "disk-encrypted", "auto-update", "screen-lock"] { #expect(device[fact] == nil) }
    let unknown = Ledger(workshop.opened.inventory).claims.filter { $0.absence == .unknown }.map(\.fact)
    #expect(unknown.count == 3)
  }

  @Test func theFileThatTheCaseKeepsIsTheSame() throws {
    let workshop = try Workshop()
    let bytes = try FakeMachine(Self.laptop).scan().bytes
    let path = try workshop.folder.write(bytes: bytes, to: "scan.xml")
    _ = try workshop.collect([path])
    let kept = try Files.read(workshop.opened.directory + "/machines/laptop-1.xml", limit: 1 << 20)
    func lines(_ bytes: [UInt8]) -> [Substring] {
      String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter {
        !$0.contains("<origin") && !$0.contains(" sha256=") && !$0.contains("<dropped")
      }
    }
    #expect(lines(kept) == lines(bytes))
  }

  @Test func aSecondScanIsKnownAgainWithoutRights() throws {
    let workshop = try Workshop()
    let machine = try FakeMachine(Self.laptop)
    machine.user = 1000
    for day in ["2026-11-20", "2026-11-21"] {
      let path = try workshop.folder.write(bytes: machine.scan(on: day).bytes, to: "\(day).xml")
      _ = try workshop.collect([path])
    }
    #expect(workshop.opened.inventory.devices.map(\.id) == ["laptop-1"])
    #expect(try workshop.device("laptop-1")["measured"] == "2026-11-21")
  }

  @Test func aFileThatWasEditedIsFilteredAgain() throws {
    let workshop = try Workshop()
    let path = try workshop.folder.write(
      """
      <machine version="1" kind="castle" measured="yesterday" uuid="x" owner="Marie Dupont">
        <origin format="draille"/>
        <system name="Debian GNU/Linux 12"/>
        <drive mount="/home/marie" encrypted="maybe" total-mb="-3"/>
        <connection kind="files" domain="https://marie@dupont.nuage.example.org/"/>
        <connection kind="spying" domain="example.org"/>
        <repository kind="deb" host="https://marie:secret@deb.example.org/x"/>
        <software name="x marie@example.org"/>
        <accounts personal="two"/>
        <unseen what="everything" why="because"/>
        <secret>marie</secret>
      </machine>
      """, to: "scan.xml")
    #expect(try workshop.collect([path]).map(\.status) == [.imported])
    let everything = try workshop.everything().lowercased()
    for secret in ["marie", "dupont", "secret", "castle", "spying", "maybe"] { #expect(!everything.contains(secret)) }
    #expect(everything.contains("example.org"))
    #expect(try workshop.faults() == [])
  }

  @Test(arguments: ["<machine version=\"2\"><origin format=\"draille\"/></machine>", "<machine/>"])
  func anotherVersionIsRefused(text: String) throws {
    let workshop = try Workshop()
    let path = try workshop.folder.write(text, to: "scan.xml")
    #expect(try workshop.collect([path]).map(\.status) == [.refused])
  }
}
