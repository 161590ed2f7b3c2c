/// The style of the HTML report: literal colours and plain boxes, so that simple converters understand it too.
enum Stylesheet {
  static let css = [
    colours(.light), layout, blocks, tables, narrow, wide,
    "@media screen and (prefers-color-scheme: dark) {\n\(colours(.dark))\(drawings(.dark))}\n",
    forced, print,
  ].joined()

  /// Every rule that names a colour, for one theme.
  private static func colours(_ palette: Palette) -> String {
    func hex(_ paint: Paint) -> String { palette[paint] }
    return """
      html, body { background-color: \(hex(.paper)); color: \(hex(.ink)); }
      a { color: \(hex(.accent)); }
      :focus-visible { outline-color: \(hex(.accent)); }
      .skip { background-color: \(hex(.ink)); color: \(hex(.paper)); }
      .kind, h3, .key dt { color: \(hex(.accent)); }
      .byline, .small, figcaption, caption, .note, footer, thead th, dl.facts dt, nav a { color: \(hex(.muted)); }
      h2, footer, nav, tbody td, tbody th { border-color: \(hex(.rule)); }
      thead th { border-color: \(hex(.edge)); }
      code { background-color: \(hex(.panel)); }
      .key > div, .callout { background-color: \(hex(.panel)); border-color: \(hex(.edge)); }
      .k-good, .b-good { border-color: \(hex(.good)) !important; }
      .k-caution, .b-caution, .c-warning { border-color: \(hex(.caution)) !important; }
      .k-bad, .b-bad { border-color: \(hex(.bad)) !important; }
      .k-unknown, .b-unknown { border-color: \(hex(.unknown)) !important; }
      .c-decision { border-color: \(hex(.accent)); background-color: \(hex(.accentGround)); }
      .c-warning { background-color: \(hex(.cautionGround)); }
      .lead { border-color: \(hex(.accent)); }
      .b-plain { background-color: \(hex(.panel)); color: \(hex(.ink)); border-color: \(hex(.edge)); }
      .b-good { background-color: \(hex(.goodGround)); color: \(hex(.good)); }
      .b-caution { background-color: \(hex(.cautionGround)); color: \(hex(.caution)); }
      .b-bad { background-color: \(hex(.badGround)); color: \(hex(.bad)); }
      .b-unknown { background-color: \(hex(.unknownGround)); color: \(hex(.unknown)); }

      """
  }

  /// Colours of the shapes of drawings, which bear the light ones as attributes.
  private static func drawings(_ palette: Palette) -> String {
    Paint.allCases.map { paint in
      ".f-\(paint.rawValue) { fill: \(palette[paint]); } .s-\(paint.rawValue) { stroke: \(palette[paint]); }\n"
    }.joined()
  }

  private static let layout = """
    html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; color-scheme: light dark; }
    body { margin: 0; font-family: system-ui, -apple-system, "Segoe UI", "Noto Sans", "Liberation Sans", Arial, sans-serif;
      font-size: 1rem; line-height: 1.55; }
    .page { max-width: 76rem; margin: 0 auto; padding: 2.25rem 2rem 3rem; }
    h1, h2, .value, .lead, .callout h3 { font-family: Charter, "Bitstream Charter", "Sitka Text", Cambria, Georgia,
      "Liberation Serif", serif; }
    h1 { margin: 0; font-size: 2.5rem; line-height: 1.15; font-weight: 700; letter-spacing: -0.01em; }
    h2 { margin: 0 0 1rem; font-size: 1.7rem; line-height: 1.2; font-weight: 700; }
    h3 { margin: 2.25rem 0 0.5rem; font-size: 1.15rem; line-height: 1.3; }
    h4 { margin: 1.75rem 0 0.35rem; font-size: 1rem; line-height: 1.4; }
    h1, h2, h3, h4, p, li, dd, dt { overflow-wrap: break-word; }
    p, ul, ol { margin: 0 0 0.9rem; max-width: 46rem; }
    li { margin: 0 0 0.3rem; }
    a { text-underline-offset: 0.15em; }
    :focus-visible { outline-style: solid; outline-width: 3px; outline-offset: 2px; }
    main:focus { outline: none; }
    .skip { position: absolute; left: 1rem; top: -10rem; padding: 0.6rem 1rem; z-index: 2; }
    .skip:focus { top: 0.5rem; }
    .top { margin: 0 0 1.75rem; display: flex; align-items: flex-end; justify-content: space-between; }
    .top > div { flex: 1 1 0; min-width: 0; }
    .top > svg { flex: 0 0 auto; margin-left: 1.5rem; }
    .kind { margin: 0 0 0.35rem; font-weight: 600; letter-spacing: 0.02em; }
    .byline { margin: 0.5rem 0 0; }
    section { margin: 0 0 3.5rem; scroll-margin-top: 1rem; }
    section + section > h2 { border-top-width: 1px; border-top-style: solid; padding-top: 2.25rem; }
    nav { margin: 0 0 2rem; font-size: 0.9rem; border-top-width: 1px; border-top-style: solid;
      border-bottom-width: 1px; border-bottom-style: solid; }
    nav ol { list-style: none; margin: 0; padding: 0.5rem 0; max-width: none; display: flex; flex-wrap: wrap; }
    nav li { margin: 0 1.4rem 0 0; }
    nav a { display: inline-block; padding: 0.25rem 0; }
    footer { border-top-width: 1px; border-top-style: solid; padding-top: 1rem; font-size: 0.85rem; }

    """

