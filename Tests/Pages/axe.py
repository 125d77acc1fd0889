"""Runs axe-core over pages in Chromium, in both colour schemes; fails if it finds a violation.

usage: axe.py AXE_JS PAGE ...
"""

import html
import json
import os
import re
import subprocess
import sys
import tempfile

VISIT = """
<script src="file://{axe}"></script>
<script>
addEventListener("load", async () => {{
  const found = await axe.run()
  const text = document.createElement("pre")
  text.id = "axe"
  text.textContent = JSON.stringify({{
    rules: found.passes.length,
    violations: found.violations.map(v => `${{v.id}}: ${{v.help}}: ${{v.nodes[0].html.slice(0, 200)}}`),
  }})
  document.body.replaceChildren(text)
}})
</script>
"""


def visit(page, axe, scheme, profile):
    """What axe-core says of a page, whose own policy would not let it in."""
    with open(page, encoding="utf-8") as file:
        text = file.read()
    text = re.sub(r'<meta http-equiv="Content-Security-Policy"[^>]*>', "", text)
    copy = os.path.join(os.path.dirname(page), "axe.html")
    with open(copy, "w", encoding="utf-8") as file:
        file.write(text.replace("</head>", VISIT.format(axe=axe) + "</head>"))
    dom = subprocess.run(
        [
            "chromium", "--headless", "--no-sandbox", "--disable-gpu",
            "--allow-file-access-from-files", f"--user-data-dir={profile}",
            f"--blink-settings=preferredColorScheme={scheme}", "--window-size=1280,900",
            "--virtual-time-budget=30000", "--dump-dom", f"file://{copy}",
        ],
        capture_output=True, text=True, timeout=120, check=False,
    ).stdout
    os.remove(copy)
    found = re.search(r'<pre id="axe">(.*?)</pre>', dom, re.S)
    if not found:
        raise SystemExit(f"check-pages: axe-core said nothing of {page}")
    return json.loads(html.unescape(found.group(1)))


def main():
    axe, *pages = sys.argv[1:]
    failed = False
    rules = []
    with tempfile.TemporaryDirectory() as profile:
        for page in pages:
            for name, scheme in [("light", 1), ("dark", 0)]:
                found = visit(page, axe, scheme, profile)
                rules.append(found["rules"])
                for violation in found["violations"]:
                    failed = True
                    print(f"check-pages: {page} ({name}): {violation}", file=sys.stderr)
    if failed:
        raise SystemExit(1)
    print(
        f"check-pages: axe-core finds nothing on {len(pages)} pages in both schemes"
        f" ({min(rules)} to {max(rules)} rules apply)"
    )


if __name__ == "__main__":
    main()
