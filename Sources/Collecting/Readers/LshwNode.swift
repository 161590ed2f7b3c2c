/// One node of a hardware list, with what stands directly in it.
struct LshwNode {
  var id = ""
  var type = ""
  var isDisabled = false
  /// The bus of the node, else that of what holds it.
  var bus: String?
  var hasOwnBus = false
  var fields: [String: String] = [:]
  var logicalNames: [String] = []
  var settings: [String: String] = [:]
  var capabilities: Set<String> = []

  /// Elements that are read; the others are of no use here.
  static let fields: Set<String> = [
    "description", "product", "vendor", "version", "serial", "date", "size", "capacity", "businfo",
  ]

  /// A text, unless it was removed on purpose or only fills the place.
  subscript(field: String) -> String? { Self.told(fields[field]) }

  func setting(_ name: String) -> String? { Self.told(settings[name]) }

  /// Bytes, as a whole number of megabytes.
  func megabytes(_ field: String, of unit: Int) -> Int? {
    guard let bytes = fields[field].flatMap({ Int($0) }), bytes >= unit else { return nil }
    return bytes / unit
  }

  /// A translation that is missing leaves the head of the whole translation in its place.
  private static func told(_ text: String?) -> String? {
    guard let text = Placeholder.filtered(text), !text.contains("[REMOVED]"), !text.hasPrefix("[empty") else {
      return nil
    }
    return text.contains("Project-Id-Version") ? nil : text
  }
}
