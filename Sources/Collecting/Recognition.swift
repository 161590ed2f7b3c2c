internal import Knowledge

/// What the catalogue lends to those who read inventories.
struct Recognition {
  let catalogue: Catalogue
  let software: SoftwareMatcher
  let systems: SystemRecognition

  init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
    software = SoftwareMatcher(catalogue)
    systems = SystemRecognition(catalogue)
  }

  /// Whether a system is only made for servers.
  func isServerSystem(_ product: String?) -> Bool {
    guard let capabilities = product.flatMap({ catalogue.products[$0]?.capabilities }) else { return false }
    return capabilities.contains("server-os") && !capabilities.contains("desktop-os")
  }
}
