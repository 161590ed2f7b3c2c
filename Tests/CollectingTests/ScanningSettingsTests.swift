import LibXML
import Testing

/// Settings: what is known, what is not there, what is not for us to read.
struct ScanningSettingsTests {
  private static let periodic = "APT::Periodic::Update-Package-Lists \"1\";\nAPT::Periodic::Unattended-Upgrade \"1\";\n"
  private static let tool = "/usr/bin/unattended-upgrade"
  private static let conf = "/etc/apt/apt.conf.d/20auto-upgrades"

  @Test(arguments: [
    ([tool: "", conf: periodic], "yes"),
    ([conf: periodic], "no"),
    ([tool: "", conf: "APT::Periodic::Unattended-Upgrade \"0\";"], "no"),
    ([tool: "", conf: "// APT::Periodic::Unattended-Upgrade \"1\";\n"], "no"),
    ([tool: "", conf: periodic, "/etc/apt/apt.conf.d/99off": "apt { Periodic { Enable \"0\"; }; };"], "no"),
    ([tool: "", conf: "APT::Periodic::Verbose \"1\"; // chatty\n/* a; b */ " + periodic], "yes"),
    ([tool: "", conf: "APT { Periodic { Unattended-Upgrade \"7\"; }; };"], "yes"),
    (["/usr/bin/dnf": "", "/etc/systemd/system/timers.target.wants/dnf-automatic-install.timer": ""], "yes"),
    (["/usr/bin/dnf": "", "/etc/systemd/system/keep": ""], "no"),
    (
      [
        "/usr/bin/dnf5": "", "/etc/systemd/system/timers.target.wants/dnf5-automatic.timer": "",
        "/etc/dnf/automatic.conf": "[commands]\napply_updates = yes\n",
      ], "yes"
    ),
    (
      [
        "/usr/bin/dnf5": "", "/etc/systemd/system/timers.target.wants/dnf5-automatic.timer": "",
        "/etc/dnf/automatic.conf": "[commands]\napply_updates = no\n",
      ], "no"
    ),
    (["/etc/os-release": "NAME=x"], nil),
  ])
  func automaticUpdatesAreTold(files: [String: String], told: String?) throws {
    let machine = try FakeMachine(files)
    #expect(try machine.file().first("updates")?["automatic"] == told)
    #expect(try machine.unseen().contains("auto-update not-there") == (told == nil))
  }

  @Test func settingsNotForUsToReadAreUnknown() throws {
    let machine = try FakeMachine([Self.tool: "", Self.conf: Self.periodic])
    machine.refused = [Self.conf]
    #expect(try machine.file().first("updates")?["automatic"] == nil)
    #expect(try machine.unseen().contains("auto-update rights"))
  }

  @Test(arguments: [
    ("/var/log/apt/history.log", "Start-Date: 2026-11-01  10:00:00\nEnd-Date: x\n\nStart-Date: 2026-11-19  09:00:00\n"),
    ("/var/log/dpkg.log", "2026-11-18 08:00:00 startup\n2026-11-19 08:00:00 status installed x\n"),
    ("/var/log/pacman.log", "[2026-11-19T08:00:00+0100] [ALPM] upgraded x\n"),
    ("/var/log/dnf.rpm.log", "2026-11-19T08:00:00+0100 SUBDEBUG Upgrade: x\n"),
  ])
  func theLastChangeIsReadInTheLogs(path: String, text: String) throws {
    #expect(try FakeMachine([path: text]).says("updates", "last") == ["last=2026-11-19"])
  }

  private static let shell = "/usr/bin/gnome-shell"
  private static let plasma = "/home/marie/.config/kscreenlockerrc"
  private static let xfce = "/home/marie/.config/xfce4/xfconf/xfce-perchannel-xml/xfce4-screensaver.xml"
  private static func channel(_ value: String) -> String {
    "<channel name=\"xfce4-screensaver\"><property name=\"lock\" type=\"empty\"><property name=\"enabled\" type=\"bool\""
      + " value=\"\(value)\"/></property></channel>"
  }

  @Test(arguments: [
    ([shell: ""], "yes"),
    ([shell: "", "/etc/dconf/db/local.d/00": "[org/gnome/desktop/screensaver]\nlock-enabled=false\n"], "no"),
    ([shell: "", "/etc/dconf/db/local.d/00": "[org/gnome/desktop/session]\nidle-delay=uint32 0\n"], "no"),
    (
      [
        shell: "",
        "/usr/share/glib-2.0/schemas/10.gschema.override": "[org.gnome.desktop.screensaver]\nlock-enabled=false\n",
      ], "no"
    ),
    (["/usr/bin/plasmashell": "", plasma: "[Daemon]\nAutolock=false\n"], "no"),
    (["/usr/bin/plasmashell": "", plasma: "[Daemon]\nTimeout=10\n"], "yes"),
    (["/usr/bin/xfce4-screensaver": "", xfce: channel("false")], "no"),
    (["/usr/bin/xfce4-screensaver": "", xfce: channel("true")], "yes"),
    // Two desktops that disagree: nobody knows which one is used.
    ([shell: "", "/usr/bin/plasmashell": "", plasma: "[Daemon]\nAutolock=false\n"], nil),
    ([:], nil),
  ])
  func theScreenLockIsTold(files: [String: String], told: String?) throws {
    var files = files
    files["/etc/passwd"] = passwd
    files["/home/marie/.profile"] = ""
    let machine = try FakeMachine(files)
    #expect(try machine.says("screen-lock", "active") == (told.map { ["active=\($0)"] } ?? []))
  }

