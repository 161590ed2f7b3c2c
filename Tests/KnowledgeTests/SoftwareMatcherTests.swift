@testable import Knowledge
import TestSupport
import Testing

/// Recognition with the shipped catalogue, and with small ones made here.
struct SoftwareMatcherTests {
  private static let shipped = (try? Catalogue.load()).map(SoftwareMatcher.init)

  private func match(
    _ name: String, publisher: String? = nil, system: SystemFamily = .windows, isPackage: Bool = false,
    category: String? = nil, version: String? = nil
  ) throws -> SoftwareMatch {
    let matcher = try #require(Self.shipped)
    return matcher.match(
      InstalledSoftware(
        name: name, version: version, publisher: publisher, system: system, category: category, isPackage: isPackage))
  }

  @Test(arguments: [
    ("LibreOffice 7.3.7.2", "libreoffice"), ("Mozilla Firefox (x64 fr)", "firefox"), ("Google Chrome", "google-chrome"),
    ("VLC media player", "vlc"), ("Mozilla Thunderbird 140.1.0 (x64 fr)", "thunderbird"), ("TeamViewer", "teamviewer"),
    ("Microsoft\u{A0}Office Standard 2016", "microsoft-office"), ("7-Zip 23.01 (x64)", "seven-zip"),
  ])
  func windowsProgramsAreRecognised(name: String, product: String) throws {
    let found = try match(name)
    #expect(found.product == product, "\(found)")
    #expect(found.kind == .application)
  }

  @Test func theYearOfAnOfficeIsItsEdition() throws {
    #expect(try match("Microsoft Office Famille et Petite Entreprise 2010").edition == "2010")
  }

  @Test(arguments: [
    "Microsoft Visual C++ 2015-2022 Redistributable (x64) - 14.38.33135", "Intel(R) Graphics Driver",
    "Microsoft Excel MUI (French) 2016", "Microsoft Office Proofing Tools 2016 - English",
    "Outils de vérification linguistique 2016 de Microsoft Office - Français",
  ])
  func partsAreNoApplications(name: String) throws {
    #expect([.library, .driver].contains(try match(name).kind))
  }

  @Test(arguments: ["KB5050578", "Update for Microsoft Office 2010 (KB2553140) 64-Bit Edition", "Hotfix for Machin"])
  func updatesAreNoSoftware(name: String) throws {
    let found = try match(name)
    #expect(found.kind == .update)
    #expect(found.product == nil)
  }

  @Test(arguments: [
    ("libreoffice-writer", SoftwareMatch.Kind.application), ("libreoffice-l10n-fr", .library),
    ("libreoffice-help-fr", .library), ("libreoffice-common", .library), ("libssl3", .library),
    ("python3-gi", .library), ("zlib1g-dev", .library), ("fonts-dejavu-core", .font),
    ("linux-image-6.1.0-18-amd64", .system), ("firefox-locale-fr", .library), ("gimp-data", .library),
  ])
  func packagesOfADistributionAreToldApart(name: String, kind: SoftwareMatch.Kind) throws {
    #expect(try match(name, system: .linux, isPackage: true).kind == kind)
  }

  @Test func aVersionLosesWhatADistributionAdds() throws {
    let found = try match("libreoffice-calc", system: .linux, isPackage: true, version: "1:7.3.7-0ubuntu0.22.04.10")
    #expect(found.version == "7.3.7")
    #expect(try match("vlc", system: .linux, isPackage: true, version: "3.0.16+dfsg-1build7").version == "3.0.16")
    #expect(try match("OpenVPN 2.3.8-I001", version: "2.3.8-I001").version == "2.3.8-I001")
  }

  @Test func whatNothingCoversStaysUnknown() throws {
    let found = try match("Gestion du poulailler municipal 3")
    #expect(found == SoftwareMatch(kind: .unknown, reason: .nothing))
    #expect(try match("Gestion du poulailler", category: "application").kind == .application)
    #expect(try match("Gestion du poulailler", category: "system_component").kind == .system)
  }

