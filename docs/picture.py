"""Take the README's picture of the dashboard: ``python docs/picture.py WORKSPACE PNG``."""

import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright


def take(workspace: Path, target: Path) -> None:
    """Photograph the front page of the newest dashboard of a workspace."""
    page_file = max((workspace / "site").glob("*/dashboard.html"))
    chromium = shutil.which("chromium") or shutil.which("chromium-browser")
    if chromium is None:
        sys.exit("Chromium is not on this machine.")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 1330})
        page.goto(page_file.resolve().as_uri())
        page.wait_for_timeout(1500)
        page.screenshot(path=target)
        browser.close()


if __name__ == "__main__":
    take(Path(sys.argv[1]), Path(sys.argv[2]))
