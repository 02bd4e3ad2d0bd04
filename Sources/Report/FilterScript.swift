extension Markup {
  /// The filters of the findings' table. They hide rows on screen; paper always shows all, and
  /// without a script so does the screen. No `<` and no `&`, so that the page stays XML too.
  static let filterScript = Markup(
    trusted: """

      (function () {
        'use strict';
        var bar = document.getElementById('filters');
        if (!bar) { return; }
        var severity = document.getElementById('filter-severity');
        var rule = document.getElementById('filter-rule');
        var count = document.getElementById('filter-count');
        var rows = Array.from(document.querySelectorAll('#findings-table tbody tr'));
        function matches(choice, value) { return choice === '' || choice === value; }
        function apply() {
          var shown = rows.filter(function (row) {
            var keep = matches(severity.value, row.dataset.severity)
              ? matches(rule.value, row.dataset.rule) : false;
            row.classList.toggle('filtered', !keep);
            return keep;
          });
          count.textContent = shown.length + ' of ' + rows.length + ' shown';
        }
        severity.addEventListener('change', apply);
        rule.addEventListener('change', apply);
        document.getElementById('filter-reset').addEventListener('click', function () {
          severity.value = '';
          rule.value = '';
          apply();
        });
        bar.hidden = false;
        apply();
      }());

      """)
}
