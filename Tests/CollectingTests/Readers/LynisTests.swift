import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// Reports of lynis.
struct LynisTests {
  static func report(
    firewall: String = "firewall_active=1\nfirewall_empty_ruleset=0", tests: String = "FIRE-4512|FIRE-4590|BOOT-5116|",
    end: String = "finish=true"
  ) -> String {
    """
    # Lynis Report
    report_version_major=1
    report_datetime_start=2026-05-06 10:11:12
    auditor=Secret Auditrice
    lynis_version=3.0.9
    os=Linux
    os_name=Debian
    os_fullname=Debian GNU/Linux 12 (bookworm)
    os_version=12
    linux_version=Debian
    os_kernel_version=6.1.0
    hostname=secret-poste
    domainname=secret-domaine.example
    hostid=0123456789abcdef
    network_mac_address[]=00:16:3e:44:55:66
    network_mac_address[]=02:42:0a:0b:0c:0d
    network_ipv4_address[]=192.0.2.77
    network_ipv6_address[]=fe80::216:3eff:fe44:5566
    default_gateway[]=192.0.2.1
    nameserver[]=192.0.2.2
    network_listen[]=raw,ss,v1|tcp|192.0.2.77:22|sshd|
    real_user[]=secret-marie,1000
    home_directory[]=/home/secret-marie
    license_key=secret-licence
    cronjob[]=/usr/bin/rsync --password secret-mot
    notebook=1
    boot_uefi_booted_secure=1
    malware_scanner[]=clamav
    malware_scanner_installed=1
    package_manager[]=dpkg
    package_audit_tool_found=1
    vulnerable_package[]=openssl
    vulnerable_package[]=curl
    installed_packages=2
    installed_packages_array=|firefox-esr,115.9.1esr-1,|libssl3,3.0.11-1,
    unattended_upgrade_tool[]=unattended-upgrade
    warning[]=PKGS-7392|Found one or more vulnerable packages of secret-poste.|-|-|
    suggestion[]=SSH-7408|Consider hardening SSH|AllowTcpForwarding secret-detail|-|
    suggestion[]=SSH-7408|Consider hardening SSH|MaxAuthTries|-|
    details[]=SSH-7408|sshd|desc:secret-description;field:x;prefval:2;value:6;|
    hardening_index=64
    lynis_tests_done=251
    tests_executed=\(tests)
    \(firewall)
    report_datetime_end=2026-05-06 10:15:12
    \(end)
    """
  }

  @Test func whatAnAuditFoundIsEvidenceOfTheMachine() throws {
    let workshop = try Workshop()
    let record = try workshop.take(Self.report(), named: "lynis-report.dat").first.orThrow()
    #expect([record.device, record.kind, record.system] == ["laptop-1", "laptop", "debian"])
    #expect([record.packages, record.software] == [2, 1])
    let device = try workshop.device("laptop-1")
    let facts = ["system", "system-version", "firewall", "auto-update", "disk-encrypted", "measured"]
    #expect(facts.map { device[$0] } == ["debian", "12", "yes", nil, nil, "2026-05-06"])
    #expect(try workshop.claim("laptop-1/@firewall").rank == .observed)
    #expect(device.first("antivirus").map { [$0["name"], $0["product"], $0["active"]] } == ["clamav", "clamav", nil])
    let root = try workshop.machine(of: record)
    #expect(root.first("firmware")?["secure-boot"] == "yes")
    #expect(root.children("network").map { $0["virtual"] } == [nil, "yes"])
    let check = try root.first("check").orThrow()
    #expect(
      [check["tool"], check["score"], check["maximum"], check["day"]] == ["lynis 3.0.9", "64", "100", "2026-05-06"])
    let counts = root.children("check-result").map { "\($0["what"] ?? "") \($0["count"] ?? "")" }
    #expect(counts == ["suggestion 2", "test 251", "vulnerable-package 2", "warning 1"])
    let findings = root.children("check-finding").map { [$0["test"], $0["result"], $0["count"]] }
    #expect(findings == [["PKGS-7392", "warning", nil], ["SSH-7408", "suggestion", "2"]])
    #expect(try workshop.faults() == [])
  }

  @Test(
    arguments: [
      ("firewall_active=1\nfirewall_empty_ruleset=0", "FIRE-4512|BOOT-5116", "yes"),
      // A module that is loaded, and nobody who could see its rules.
      ("firewall_active=1\nfirewall_empty_ruleset=0", "FIRE-4590", nil),
      ("firewall_active=1\nfirewall_empty_ruleset=1", "FIRE-4512|BOOT-5116", "no"),
      ("firewall_active=1\nfirewall_empty_ruleset=1", "FIRE-4512|FIRE-4540|BOOT-5116", nil),
      ("firewall_active=0\nfirewall_empty_ruleset=0", "FIRE-4590|BOOT-5116", "no"),
      ("firewall_active=0\nfirewall_empty_ruleset=0", "FIRE-4590", nil), ("", "FIRE-4590|BOOT-5116", nil),
    ] as [(String, String, String?)])
  func aFirewallIsToldByTestsThatCouldSeeIt(lines: String, tests: String, expected: String?) throws {
    let workshop = try Workshop()
    let record = try workshop.take(Self.report(firewall: lines, tests: tests)).first.orThrow()
    #expect(try workshop.device(record.device.orThrow())["firewall"] == expected)
  }

  @Test func nothingPrivateStays() throws {
    let workshop = try Workshop()
    let record = try workshop.expectNothing(
      of: [
        "Secret Auditrice", "secret-poste", "secret-domaine", "192.0.2.", "fe80::", "secret-marie", "secret-licence",
        "secret-mot", "secret-detail", "secret-description", "0123456789abcdef",
      ], in: Self.report(), named: "lynis-report.dat")
    #expect(
      record.dropped == [
        "users": 2, "host-names": 2, "addresses": 5, "homes": 1, "licence-keys": 1, "processes": 1,
      ])
  }

  @Test func damagedReportsAreMended() throws {
    try expectDamageIsTold(Self.report(), cuts: [0.001, 0.1, 0.5, 0.95])
    try expectZerosAreMended(Self.report())
    let workshop = try Workshop()
    let end = try Self.report().firstRange(of: "report_datetime_end").orThrow()
    let cut = try workshop.take(String(Self.report()[..<end.lowerBound])).first.orThrow()
    #expect(cut.repairs == ["truncated": 1])
    let device = try workshop.device(cut.device.orThrow())
    #expect([device["system"], device["firewall"]] == ["debian", nil])
    #expect(try Workshop().take("# Lynis Report\n# nothing\n").map(\.status) == [.refused])
  }
}
