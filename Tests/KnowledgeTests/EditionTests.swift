import Inventories
import Knowledge
import Testing

/// Freedom and dates belong to editions, not to names.
struct EditionTests {
  private static let loaded = Result { try Catalogue.load() }

  @Test
  func zimbraIsSeveralThings() throws {
    let catalogue = try Self.loaded.get()
    #expect(catalogue.isFree("zimbra", edition: "foss") == true)
    #expect(catalogue.isFree("zimbra", edition: "network") == false)
    #expect(catalogue.isFree("zimbra", edition: nil) == nil)
    #expect(catalogue.products["zourit"]?.vendor != catalogue.products["zimbra"]?.vendor)
    #expect(catalogue.products["zourit"]?.has("file-sharing") == true)
    #expect(catalogue.products["zimbra"]?.has("file-sharing") == false)
  }

  @Test
  func mattermostTeamIsFreeAndEnterpriseIsNot() throws {
    let catalogue = try Self.loaded.get()
    #expect(catalogue.isFree("mattermost", edition: "team") == true)
    #expect(catalogue.isFree("mattermost", edition: "enterprise") == false)
    #expect(catalogue.isFree("mattermost", edition: nil) == nil)
  }

  @Test(arguments: [
    ("10.0.22631", "Home", "2025-11-11"), ("10.0.22631", "Professionnel", "2025-11-11"),
    ("10.0.22631", "Enterprise", "2026-11-10"), ("10.0.22631", "Entreprise", "2026-11-10"),
    ("10.0.22631", "Education", "2026-11-10"),
  ])
  func windowsForOrganisationsIsCorrectedLonger(build: String, edition: String, end: String) throws {
    let support = try Self.loaded.get().support("windows-11", version: build, edition: edition)
    guard case .until(let day, _) = support else { return #expect(Bool(false), "\(support)") }
    #expect(day == Day(end))
  }

  @Test(arguments: [
    ("Zimbra Collaboration Suite Network Edition 10.0", "zimbra", "network"),
    ("Zimbra Collaboration Open Source Edition 8.8.15", "zimbra", "foss"),
    ("Mattermost Team Edition", "mattermost", "team"),
  ])
  func namesTellTheEdition(name: String, product: String, edition: String) throws {
    let found = SoftwareMatcher(try Self.loaded.get()).match(InstalledSoftware(name: name))
    #expect(found.product == product && found.edition == edition, "\(found)")
  }

  @Test(arguments: [
    ("Microsoft Windows 10 Pro", "windows-10", "pro"), ("Windows 11 Professionnel", "windows-11", "pro"),
    ("Microsoft Windows 8.1 Professionnel", "windows-8", nil), ("Debian GNU/Linux 12 (bookworm)", "debian", nil),
    ("Ubuntu 24.04.1 LTS", "ubuntu", nil), ("macOS 14.2", "macos", nil), ("Android 13", "android", nil),
  ])
  func systemsAreRecognisedByTheirNames(name: String, product: String, edition: String?) throws {
    let found = try #require(SystemRecognition(try Self.loaded.get()).match(name))
    #expect(found.product == product && found.kind == .system, "\(found)")
    if let edition { #expect(found.edition == edition) }
  }

  @Test(arguments: ["Ubuntu Pro Client", "Windows Terminal", "Android Studio", "debian-archive-keyring", "macOS Tools"])
  func programsThatNameASystemAreNoSystems(name: String) throws {
    #expect(SystemRecognition(try Self.loaded.get()).match(name) == nil)
  }
}
