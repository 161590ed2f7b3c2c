internal import LibXML

/// What people call the elements and attributes of a machine file, in the order in which they are told.
enum FileWords {
  /// One element, and its attributes.
  struct Element {
    var name: String
    var title: LocalizedText
    var attributes: [(name: String, title: LocalizedText)]

    init(_ name: String, _ fr: String, _ en: String, _ attributes: [(String, String, String)]) {
      self.name = name
      title = LocalizedText(fr: fr, en: en)
      self.attributes = attributes.map { ($0.0, LocalizedText(fr: $0.1, en: $0.2)) }
    }
  }

  static let elements = machine + parts + settings + seen + rest

  private static let machine = [
    Element(
      "machine", "Machine", "Machine",
      [
        ("version", "version du format", "version of the format"), ("kind", "sorte", "kind"),
        ("measured", "jour du relevé", "day of the measure"), ("manufacturer", "fabricant", "maker"),
        ("model", "modèle", "model"), ("serial", "numéro de série", "serial number"),
        ("uuid", "identifiant du matériel", "hardware identifier"),
        ("name-sha256", "empreinte du nom", "hash of the name"),
        ("installation-sha256", "empreinte de l’installation", "hash of the installation"),
      ]),
    Element(
      "origin", "Relevé", "Measure",
      [
        ("format", "format", "format"), ("agent", "outil", "tool"), ("rights", "droits", "rights"),
        ("partial", "en partie", "in part"),
        ("file", "fichier", "file"), ("sha256", "empreinte", "hash"),
      ]),
    Element(
      "system", "Système", "System",
      [
        ("product", "produit", "product"), ("name", "nom", "name"), ("version", "version", "version"),
        ("edition", "édition", "edition"), ("build", "noyau", "kernel"), ("arch", "architecture", "architecture"),
        ("cycle", "cycle de suivi", "support cycle"), ("supported-until", "suivi jusqu’au", "supported until"),
        ("installed", "installé le", "installed on"), ("installed-raw", "installé", "installed"),
        ("booted", "démarré le", "started on"), ("booted-raw", "démarré", "started"),
      ]),
  ]

  private static let parts = [
    Element(
      "firmware", "Micrologiciel", "Firmware",
      [
        ("version", "version", "version"), ("date", "date", "date"), ("date-raw", "date", "date"),
        ("secure-boot", "démarrage vérifié", "secure boot"),
      ]),
    Element(
      "cpu", "Processeur", "Processor",
      [
        ("name", "nom", "name"), ("manufacturer", "fabricant", "maker"), ("cores", "cœurs", "cores"),
        ("threads", "fils d’exécution", "threads"), ("speed-mhz", "vitesse (MHz)", "speed (MHz)"),
      ]),
    Element("memory", "Mémoire", "Memory", [("mb", "taille (Mo)", "size (MB)")]),
    Element(
      "disk", "Disques", "Disks",
      [
        ("model", "modèle", "model"), ("manufacturer", "fabricant", "maker"), ("size-mb", "taille (Mo)", "size (MB)"),
        ("interface", "branchement", "interface"), ("kind", "sorte", "kind"),
      ]),
    Element(
      "drive", "Volumes", "Volumes",
      [
        ("mount", "emplacement", "place"), ("label", "étiquette", "label"), ("filesystem", "format", "file system"),
        ("total-mb", "taille (Mo)", "size (MB)"), ("free-mb", "libre (Mo)", "free (MB)"),
        ("encrypted", "chiffré", "encrypted"), ("encryption", "chiffrement", "encryption"),
        ("system", "système", "system"),
      ]),
    Element(
      "network", "Cartes réseau", "Network cards",
      [
        ("mac", "adresse", "address"), ("vendor", "fabricant", "maker"), ("kind", "sorte", "kind"),
        ("virtual", "virtuelle", "virtual"),
      ]),
    Element(
      "printer", "Imprimantes", "Printers",
      [("name", "modèle", "model"), ("driver", "pilote", "driver"), ("network", "en réseau", "on the network")]),
  ]

