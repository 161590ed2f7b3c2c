import ArgumentParser
import Collecting
import FoundationEssentials
import Glibc
import Inventories
import Knowledge
import LibXML

/// `draille scan`: measures the machine that it runs on.
struct ScanCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "scan",
      abstract: Say.here(
        fr: "Mesure cet ordinateur, sans ses secrets.", en: "Measures this computer, without its secrets."),
      discussion: Say.here(
        fr: """
          Écrit un fichier que «\u{A0}draille import\u{A0}» lit. Il ne porte aucun nom de personne ni de machine, aucune adresse.
          Ce qui est laissé de côté est compté. Rien ne part sur le réseau.
          Avec «\u{A0}sudo\u{A0}», on voit en plus : numéro de série, pare-feu, sauvegardes et réglages de tous les comptes.

          POUR UN ORDINATEUR SOUS WINDOWS
          Collez ces lignes dans PowerShell, puis donnez machine.json à «\u{A0}draille import\u{A0}» :

          """.withFrenchSpaces,
        en: """
          Writes a file that “draille import” reads. It carries no name of a person or a machine, and no address.
          What is left out is counted. Nothing goes over the network.
          With “sudo” it sees more: serial number, firewall, backups and settings of all accounts.

          FOR A COMPUTER WITH WINDOWS
          Paste these lines into PowerShell, then give machine.json to “draille import”:

          """) + "\n" + windowsScript + "\n\n" + ExitStatus.help)
  }

  /// What to paste on Windows: it writes one JSON object, whose keys `docs/collecting.md` tells.
  ///
  /// Its lines end where PowerShell waits for more, so that a narrow terminal harms nothing.
  static let windowsScript = #"""
      [ordered]@{
      measured=Get-Date -Format yyyy-MM-dd
      system=Get-CimInstance Win32_OperatingSystem|
       Select Caption,Version,BuildNumber,OSArchitecture,InstallDate
      computer=Get-CimInstance Win32_ComputerSystem|
       Select Manufacturer,Model,TotalPhysicalMemory,PCSystemType,
       @{n='UUID';e={(Get-CimInstance Win32_ComputerSystemProduct).UUID}}
      bios=Get-CimInstance Win32_BIOS|
       Select SerialNumber,SMBIOSBIOSVersion,ReleaseDate
      disks=@(Get-CimInstance Win32_DiskDrive|
       Select Model,Size,InterfaceType,MediaType)
      software=@(Get-ItemProperty -ea 0 ('HKLM:\Software',
       'HKLM:\Software\WOW6432Node','HKCU:\Software'|
       %{$_+'\Microsoft\Windows\CurrentVersion\Uninstall\*'})|
       Where DisplayName|
       Select DisplayName,DisplayVersion,Publisher,InstallDate)
      }|ConvertTo-Json -Depth 3|Set-Content -Encoding UTF8 machine.json
    """#

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Say.here(
        fr: "Fichier à écrire ; machine-EMPREINTE.xml sinon ; - pour la sortie.",
        en: "File to write; machine-HASH.xml otherwise; - for the output."
      ).withFrenchSpaces, valueName: "FILE"))
  var output: String?

  @Flag(
    help: ArgumentHelp(
      Say.here(
        fr: "Montre en mots tout ce que le fichier dirait, et n’écrit rien.",
        en: "Shows in words all that the file would say, and writes nothing.")))
  var show = false

  @Flag(help: ArgumentHelp(Say.here(fr: "Dit le résultat en JSON.", en: "Tells the result as JSON.")))
  var json = false

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Lit un autre dossier comme si c’était / ; utile pour un disque monté.",
        en: "Reads another folder as if it were /; useful for a mounted disk."
      ).withFrenchSpaces, valueName: "DIR"))
  var root: String?

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Interroge les données publiques de ce domaine au lieu de mesurer l’ordinateur ; avec --resolver.",
        en: "Asks the public records of this domain instead of measuring the computer; with --resolver."
      ).withFrenchSpaces, valueName: "NAME"))
  var domain: String?

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Adresse du résolveur à interroger, comme 127.0.0.1 ; rien d’autre du réseau ne sert.",
        en: "Address of the resolver to ask, such as 127.0.0.1; nothing else of the network is used."
      ).withFrenchSpaces, valueName: "ADDR"))
  var resolver: String?

  @Option(
    help: ArgumentHelp(
      Say.here(
        fr: "Fiche du domaine chez le bureau d’enregistrement (RDAP ou whois), déjà téléchargée.",
        en: "Record of the domain at its registry (RDAP or whois), fetched before."), valueName: "FILE"))
  var registration: String?

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if (domain == nil) != (resolver == nil) || domain == nil && registration != nil {
      throw ValidationError(
        Say.here(fr: "--domain et --resolver vont ensemble", en: "--domain and --resolver go together"))
    }
    guard json, output == "-", !show else { return }
    throw ValidationError(
      Say.here(
        fr: "--json et --output - écrivent tous deux sur la sortie",
        en: "--json and --output - both write to the output"))
  }

  func run() throws {
    let language = common.language
    try ExitStatus.reporting(in: language) {
      if let domain, let resolver { return try lookAt(domain, resolver) }
      if let root, !Files.isDirectory(root) { throw FileFailure(.read, root, code: ENOENT) }
      let scanned = try ScannedMachine.look(
        at: root.map(Machine.folder) ?? .running(), catalogue: common.catalogue(), date: common.day,
        agent: Version.text)
      if show { return Console.print(json ? scanned.json(file: nil).text : try shown(scanned, language)) }
      let file = output ?? scanned.fileName
      if file == "-" { Console.write(scanned.bytes) } else { try write(scanned.bytes, to: file) }
      if json { return Console.print(scanned.json(file: file).text) }
      Console.error(scanned.summary(in: language))
      scanned.gaps(in: language).forEach { Console.error($0) }
      if file != "-" {
        Console.error(LocalizedText(fr: "écrit dans \(file)", en: "written to \(file)")[language])
      }
    }
  }

  /// Writes the file; after `sudo` it belongs to the person who typed it, who is to import it.
  private func write(_ bytes: [UInt8], to file: String) throws {
    try AtomicFile.write(bytes, to: file)
    let environment = ProcessInfo.processInfo.environment
    guard geteuid() == 0, let user = environment["SUDO_UID"].flatMap(UInt32.init),
      let group = environment["SUDO_GID"].flatMap(UInt32.init)
    else { return }
    _ = lchown(file, user, group)
  }

  private func shown(_ scanned: ScannedMachine, _ language: Language) throws -> String {
    let head = LocalizedText(
      fr: "Voici tout ce que dirait le fichier. Rien n’a été écrit, rien n’est parti.\n\n",
      en: "This is all that the file would say. Nothing was written, nothing has left.\n\n")
    return (head[language] + (try scanned.text(in: language))).forTerminal
  }
}
