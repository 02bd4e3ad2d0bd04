#!/usr/bin/env python3
"""Reads report pages as HTML and as XML and prints as JSON what is not in order.

    check_markup.py PAGE.html...

Python standard library only. An answer of empty lists is a page in order.
"""

import html.parser
import json
import sys
import xml.etree.ElementTree

VOID = {"br", "col", "meta", "line", "rect"}
LOADING = {"src", "srcset", "data", "poster", "action", "formaction", "ping", "background"}


class Page(html.parser.HTMLParser):
    """What an HTML reader sees: open elements, ids, links, anything that would load."""

    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.stack, self.faults, self.ids, self.links, self.scripts = [], [], [], [], 0

    def handle_starttag(self, name, attributes):
        if name not in VOID:
            self.stack.append(name)
        self.look(name, attributes)

    def handle_startendtag(self, name, attributes):
        if name not in VOID:
            self.faults.append(f"<{name}/> is an open element for HTML")
        self.look(name, attributes)

    def handle_endtag(self, name):
        if not self.stack or self.stack.pop() != name:
            self.faults.append(f"</{name}> at {self.getpos()} closes another element")

    def look(self, name, attributes):
        self.scripts += name == "script"
        for key, value in attributes:
            if key == "id":
                self.ids.append(value)
            elif key == "href":
                self.links.append(value)
            elif key in LOADING or key.startswith("on"):
                self.faults.append(f"<{name} {key}>")
        if name in {"link", "img", "iframe", "object", "embed", "base", "form"}:
            self.faults.append(f"<{name}>")


def check(path):
    with open(path, encoding="utf-8") as file:
        text = file.read()
    page = Page()
    page.feed(text)
    page.close()
    faults = page.faults + [f"<{name}> stays open" for name in page.stack]
    faults += [f"id {i} twice" for i in set(page.ids) if page.ids.count(i) > 1]
    faults += [f"link {link} leads nowhere" for link in page.links
               if not link.startswith("#") or link[1:] not in page.ids]
    if page.scripts != 1:
        faults.append(f"{page.scripts} scripts")
    try:
        xml.etree.ElementTree.fromstring(text)
    except xml.etree.ElementTree.ParseError as error:
        faults.append(f"not XML: {error}")
    return faults


def main():
    print(json.dumps([check(path) for path in sys.argv[1:]]))


if __name__ == "__main__":
    main()
