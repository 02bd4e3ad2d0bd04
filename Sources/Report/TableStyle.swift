extension Markup {
  /// Tables, the picture and the filters, and what changes on a phone.
  static let tableStyle = Markup(
    trusted: """

      .scroll { overflow-x: auto; margin: 0 0 1.3rem; }
      .prose { margin: 0 0 1.3rem; }
      table { border-collapse: collapse; width: 100%; font-size: .9rem; line-height: 1.4; }
      caption { text-align: left; padding: 0 0 .35rem; font-size: .87rem; }
      th, td {
        text-align: left; vertical-align: top; padding: .38rem .9rem .38rem 0; font-weight: 400;
        border-bottom: 1px solid var(--line); unicode-bidi: isolate;
      }
      th:last-child, td:last-child { padding-right: 0; }
      thead th {
        color: var(--soft); font-size: .84rem; vertical-align: bottom;
        border-bottom: 1px solid var(--ink);
      }
      .figure { text-align: right; }
      td.figure, th.figure { white-space: nowrap; }
      thead th.figure { white-space: normal; }
      .figure + td:not(.figure), .figure + th:not(.figure) { padding-left: .9rem; }
      .total > * { font-weight: 600; border-bottom: 1px solid var(--ink); }
      .prose tbody th { font-weight: 600; }
      .prose table { table-layout: fixed; }
      .prose td, .prose th { overflow-wrap: break-word; }
      .verbatim { overflow-wrap: anywhere; unicode-bidi: isolate; }
      .bar-id, .test { display: block; font-size: .9em; color: var(--soft); }
      .severity { font-weight: 600; }
      .severity.blocking { color: var(--stop); }
      .severity.excluding { color: var(--bad); }
      .severity.information, .severity.warning { font-weight: 400; }

      .picture { margin: 0 0 1rem; }
      .bar { display: grid; grid-template-columns: 1fr auto; gap: 0 1rem; margin-bottom: .75rem; }
      .bar p { margin: 0; max-width: none; }
      .bar .label span, .bar .amount span { color: var(--soft); font-size: .9em; }
      .bar .amount { text-align: right; }
      .bar .amount span { display: inline-block; min-width: 11.5em; }
      .bar svg { grid-column: 1 / -1; width: 100%; height: .85rem; display: block; }
      svg .track { fill: var(--tint); }
      svg .claims { fill: #4a4843; }
      svg .listed { fill: #e2d3a5; }
      svg .accepted { fill: #c9aa57; }
      svg .reserve { fill: var(--gold); }
      svg .required { fill: #a09c93; }
      svg .gain { fill: #5c8a70; }
      svg .loss { fill: #b0685f; }
      svg line { stroke: var(--ink); stroke-width: 1.5px; }

      .histogram { margin: 0 0 1.4rem; max-width: 46rem; }
      .histogram h3 { margin-bottom: .5rem; }
      .histogram figcaption { margin-top: .4rem; font-size: .87rem; }
      .bin {
        display: grid; grid-template-columns: 9.5rem 1fr 9rem; gap: 0 .9rem; align-items: center;
        margin-bottom: .2rem; font-size: .9rem;
      }
      .bin svg { width: 100%; height: .8rem; display: block; }
      .bin .class { text-align: right; white-space: nowrap; }
      .bin .count { white-space: nowrap; }

      .filters { display: flex; flex-wrap: wrap; gap: .5rem 1.2rem; align-items: center; }
      .filters { margin: 0 0 .9rem; }
      .filters[hidden] { display: none; }
      .filters select, .filters button { font: inherit; padding: .2rem .4rem; }
      @media screen { tr.filtered { display: none; } }
      :focus-visible { outline: 2px solid var(--gold); outline-offset: 2px; }

      @media screen and (max-width: 46rem) {
        main { padding: 1.2rem 1rem 3rem; }
        h1 { font-size: 1.6rem; }
        .banner { grid-template-columns: 1fr; padding: .9rem 1rem; }
        .beside { border-left: 0; border-top: 1px solid var(--line); padding: .5rem 0 0; }
        .headline { grid-template-columns: 1fr 1fr; }
        .wide table { min-width: 44rem; }
        .bar { grid-template-columns: 1fr; }
        .bin { grid-template-columns: 6.2rem 1fr 7rem; gap: 0 .6rem; }
        .bin .class { white-space: normal; }
        .bar .amount { text-align: left; }
        .bar .amount span { margin-left: .6rem; min-width: 0; }
        .prose table, .prose tbody, .prose tr, .prose td, .prose th, .prose caption {
          display: block; width: 100%; padding-right: 0;
        }
        .prose thead { display: none; }
        .prose tr { border-bottom: 1px solid var(--ink); padding: .5rem 0; }
        .prose tr.filtered { display: none; }
        .prose tr > * { border: 0; padding: .15rem 0; }
        .prose td::before { content: attr(data-label) ": "; color: var(--soft); }
      }

      """)
}
