"""A page in a real browser, opened from disk with the network cut."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page


class Watched:
    """A page that notes what it asks for and what it complains of."""

    def __init__(self, browser: Any, width: int = 1280) -> None:
        self.context = browser.new_context(
            viewport={"width": width, "height": 900}, offline=True, reduced_motion="reduce"
        )
        self.page: Page = self.context.new_page()
        self.requests: list[str] = []
        self.complaints: list[str] = []
        self.page.on("request", lambda request: self.requests.append(request.url))
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on(
            "console",
            lambda said: self.complaints.append(said.text) if said.type == "error" else None,
        )

    def open(self, file: Path, fragment: str = "") -> Page:
        return self.open_address(file.resolve().as_uri() + fragment)

    def open_address(self, address: str) -> Page:
        self.page.goto(address)
        self.page.wait_for_load_state("load")
        # What can be chosen is unpacked first.
        self.page.wait_for_function(
            "!document.querySelector('form.u-choose') || document.documentElement.dataset.choices"
        )
        self.page.wait_for_timeout(400)
        return self.page


def boxes(page: Page) -> dict[str, str]:
    """Return the value boxes as they stand: title → value."""
    titles = page.locator(".value-box-title").all_inner_texts()
    values = page.locator(".value-box-value").all_inner_texts()
    return dict(zip(titles, (value.strip() for value in values), strict=True))
