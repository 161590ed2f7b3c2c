import ArgumentParser
import Collecting
import Inventories
import LibXML

/// What a command ends with; the values are those of sysexits.
enum ExitStatus {
  static let thresholdNotMet = ExitCode(1)
  static let failure = ExitCode(2)
  static let badData = ExitCode(65)
  static let noInput = ExitCode(66)
  static let cannotWrite = ExitCode(73)
  static let inputOutput = ExitCode(74)

  static var help: String {
    Say.here(
      fr: """
        CODES DE SORTIE
          0 fait · 1 seuil non atteint · 2 erreur interne · 64 commande mal écrite
          65 données fautives · 66 fichier absent · 73 écriture impossible · 74 lecture impossible
        """,
      en: """
        EXIT STATUS
          0 done · 1 threshold not met · 2 internal error · 64 wrong usage
          65 bad data · 66 no input · 73 cannot write · 74 cannot read
        """)
  }

  /// Runs the work of a command; what goes wrong is printed on stderr and becomes an exit code.
  static func reporting(in language: Language, _ work: () throws -> Void) throws {
    do {
      try work()
    } catch let failure as XMLFailure {
      Console.report(failure.diagnostics, in: language)
      throw badData
    } catch let failure as FileFailure {
      Console.report([failure.diagnostic], in: language)
      throw failure.action == .write ? cannotWrite : failure.isMissing ? noInput : inputOutput
    } catch let failure as CaseExists {
      Console.report([failure.diagnostic], in: language)
      throw cannotWrite
    } catch let failure as CaseInUse {
      Console.report([failure.diagnostic], in: language)
      throw cannotWrite
    } catch let failure as DomainFailure {
      Console.error("draille: error: " + failure.reason[language])
      throw inputOutput
    } catch let failure as XPathFailure {
      Console.error("draille: error: " + failure.message[language])
      throw badData
    }
  }
}
