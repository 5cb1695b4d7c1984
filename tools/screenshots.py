"""A picture of each kind of page at 360 and 1280 px, light and dark, into `screenshots/`, to be looked at."""

import sys
from pathlib import Path

from chromium import FLAGS, find
from playwright.sync_api import sync_playwright

PAGES = {
    "portal": "index.html",
    "portal-atlas": "atlas.html",
    "portal-families": "families.html",
    "portal-credentials": "credentials.html",
    "home": "riverbend/index.html",
    "map": "riverbend/map.html",
    "role": "riverbend/role-peer-specialist-2.html",
    "move": "riverbend/move-to-specialist-2.html",
    "pay": "riverbend/pay.html",
    "plan": "riverbend/pay-peer-hourly.html",
    "competencies": "riverbend/competencies.html",
    "competency": "riverbend/competency-shares-lived-experience.html",
    "credentials": "riverbend/credentials.html",
    "credential": "riverbend/credential-nm-cpsw.html",
    "guidance": "riverbend/guidance.html",
    "article": "riverbend/guidance-keeping-your-certification.html",
    "about": "riverbend/about.html",
    "missing": "riverbend/404.html",
    "va-home": "us-va-peer-specialist/index.html",
    "va-role": "us-va-peer-specialist/role-peer-specialist-1.html",
    "va-move": "us-va-peer-specialist/move-to-specialist-2.html",
    "va-plan": "us-va-peer-specialist/pay-gs-boston.html",
}


def main(output: Path, target: Path) -> None:
    target.mkdir(exist_ok=True)
    browser_path = find()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=browser_path, args=list(FLAGS))
        for scheme in ("light", "dark"):
            for width in (360, 1280):
                context = browser.new_context(viewport={"width": width, "height": 800}, color_scheme=scheme)
                page = context.new_page()
                for name, path in PAGES.items():
                    page.goto((output / path).resolve().as_uri())
                    page.screenshot(path=target / f"{name}-{width}-{scheme}.png", full_page=True)
                context.close()
        browser.close()


if __name__ == "__main__":
    main(Path(sys.argv[1] if len(sys.argv) > 1 else "output"), Path("screenshots"))
