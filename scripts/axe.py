#!/usr/bin/env python3
"""Opens HTML reports in a real browser and looks for barriers: light, dark, 320 pixels, forced colours.

Fails on a violation of an accessibility rule, on a page wider than the window, on any request besides the page,
on an error in the console, on a label cut by its drawing, and when the first Tab does not lead to the content.
"""
import shutil
import sys
from pathlib import Path

try:
    from axe_playwright_python.sync_playwright import Axe
    from playwright.sync_api import sync_playwright
except ImportError as missing:
    print(f"skipped: {missing.name}")
    sys.exit(0)

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice", "RGAAv4", "EN-301-549"]
VIEWS = [
    ("light", {"color_scheme": "light", "viewport": {"width": 1280, "height": 800}}),
    ("dark", {"color_scheme": "dark", "viewport": {"width": 1280, "height": 800}}),
    ("320 pixels", {"color_scheme": "light", "viewport": {"width": 320, "height": 800}}),
    ("forced colours", {"forced_colors": "active", "viewport": {"width": 1280, "height": 800}}),
]
WIDE = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
SPACED = "* { line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important }"
CUT = """[...document.querySelectorAll('svg')].flatMap(svg => {
  const box = svg.viewBox.baseVal;
  return [...svg.querySelectorAll('text')].filter(text => {
    const b = text.getBBox();
    return b.x < -0.5 || b.y < -0.5 || b.x + b.width > box.width + 0.5 || b.y + b.height > box.height + 0.5;
  }).map(text => text.textContent);
})"""


def look(browser, address, name, settings):
    """Returns the faults of one page seen in one way."""
    context = browser.new_context(bypass_csp=True, locale="fr-FR", **settings)
    page = context.new_page()
    requests, faults = [], []
    page.on("request", lambda request: requests.append(request.url))
    page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
    page.goto(address)
    result = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}}).response
    for violation in result["violations"]:
        node = violation["nodes"][0]["html"][:100]
        faults.append(f"{violation['id']} ({violation['impact']}, {len(violation['nodes'])} times): {node}")
    faults += [f"request to {url}" for url in requests[1:]]
    faults += [f"label cut by its drawing: {text}" for text in page.evaluate(CUT)]
    if page.evaluate(WIDE):
        faults.append("wider than the window")
    page.keyboard.press("Tab")
    if page.evaluate("document.activeElement.className") != "skip":
        faults.append("the first Tab does not reach the skip link")
    page.keyboard.press("Enter")
    if page.evaluate("document.activeElement.tagName") != "MAIN":
        faults.append("the skip link does not lead to the content")
    if name == "320 pixels":
        page.add_style_tag(content=SPACED)
        if page.evaluate(WIDE):
            faults.append("wider than the window once text is spaced")
    context.close()
    return [f"{name}: {fault}" for fault in faults]


def main(files):
    executable = shutil.which("chromium") or shutil.which("google-chrome")
    if not executable:
        print("skipped: chromium")
        return 0
    bad = 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        for file in files:
            faults = [fault for view in VIEWS for fault in look(browser, Path(file).resolve().as_uri(), *view)]
            print(f"{file}: {'no barrier found' if not faults else str(len(faults)) + ' faults'}")
            for fault in faults:
                print(f"  {fault}")
            bad += len(faults)
        browser.close()
    return 1 if bad else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
