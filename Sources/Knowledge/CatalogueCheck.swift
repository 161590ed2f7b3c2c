package import LibXML

/// Checks that the entries of a catalogue fit together: every reference resolves, every failure leads to a task.
package struct CatalogueCheck {
  let catalogue: Catalogue
  private var faults: [Diagnostic] = []

  /// What no catalogue can be used with, in the order of its entries.
  package static func faults(of catalogue: Catalogue) -> [Diagnostic] {
    var check = CatalogueCheck(catalogue)
    check.checkCriteria()
    check.checkTasks()
    check.checkRoutes()
    check.checkModules()
    check.checkProducts()
    check.checkEditions()
    check.checkColumns()
    check.checkProbes()
    return check.faults
  }

  /// What makes entries less useful without making them wrong: a use without a candidate, a date without a source.
  package static func gaps(in catalogue: Catalogue) -> [Diagnostic] {
    var check = CatalogueCheck(catalogue)
    check.checkCandidates()
    check.checkSources()
    return check.faults
  }

  private init(_ catalogue: Catalogue) {
    self.catalogue = catalogue
  }

  private mutating func checkCriteria() {
    let families = Set(catalogue.families.map(\.id))
    for criterion in catalogue.criteria {
      require(criterion.family, in: families, "family", of: criterion.id)
      require(catalogue.topics, criterion.topics, "topic", of: criterion.id)
      let remedies = [criterion.firstRemedy, criterion.fullRemedy, criterion.findOut].compactMap { $0 }
      require(catalogue.tasks, remedies, "task", of: criterion.id)
    }
  }

  private mutating func checkTasks() {
    for task in catalogue.tasks.values.sorted(by: { $0.id < $1.id }) {
      require(catalogue.tasks, task.after, "task", of: task.id)
      require(catalogue.topics, task.topics, "topic", of: task.id)
    }
  }

  private mutating func checkProbes() {
    for (probe, product) in catalogue.probes.products {
      require(catalogue.products, [product], "product", of: probe)
    }
  }

  private mutating func checkRoutes() {
    let modules = Set(catalogue.modules.map(\.id))
    for route in catalogue.routes {
      require(catalogue.products, route.from + route.to, "product", of: route.id)
      require(catalogue.capabilities, [route.capability], "capability", of: route.id)
      require(catalogue.tasks, route.prerequisites, "task", of: route.id)
      let steps = Set(route.steps.map(\.id))
      for step in route.steps {
        for before in step.after ?? [] { require(before, in: steps, "step", of: "\(route.id).\(step.id)") }
        if let module = step.module { require(module, in: modules, "module", of: "\(route.id).\(step.id)") }
      }
    }
  }

  private mutating func checkModules() {
    let modules = Set(catalogue.modules.map(\.id))
    for module in catalogue.modules {
      require(catalogue.topics, module.topics, "topic", of: module.id)
      require(catalogue.products, module.tools, "product", of: module.id)
      for before in module.after { require(before, in: modules, "module", of: module.id) }
    }
  }

  private mutating func checkProducts() {
    for product in catalogue.products.values.sorted(by: { $0.id < $1.id }) {
      require(catalogue.capabilities, product.capabilities, "capability", of: product.id)
      require(catalogue.vendors, [product.vendor].compactMap { $0 }, "vendor", of: product.id)
      require(catalogue.lifecycles, [product.lifecycle].compactMap { $0 }, "lifecycle", of: product.id)
      require(catalogue.products, product.alternatives.map(\.product), "product", of: product.id)
      require(catalogue.products, [product.successor].compactMap { $0 }, "product", of: product.id)
      let uses = product.alternatives.compactMap(\.capability) + product.gaps.map(\.capability)
      require(catalogue.capabilities, uses, "capability", of: product.id)
      for licence in product.editions.flatMap(\.licenceIDs) {
        require(catalogue.licences, [licence], "licence", of: product.id)
      }
    }
  }

  mutating func report(_ fault: Diagnostic) {
    faults.append(fault)
  }

  mutating func requireCapabilities(_ ids: [String], of owner: String) {
    require(catalogue.capabilities, ids, "capability", of: owner)
  }

  private mutating func require<Value>(_ known: [String: Value], _ ids: [String], _ kind: String, of owner: String) {
    for id in ids where known[id] == nil { faults.append(.dangling(id, kind, of: owner)) }
  }

  private mutating func require(_ id: String, in known: Set<String>, _ kind: String, of owner: String) {
    if !known.contains(id) { faults.append(.dangling(id, kind, of: owner)) }
  }
}

extension Product.Edition {
  /// SPDX ids of the licence expression; none for `proprietary` and `unknown`.
  fileprivate var licenceIDs: [String] {
    guard licence != "proprietary", licence != "unknown" else { return [] }
    return licence.split(separator: " ").map(String.init).filter { $0 != "OR" && $0 != "AND" }
  }
}

extension Diagnostic {
  static func dangling(_ id: String, _ kind: String, of owner: String) -> Diagnostic {
    Diagnostic(
      .error, "KNO-003", at: Location(file: owner),
      LocalizedText(
        fr: "cite «\u{202F}\(id)\u{202F}» (\(kind)), qui n’existe pas dans les connaissances",
        en: "cites “\(id)” (\(kind)), which is not in the knowledge"))
  }
}
