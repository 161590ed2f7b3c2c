package import Inventories
package import LibXML

/// A product as the catalogue knows it.
package struct Product: Sendable {
  /// One edition and its licence.
  package struct Edition: Sendable {
    package var id: String
    package var name: String?
    /// SPDX id, `proprietary`, or `unknown`.
    package var licence: String
    package var capabilities: [String]
    package var isDefault: Bool
  }

  /// A name under which installed software appears.
  package struct Match: Sendable {
    /// How the text is compared with a normalised name.
    package enum Form: Sendable {
      case name, prefix, pattern, identifier
    }
    package var form: Form
    package var text: String
    package var publisher: String?
    package var system: String?
    package var edition: String?
  }

  /// A candidate that could replace it.
  package struct Alternative: Sendable {
    package var product: String
    /// nil: every use of the product.
    package var capability: String?
    /// `good`, `partial` or `poor`.
    package var fit: String?
    package var note: LocalizedText?
  }

  /// A use for which no free candidate is known.
  package struct Gap: Sendable {
    package var capability: String
    /// Why none is known.
    package var note: LocalizedText?
  }

  /// A price that was seen.
  package struct Price: Sendable {
    package var edition: String?
    /// Euros a year.
    package var yearly: Double?
    /// `user`, `organisation` or `device`.
    package var per: String?
    package var seen: Day
    package var note: LocalizedText?
    package var sources: [Source]
  }

  /// Where a fact comes from.
  package struct Source: Sendable, Hashable {
    package var title: String
    package var url: String?
    /// nil: to be checked.
    package var verifiedOn: Day?
  }

  package var id: String
  package var name: String
  package var vendor: String?
  package var delivery: String
  /// `application`, `system`, `library`, `driver`, `font` or `update`.
  package var kind: String
  package var capabilities: [String]
  package var lifecycle: String?
  package var handlesPersonalData: Bool?
  /// Categories of personal data, such as `contacts`.
  package var data: [String]
  package var protocols: [String]
  package var exports: String?
  package var isExportComplete: Bool?
  package var hostingCountries: [String]
  package var editions: [Edition]
  package var matches: [Match]
  package var domains: [String]
  package var alternatives: [Alternative]
  package var gaps: [Gap]
  package var prices: [Price]
  /// Product that follows it.
  package var successor: String?
  package var traps: [LocalizedText]
  package var sources: [Source]

  /// The edition of that id, else the default one, else the only one; nil when it cannot be told.
  package func edition(_ id: String?) -> Edition? {
    if let id, let found = editions.first(where: { $0.id == id || $0.name == id }) { return found }
    return editions.first(where: \.isDefault) ?? (editions.count == 1 ? editions.first : nil)
  }
}

/// A vendor or host.
package struct Vendor: Sendable {
  /// What the list of a transfer framework says of it.
  package struct Listing: Sendable {
    package var framework: String
    package var isListed: Bool
    /// Day of the statement.
    package var seen: Day
    package var from: Day?
    package var to: Day?
    package var sources: [Product.Source]
  }

  package var id: String
  package var name: String
  package var country: String?
  package var parent: String?
  package var parentCountry: String?
  package var listings: [Listing]
  package var sources: [Product.Source]
}

/// A licence, by its SPDX id.
package struct Licence: Sendable {
  package var id: String
  package var name: String
  package var isOSI: Bool?
  package var isFSF: Bool?
  package var sources: [Product.Source]

  /// Free when the OSI or the FSF says so; nil when neither was asked.
  package var isFree: Bool? {
    if isOSI == true || isFSF == true { return true }
    return isOSI == nil && isFSF == nil ? nil : false
  }
}

/// A country and what the law says of it.
package struct Jurisdiction: Sendable {
  /// A decision that its protection is adequate.
  package struct Adequacy: Sendable {
    package var from: Day
    package var to: Day?
    /// `all`, `listed` or `commercial`.
    package var scope: String
    /// List to which a recipient must belong when the scope is `listed`.
    package var framework: String?
    package var decision: String
    package var sources: [Product.Source]
  }
  package var country: String
  package var title: LocalizedText
  package var isEEA: Bool
  package var isExtraterritorial: Bool?
  package var adequacies: [Adequacy]
  package var sources: [Product.Source]
}

/// The support dates of one product.
package struct Lifecycle: Sendable {
  /// One version.
  package struct Cycle: Sendable {
    package var id: String
    /// Patterns with `*`, as inventories write versions.
    package var matches: [String]
    /// Patterns of editions; empty: all.
    package var editions: [String]
    package var released: Day?
    package var active: Day?
    package var security: Day?
    package var extended: Day?
    package var isExtendedPaid: Bool
    /// No end date is announced.
    package var isOpen: Bool
    /// Of this version alone; empty: those of the whole.
    package var sources: [Product.Source]
  }
  package var id: String
  package var name: String
  package var cycles: [Cycle]
  package var sources: [Product.Source]
}
