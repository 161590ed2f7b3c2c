import Assessing
import Inventories
import Knowledge

/// A case opened with the knowledge it is looked at with.
struct Workbench {
  let opened: Case
  let catalogue: Catalogue
  let assessor: Assessor

  /// - Throws: `FileFailure`, `XMLFailure`.
  init(_ directory: String, _ common: CommonOptions) throws {
    opened = try Case(directory)
    catalogue = try common.catalogue()
    assessor = try Assessor(opened.inventory, catalogue: catalogue, date: common.day)
  }
}
