"""Makes the pictures of docs/dashboard.md: `python screenshots.py PAGE FOLDER`, with the
requirements of the browser tests.
"""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from support.dashboard.browser_window import CHROMIUM, QUIET

LOOKS = {
    "dashboard": {"viewport": {"width": 1200, "height": 1160}, "color_scheme": "light"},
    "dashboard_phone": {
        "viewport": {"width": 390, "height": 844},
        "color_scheme": "dark",
        "device_scale_factor": 1.5,
    },
}
SECTIONS = {"dashboard_phone": "revenue"}  # what is scrolled to


def main(page_file: Path, folder: Path) -> None:
    """Makes one picture per look."""
    path = next(filter(None, map(shutil.which, CHROMIUM)))
    with sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(QUIET))
        for name, look in LOOKS.items():
            page = browser.new_page(**look)
            page.goto(page_file.absolute().as_uri())
            if name in SECTIONS:
                page.evaluate(f"document.getElementById('{SECTIONS[name]}').scrollIntoView()")
            page.wait_for_timeout(300)
            page.screenshot(path=folder / f"{name}.png")
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