  private static let settings = [
    Element(
      "accounts", "Comptes, comptés et jamais nommés", "Accounts, counted and never named",
      [
        ("personal", "personnes", "people"), ("administrators", "avec droits d’administration", "administrators"),
        ("user-is-admin", "le compte de tous les jours peut tout installer", "the daily account can install anything"),
      ]),
    Element(
      "updates", "Mises à jour", "Updates",
      [("automatic", "automatiques", "automatic"), ("last", "dernier changement", "last change")]),
    Element("screen-lock", "Verrouillage de l’écran", "Screen lock", [("active", "actif", "active")]),
    Element("firewall", "Pare-feu", "Firewall", [("profile", "profil", "profile"), ("active", "actif", "active")]),
    Element(
      "antivirus", "Antivirus", "Malware scanners",
      [
        ("name", "nom", "name"), ("product", "produit", "product"), ("active", "actif", "active"),
        ("up-to-date", "à jour", "up to date"), ("version", "version", "version"),
        ("expires", "expire le", "expires on"),
      ]),
    Element(
      "backup-tool", "Outils de sauvegarde", "Backup tools",
      [("product", "outil", "tool"), ("scheduled", "programmé", "scheduled"), ("last", "dernier passage", "last run")]),
    Element(
      "connection", "Services en ligne réglés sur cette machine", "Online services set up on this machine",
      [
        ("kind", "usage", "use"), ("client", "programme", "program"), ("service", "service", "service"),
        ("domain", "domaine", "domain"), ("local", "serveur du lieu", "server of the place"),
        ("count", "nombre", "number"),
      ]),
    Element(
      "remote-control", "Prise en main à distance", "Remote control", [("kind", "outil", "tool")]),
  ]

  /// What programs see that look from the network, or that audit a machine.
  private static let seen = [
    Element(
      "guess", "Deviné depuis le réseau", "Guessed from the network",
      [
        ("kind", "sorte", "kind"), ("system", "système", "system"),
        ("accuracy", "certitude sur 100", "certainty of 100"),
      ]),
    Element(
      "port", "Services ouverts au réseau", "Services open to the network",
      [
        ("protocol", "protocole", "protocol"), ("number", "numéro", "number"), ("service", "service", "service"),
        ("product", "produit", "product"), ("version", "version", "version"),
        ("guess", "deviné par le numéro", "guessed by the number"),
      ]),
    Element(
      "check", "Contrôles faits par d’autres programmes", "Checks made by other programs",
      [
        ("number", "numéro", "number"), ("tool", "outil", "tool"), ("benchmark", "référentiel", "benchmark"),
        ("profile", "profil", "profile"), ("day", "jour", "day"), ("score", "score", "score"),
        ("maximum", "maximum", "maximum"), ("model", "calcul", "model"),
      ]),
    Element(
      "check-result", "Résultats des contrôles", "Results of the checks",
      [("of", "contrôle", "check"), ("what", "résultat", "result"), ("count", "nombre", "number")]),
    Element(
      "check-finding", "Règles non tenues", "Rules that are not met",
      [
        ("of", "contrôle", "check"), ("test", "règle", "rule"), ("result", "résultat", "result"),
        ("severity", "gravité", "severity"), ("count", "nombre", "number"),
      ]),
  ]

  private static let rest = [
    Element(
      "repository", "Sources des logiciels", "Places that software comes from",
      [("kind", "sorte", "kind"), ("host", "serveur", "server"), ("areas", "parties", "parts")]),
    Element(
      "software", "Logiciels", "Software",
      [
        ("name", "nom", "name"), ("version", "version", "version"), ("publisher", "éditeur", "publisher"),
        ("installed", "installé le", "installed on"), ("installed-raw", "installé", "installed"),
        ("from", "origine", "origin"), ("arch", "architecture", "architecture"), ("kind", "sorte", "kind"),
        ("product", "produit", "product"), ("edition", "édition", "edition"), ("licence", "licence", "licence"),
        ("area", "partie", "part of the archive"), ("part", "complément", "addition"),
      ]),
    Element(
      "dropped", "Laissé de côté, compté et jamais gardé", "Left out, counted and never kept",
      [("what", "quoi", "what"), ("count", "nombre", "number")]),
    Element(
      "repair", "Réparé à la lecture", "Mended while reading",
      [("what", "quoi", "what"), ("count", "nombre", "number")]),
    Element("unseen", "Pas vu", "Not seen", [("what", "quoi", "what"), ("why", "pourquoi", "why")]),
  ]

  /// Values that have a word of their own.
  static let values: [String: LocalizedText] = [
    "origin/rights=all": LocalizedText(fr: "tout ce que voit l’administration", en: "all that an administrator sees"),
    "origin/rights=own": LocalizedText(fr: "ce que voit une personne", en: "what one person sees"),
    "connection/kind=files": LocalizedText(fr: "fichiers", en: "files"),
    "connection/kind=mail": LocalizedText(fr: "courriel", en: "mail"),
    "software/part=yes": LocalizedText(fr: "complément", en: "addition"),
  ]
}
