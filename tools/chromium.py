"""Finds a Chromium for the browser tests and the screenshots, and installs one where there is none.

A Chromium that is already there is used; else Debian's package when we are root; else Playwright's own.
`python tools/chromium.py` does this and prints the path, so that `make test` needs no other set-up.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
         "--disable-component-update", "--disable-sync")  # fmt: skip


def find() -> str | None:
    """The browser's program, or None. `LADDERBOOK_CHROMIUM` names another."""
    named = os.environ.get("LADDERBOOK_CHROMIUM")
    if named:
        return named
    return next((path for path in map(shutil.which, NAMES) if path), None) or _playwrights()


def _playwrights() -> str | None:
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        return None
    with sync_playwright() as playwright:
        path = Path(playwright.chromium.executable_path)
    return str(path) if path.exists() else None


def install() -> str | None:
    """The browser, installed if need be."""
    found = find()
    if found:
        return found
    if shutil.which("apt-get") and getattr(os, "geteuid", lambda: 1)() == 0:
        subprocess.run(["apt-get", "update", "-qq"], check=False, stdout=sys.stderr)
        command = ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium", "fonts-dejavu-core"]
        subprocess.run(command, check=False, stdout=sys.stderr, env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if not find():
        subprocess.run([sys.executable, "-m", "playwright", "install", "chromium"], check=False, stdout=sys.stderr)
    return find()


if __name__ == "__main__":
    browser = install()
    if browser is None:
        sys.exit("No Chromium, and none could be installed. Install one, or name it in LADDERBOOK_CHROMIUM.")
    print(browser)
