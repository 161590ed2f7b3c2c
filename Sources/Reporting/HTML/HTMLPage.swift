import LibXML

/// The body of an HTML file while it is written.
struct HTMLPage {
  let language: Language
  private(set) var output = ""
  private var tables = 0
  private var ids: Set<String> = []

  init(language: Language) {
    self.language = language
  }

  mutating func add(_ html: String) {
    output += html
  }

  mutating func add(_ section: Section) {
    let style = section.startsPage ? " class=\"new-page\"" : ""
    add("<section id=\"\(free(section.id))\"\(style)>\n<h2>\(Markup.escape(section.title))</h2>\n")
    section.blocks.forEach { add($0) }
    add("</section>\n")
  }

  mutating func add(_ block: Block) {
    switch block {
    case .heading(let level, let id, let text):
      let tag = "h\(min(max(level, 3), 6))"
      add("<\(tag) id=\"\(free(id))\">\(html(text))</\(tag)>\n")
    case .paragraph(let text, let emphasis):
      let style = emphasis == .normal ? "" : " class=\"\(emphasis.rawValue)\""
      add("<p\(style)>\(html(text))</p>\n")
    case .list(let items, let ordered): addList(items, tag: ordered ? "ol" : "ul")
    case .table(let table): add(table)
    case .definitions(let definitions): addDefinitions(definitions, style: "facts")
    case .keyFigures(let figures): add(figures)
    case .figure(let figure): add(figure)
    case .callout(let callout): add(callout)
    case .cards(let callouts):
      add("<div class=\"cards\">\n")
      callouts.forEach { add($0) }
      add("</div>\n")
    case .pageBreak: add("<div class=\"break\"></div>\n")
    }
  }

  /// The id itself, else the id with the first number that makes it unique.
  private mutating func free(_ id: String) -> String {
    var candidate = HTMLRenderer.identifier(id)
    var number = 2
    while !ids.insert(candidate).inserted {
      candidate = HTMLRenderer.identifier(id) + "-\(number)"
      number += 1
    }
    return candidate
  }

  private mutating func addList(_ items: [[Inline]], tag: String) {
    guard !items.isEmpty else { return }
    add("<\(tag)>\n" + items.map { "<li>\(html($0))</li>\n" }.joined() + "</\(tag)>\n")
  }

  private mutating func addDefinitions(_ definitions: [Definition], style: String) {
    guard !definitions.isEmpty else { return }
    add("<dl class=\"\(style)\">\n")
    for definition in definitions {
      let details = definition.details.map { "<dd>\(html($0))</dd>" }.joined()
      add("<div><dt>\(html(definition.term))</dt>\(details)</div>\n")
    }
    add("</dl>\n")
  }

  private mutating func add(_ figures: [KeyFigure]) {
    guard !figures.isEmpty else { return }
    add("<dl class=\"key\">\n")
    for figure in figures {
      add("<div class=\"k-\(figure.tone.rawValue)\"><dt>\(Markup.escape(figure.label))</dt>")
      add("<dd class=\"value\">\(Markup.escape(figure.value))</dd>")
      if !figure.note.isEmpty { add("<dd class=\"note\">\(html(figure.note))</dd>") }
      add("</div>\n")
    }
    add("</dl>\n")
  }

  private mutating func add(_ figure: Figure) {
    let id = free(figure.id)
    let svg = SVGWriter().figure(figure.drawing, id: id, title: figure.title, description: figure.description)
    add("<figure id=\"\(id)\">\n<figcaption><strong>\(Markup.escape(figure.title))</strong>")
    add(" \(Markup.escape(figure.description))</figcaption>\n")
    add("<div class=\"wrap\" tabindex=\"0\" role=\"region\" aria-labelledby=\"\(id)-t\">\(svg)</div>\n</figure>\n")
  }

  private mutating func add(_ callout: Callout) {
    let tag = "h\(min(max(callout.level, 3), 6))"
    add("<div class=\"callout c-\(callout.kind.rawValue)\">\n")
    if !callout.title.isEmpty { add("<\(tag)>\(html(callout.title))</\(tag)>\n") }
    callout.blocks.forEach { add($0) }
    add("</div>\n")
  }

  private mutating func add(_ table: Table) {
    tables += 1
    let id = free("t-\(tables)")
    let size = table.rows.count < 15 ? " class=\"short\"" : ""
    add("<div class=\"wrap\" tabindex=\"0\" role=\"region\" aria-labelledby=\"\(id)\">\n<table\(size)>\n")
    let quiet = table.isCaptionHidden ? " class=\"quiet\"" : ""
    add("<caption id=\"\(id)\"\(quiet)>\(Markup.escape(table.caption))</caption>\n<thead>\n<tr>")
    for column in table.columns {
      add("<th scope=\"col\"\(style(of: column))>\(Markup.escape(column.title))</th>")
    }
    add("</tr>\n</thead>\n<tbody>\n")
    for row in table.rows {
      add("<tr>")
      for (index, (column, cell)) in zip(table.columns, row.cells).enumerated() {
        let style = style(of: column)
        add(index == 0 ? "<th scope=\"row\"\(style)>\(html(cell))</th>" : "<td\(style)>\(html(cell))</td>")
      }
      add("</tr>\n")
    }
    add("</tbody>\n</table>\n</div>\n")
  }

  private func style(of column: Table.Column) -> String {
    switch column.kind {
    case .text: ""
    case .number: " class=\"n\""
    case .date: " class=\"d\""
    case .gauge: " class=\"g\""
    }
  }
}
