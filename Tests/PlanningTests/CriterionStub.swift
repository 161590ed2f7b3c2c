@testable import Knowledge
import LibXML

extension Criterion {
  /// A criterion of which planning reads the id, the severity and whether it calls for a route.
  static func small(_ id: String, severity: Severity, route: Bool, topics: [String] = []) -> Criterion {
    let text = "<criterion id='\(id)'><remedy route='\(route ? "yes" : "no")'/></criterion>"
    guard let document = try? FlatDocument(bytes: Array(text.utf8), name: "criterion.xml") else {
      preconditionFailure("the text above is well formed")
    }
    var criterion = document.withRoot(Criterion.init)
    criterion.severity = severity
    criterion.topics = topics
    return criterion
  }
}
