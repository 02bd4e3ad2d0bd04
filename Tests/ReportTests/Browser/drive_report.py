#!/usr/bin/env python3
"""Opens report pages in headless Chromium and prints as JSON what was seen.

    drive_report.py PAGE.html...

The answer has one object a page: rows that show under each filter, with a script, without one
and on paper; console messages; network requests; how far the page is wider than the screen; the
size of its PDF. What it should be is for the caller to say. Python standard library only.
"""

import base64
import json
import pathlib
import re
import sys

from webdriver import Browser

ROWS = "#findings-table tbody tr"
VISIBLE = f"[...document.querySelectorAll('{ROWS}')].filter(r => r.offsetHeight > 0).length"


def filters(browser):
    """Rows for each choice of each filter, chosen by typing its name as a keyboard user would."""
    seen = {}
    for name in ("severity", "rule"):
        selector = f"#filter-{name}"
        options = browser.run(f"[...document.querySelectorAll('{selector} option')].map(o => o.value)")
        for option in options[1:]:
            browser.type(selector, option)
            seen[f"{name} {option}"] = browser.run(VISIBLE)
            browser.click("#filter-reset")
    return seen


def overflow(browser, width):
    """How many pixels the page is wider than a screen of this width."""
    browser.set_width(width)
    return browser.run("document.documentElement.scrollWidth - window.innerWidth")


def printed(browser):
    page = {"page": {"width": 21.0, "height": 29.7}, "background": True}
    pdf = base64.b64decode(browser.call("POST", "/print", page))
    boxes = {tuple(float(n) for n in box.split()[2:])
             for box in re.findall(rb"/MediaBox\s*\[([^\]]*)\]", pdf)}
    return {"isPDF": pdf.startswith(b"%PDF-"), "pages": len(re.findall(rb"/Type\s*/Page\b", pdf)),
            "sizes": sorted([round(w), round(h)] for w, h in boxes)}


def requests(browser):
    """Every address that was asked for, the page's own apart."""
    messages = [json.loads(entry["message"])["message"] for entry in browser.log("performance")]
    return [m["params"]["request"]["url"] for m in messages
            if m["method"] == "Network.requestWillBeSent"
            and m["params"].get("type") != "Document"]


def look_at(browser, page):
    url = pathlib.Path(page).resolve().as_uri()
    browser.set_width(1280)
    browser.open(url)
    seen = {"rows": browser.run(VISIBLE), "title": browser.run("document.title")}
    has_filters = browser.run("document.getElementById('filters') !== null")
    seen["filters"] = filters(browser) if has_filters else {}
    if has_filters:
        # Paper shows every row, whatever is chosen on the screen.
        browser.type("#filter-severity", "warning")
        browser.devtools("Emulation.setEmulatedMedia", media="print")
        seen["rowsOnPaper"] = browser.run(VISIBLE)
        seen["filtersOnPaper"] = browser.run("document.getElementById('filters').offsetHeight")
        browser.devtools("Emulation.setEmulatedMedia", media="")
    seen["overflow"] = {str(width): overflow(browser, width) for width in (1280, 768, 390)}
    seen["alerts"] = browser.run("window.__alerts || 0")
    browser.set_width(1280)
    seen["pdf"] = printed(browser)
    seen["console"] = [entry["message"] for entry in browser.log("browser")]
    seen["requests"] = requests(browser)
    browser.devtools("Emulation.setScriptExecutionDisabled", value=True)
    browser.open(url)
    seen["rowsWithoutScript"] = browser.run(VISIBLE)
    seen["filtersWithoutScript"] = (
        browser.run("document.getElementById('filters').offsetHeight") if has_filters else 0)
    browser.devtools("Emulation.setScriptExecutionDisabled", value=False)
    return seen


def main():
    with Browser() as browser:
        print(json.dumps([look_at(browser, page) for page in sys.argv[1:]], indent=1))


if __name__ == "__main__":
    main()
