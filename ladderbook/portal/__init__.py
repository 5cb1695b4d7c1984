"""The portal: the pages over all agencies, made from their summaries. To add one: its file, its layout, one line here.

A site of one agency opens on its handbook and has none of them.
"""

from typing import Final

from ladderbook.assets import gather_assets
from ladderbook.files import Tree
from ladderbook.portal import agencies, atlas, certificates, families
from ladderbook.portal.page import Network, PortalPage
from ladderbook.render import CSP, Compiled, environment, layout_texts, render_body
from ladderbook.summary import marker

PAGES: Final[tuple[PortalPage, ...]] = (agencies.PAGE, atlas.PAGE, families.PAGE, certificates.PAGE)


def make_portal(of: Network, layouts: Tree, compiled: Compiled | None = None) -> dict[str, bytes]:
    """The files that stand beside the agencies' folders."""
    env = environment(layout_texts(layouts), compiled)
    assets, addresses = gather_assets(layouts)
    files = {**assets, **marker()}
    if len(of.agencies) == 1:
        return {**files, "index.html": render_body(env, "forward.html", {"csp": CSP, "one": of.agencies[0]}).encode()}
    for page in PAGES:
        around = {"csp": CSP, "assets": addresses, "pages": PAGES, "page": page}
        files[page.file] = render_body(env, page.layout, {**around, **page.view(of)}).encode()
    return files