  private static let blocks = """
    .lead { font-size: 1.3rem; line-height: 1.4; margin: 0 0 1rem; padding-left: 1rem; border-left-width: 4px;
      border-left-style: solid; }
    .small { font-size: 0.875rem; }
    code { font-family: ui-monospace, "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 0.85em;
      padding: 0 0.25em; border-radius: 3px; overflow-wrap: anywhere; }
    .badge { display: inline-block; padding: 0 0.5em; border-radius: 1em; border-width: 1px; border-style: solid;
      font-size: 0.8rem; line-height: 1.5; font-weight: 600; white-space: nowrap; }
    .key { display: flex; flex-wrap: wrap; margin: 1.5rem -0.5rem; }
    .key > div { flex: 1 1 11rem; box-sizing: border-box; margin: 0.5rem; padding: 0.9rem 1rem 1rem;
      border-top-width: 4px; border-top-style: solid; }
    .key dt { font-size: 0.85rem; font-weight: 600; line-height: 1.35; }
    .key dd { margin: 0; }
    .key .value { font-size: 1.75rem; line-height: 1.2; font-weight: 700; margin: 0.35rem 0 0.25rem; }
    .key .note { font-size: 0.85rem; line-height: 1.4; }
    .key svg { max-width: 100%; margin: 0.35rem 0 0.4rem; }
    .cards { display: flex; flex-wrap: wrap; margin: 1rem -0.5rem; }
    .cards .callout { flex: 1 1 17rem; box-sizing: border-box; margin: 0.5rem; }
    .callout { margin: 1.25rem 0; padding: 1rem 1.15rem; border-left-width: 4px; border-left-style: solid; }
    .callout h3 { margin: 0 0 0.5rem; font-size: 1.1rem; color: inherit; }
    .callout h4 { margin: 0 0 0.5rem; }
    .callout > :last-child { margin-bottom: 0; }
    dl.facts { margin: 0.75rem 0 1rem; }
    dl.facts > div { display: flex; flex-wrap: wrap; align-items: baseline; margin: 0 0 0.25rem; }
    dl.facts dt { flex: 0 0 8.5rem; margin-right: 0.75rem; font-size: 0.9rem; }
    dl.facts dd { flex: 1 1 14rem; margin: 0; max-width: 46rem; }
    dl.facts dd + dd { flex-basis: 100%; padding-left: 9.25rem; max-width: 36.75rem; }
    .callout dl.facts dt { flex-basis: 4.75rem; }
    .callout dl.facts dd { flex-basis: 8rem; }
    section > .c-decision > dl.facts { display: flex; flex-wrap: wrap; }
    section > .c-decision > dl.facts > div { display: block; flex: 1 1 8rem; margin: 0 1rem 0.25rem 0; }
    figure { margin: 1.5rem 0; }
    figcaption { margin: 0 0 0.5rem; font-size: 0.9rem; max-width: 46rem; }
    figcaption strong { display: block; }
    svg { display: block; }
    td svg, th svg { display: inline-block; vertical-align: middle; margin-right: 0.5rem; }

    """

