extension Markup {
  /// How the page looks on a screen of any width: ink on paper, one colour for the result, figures
  /// of equal width. Fonts are those that are there.
  static let screenStyle = Markup(
    trusted: """

      :root {
        --ink: #1c1b19; --soft: #5d5a54; --line: #d9d5cc; --paper: #fff; --tint: #f6f4ef;
        --gold: #a8842c; --good: #1f5c3d; --bad: #8c1c1c; --stop: #7a4a00;
        color-scheme: light;
      }
      * { box-sizing: border-box; }
      html { font-size: 15px; -webkit-text-size-adjust: 100%; }
      body {
        margin: 0; background: var(--paper); color: var(--ink);
        font: 1rem/1.5 "Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif;
        font-variant-numeric: tabular-nums lining-nums;
      }
      main { max-width: 66rem; margin: 0 auto; padding: 2rem 1.5rem 4rem; }
      h1, h2, h3, .word { font-family: Georgia, "Liberation Serif", "Times New Roman", serif; }
      h1 { font-size: 2rem; line-height: 1.2; font-weight: 400; margin: 0 0 .4rem; }
      h2 {
        font-size: 1.35rem; font-weight: 400; margin: 3rem 0 .8rem; padding-top: .6rem;
        border-top: 2px solid var(--ink);
      }
      h2 .number { color: var(--soft); margin-right: .35rem; }
      h3 { font-size: 1.05rem; font-weight: 700; margin: 1.6rem 0 .4rem; }
      p { margin: 0 0 .8rem; max-width: 46rem; }
      section > p b { white-space: nowrap; }
      a { color: inherit; }
      ul { padding-left: 1.2rem; max-width: 46rem; }
      li { margin-bottom: .3rem; }
      .small, .kind, .of, caption, figcaption { color: var(--soft); }
      .small { font-size: .87em; }
      .kind { margin-bottom: 1.2rem; letter-spacing: .02em; }
      .of { overflow-wrap: anywhere; max-width: none; }
      .of b { color: var(--ink); font-weight: 600; }
      code, pre {
        font-family: "Liberation Mono", Menlo, Consolas, monospace; font-size: .86em;
        overflow-wrap: anywhere; unicode-bidi: isolate;
      }
      pre {
        white-space: pre-wrap; background: var(--tint); border: 1px solid var(--line);
        padding: .7rem .9rem; margin: 0 0 1rem; line-height: 1.45;
      }

      .banner {
        display: grid; grid-template-columns: auto minmax(13rem, 1fr) fit-content(22rem);
        gap: .4rem 2rem; align-items: center;
        border: 1px solid currentColor; border-left-width: .6rem; padding: 1rem 1.3rem;
        margin: 1.4rem 0 1.2rem;
      }
      .banner p { margin: 0; }
      .covered .banner { color: var(--good); }
      .shortfall .banner { color: var(--bad); }
      .blocked .banner { color: var(--stop); }
      .blocked .coverage { color: var(--soft); }
      .word { font-size: 2.1rem; line-height: 1.1; text-transform: capitalize; }
      .coverage { font-size: 1.75rem; line-height: 1.15; }
      .coverage span { display: block; font-size: .85rem; line-height: 1.35; color: var(--soft); }
      .beside { border-left: 1px solid var(--line); padding-left: 1.3rem; color: var(--ink); }
      .blockers { border-left: .6rem solid var(--stop); padding: 0 0 0 1.3rem; margin-bottom: 1.2rem; }
      .headline {
        display: grid; grid-template-columns: repeat(4, 1fr); margin: 0;
        border-top: 1px solid var(--line);
      }
      .headline div { padding: .6rem .8rem .6rem 0; border-bottom: 1px solid var(--line); }
      dt { color: var(--soft); font-size: .87rem; }
      dd { margin: 0; }
      .headline b { font-size: 1.12rem; font-weight: 600; white-space: nowrap; }
      .headline span { color: var(--soft); font-size: .87rem; }
      nav ol {
        display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; list-style-position: inside;
        padding: 0; margin: 1.2rem 0 0; font-size: .9rem; color: var(--soft);
      }

      """)
}
