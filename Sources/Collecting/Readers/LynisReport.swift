internal import Inventories
internal import Knowledge
internal import LibXML

/// The lines of one report, and what they say of the machine.
struct LynisReport {
  private var values: [String: String] = [:]
  private var lists: [String: [String]] = [:]
  private var dropped = PrivacyLog()
  private var warnings = 0
  private var suggestions = 0
  private var findings: [MeasuredMachine.Check.Finding: Int] = [:]

  /// Whether the run came to its end; its index comes last but for the word that says so.
  var isWhole: Bool {
    values["finish"] != nil || values["report_datetime_end"] != nil && values["hardening_index"] != nil
  }

  var hasLines: Bool { !values.isEmpty || !lists.isEmpty }

  /// Keys of private things: counted, and looked at no further.
  private static let neverRead: [String: DroppedKind] = [
    "auditor": .users, "real_user[]": .users, "locked_account[]": .users, "user_with_uid_zero[]": .users,
    "home_directory[]": .homes, "license_key": .licenceKeys, "domainname": .hostNames, "hostname_alias": .hostNames,
    "resolv_conf_domain": .hostNames, "resolv_conf_search_domain[]": .hostNames, "nisdomain": .hostNames,
    "certificate[]": .hostNames, "network_ipv4_address[]": .addresses, "network_ipv6_address[]": .addresses,
    "default_gateway[]": .addresses, "nameserver[]": .addresses, "network_listen[]": .addresses,
    "network_listen_port[]": .addresses, "ldap_server[]": .addresses, "cronjob[]": .processes,
    "running_service[]": .processes, "deleted_file[]": .homes,
  ]

  /// Lists of which something is made.
  private static let read: Set<String> = [
    "malware_scanner[]", "network_mac_address[]", "package_manager[]", "vulnerable_package[]", "encryption[]",
  ]

  mutating func take(_ key: String, _ text: String) {
    guard let value = text.meaningful else { return }
    if let kind = Self.neverRead[key] { return dropped.count(kind) }
    switch key {
    case "warning[]":
      warnings += 1
      find(value, "warning")
    case "suggestion[]":
      suggestions += 1
      find(value, "suggestion")
    case _ where key.hasSuffix("[]"):
      if Self.read.contains(key) { lists[key, default: []].append(value) }
    default: values[key] = value
    }
  }

  /// `TEST|text|details|solution|`: the texts can hold anything, only the name of the test is kept.
  private mutating func find(_ value: String, _ result: String) {
    let test = value.prefix { $0 != "|" }
    guard !test.isEmpty, test.allSatisfy({ $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }) else { return }
    findings[.init(test: String(test), result: result), default: 0] += 1
  }

  /// Tests that were done, by name.
  private var tests: Set<Substring> {
    Set((values["tests_executed"] ?? "").split(separator: "|"))
  }

  private func system(_ recognition: Recognition) -> RecognisedSystem {
    let kernel = values["os"]?.lowercased()
    return recognition.systems.recognise(
      MeasuredSystem(
        fullName: values["os_fullname"], name: values["os_name"], version: values["os_version"],
        kernelName: kernel == "macos" ? "darwin" : kernel,
        kernelVersion: values["os_kernel_version_full"] ?? values["linux_kernel_release"]
          ?? values["os_kernel_version"]))
  }

  func family(_ recognition: Recognition) -> SystemFamily? { system(recognition).family }

  /// The list of packages, when there is one: `name,version` between bars.
  ///
  /// - Throws: `FileFailure`.
  func putSoftware(into spool: SoftwareSpool, system: SystemFamily?) throws {
    let manager = lists["package_manager[]"]?.first
    let origin = manager == "dpkg" ? "deb" : manager == "dnf" ? "rpm" : manager
    for item in (values["installed_packages_array"] ?? "").split(separator: "|") {
      let parts = item.split(separator: ",", omittingEmptySubsequences: false)
      guard let name = parts.first.flatMap({ String($0).meaningful }) else { continue }
      let version = parts.count > 1 && parts[1] != "0" ? String(parts[1]).meaningful : nil
      let software = InstalledSoftware(name: name, version: version, system: system, isPackage: true)
      try spool.add(.init(software: software, installed: nil, origin: origin, arch: nil))
    }
  }

