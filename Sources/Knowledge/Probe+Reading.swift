internal import Inventories
internal import LibXML

extension Probes {
  /// Adds the probes of one file; an entry of the same id is replaced.
  mutating func take(_ root: FlatNode) {
    root.children("setting").map(SettingProbe.init).forEach { add($0) }
    root.children("client").map(ClientProbe.init).forEach { add($0) }
    root.children("backup").map(BackupProbe.init).forEach { add($0) }
    root.children("profiles").map(ProfileProbe.init).forEach { add($0) }
    mailKeys = (mailKeys + root.children("mail-key").compactMap { $0["selector"] }).unique
  }
}

extension SettingProbe {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", fact: node["of"] ?? "", when: node["when"],
      tests: node.children("test").compactMap(Test.init))
  }
}

extension SettingProbe.Test {
  init?(_ node: FlatNode) {
    guard let subject = SettingProbe.Subject(node) else { return nil }
    self.init(subject: subject, yes: node.list("yes"), no: node.list("no"), otherwise: node["otherwise"])
  }
}

extension SettingProbe.Subject {
  fileprivate init?(_ node: FlatNode) {
    if let path = node["exists"] {
      self = .exists(path)
    } else if let unit = node["unit"] {
      self = .unit(unit)
    } else if let schema = node["schema"], let key = node["key"] {
      self = .schema(schema, key: key)
    } else if let file = node["file"], let key = node["key"] {
      let syntax = node["syntax"].flatMap(SettingProbe.Syntax.init(rawValue:)) ?? .ini
      self = .file(file, syntax: syntax, section: node["section"], key: key)
    } else {
      return nil
    }
  }
}

extension ClientProbe {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", kind: node["of"] ?? "", product: node["product"], service: node["service"],
      traces: node.children("trace").map {
        Trace(
          file: $0["file"] ?? "", section: $0["section"], key: $0["key"], value: $0["is"], with: $0["with"],
          server: $0["server"])
      })
  }
}

extension BackupProbe {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", product: node["product"] ?? "", words: node.list("words"),
      traces: node.children("trace").compactMap { $0["file"] }, runs: node.children("ran").compactMap { $0["file"] },
      desktop: node.first("desktop").map {
        Desktop(path: $0["path"] ?? "", file: $0["file"], scheduled: $0["scheduled"], last: $0["last"])
      })
  }
}

extension ProfileProbe {
  init(_ node: FlatNode) {
    self.init(
      id: node["id"] ?? "", product: node["product"] ?? "",
      form: node["form"].flatMap(Form.init(rawValue:)) ?? .mozilla, folder: node["folder"] ?? "")
  }
}
