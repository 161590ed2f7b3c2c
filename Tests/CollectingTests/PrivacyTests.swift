import Collecting
import LibXML
import TestSupport
import Testing

struct PrivacyTests {
  /// Every secret carries this mark.
  private let sections = """
    <ENVS><KEY>ADMIN_PASSWORD</KEY><VAL>secret-1</VAL></ENVS>
    <PROCESSES><CMD>ssh --password secret-2</CMD><USER>secret-3</USER></PROCESSES>
    <LICENSEINFOS><KEY>secret-4</KEY></LICENSEINFOS>
    <HARDWARE><NAME>secret-5</NAME><WINPRODKEY>secret-6</WINPRODKEY><WINOWNER>secret-7</WINOWNER>
    <LASTLOGGEDUSER>secret-8</LASTLOGGEDUSER><USERID>secret-9</USERID><IPADDR>192.0.2.17</IPADDR></HARDWARE>
    <OPERATINGSYSTEM><NAME>Windows</NAME><SSH_KEY>secret-10</SSH_KEY><FQDN>secret-11.example</FQDN></OPERATINGSYSTEM>
    <NETWORKS><WIFI_SSID>secret-12</WIFI_SSID><IPADDRESS>192.0.2.18</IPADDRESS><MACADDR>02:00:00:00:00:01</MACADDR></NETWORKS>
    <SIMCARDS><PHONE_NUMBER>0600000000</PHONE_NUMBER><SUBSCRIBER_ID>secret-13</SUBSCRIBER_ID></SIMCARDS>
    <LOCAL_USERS><ID>1000</ID><LOGIN>secret-14</LOGIN><HOME>/home/secret-15</HOME></LOCAL_USERS>
    <LOCAL_GROUPS><NAME>sudo</NAME><MEMBER>secret-14</MEMBER></LOCAL_GROUPS>
    <USERS><LOGIN>secret-16</LOGIN></USERS>
    <DRIVES><FILESYSTEM>ext4</FILESYSTEM><TYPE>/home/secret-17</TYPE><VOLUMN>/dev/sdb1</VOLUMN></DRIVES>
    <PRINTERS><NAME>HP 192.0.2.19</NAME><DRIVER>HP</DRIVER><PORT>192.0.2.19</PORT></PRINTERS>
    <SOFTWARES><NAME>Essai</NAME><PUBLISHER>Groupe secret-18@example.org</PUBLISHER><USERNAME>secret-19</USERNAME></SOFTWARES>
    """

  @Test func nothingPrivateIsStoredAndEverythingIsCounted() throws {
    let workshop = try Workshop()
    let record = try workshop.collect(sections)
    let text = try workshop.everything()
    for trace in ["secret", "ADMIN_PASSWORD", "192.0.2.", "0600000000", "example.org"] {
      #expect(!text.contains(trace), "\(trace)")
    }
    #expect(text.contains("02:00:00:00:00:01"))
    #expect(
      record.dropped == [
        "environment": 1, "processes": 1, "licence-keys": 2, "host-names": 2, "keys": 1, "wifi": 1, "sim": 1,
        "phone-numbers": 1, "users": 7, "addresses": 4, "homes": 2, "mails": 1,
      ])
    #expect(try workshop.faults() == [])
  }

  @Test func versionsThatLookLikeAddressesStay() throws {
    let workshop = try Workshop()
    let record = try workshop.collect("<SOFTWARES><NAME>Essai 1.8.16.6</NAME><VERSION>10.0.22.1</VERSION></SOFTWARES>")
    let software = try workshop.machine(record.device.orThrow()).root.first("software").orThrow()
    #expect(software["version"] == "10.0.22.1")
    #expect(software["name"] == "Essai 1.8.16.6")
  }
}
