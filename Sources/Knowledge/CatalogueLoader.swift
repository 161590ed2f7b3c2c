internal import Dispatch
internal import Inventories
internal import LibXML

/// Reads knowledge files one after the other into one catalogue.
struct CatalogueLoader {
  private var catalogue = Catalogue()
  private var criteria: [String: Criterion] = [:]
  private var routes: [String: Route] = [:]
  private var modules: [String: TrainingModule] = [:]
  private var faults: [Diagnostic] = []
  private var outlines: [String: SchemaOutline] = [:]

  typealias File = (path: String, bytes: [UInt8])

  /// Reads the files that the program carries: products and their lifecycles, which are half of the bytes, beside all
  /// the others.
  init(shipped files: ArraySlice<File>) {
    func isOfProducts(_ file: File) -> Bool { file.path.hasPrefix("products/") || file.path == "lifecycles.xml" }
    let parts = [files.filter { !isOfProducts($0) }, files.filter(isOfProducts)]
    nonisolated(unsafe) let loaders = UnsafeMutableBufferPointer<CatalogueLoader>.allocate(capacity: parts.count)
    loaders.initialize(repeating: CatalogueLoader())
    // Each side has its own loader, and nothing else is written to.
    DispatchQueue.concurrentPerform(iterations: parts.count) { side in
      for file in parts[side] { loaders[side].read(file.bytes, path: file.path, isTrusted: true) }
    }
    self = loaders[0]
    catalogue.products = loaders[1].catalogue.products
    catalogue.lifecycles = loaders[1].catalogue.lifecycles
    faults += loaders[1].faults
    loaders.deinitialize()
    loaders.deallocate()
  }

  init() {}

  /// Reads one file; what is not ours to trust is checked against its schema first, and its faults are gathered.
  mutating func read(_ bytes: [UInt8], path: String, isTrusted: Bool) {
    do {
      if !isTrusted {
        let found = try check(Document(bytes: bytes, name: path))
        faults += found
        guard found.isEmpty else { return }
      }
      try FlatDocument(bytes: bytes, name: path).withRoot { take($0) }
    } catch let failure as XMLFailure {
      faults += failure.diagnostics
    } catch {
      preconditionFailure("only faults of XML are thrown above")  // proven: no other error is
    }
  }

  /// - Throws: `XMLFailure` when a file was faulty.
  func finish() throws -> Catalogue {
    guard faults.isEmpty else { throw XMLFailure(faults.sorted(by: Diagnostic.inFileOrder)) }
    var catalogue = catalogue
    let rank = Dictionary(uniqueKeysWithValues: catalogue.families.enumerated().map { ($0.element.id, $0.offset) })
    catalogue.criteria = criteria.values.sorted { (rank[$0.family] ?? 99, $0.id) < (rank[$1.family] ?? 99, $1.id) }
    catalogue.routes = routes.values.sorted { ($0.wave, $0.id) < ($1.wave, $1.id) }
    catalogue.modules = modules.values.sorted { $0.id < $1.id }
    catalogue.stages.sort { $0.number < $1.number }
    catalogue.prepareWords()
    return catalogue
  }

  private mutating func check(_ document: Document) throws -> [Diagnostic] {
    let name = document.root.name
    let path = "schemas/\(name).rng"
    if outlines[name] == nil {
      guard let bytes = Embedded.bytes(path) else { return [.unknownRoot(document.root)] }
      outlines[name] = SchemaOutline(try Document(bytes: bytes, name: path))
    }
    return outlines[name].map { SchemaChecker($0, checksReferences: false).check(document) } ?? []
  }

  private mutating func take(_ root: FlatNode) {
    switch root.name {
    case "criterion": criteria[root["id"] ?? ""] = Criterion(root)
    case "families": root.children("family").map(Family.init).forEach { add($0) }
    case "stages": root.children("stage").map(Stage.init).forEach { add($0) }
    case "tasks": for task in root.children("task").map(TaskTemplate.init) { catalogue.tasks[task.id] = task }
    case "routes": for route in root.children("route").map(Route.init) { routes[route.id] = route }
    case "modules": for module in root.children("module").map(TrainingModule.init) { modules[module.id] = module }
    case "weights": root.children("weight").map(WeightRule.init).forEach { catalogue.add($0) }
    case "capabilities": takeCapabilities(root)
    case "columns": catalogue.columns.take(root)
    case "words": for node in root.children("word") { catalogue.words[node["id"] ?? ""] = node.required("title") }
    case "probes": catalogue.probes.take(root)
    default: takeFacts(root)
    }
  }

  private mutating func takeFacts(_ root: FlatNode) {
    switch root.name {
    case "products": for entry in root.children("product").map(Product.init) { catalogue.products[entry.id] = entry }
    case "vendors": for entry in root.children("vendor").map(Vendor.init) { catalogue.vendors[entry.id] = entry }
    case "licences":
      let sources = root.sources
      for node in root.children("licence") {
        let licence = Licence(node, listSources: sources)
        catalogue.licences[licence.id] = licence
      }
    case "jurisdictions":
      for entry in root.children("jurisdiction").map(Jurisdiction.init) {
        catalogue.jurisdictions[entry.country] = entry
      }
    case "lifecycles":
      for entry in root.children("lifecycle").map(Lifecycle.init) { catalogue.lifecycles[entry.id] = entry }
    default: break
    }
  }

  private mutating func takeCapabilities(_ root: FlatNode) {
    for node in root.children("capability") {
      catalogue.capabilities[node["id"] ?? ""] = node.required("title")
      catalogue.waves[node["id"] ?? ""] = node.whole("wave")
    }
    for node in root.children("topic") { catalogue.topics[node["id"] ?? ""] = node.required("title") }
  }

  private mutating func add(_ family: Family) {
    catalogue.families.removeAll { $0.id == family.id }
    catalogue.families.append(family)
  }

  private mutating func add(_ stage: Stage) {
    catalogue.stages.removeAll { $0.id == stage.id }
    catalogue.stages.append(stage)
  }
}

extension Diagnostic {
  fileprivate static func unknownRoot(_ root: Node) -> Diagnostic {
    Diagnostic(
      .error, "KNO-001", at: root.location,
      LocalizedText(
        fr: "<\(root.name)> n’est pas une sorte de connaissance", en: "<\(root.name)> is not a kind of knowledge"))
  }
}
