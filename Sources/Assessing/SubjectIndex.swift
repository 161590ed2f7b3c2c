internal import Inventories
internal import Knowledge
internal import LibXML

/// What every criterion asks of a subject: found once, for a subject is judged many times.
struct SubjectInfo {
  /// Id of the element, else of the closest element around it that bears one.
  var id: String?
  /// Ids of the element and of those around it, closest first.
  var idsAround: [String]
  var name: LocalizedText
  /// Product that it is or runs, when it names one.
  var product: String?
  var weight: SubjectWeight
}

/// The subjects of one inventory that does not change.
final class SubjectIndex {
  private var known: [Node: SubjectInfo] = [:]

  /// The answer found before, else the one that is made now.
  func info(of subject: Node, or make: () throws -> SubjectInfo) rethrows -> SubjectInfo {
    if let info = known[subject] { return info }
    let info = try make()
    known[subject] = info
    return info
  }
}

extension Assessor {
  /// What criteria ask of a subject.
  ///
  /// - Throws: `XPathFailure` naming the expression of a weight that cannot be evaluated.
  func info(of subject: Node) throws -> SubjectInfo {
    try subjects.info(of: subject) {
      let ids = subject.idsAround
      return SubjectInfo(
        id: ids.first, idsAround: ids, name: name(of: subject, id: ids.first),
        product: subject["product"] ?? (subject.isNamed("device") ? subject["system"] : nil),
        weight: try weight(of: subject))
    }
  }

  private func name(of subject: Node, id: String?) -> LocalizedText {
    guard subject["id"] == nil || subject.isNamed("installed") else { return inventory.label(id ?? "") }
    let holder = subject.parent?.idsAround.first
    let label = holder.map(inventory.label) ?? LocalizedText(subject.name)
    let own = subject["product"].map(catalogue.productName) ?? subject["name"]
    return own.map { LocalizedText(fr: "\($0), \(label.fr)", en: "\($0), \(label.en)") } ?? label
  }
}

extension Node {
  /// Ids of the element and of those around it, closest first.
  var idsAround: [String] {
    [self["id"]].compactMap { $0 } + (parent?.idsAround ?? [])
  }
}
