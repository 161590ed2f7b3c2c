import Collecting
import Inventories
import LibXML
import Testing

/// Lists of software, whichever way a system keeps them.
struct ScanningSoftwareTests {
  @Test func packagesOfDebianAreRead() throws {
    let machine = try FakeMachine([
      "/var/lib/dpkg/status": """
      Package: firefox-esr
      Status: install ok installed
      Section: web
      Maintainer: Marie Dupont <marie@example.org>
      Architecture: amd64
      Version: 128.5.0esr-1~deb12u1
      Description: browser
       Package: trap

      Package: firmware-iwlwifi
      Status: install ok installed
      Section: non-free-firmware/kernel
      Version: 20230210-5

      Package: gone
      Status: deinstall ok config-files
      Version: 1

      """,
      "/var/lib/dpkg/status.d/tzdata": "Package: tzdata\nVersion: 2024a\n",
    ])
    #expect(
      try machine.says("software", "name", "version", "from", "arch", "area", "product") == [
        "name=firefox-esr version=128.5.0esr-1~deb12u1 from=deb arch=amd64 product=firefox",
        "name=firmware-iwlwifi version=20230210-5 from=deb area=non-free-firmware product=linux-kernel",
        "name=tzdata version=2024a from=deb product=linux-libraries",
      ])
  }

  private static let query =
    "rpm -qa --qf %{NAME}\\t%{VERSION}-%{RELEASE}\\t%{ARCH}\\t%{LICENSE}\\t%{INSTALLTIME}\\n"

  @Test func packagesOfFedoraAreAskedFor() throws {
    let machine = try FakeMachine(["/usr/lib/sysimage/rpm/rpmdb.sqlite": "x"])
    machine.answers[Self.query] = """
      libreoffice-core\t25.2.1.2-1.fc42\tx86_64\tMPL-2.0 AND LGPL-3.0-or-later\t1763596800
      gpg-pubkey\t1-2\t(none)\tpubkey\t1600000000

      """
    #expect(
      try machine.says("software", "name", "version", "licence", "installed") == [
        "name=libreoffice-core version=25.2.1.2-1.fc42 licence=MPL-2.0 AND LGPL-3.0-or-later installed=2025-11-20"
      ])
    #expect(try machine.says("updates", "last") == ["last=2025-11-20"])
  }

  @Test func aListThatDoesNotAnswerIsUnseen() throws {
    let machine = try FakeMachine(["/var/lib/rpm/rpmdb.sqlite": "x"])
    #expect(try machine.says("software", "name") == [])
    #expect(try machine.unseen().contains("packages failed"))
  }

  @Test func packagesOfArchAreRead() throws {
    let machine = try FakeMachine([
      "/var/lib/pacman/local/vlc-3.0.21-1/desc":
        "%NAME%\nvlc\n\n%VERSION%\n3.0.21-1\n\n%ARCH%\nx86_64\n\n%INSTALLDATE%\n1763596800\n\n%PACKAGER%\n"
        + "Marie Dupont <m@example.org>\n\n%LICENSE%\nLGPL-2.1-or-later\nGPL-2.0-or-later\n",
      "/var/lib/pacman/local/ALPM_DB_VERSION": "9\n",
    ])
    #expect(
      try machine.says("software", "name", "version", "from", "licence", "installed", "product") == [
        "name=vlc version=3.0.21-1 from=pacman licence=LGPL-2.1-or-later installed=2025-11-20 product=vlc"
      ])
  }

  @Test func packagesOfAlpineAreRead() throws {
    let machine = try FakeMachine([
      "/lib/apk/db/installed":
        "C:Q1abc=\nP:gimp\nV:3.0.2-r0\nA:x86_64\nL:GPL-3.0-or-later\nm:Marie Dupont <m@example.org>\n\nP:musl\nV:1.2.5-r9\n"
    ])
    #expect(
      try machine.says("software", "name", "version", "from", "licence")
        == ["name=gimp version=3.0.2-r0 from=apk licence=GPL-3.0-or-later", "name=musl version=1.2.5-r9 from=apk"])
  }

  @Test func bundlesAreRead() throws {
    let machine = try FakeMachine([
      "/etc/passwd": passwd,
      "/var/lib/flatpak/app/org.mozilla.Thunderbird/current/active/metadata": "[Application]\nname=x\n",
      "/home/marie/.local/share/flatpak/app/org.signal.Signal/current/active/metadata": "[Application]\n",
      "/snap/firefox/current/meta/snap.yaml":
        "name: firefox\nversion: '128.0-2'\nlicense: MPL-2.0\napps:\n  firefox:\n",
      "/snap/core22/current/meta/snap.yaml": "name: core22\nversion: \"2024\"\ntype: base\n",
      "/home/marie/Téléchargements/Krita-5.2.2-x86_64.AppImage": "",
      "/home/marie/.config/user-dirs.dirs": "XDG_DOWNLOAD_DIR=\"$HOME/Téléchargements\"\n",
      "/home/marie/Desktop/Secrets-de-Marie.AppImage": "",
    ])
    #expect(
      try machine.says("software", "name", "version", "from", "product", "part") == [
        "name=org.mozilla.Thunderbird from=flatpak product=thunderbird",
        "name=org.signal.Signal from=flatpak product=signal",
        "name=core22 version=2024 from=snap product=linux-base part=yes",
        "name=firefox version=128.0-2 from=snap product=firefox",
        "name=Krita version=5.2.2 from=appimage product=krita",
      ])
    #expect(try machine.says("dropped", "what", "count").contains("what=names count=1"))
    #expect(try machine.scan().json(file: nil)["software"]?.line == "4")
  }

  @Test func startersAreKeptOnlyWhenTheCatalogueKnowsThem() throws {
    let machine = try FakeMachine([
      "/etc/passwd": passwd,
      "/home/marie/.local/share/applications/a.desktop": "[Desktop Entry]\nName=Zotero\nExec=/opt/zotero\n",
      "/home/marie/.local/share/applications/b.desktop": "[Desktop Entry]\nName=Factures de Marie\n",
    ])
    #expect(try machine.says("software", "name", "from") == ["name=Zotero from=launcher"])
  }

  @Test func extensionsThatPeopleAddedAreRead() throws {
    let machine = try FakeMachine([
      "/etc/passwd": passwd,
      "/home/marie/.mozilla/firefox/ab12.default/extensions.json": """
      {"schemaVersion": 36, "addons": [
        {"id": "uBlock0@raymondhill.net", "type": "extension", "version": "1.60.0", "location": "app-profile",
         "defaultLocale": {"name": "uBlock Origin"}},
        {"id": "default-theme@mozilla.org", "type": "theme", "version": "1", "location": "app-builtin",
         "defaultLocale": {"name": "System theme"}},
        {"id": "pictureinpicture@mozilla.org", "type": "extension", "version": "1", "location": "app-builtin",
         "defaultLocale": {"name": "Picture-In-Picture"}}]}
      """,
      "/home/marie/.config/chromium/Default/Extensions/cjpal/1.2_0/manifest.json":
        "{\"name\": \"__MSG_appName__\", \"version\": \"1.2\", \"default_locale\": \"en\"}",
      "/home/marie/.config/chromium/Default/Extensions/cjpal/1.2_0/_locales/en/messages.json":
        "{\"appname\": {\"message\": \"Bitwarden\"}}",
      "/home/marie/.config/chromium/Default/Extensions/broken/1_0/manifest.json": "{",
    ])
    #expect(
      try machine.says("software", "name", "version", "from", "product", "part") == [
        "name=Bitwarden version=1.2 from=chromium-extension product=bitwarden part=yes",
        "name=uBlock Origin version=1.60.0 from=firefox-extension product=ublock-origin part=yes",
      ])
  }

  @Test func toolsForRemoteControlAreToldByWhatIsInstalled() throws {
    let machine = try FakeMachine([
      "/var/lib/dpkg/status":
        "Package: anydesk\nStatus: install ok installed\nVersion: 6\n\nPackage: bash\nStatus: install ok installed\n"
    ])
    #expect(try machine.says("remote-control", "kind") == ["kind=anydesk"])
  }

  @Test func placesThatSoftwareComesFromKeepTheirHostOnly() throws {
    let machine = try FakeMachine([
      "/etc/apt/sources.list": """
      # deb http://old.example/debian x main
      deb [signed-by=/k.gpg arch=amd64] https://deb.debian.org/debian bookworm main contrib non-free
      deb http://marie:secret@packages.example.org/marie-dupont stable main
      deb http://192.168.1.5/debian stable main
      """,
      "/etc/apt/sources.list.d/ppa.sources":
        "Types: deb\nURIs: https://ppa.launchpadcontent.net/marie-dupont/ppa/ubuntu/\nSuites: noble\nComponents: main\n"
        + "Signed-By:\n -----BEGIN PGP PUBLIC KEY BLOCK-----\n .\n mQINBFsecret\n\nEnabled: no\nTypes: deb\nURIs: http://off.example.org\n",
      "/etc/yum.repos.d/fedora.repo":
        "[fedora]\nmetalink=https://mirrors.fedoraproject.org/metalink?repo=x\nenabled=1\n"
        + "[off]\nbaseurl=https://off.example.org/\nenabled=0\n",
      "/etc/pacman.d/mirrorlist":
        "#Server = https://no.example/x\nServer = https://mirror.example.org/$repo/os/$arch\n",
      "/etc/apk/repositories": "https://dl-cdn.alpinelinux.org/alpine/v3.22/community\n/media/local\n",
      "/var/lib/flatpak/repo/config":
        "[core]\nrepo_version=1\n[remote \"flathub\"]\nurl=https://dl.flathub.org/repo/\n",
    ])
    #expect(
      try machine.says("repository", "kind", "host", "areas") == [
        "kind=apk host=dl-cdn.alpinelinux.org areas=community",
        "kind=deb host=deb.debian.org areas=contrib main non-free",
        "kind=deb host=packages.example.org areas=main", "kind=deb host=ppa.launchpadcontent.net areas=main",
        "kind=flatpak host=dl.flathub.org", "kind=pacman host=mirror.example.org",
        "kind=rpm host=mirrors.fedoraproject.org",
      ])
  }
}
