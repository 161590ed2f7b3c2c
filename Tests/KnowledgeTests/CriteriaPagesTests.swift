import Knowledge
import TestSupport
import Testing

struct CriteriaPagesTests {
  @Test
  func thePageIsUpToDate() throws {
    try expectSnapshot(CriteriaPage.markdown(of: .load()), at: Paths.package + "/docs/criteria.md")
  }
}
