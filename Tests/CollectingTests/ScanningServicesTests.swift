import Glibc
import LibXML
import TestSupport
import Testing

/// Services that programs are set up with, printers, backups.
struct ScanningServicesTests {
  private static let cloud = "/home/marie/.config/Nextcloud/nextcloud.cfg"

  private func connections(_ files: [String: String]) throws -> [String] {
    var files = files
    files["/etc/passwd"] = passwd
    return try FakeMachine(files).says("connection", "kind", "client", "service", "domain", "local", "count")
  }

  @Test func eachAccountOfAClientIsCountedByDomain() throws {
    let text = """
      [General]
      clientVersion=3.14
      [Accounts]
      0\\url=https://nuage.asso-dupont.example.org/
      0\\user=marie.dupont
      1\\url=https://autre.example.org:8443
      2\\url=https://192.168.1.20/nextcloud
      version=2
      """
    #expect(
      try connections([Self.cloud: text]) == [
        "kind=files client=nextcloud-client service=nextcloud domain=example.org count=2",
        "kind=files client=nextcloud-client service=nextcloud local=yes",
      ])
  }

  @Test(arguments: [
    ("https://cloud.zaclys.com/x", "zaclys.com"), ("https://nuage.mairie.asso.fr", "mairie.asso.fr"),
    ("https://marie@fichiers.example.co.uk:443/a?b#c", "example.co.uk"), ("http://nas.local/", nil),
    ("https://[fe80::1]/", nil), ("https://serveur/", nil), ("https://dupont.freebox.lan", nil),
    ("https://EXAMPLE.org", "example.org"),
  ])
  func onlyTheRegisteredDomainIsKept(address: String, domain: String?) throws {
    let found = try connections([Self.cloud: "[Accounts]\n0\\url=\(address)\n"])
    let end = domain.map { "domain=\($0)" } ?? "local=yes"
    #expect(found.count == 1 && found[0].hasSuffix(end), "\(found)")
  }

  @Test func accountsOfTheDesktopAreRead() throws {
    let text = """
      [Account account_1]
      Provider=google
      Identity=marie.dupont@gmail.com
      FilesEnabled=true
      MailEnabled=false
      [Account account_2]
      Provider=owncloud
      Uri=https://marie@nuage.example.org/remote.php/webdav/
      FilesEnabled=false
      """
    #expect(
      try connections(["/home/marie/.config/goa-1.0/accounts.conf": text]) == ["kind=files service=google-drive"])
  }

  @Test func aClientThatOnlyLeavesAFileIsTold() throws {
    #expect(
      try connections([
        "/home/marie/.dropbox/info.json": "{\"personal\": {\"path\": \"/home/marie/Dropbox\"}}",
        "/home/marie/.config/rclone/rclone.conf": "[perso]\ntype = drive\ntoken = {\"access_token\":\"secret\"}\n",
      ]) == ["kind=files client=dropbox service=dropbox", "kind=files client=rclone service=google-drive"])
  }

  @Test func mailAccountsAreCountedByDomain() throws {
    let text = """
      user_pref("mail.accountmanager.accounts", "account1,account2,account3,account4");
      user_pref("mail.account.account1.server", "server1");
      user_pref("mail.account.account1.identities", "id1");
      user_pref("mail.account.account2.server", "server2");
      user_pref("mail.account.account2.identities", "id2");
      user_pref("mail.account.account3.server", "server3");
      user_pref("mail.account.account4.server", "server4");
      user_pref("mail.account.account4.identities", "id4");
      user_pref("mail.identity.id1.useremail", "marie.dupont@gmail.com");
      user_pref("mail.identity.id1.fullName", "Marie Dupont");
      user_pref("mail.identity.id2.useremail", "contact@asso.example.org");
      user_pref("mail.identity.id4.useremail", "tresorerie@asso.example.org");
      user_pref("mail.server.server1.hostname", "imap.gmail.com");
      user_pref("mail.server.server1.type", "imap");
      user_pref("mail.server.server2.hostname", "imap.example.org");
      user_pref("mail.server.server2.type", "pop3");
      user_pref("mail.server.server3.hostname", "Local Folders");
      user_pref("mail.server.server3.type", "none");
      user_pref("mail.server.server4.hostname", "imap.example.org");
      user_pref("mail.server.server4.type", "imap");
      """
    #expect(
      try connections(["/home/marie/.thunderbird/ab.default/prefs.js": text]) == [
        "kind=mail client=thunderbird service=gmail domain=gmail.com",
        "kind=mail client=thunderbird domain=example.org count=2",
      ])
  }

  @Test func printersAreToldByTheirMake() throws {
    let machine = try FakeMachine([
      "/etc/cups/printers.conf": """
      # Printer configuration
      <DefaultPrinter Bureau_de_Marie>
      Info Bureau de Marie Dupont
      Location 12 rue des Tilleuls
      MakeModel Brother HL-L2350DW series
      DeviceURI ipp://192.168.1.30/ipp/print
      </DefaultPrinter>
      <Printer PDF>
      MakeModel Generic CUPS-PDF Printer
      DeviceURI cups-pdf:/
      </Printer>
      <Printer Accueil>
      DeviceURI usb://HP/LaserJet%201018?serial=KP0X1
      </Printer>
      """
    ])
    #expect(
      try machine.says("printer", "name", "network")
        == ["name=Brother HL-L2350DW series network=yes", "name=HP LaserJet 1018 network=no"])
  }

  @Test func withoutRightsTheServiceIsAskedForPrinters() throws {
    let machine = try FakeMachine(["/etc/cups/printers.conf": "x"])
    machine.refused = ["/etc/cups/printers.conf"]
    #expect(try machine.unseen().contains("printers rights"))
    machine.answers["lpstat -v"] = "device for Bureau_de_Marie: socket://192.168.1.30:9100\n"
    #expect(try machine.says("printer", "name", "network") == ["network=yes"])
  }

  private func backups(_ files: [String: String], user: UInt32 = 0) throws -> [String] {
    var files = files
    files["/etc/passwd"] = passwd
    let machine = try FakeMachine(files)
    machine.user = user
    return try machine.says("backup-tool", "product", "scheduled")
  }

  @Test(arguments: [
    (["/etc/cron.d/save": "0 3 * * * root /usr/bin/restic -r /srv backup /home\n"], ["product=restic scheduled=yes"]),
    (["/etc/cron.d/save": "# 0 3 * * * root restic backup\n"], []),
    (["/etc/cron.daily/copie": "#!/bin/sh\nrsync -a /srv nas:/srv\n"], ["product=rsync scheduled=yes"]),
    (["/var/spool/cron/crontabs/marie": "0 3 * * * borg create ssh://x ~/docs\n"], ["product=borg scheduled=yes"]),
    (
      [
        "/etc/systemd/system/timers.target.wants/sauvegarde.timer": "",
        "/etc/systemd/system/sauvegarde.service": "[Service]\nExecStart=/usr/bin/borgmatic --verbosity 1\n",
      ], ["product=borg scheduled=yes"]
    ),
    (
      ["/etc/systemd/system/sauvegarde.service": "[Service]\nExecStart=/usr/bin/borgmatic\n"], []
    ),
    (["/etc/timeshift/timeshift.json": "{}"], ["product=timeshift"]),
    (["/home/marie/.config/backintime/config": "config.version=6"], ["product=backintime"]),
    (["/etc/cron.d/x": "0 3 * * * root /opt/restic-exporter --port 1\n"], []),
  ])
  func backupToolsAreToldWithTheirTimers(files: [String: String], told: [String]) throws {
    #expect(try backups(files) == told)
  }

  @Test func aToolOfTheDesktopTellsItsOwnSchedule() throws {
    let keys = "[org/gnome/deja-dup]\nperiodic=true\nlast-backup='2026-11-20T10:00:00.000000Z'\n"
    let machine = try FakeMachine([
      "/etc/passwd": passwd, "/home/marie/.var/app/org.gnome.DejaDup/config/glib-2.0/settings/keyfile": keys,
    ])
    #expect(
      try machine.says("backup-tool", "product", "scheduled", "last")
        == ["product=deja-dup scheduled=yes last=2026-11-20"])
  }

  @Test func theLastRunIsThatOfTheTimer() throws {
    let machine = try FakeMachine([
      "/etc/systemd/system/timers.target.wants/restic@home.timer": "",
      "/usr/lib/systemd/system/restic@.service": "[Service]\nExecStart=restic backup %I\n",
      "/var/lib/systemd/timers/stamp-restic@home.timer": "",
    ])
    var times = [timeval(tv_sec: 1_763_596_800, tv_usec: 0), timeval(tv_sec: 1_763_596_800, tv_usec: 0)]
    #expect(utimes(machine.folder.path + "/var/lib/systemd/timers/stamp-restic@home.timer", &times) == 0)
    #expect(
      try machine.says("backup-tool", "product", "scheduled", "last") == [
        "product=restic scheduled=yes last=2025-11-20"
      ])
  }

  @Test func withoutRightsOtherPeoplesBackupsAreUnseen() throws {
    let machine = try FakeMachine([
      "/etc/passwd": passwd + "paul:x:1001:1001:Paul:/home/paul:/bin/bash\n",
      "/home/paul/.config/backintime/config": "x", "/home/marie/.config/Duplicati/Duplicati-server.sqlite": "x",
    ])
    machine.user = 1000
    #expect(try machine.says("backup-tool", "product") == ["product=duplicati"])
    let unseen = try machine.unseen()
    #expect(unseen.contains("backups rights") && unseen.contains("other-people rights"))
  }
}
