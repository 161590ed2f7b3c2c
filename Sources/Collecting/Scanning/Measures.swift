internal import Inventories
internal import LibXML

/// A program that is set up with a service elsewhere.
struct Connection {
  /// `files` or `mail`.
  var kind: String
  /// Product of the program; nil when the desktop itself connects.
  var client: String?
  /// Product of the service, as far as it is known.
  var service: String?
  /// What was registered of the name of its server; nil for a machine of the place, or when nothing tells it.
  var domain: String?
  /// Whether the server is a machine of the place.
  var isLocal = false
  /// How many accounts.
  var count = 1

  /// Whether both say the same, however many accounts there are.
  func isLike(_ other: Connection) -> Bool {
    (kind, client, service, domain) == (other.kind, other.client, other.service, other.domain)
      && isLocal == other.isLocal
  }
}

/// A backup tool that is set up.
struct Backup {
  var product: String
  /// Whether something starts it at certain times; nil when nothing that we can see does.
  var isScheduled: Bool?
  /// Day of the last run, when a file tells it.
  var last: Day?
}

/// A place that software is installed from.
struct Repository {
  var kind: String
  /// Host only: paths hold names of people and keys.
  var host: String
  /// Parts of the archive, such as `main` and `non-free`.
  var areas: Set<String>
}

/// Something that could not be looked at: nobody may take it for absent.
struct Unseen: Hashable {
  /// What was not seen.
  enum Subject: String, CaseIterable {
    case serial, packages, printers, backups, firewall
    case encryption = "disk-encrypted"
    case updates = "auto-update"
    case screenLock = "screen-lock"
    case otherPeople = "other-people"
  }

  /// Why.
  enum Reason: String, CaseIterable {
    /// An administrator could see it.
    case rights
    /// A container has the disks and the network of another machine.
    case container
    /// Nothing on the machine tells it.
    case notThere = "not-there"
    /// The tool that tells it did not answer.
    case failed
  }

  var what: Subject
  var why: Reason
}

extension Unseen.Subject {
  /// The subject as people read it.
  var title: LocalizedText {
    switch self {
    case .serial: LocalizedText(fr: "numéro de série", en: "serial number")
    case .packages: LocalizedText(fr: "liste des logiciels", en: "list of software")
    case .printers: LocalizedText(fr: "imprimantes", en: "printers")
    case .backups: LocalizedText(fr: "sauvegardes des autres comptes", en: "backups of the other accounts")
    case .firewall: LocalizedText(fr: "pare-feu", en: "firewall")
    case .encryption: LocalizedText(fr: "chiffrement des disques", en: "disk encryption")
    case .updates: LocalizedText(fr: "mises à jour automatiques", en: "automatic updates")
    case .screenLock: LocalizedText(fr: "verrouillage de l’écran", en: "screen lock")
    case .otherPeople: LocalizedText(fr: "dossiers des autres comptes", en: "folders of the other accounts")
    }
  }
}

extension Unseen.Reason {
  /// The reason as people read it.
  var title: LocalizedText {
    switch self {
    case .rights: LocalizedText(fr: "il faut les droits d’administration", en: "administrator rights are needed")
    case .container:
      LocalizedText(fr: "un conteneur ne le voit pas", en: "a container cannot see it")
    case .notThere: LocalizedText(fr: "rien ne le dit sur cette machine", en: "nothing on this machine tells it")
    case .failed: LocalizedText(fr: "l’outil n’a pas répondu", en: "the tool did not answer")
    }
  }
}
