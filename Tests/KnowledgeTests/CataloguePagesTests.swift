import Knowledge
import TestSupport
import Testing

struct CataloguePagesTests {
  @Test
  func thePagesAreUpToDate() throws {
    for page in CataloguePages.all(of: try .load()) { try expectPage(page.text, at: page.path) }
  }
}
