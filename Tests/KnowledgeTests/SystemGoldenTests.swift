import FoundationEssentials
import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// Operating systems as inventories write them, and the end of their support or the reason why it is unknown.
///
/// `UPDATE_SNAPSHOTS=1` rewrites the tables, after new dates or products.
struct SystemGoldenTests {
  private static let header = ["file", "system as written", "product", "edition", "version", "cycle", "security"]

  private func row(_ file: String, _ measured: MeasuredSystem, _ catalogue: Catalogue) -> String {
    let found = SystemRecognition(catalogue).recognise(measured)
    let written = [measured.fullName ?? measured.hardwareName ?? measured.name, measured.kernelVersion]
    let support: [String]
    switch catalogue.support(of: found) {
    case .until(let day, let cycle): support = [cycle, day.description]
    case .open(let cycle): support = [cycle, "no end announced"]
    case .unknown(let gap): support = ["-", "unknown: \(gap.text.en)"]
    }
    let name = written.compactMap { $0 }.joined(separator: " | ")
    return ([file, name, found.product ?? "-", found.edition ?? "-", found.version ?? "-"] + support)
      .joined(separator: "\t")
  }

  @Test(.enabled(if: Paths.fixtures != nil, "shared/fixtures is not beside the project"))
  func everyMachineOfTheFixturesHasADateOrAReason() throws {
    let catalogue = try Catalogue.load()
    let root = try #require(Paths.fixtures)
    var rows: [String] = []
    for folder in ["fusioninventory", "glpi-inventory-format", "ocs"] {
      for name in try Files.names(in: root + "/" + folder).sorted() where !name.hasSuffix(".json") {
        guard let document = try? Document(contentsOf: root + "/" + folder + "/" + name),
          let content = document.root.first("CONTENT"), let measured = MeasuredSystem(content)
        else { continue }
        rows.append(row(folder + "/" + name, measured, catalogue))
      }
    }
    #expect(rows.count >= 15)
    try expectSnapshot(table(rows), named: "fixture-systems.tsv")
  }

  /// The same question for systems that the fixtures have not, as agents write them.
  @Test func systemsOfEveryKindHaveADateOrAReason() throws {
    let catalogue = try Catalogue.load()
    let rows = Self.others.map { name, kernel, build, version in
      row(
        "-", MeasuredSystem(fullName: name, version: version, kernelName: kernel, kernelVersion: build), catalogue)
    }
    try expectSnapshot(table(rows), named: "other-systems.tsv")
  }

  private func table(_ rows: [String]) -> String {
    ([Self.header.joined(separator: "\t")] + rows).joined(separator: "\n") + "\n"
  }

  private static let others: [(name: String, kernel: String?, build: String?, version: String?)] = [
    ("Microsoft Windows XP Professional", "MSWin32", "5.1.2600", nil),
    ("Microsoft Windows 7 Édition Intégrale", "MSWin32", "6.1.7601", nil),
    ("Microsoft(R) Windows(R) Server 2003 Standard", "MSWin32", "5.2.3790", nil),
    ("Microsoft Windows 10 Famille", "MSWin32", "10.0.19045", "22H2"),
    ("Microsoft Windows 10 Professionnel", "MSWin32", "10.0.19045", "22H2"),
    ("Microsoft Windows 10 Entreprise LTSC", "MSWin32", "10.0.19044", "2009"),
    ("Microsoft Windows 10 Famille", nil, nil, nil), ("Microsoft Windows 11 Famille", "MSWin32", "10.0.22631", "23H2"),
    ("Microsoft Windows 11 Professionnel", "MSWin32", "10.0.22631", "23H2"),
    ("Microsoft Windows 11 Entreprise", "MSWin32", "10.0.22631", "23H2"),
    ("Microsoft Windows 11 Professionnel", "MSWin32", "10.0.26100", "24H2"),
    ("Microsoft Windows Server 2019 Standard", "MSWin32", "10.0.17763", nil),
    ("Microsoft Windows Server 2012 R2 Standard", "MSWin32", "6.3.9600", nil),
    ("macOS", "darwin", "23.4.0", "14.4.1 (23E224)"), ("macOS Sonoma", nil, nil, nil),
    ("Mac OS X", "darwin", "15.6.0", "10.11.6 (15G22010)"), ("Android 14 api 34", "linux", nil, "34"),
    ("LineageOS 20", "linux", nil, "20"), ("iOS 17.5", nil, nil, nil), ("Ubuntu 24.04.1 LTS", "linux", nil, "24.04"),
    ("Debian GNU/Linux 13 (trixie)", "linux", nil, "13.1"), ("Debian GNU/Linux trixie/sid", "linux", nil, nil),
    ("Linux Mint 21.3", "linux", nil, "21.3"), ("Fedora Linux 40 (Workstation Edition)", "linux", nil, "40"),
    ("PrimTux 8", "linux", nil, "8"), ("Slackware 15.0", "linux", nil, "15.0"), ("Arch Linux", "linux", nil, nil),
    ("openSUSE Leap 15.6", "linux", nil, "15.6"), ("Rocky Linux 9.4 (Blue Onyx)", "linux", nil, "9.4"),
    ("AlmaLinux 8.10 (Cerulean Leopard)", "linux", nil, "8.10"), ("TempleOS 5.03", nil, nil, nil),
    ("Fedora 31 (Workstation Edition)", "linux", nil, "31 (Workstation Edition)"),
    ("Q Android 10.0 api 29", "linux", nil, "29"),
  ]
}

extension MeasuredSystem {
  /// The system of an inventory; nil when it tells none.
  fileprivate init?(_ content: Node) {
    let system = content.first("OPERATINGSYSTEM")
    let hardware = content.first("HARDWARE")
    func text(_ node: Node?, _ name: String) -> String? { node?.first(name)?.text.trimmed.nonEmptyText }
    guard text(system, "FULL_NAME") != nil || text(hardware, "OSNAME") != nil else { return nil }
    self.init(
      fullName: text(system, "FULL_NAME"), name: text(system, "NAME"), version: text(system, "VERSION"),
      kernelName: text(system, "KERNEL_NAME"), kernelVersion: text(system, "KERNEL_VERSION"),
      hardwareName: text(hardware, "OSNAME"), hardwareVersion: text(hardware, "OSVERSION"))
  }
}

extension String {
  fileprivate var nonEmptyText: String? { isEmpty ? nil : self }
}
