"""The page in Debian's Chromium. `make test-browser` installs the requirements; without them these
tests are skipped.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest

from support.dashboard.browser_window import CHROMIUM, QUIET, Opened, Window
from support.dashboard.page_reading import Written

if TYPE_CHECKING:
    from playwright.sync_api import Browser


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    playwright = pytest.importorskip(
        "playwright.sync_api", reason="playwright is not installed: `make test-browser` installs it"
    )
    path = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if path is None:
        pytest.skip("Chromium is not installed: install the packages chromium and chromium-driver")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(executable_path=path, args=list(QUIET))
        yield browser
        browser.close()


@pytest.fixture
def window(chromium: Browser, dashboard: Written) -> Iterator[Window]:
    """Opens the page from disk, in a window of its own. Arguments are those of a browser
    context.
    """
    contexts = []

    def opened(width: int = 1280, **options: Any) -> Opened:
        context = chromium.new_context(viewport={"width": width, "height": 900}, **options)
        contexts.append(context)
        window = Opened(context.new_page())
        window.page.on("request", lambda request: window.requests.append(request.url))
        window.page.on("console", lambda message: window.troubles.append(message.text))
        window.page.on("pageerror", lambda error: window.troubles.append(str(error)))
        window.page.on(
            "dialog", lambda dialog: (window.troubles.append(dialog.message), dialog.dismiss())
        )
        window.page.goto(dashboard.page.as_uri())
        return window

    yield opened
    for context in contexts:
        context.close()
