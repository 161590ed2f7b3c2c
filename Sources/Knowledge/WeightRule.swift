package import LibXML

/// A reason for which one subject counts more than its like.
package struct WeightRule: Sendable {
  package var id: String
  /// Name of the element it is about.
  package var element: String
  package var weight: Int
  /// XPath that holds when it is so.
  package var holds: String
  /// XPath that holds when it is known not to be so; between the two nobody knows.
  package var isExcluded: String
  package var title: LocalizedText
}

extension WeightRule {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", element: node["of"] ?? "", weight: node.whole("is") ?? 1, holds: node["when"] ?? "",
      isExcluded: node["unless"] ?? "", title: node.required("title"))
  }
}
