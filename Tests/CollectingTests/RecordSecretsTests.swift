import Collecting
import Inventories
import LibXML
import TestSupport
import Testing

/// What is printed of an import holds no secret either.
struct RecordSecretsTests {
  private static func text(_ day: String, _ mark: String) -> String {
    """
    <ACCESSLOG><LOGDATE>\(day) 10:00:00</LOGDATE><USERID>\(mark)</USERID></ACCESSLOG>
    <BIOS><SSN>ABC123</SSN></BIOS><ENVS><KEY>\(mark)</KEY><VAL>\(mark)</VAL></ENVS>
    <HARDWARE><NAME>\(mark)</NAME><UUID>11111111-2222-4333-8444-555555555555</UUID><WINPRODKEY>\(mark)</WINPRODKEY>
    <LASTLOGGEDUSER>\(mark)</LASTLOGGEDUSER><WINOWNER>\(mark)</WINOWNER></HARDWARE>
    <LOCAL_USERS><ID>1000</ID><LOGIN>\(mark)</LOGIN><NAME>\(mark)</NAME><HOME>/home/\(mark)</HOME></LOCAL_USERS>
    <NETWORKS><WIFI_SSID>\(mark)</WIFI_SSID></NETWORKS><USERS><LOGIN>\(mark)</LOGIN></USERS>
    <PROCESSES><CMD>\(mark)</CMD></PROCESSES><LICENSEINFOS><KEY>\(mark)</KEY></LICENSEINFOS>
    <PRINTERS><NAME>\(mark)@example.org</NAME><PORT>\\\\\(mark)\\p</PORT></PRINTERS>
    <SIMCARDS><PHONE_NUMBER>\(mark)</PHONE_NUMBER></SIMCARDS>
    <SOFTWARES><NAME>Essai \(mark)@example.org \(day)</NAME><USERNAME>\(mark)</USERNAME></SOFTWARES>
    """
  }

  @Test func noneIsInTheRecordNorInItsJSON() throws {
    let workshop = try Workshop()
    let catalogue = try Workshop.catalogue.orThrow()
    let records = [
      try workshop.collect(Self.text("2026-11-20", "planted-one")),
      try workshop.collect(Self.text("2026-11-21", "planted-two")),
    ]
    #expect(records[1].remarks.map(\.rawValue) == ["renamed"])
    #expect(records[1].changes?.isEmpty == false)
    for record in records {
      for language in Language.allCases {
        #expect(!record.text(in: language, catalogue).contains("planted"))
        #expect(!record.json(in: language).line.contains("planted"))
      }
    }
    #expect(!(try workshop.everything()).contains("planted"))
  }

  @Test func whatWasMendedIsToldInBothLanguagesWithItsCount() {
    var record = ImportRecord(file: "a.xml", status: .imported)
    for repair in Repair.allCases { record.repairs[repair.rawValue] = 3 }
    guard let catalogue = Workshop.catalogue else { return }
    for repair in Repair.allCases {
      #expect(record.text(in: .fr, catalogue).contains(repair.title.fr + " (3)"))
      #expect(record.text(in: .en, catalogue).contains(repair.title.en + " (3)"))
    }
  }
}
