/// The formats that can be imported, told by what a file holds, never by its name.
enum ForeignFormat: String {
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
  case openDocument = "opendocument"
  case table = "csv"

  /// The format that the first bytes speak of, leading text and zeros aside; nil when none does.
  init?(head: [UInt8]) {
    if head.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      self = .openDocument
      return
    }
    let text = String(decoding: head.filter { $0 != 0 }, as: UTF8.self)
    let start = text.trimmingPrefix("\u{FEFF}").drop(while: \.isWhitespace)
    guard let format = Self.ofMarkup(text) ?? Self.ofText(start) else { return nil }
    self = format
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
  ]

  private static func ofText(_ text: Substring) -> Self? {
    if text.hasPrefix("# Lynis Report") { return .lynis }
    if text.hasPrefix("{") || text.hasPrefix("[") { return ofJSON(text) }
    let line = text.prefix { !$0.isNewline }
    return [";", ",", "\t"].contains { line.contains($0) } ? .table : nil
  }

  /// By the keys that only this format has, near the start.
  private static func ofJSON(_ text: Substring) -> Self? {
    if text.contains("\"template_inventory\"") { return .ocsJSON }
    if text.contains("\"PackageIdentifier\"") || text.contains("\"WinGetVersion\"") { return .winget }
    if text.contains("\"versionclient\"") || text.contains("\"deviceid\"") || text.contains("\"itemtype\"") {
      return .agentJSON
    }
    return text.contains("\"content\"") || text.contains("\"action\"") ? .agentJSON : .powerShell
  }
}