  private static func matcher(_ matches: String) throws -> SoftwareMatcher {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <products>
        <product id="essai" name="Essai" delivery="installed" kind="application">
          <edition id="standard" licence="MIT"/>
          \(matches)
        </product>
        <product id="autre" name="Autre" delivery="installed" kind="library">
          <edition id="standard" licence="MIT"/>
          <match prefix="Poulailler outils"/>
        </product>
      </products>
      """, to: "products.xml")
    return SoftwareMatcher(try Catalogue.load(overrides: folder.path))
  }

  @Test func theMostDemandingRuleWins() throws {
    let matcher = try Self.matcher("<match prefix=\"Poulailler\"/><match pattern=\"Poul*2024*\" edition=\"standard\"/>")
    #expect(matcher.match(InstalledSoftware(name: "Poulailler 3")).product == "essai")
    #expect(matcher.match(InstalledSoftware(name: "Poulailler outils 3")).product == "autre")
    #expect(matcher.match(InstalledSoftware(name: "Poulaillers")).product == nil)
    #expect(matcher.match(InstalledSoftware(name: "POULAILLER® (x64) fr-FR")).product == "essai")
  }

  @Test func publishersAndSystemsBindRules() throws {
    let matcher = try Self.matcher(
      "<match name=\"Poule\" publisher=\"Ferme\"/><match name=\"Coq\" system=\"android\"/>")
    #expect(matcher.match(InstalledSoftware(name: "Poule", publisher: "La Ferme SARL")).confidence == .certain)
    #expect(matcher.match(InstalledSoftware(name: "Poule", publisher: "Usine")).product == nil)
    #expect(matcher.match(InstalledSoftware(name: "Coq", system: .android)).product == "essai")
    #expect(matcher.match(InstalledSoftware(name: "Coq", system: .windows)).product == nil)
  }

  @Test func anExactNameIsCertainAndAStartOnlyLikely() throws {
    let matcher = try Self.matcher("<match name=\"Poule\"/><match prefix=\"Coq rouge\"/>")
    #expect(matcher.match(InstalledSoftware(name: "poule")).confidence == .certain)
    #expect(matcher.match(InstalledSoftware(name: "Poule 3.1 (x64)")).reason == .shortenedName("poule"))
    let start = matcher.match(InstalledSoftware(name: "Coq rouge familial"))
    #expect(start.confidence == .likely)
    #expect(start.reason == .start("coq rouge"))
  }
}

struct SystemRecognitionTests {
  private static let catalogue = try? Catalogue.load()

  private func recognise(_ system: MeasuredSystem) throws -> RecognisedSystem {
    SystemRecognition(try #require(Self.catalogue)).recognise(system)
  }

  @Test(arguments: [
    ("Microsoft Windows 8.1 Professionnel", "6.3.9600", "windows-8", "Professionnel"),
    ("Microsoft Windows 11 Enterprise Evaluation", "10.0.22631", "windows-11", "enterprise"),
    ("Microsoft® Windows\u{A0}10 Famille", "10.0.19045", "windows-10", "home"),
    ("Microsoft Windows Server 2016 Datacenter Evaluation", "10.0.14393", "windows-server", "datacenter"),
  ])
  func windowsTellsItsBuildAndEdition(name: String, build: String, product: String, edition: String) throws {
    let found = try recognise(
      MeasuredSystem(fullName: name, name: "Windows", version: "2009", kernelName: "MSWin32", kernelVersion: build))
    #expect(found.product == product)
    #expect(found.version == build)
    #expect(found.edition == edition)
    #expect(found.family == .windows)
  }

  @Test(arguments: [
    ("Fedora release 25 (Twenty Five)", "25", "fedora", "25"),
    ("Debian GNU/Linux 12 (bookworm)", "12.11", "debian", "12.11"),
    ("Linux Mint 18 Sarah", "18", "linux-mint", "18"), ("Ubuntu 22.04 LTS", "22.04", "ubuntu", "22.04"),
    ("CentOS Linux release 6.0 (Final)", nil, "centos", "6.0"),
  ])
  func distributionsTellTheirVersion(name: String, version: String?, product: String, expected: String) throws {
    let found = try recognise(MeasuredSystem(fullName: name, version: version, kernelName: "linux"))
    #expect(found.product == product)
    #expect(found.version == expected)
    #expect(found.edition == nil)
  }

  @Test func appleAddsABuildThatIsNoVersion() throws {
    let found = try recognise(MeasuredSystem(fullName: "Mac OS X", version: "10.6.8 (10K549)", kernelName: "darwin"))
    #expect(found.product == "macos")
    #expect(found.version == "10.6.8")
  }

  @Test func androidTellsItsVersionNotItsProgrammingLevel() throws {
    let found = try recognise(
      MeasuredSystem(
        fullName: "Snow Cone Android 12.0 api 31", version: "31", kernelName: "linux", hardwareName: "Android",
        hardwareVersion: "12"))
    #expect(found.product == "android")
    #expect(found.version == "12")
    #expect(found.family == .android)
  }

  @Test func anUnknownSystemKeepsItsName() throws {
    let found = try recognise(MeasuredSystem(fullName: "TempleOS 5.03"))
    #expect(found.product == nil)
    #expect(found.name == "TempleOS 5.03")
  }

  @Test func supportFollowsTheEdition() throws {
    let catalogue = try #require(Self.catalogue)
    func end(_ edition: String) throws -> String? {
      catalogue.supportEnd(
        of: try recognise(
          MeasuredSystem(
            fullName: "Microsoft Windows 11 \(edition)", kernelName: "MSWin32", kernelVersion: "10.0.22631"))
      ).end
    }
    #expect(try end("Professionnel") == "2025-11-11")
    #expect(try end("Entreprise") == "2026-11-10")
  }
}
