import Inventories
import LibXML

/// A case as large as a federation’s, the same each time.
enum LargeCase {
  static func inventory() -> Inventory {
    let document = Document(root: "inventory", name: "large")
    document.root.set("version", to: "1")
    let inventory = Inventory(document)
    document.root.append("organisation", ["id": "org", "name": "Essai", "members": "900"])
    for index in 0..<40 {
      inventory.add("person", to: "people", ["id": "p\(index)", "kind": "volunteer", "role": "referent"])
    }
    for index in 0..<60 { addDevice(index, to: inventory) }
    for index in 0..<200 { addService(index, to: inventory) }
    for index in 0..<300 { addDataLocation(index, to: inventory) }
    return inventory
  }

  private static func addDevice(_ index: Int, to inventory: Inventory) {
    let systems = [("windows-10", "10.0.19045"), ("windows-11", "10.0.26100"), ("debian", "12"), ("linux-mint", "21.3")]
    let (system, version) = systems[index % systems.count]
    let device = inventory.add(
      "device", to: "devices",
      [
        "id": "d\(index)", "kind": index % 3 == 0 ? "desktop" : "laptop", "owner": "association", "system": system,
        "system-version": version, "disk-encrypted": index % 4 == 0 ? "yes" : index % 4 == 1 ? "no" : nil,
        "auto-update": index % 2 == 0 ? "yes" : nil, "used-by": "p\(index % 40)",
      ])
    for product in ["libreoffice", "firefox", "microsoft-office", "vlc", "google-chrome"] {
      device.append("installed", ["product": product, "version": "24.8"])
    }
  }

  private static func addService(_ index: Int, to inventory: Inventory) {
    let products = ["google-workspace", "nextcloud", "zoom", "dropbox", "slack", "paheko", "mailchimp"]
    inventory.add(
      "service", to: "services",
      [
        "id": "s\(index)", "product": products[index % products.count], "personal-data": index % 2 == 0 ? "yes" : nil,
        "hosting-country": index % 3 == 0 ? "US" : index % 3 == 1 ? "FR" : nil, "users": "\(index % 25)",
        "mfa": index % 5 == 0 ? "yes" : nil, "administrators": "p\(index % 40)",
      ])
  }

  private static func addDataLocation(_ index: Int, to inventory: Inventory) {
    let place = inventory.add(
      "data-location", to: "data-locations",
      [
        "id": "l\(index)", "in": index % 2 == 0 ? "s\(index % 200)" : nil, "on": index % 2 == 1 ? "d\(index % 60)" : nil,
        "criticality": ["high", "medium", "low"][index % 3],
      ])
    place.append("data", ["category": "members", "personal": index % 4 == 0 ? "no" : "yes"])
    inventory.add(
      "backup", to: "backups",
      ["id": "b\(index)", "of": "l\(index)", "to": "nas", "last-restore-test": index % 2 == 0 ? "2026-05-01" : nil])
  }
}
