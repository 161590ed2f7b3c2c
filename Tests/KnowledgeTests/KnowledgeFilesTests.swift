import Inventories
import Knowledge
import LibXML
import TestSupport
import Testing

/// The shipped knowledge: its shape, its identities, its references.
struct KnowledgeFilesTests {
  static let files = (try? Files.tree(Paths.knowledge))?.filter { $0.hasSuffix(".xml") } ?? []

  @Test(arguments: files)
  func everyFileIsValid(_ file: String) throws {
    let document = try Document(contentsOf: Paths.knowledge + "/" + file, name: file)
    let path = "schemas/\(document.root.name).rng"
    let schema = try #require(Embedded.bytes(path), "no schema for <\(document.root.name)>")
    let outline = SchemaOutline(try Document(bytes: schema, name: path))
    let faults = SchemaChecker(outline, checksReferences: false).check(document)
    #expect(faults.map { $0.rendered(in: .en) } == [])
    #expect(try RelaxNGSchema(bytes: schema, name: path).validate(document).map { $0.rendered(in: .en) } == [])
  }

  @Test
  func everyFileIsEmbedded() {
    let onDisk = Self.files.filter { !$0.hasSuffix(".cases.xml") }
    #expect(Set(onDisk) == Set(Embedded.paths.filter { $0.hasSuffix(".xml") }), "run scripts/embed-knowledge.sh")
  }

  @Test
  func everyReferenceResolves() throws {
    #expect(try CatalogueCheck.faults(of: Catalogue.load()).map { $0.rendered(in: .en) } == [])
  }

  @Test
  func theReviewFindsNothing() throws {
    #expect(try KnowledgeReview.faults().map { $0.rendered(in: .en) } == [])
  }

  @Test
  func everyCriterionSaysWhatIsSoWhenItFails() throws {
    #expect(try Catalogue.load().criteria.filter { $0.failure == nil }.map(\.id) == [])
  }
}
