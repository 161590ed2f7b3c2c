/// The formats that can be imported, told by what a file holds, never by its name.
enum ForeignFormat: String, CaseIterable {
  case agentXML = "fusioninventory"
  case agentJSON = "glpi-json"
  case ocsJSON = "ocs-json"
  case lshw
  case nmap
  case systemProfiler = "system-profiler"
  case winget
  case powerShell = "powershell"
  case lynis
  case xccdf
  case machine = "draille"
  case domain = "draille-domain"
  case openDocument = "opendocument"
  case table = "csv"

  /// The format that the first bytes speak of, leading text and zeros aside; nil when none does.
  init?(head: [UInt8]) {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .openDocument
      return
    }
    let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self)
    // The mark of another encoding than UTF-8 cannot be read as such.
    let start = text.drop { $0.isWhitespace || $0 == "\u{FEFF}" || $0 == "\u{FFFD}" }
    let json = Self.startsJSON(start) ? Self.ofJSON(start) : nil
    guard let format = json ?? Self.ofMarkup(text) ?? Self.ofText(start) else { return nil }
    self = format
  }

  /// Whether an object, or a list of them, starts here.
  private static func startsJSON(_ text: Substring) -> Bool {
    let next = text.dropFirst().first { !$0.isWhitespace }
    switch text.first {
    case "{": return next == "\"" || next == "}"
    case "[": return next == "{" || next == "]"
    default: return false
    }
  }

  /// By the root element, which may follow a prologue or lines of a log.
  private static func ofMarkup(_ text: String) -> Self? {
    var rest = text[...]
    while let open = rest.firstIndex(of: "<") {
      let name = rest[open...].dropFirst().prefix { $0.isLetter || $0.isNumber || "-_:".contains($0) }
      if let format = roots[name.split(separator: ":").last.map(String.init) ?? ""] { return format }
      rest = rest[open...].dropFirst()
    }
    return nil
  }

  private static let roots: [String: Self] = [
    "REQUEST": .agentXML, "node": .lshw, "list": .lshw, "nmaprun": .nmap, "plist": .systemProfiler,
    "TestResult": .xccdf, "Benchmark": .xccdf, "asset-report-collection": .xccdf, "machine": .machine,
    "domain-check": .domain,
  ]

  private static func ofText(_ text: Substring) -> Self? {
    if text.hasPrefix("# Lynis Report") { return .lynis }
    // After a few lines of a log.
    for line in text.split(whereSeparator: \.isNewline).prefix(20) where startsJSON(text[line.startIndex...]) {
      return ofJSON(text[line.startIndex...])
    }
    let line = text.prefix { !$0.isNewline }
    return [";", ",", "\t"].contains { line.contains($0) } ? .table : nil
  }

  /// By the keys that only this format has, near the start.
  private static func ofJSON(_ text: Substring) -> Self? {
    if text.contains("\"template_inventory\"") { return .ocsJSON }
    if text.contains("\"Win32_") { return .powerShell }
    if text.contains("\"PackageIdentifier\"") || text.contains("\"WinGetVersion\"") { return .winget }
    if text.contains("\"versionclient\"") || text.contains("\"deviceid\"") || text.contains("\"itemtype\"") {
      return .agentJSON
    }
    return text.contains("\"content\"") || text.contains("\"action\"") ? .agentJSON : .powerShell
  }
}
