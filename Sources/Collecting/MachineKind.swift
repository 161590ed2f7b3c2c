internal import Knowledge

/// What sort of machine it is, from what the agent saw; nothing when it saw nothing.
struct MachineKind {
  var chassis: String?
  var virtualisation: String?
  var system: RecognisedSystem
  var hasBattery = false
  /// The agent calls it a phone.
  var isPhone = false
  /// Its system is only made for servers.
  var isServerSystem = false

  var value: String? {
    let chassis = chassis.flatMap(Self.kind(ofChassis:))
    if system.family == .android || isPhone { return chassis == "tablet" ? "tablet" : "phone" }
    if let virtualisation, virtualisation.lowercased() != "physical" { return "virtual" }
    if isServerSystem { return "server" }
    return chassis ?? (hasBattery ? "laptop" : nil)
  }

  /// Words of the SMBIOS table of enclosures.
  private static func kind(ofChassis text: String) -> String? {
    let text = text.lowercased()
    if text.contains("tablet") { return "tablet" }
    if ["notebook", "laptop", "portable", "convertible", "detachable"].contains(where: text.contains) {
      return "laptop"
    }
    if ["server", "rack", "blade", "multi-system"].contains(where: text.contains) { return "server" }
    if ["hand held", "handheld", "phone"].contains(where: text.contains) { return "phone" }
    let desks = [
      "desktop", "tower", "all in one", "all-in-one", "space-saving", "mini pc", "stick pc", "pizza", "lunch",
    ]
    return desks.contains(where: text.contains) ? "desktop" : nil
  }
}