  @Test func whatAPersonChoseIsReadFromTheirDesktop() throws {
    let machine = try FakeMachine(["/etc/passwd": passwd, Self.shell: ""])
    try machine.write(bytes: dconfDatabase, to: "/home/marie/.config/dconf/user")
    #expect(try machine.says("screen-lock", "active") == ["active=no"])
    var locked = dconfDatabase
    locked[0x1B0] = 1  // lock-enabled
    #expect(try told(by: locked, machine) == ["active=no"], "the delay is still 0")
    locked[0x160] = 60
    #expect(try told(by: locked, machine) == ["active=yes"])
  }

  private func told(by database: [UInt8], _ machine: FakeMachine) throws -> [String] {
    try machine.write(bytes: database, to: "/home/marie/.config/dconf/user")
    return try machine.says("screen-lock", "active")
  }

  @Test func aBrokenDatabaseOfTheDesktopHarmsNothing() throws {
    let machine = try FakeMachine(["/etc/passwd": passwd, Self.shell: ""])
    for length in stride(from: 0, to: dconfDatabase.count, by: 7) {
      #expect(try told(by: Array(dconfDatabase[..<length]), machine).count == 1)
    }
    for place in 8..<dconfDatabase.count {
      var broken = dconfDatabase
      broken[place] = 0xFF
      try machine.write(bytes: broken, to: "/home/marie/.config/dconf/user")
    }
    #expect(try machine.says("screen-lock", "active").count == 1)
  }

  private static let ufw = "/etc/ufw/ufw.conf"
  private static let closed =
    "table inet filter {\n\tchain input {\n\t\ttype filter hook input priority 0; policy drop;\n\t}\n}\n"
  private static let ending =
    "table inet f {\n\tchain in {\n\t\ttype filter hook input priority 0; policy accept;\n\t\tct state established accept\n\t\treject with icmpx port-unreachable\n\t}\n}\n"
  private static let open =
    "table inet f {\n\tchain in {\n\t\ttype filter hook input priority 0; policy accept;\n\t}\n\tchain out {\n\t\ttype filter hook output priority 0; policy drop;\n\t}\n}\n"

  @Test(arguments: [
    (["/etc/ufw/ufw.conf": "# x\nENABLED=yes\n"], [:], "yes"),
    ([ufw: "ENABLED=no\n"], [:], nil),
    (
      [
        "/usr/lib/systemd/system/firewalld.service": "[Unit]",
        "/etc/systemd/system/multi-user.target.wants/firewalld.service": "",
      ], [:], "yes"
    ),
    ([:], ["nft list ruleset": closed], "yes"), ([:], ["nft list ruleset": ending], "yes"),
    ([:], ["nft list ruleset": open], "no"), ([:], ["nft list ruleset": ""], "no"),
    ([:], ["iptables -S INPUT": "-P INPUT DROP\n"], "yes"),
    (
      [:], ["iptables -S INPUT": "-P INPUT ACCEPT\n-A INPUT -i lo -j ACCEPT\n-A INPUT -j REJECT --reject-with x\n"],
      "yes"
    ),
    ([:], ["iptables -S INPUT": "-P INPUT ACCEPT\n"], "no"), ([ufw: "ENABLED=no"], ["nft list ruleset": ""], "no"),
  ])
  func theFirewallIsTold(files: [String: String], answers: [String: String], told: String?) throws {
    let machine = try FakeMachine(files)
    machine.answers = answers
    #expect(try machine.says("firewall", "active") == (told.map { ["active=\($0)"] } ?? []))
    #expect(try machine.unseen().contains { $0.hasPrefix("firewall") } == (told == nil))
  }

  @Test func withoutRightsOnlyAnActiveFirewallIsTold() throws {
    let machine = try FakeMachine([Self.ufw: "ENABLED=no\n"])
    machine.user = 1000
    #expect(try machine.says("firewall", "active") == [])
    #expect(try machine.unseen().contains("firewall rights"))
  }

  @Test func accountsAreCounted() throws {
    let machine = try FakeMachine([
      "/etc/passwd": passwd + "paul:x:1001:1001:Paul:/home/paul:/bin/zsh\nsys:x:1002:1002::/x:/usr/bin/nologin\n",
      "/etc/group": "sudo:x:27:marie\nmarie:x:1000:\n",
    ])
    #expect(
      try machine.says("accounts", "personal", "administrators", "user-is-admin") == ["personal=2 administrators=1"])
    #expect(try machine.says("dropped", "what", "count").contains("what=users count=2"))
  }
}
