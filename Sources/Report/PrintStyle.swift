extension Markup {
  /// How the page looks on A4: all rows, no controls, tables that break between rows.
  static let printStyle = Markup(
    trusted: """

      @page {
        size: A4; margin: 17mm 15mm 18mm;
        @bottom-right { content: counter(page) " / " counter(pages); font: 8pt sans-serif; }
      }
      @media print {
        html { font-size: 9pt; }
        body { line-height: 1.4; }
        main { max-width: none; padding: 0; }
        nav, .filters { display: none !important; }
        h1 { font-size: 18pt; }
        h2 { font-size: 13pt; margin-top: 18pt; break-after: avoid; }
        h3, caption, thead { break-after: avoid; }
        tbody tr:first-child { break-before: avoid; }
        p, ul { max-width: none; }
        table { font-size: 8pt; }
        th, td { padding: 2.5pt 6pt 2.5pt 0; }
        thead { display: table-header-group; }
        p:has(+ pre) { break-after: avoid; }
        tr, .short, .picture, .histogram, .banner, .headline div, li, figcaption { break-inside: avoid; }
        #statement { break-inside: avoid; }
        #bars { break-before: page; }
        .scroll { overflow: visible; }
        code, pre { font-size: 7.2pt; }
        a { text-decoration: none; }
        * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
      }

      """)
}