  func machine(_ recognition: Recognition) -> MeasuredMachine {
    var machine = MeasuredMachine()
    machine.dropped = dropped
    machine.take(hostName: values["hostname"])
    lists["network_mac_address[]"]?.forEach { machine.take(address: $0) }
    machine.settleCards()
    machine.system = system(recognition)
    machine.agent = values["lynis_version"].map { "lynis " + $0 } ?? "lynis"
    machine.measured =
      MeasuredDate.moment(values["report_datetime_end"])?.day
      ?? MeasuredDate.moment(values["report_datetime_start"])?.day
    if let firewall { machine.firewalls = [(nil, firewall)] }
    if lists["encryption[]"]?.contains("filevault") == true {
      machine.drives = [.init(mount: "/", encrypted: "yes", encryption: "FileVault", isSystem: true)]
    }
    if values["boot_uefi_booted_secure"] == "1" { machine.secureBoot = "yes" }
    machine.kind =
      MachineKind(
        chassis: values["notebook"] == "1" ? "notebook" : nil, virtualisation: values["vm"] == "1" ? "vm" : nil,
        system: machine.system, isServerSystem: recognition.isServerSystem(machine.system.product)
      ).value
    machine.scanners = scanners(recognition, machine.system.family)
    machine.checks = [check(machine)]
    if machine.isNameless { machine.remark = .nameless }
    return machine
  }

  private func scanners(_ recognition: Recognition, _ family: SystemFamily?) -> [MeasuredMachine.Scanner] {
    Set(lists["malware_scanner[]"] ?? []).sorted().map { name in
      let match = recognition.software.match(InstalledSoftware(name: name, system: family))
      return .init(name: name, product: match.product)
    }
  }

  /// Whether packets are filtered, when the tests that can tell were done.
  ///
  /// A module that is loaded filters nothing, and only an administrator sees the rules.
  private var firewall: String? {
    let rules = tests.intersection(Self.rulesTests)
    switch values["firewall_active"] {
    case "1":
      let isLinux = values["os"]?.lowercased() == "linux"
      if values["firewall_empty_ruleset"] == "0" { return isLinux && rules.isEmpty ? nil : "yes" }
      // One of two sets of rules may be empty, the other one doing the work.
      return values["firewall_empty_ruleset"] == "1" && rules.count == 1 ? "no" : nil
    case "0": return tests.contains(Self.statusTest) && tests.contains(Self.administratorsTest) ? "no" : nil
    default: return nil
    }
  }

  private static let rulesTests: Set<Substring> = ["FIRE-4512", "FIRE-4540"]
  private static let statusTest: Substring = "FIRE-4590"
  /// Done on every system, and only by an administrator.
  private static let administratorsTest: Substring = "BOOT-5116"

  private func check(_ machine: MeasuredMachine) -> MeasuredMachine.Check {
    var counts = ["warning": warnings, "suggestion": suggestions]
    counts["test"] = values["lynis_tests_done"].flatMap { Int($0) }
    let vulnerable = Set(lists["vulnerable_package[]"] ?? []).count
    if vulnerable > 0 || values["package_audit_tool_found"] == "1" { counts["vulnerable-package"] = vulnerable }
    let index = values["hardening_index"].flatMap { Int($0) }.flatMap { (0...100).contains($0) ? $0 : nil }
    return .init(
      tool: machine.agent, day: machine.measured, score: index.map(String.init), maximum: index == nil ? nil : "100",
      counts: counts, findings: findings)
  }
}