  private static let tables = """
    .wrap { overflow-x: auto; margin: 1rem 0 1.5rem; }
    table { border-collapse: collapse; width: 100%; font-size: 0.925rem; line-height: 1.4; }
    caption { text-align: left; padding: 0 0 0.5rem; font-size: 0.9rem; }
    .quiet { position: absolute; width: 1px; height: 1px; padding: 0; overflow: hidden; clip-path: inset(50%);
      white-space: nowrap; }
    th, td { text-align: left; vertical-align: top; padding: 0.45rem 1rem 0.45rem 0; }
    thead th { font-size: 0.85rem; font-weight: 600; vertical-align: bottom; border-bottom-width: 1px;
      border-bottom-style: solid; }
    tbody td, tbody th { border-bottom-width: 1px; border-bottom-style: solid; }
    tbody th { font-weight: 600; min-width: 9rem; }
    tbody td { min-width: 4rem; }
    .n { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .d, .g { white-space: nowrap; }

    """

  private static let narrow = """
    @media screen and (max-width: 40rem) {
    .page { padding: 1.25rem 1rem 2rem; }
    .top > svg { display: none; }
    h1 { font-size: 1.9rem; hyphens: auto; }
    h2 { font-size: 1.4rem; }
    .lead { font-size: 1.15rem; }
    .key > div { flex-basis: 100%; }
    dl.facts dd + dd { padding-left: 0; }
    }

    """

  private static let wide = """
    @media screen and (min-width: 70rem) {
    .layout { display: flex; align-items: flex-start; }
    .layout > nav { flex: 0 0 12.5rem; margin: 0.35rem 3rem 0 0; position: sticky; top: 1.5rem; border-bottom: 0; }
    .layout > nav ol { display: block; }
    .layout > nav li { margin: 0 0 0.2rem; }
    .layout > main { flex: 1 1 0; min-width: 0; }
    }

    """

  private static let forced = """
    @media screen and (forced-colors: active) {
    \(Paint.allCases.map { ".f-\($0.rawValue) { fill: CanvasText; } .s-\($0.rawValue) { stroke: CanvasText; }\n" }.joined())\
    .f-paper, .f-panel { fill: Canvas; }
    .f-accent { fill: Highlight; }
    .badge, .callout, .key > div { border-width: 1px; border-style: solid; border-color: CanvasText; }
    }

    """

  private static let print = """
    @media print {
    html, body { background-color: #ffffff; font-size: 9.5pt; line-height: 1.4; }
    .page { max-width: none; padding: 0; }
    .skip, nav { display: none; }
    .top { margin-bottom: 5mm; }
    h1 { font-size: 22pt; }
    h2 { font-size: 15pt; margin-bottom: 3mm; }
    h3 { margin-top: 5mm; font-size: 11.5pt; }
    section { margin-bottom: 9mm; }
    section + section > h2 { padding-top: 5mm; }
    section.new-page { break-before: page; }
    section.new-page > h2 { border-top: 0; padding-top: 0; }
    .break { break-after: page; }
    h1, h2, h3, h4, caption, figcaption { break-after: avoid; }
    table.short, tr, figure, .callout, .key > div, dl.facts > div { break-inside: avoid; }
    thead { display: table-header-group; }
    table { font-size: 8.5pt; }
    tbody th { min-width: 0; }
    .wrap { overflow: visible; margin: 2mm 0 4mm; }
    svg { max-width: 100%; height: auto; }
    td svg, th svg { max-width: none; }
    .lead { font-size: 13pt; }
    .small, caption, figcaption, .key dt, .key .note, .badge { font-size: 8.5pt; }
    .key { margin: 3mm -1.5mm; }
    .key > div { flex: 1 1 0; margin: 1.5mm; padding: 2mm 2.5mm; }
    .key .value { font-size: 15pt; margin: 1mm 0 0.5mm; }
    .cards { margin: 2mm -1.5mm; }
    .cards .callout { flex: 1 1 0; margin: 1.5mm; padding: 2.5mm 3mm; }
    .callout h3 { font-size: 11pt; margin-bottom: 1.5mm; }
    p, ul, ol { orphans: 3; widows: 3; margin-bottom: 2mm; }
    a { color: inherit; text-decoration: none; }
    .badge, .key > div, .callout { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
    @page { size: A4; margin: 15mm 17mm 16mm; @bottom-right { content: counter(page) " / " counter(pages);
      font-family: "Liberation Sans", Arial, sans-serif; font-size: 8pt; color: #55605b; } }

    """
}
