import Assessing
import Inventories
import Knowledge
import LibXML

/// Prints how long the inner steps take, in this one run: loading the catalogue, matching names, assessing.
///
/// Figures are medians. Nothing is asserted: a machine that is busy must not make a build fail.
@main
enum Timings {
  static func main() throws {
    let load = try median(15) { _ = try Catalogue.load() }
    let catalogue = try Catalogue.load()
    line("loading the whole catalogue", load, "ms")
    try matching(catalogue)
    let example = CommandLine.arguments.dropFirst().first ?? "inventories/les-tilleuls"
    try assessing("assessing \(example)", Case(example).inventory, catalogue)
    try assessing("assessing 60 devices, 200 services, 300 data locations", LargeCase.inventory(), catalogue)
  }

  private static func matching(_ catalogue: Catalogue) throws {
    let matcher = SoftwareMatcher(catalogue)
    let names = try Self.names()
    let rounds = 40
    var found = 0
    let time = median(9) {
      for _ in 0..<rounds { for name in names where matcher.match(name).product != nil { found += 1 } }
    }
    let speed = Double(names.count * rounds) / time * 1000
    line("matching \(names.count) names, names a second", speed, "")
    if found == 0 { line("nothing was recognised", 0, "") }
  }

  /// The software of the machines of the example case.
  private static func names() throws -> [InstalledSoftware] {
    let folder = "inventories/les-tilleuls/machines"
    return try Files.names(in: folder).filter { $0.hasSuffix(".xml") }.flatMap { file in
      try Document(contentsOf: folder + "/" + file).root.subtree.filter { $0.name == "software" }.map { node in
        InstalledSoftware(name: node["name"] ?? "", version: node["version"], publisher: node["publisher"])
      }
    }
  }

  private static func assessing(_ name: String, _ inventory: Inventory, _ catalogue: Catalogue) throws {
    guard let date = Day("2026-11-22") else { return }
    let time = try median(9) { _ = try Assessor(inventory, catalogue: catalogue, date: date).assess() }
    line(name, time, "ms")
  }

  /// Milliseconds; the middle one of several runs.
  private static func median(_ runs: Int, _ work: () throws -> Void) rethrows -> Double {
    var times: [Double] = []
    for _ in 0..<runs {
      let elapsed = try ContinuousClock().measure(work)
      times.append(Double(elapsed.components.seconds) * 1000 + Double(elapsed.components.attoseconds) / 1e15)
    }
    return times.sorted()[runs / 2]
  }

  private static func line(_ name: String, _ value: Double, _ unit: String) {
    let number = value >= 1000 ? JSON.integer(Int(value)).text : JSON.number(value).text
    print(TextTable.lines([[name.padded(to: 58), number.padded(to: 10, left: true), unit]])[0])
  }
}

extension String {
  fileprivate func padded(to width: Int, left: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - count))
    return left ? space + self : self + space
  }
}
