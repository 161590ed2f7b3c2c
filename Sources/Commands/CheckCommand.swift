import ArgumentParser
import Inventories
import Knowledge
import LibXML

/// `draille check`: tells every fault of a case.
struct CheckCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      commandName: "check",
      abstract: Say.here(
        fr: "Cherche les fautes d’un dossier : fichier, ligne, colonne.".withFrenchSpaces,
        en: "Looks for the faults of a case: file, line, column."), discussion: ExitStatus.help)
  }

  @Argument(help: ArgumentHelp(Say.here(fr: "Dossier.", en: "Case."), valueName: "DIR"))
  var directory: String

  @OptionGroup var common: CommonOptions

  func run() throws {
    try ExitStatus.reporting(in: common.language) {
      let faults = try CaseCheck(directory, catalogue: common.catalogue(), date: common.day).faults()
      Console.report(faults, in: common.language)
      let errors = faults.count { $0.severity == .error }
      Console.error(Self.summary(errors: errors, warnings: faults.count - errors)[common.language])
      if errors > 0 { throw ExitStatus.badData }
    }
  }

  private static func summary(errors: Int, warnings: Int) -> LocalizedText {
    let faults = Noun.fault.counting(errors), remarks = Noun.remark.counting(warnings)
    return LocalizedText(fr: "\(faults.fr), \(remarks.fr)", en: "\(faults.en), \(remarks.en)")
  }
}

extension Noun {
  fileprivate static let fault = Noun(fr: ("faute", "fautes"), en: ("error", "errors"))
  fileprivate static let remark = Noun(fr: ("remarque", "remarques"), en: ("warning", "warnings"))
}
