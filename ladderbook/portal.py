"""The portal: one page over all agencies, made from their summaries. A site of one agency opens on its handbook."""

from collections.abc import Sequence

from ladderbook.assets import gather_assets
from ladderbook.files import Tree
from ladderbook.render import CSP, environment, layout_texts, render_body
from ladderbook.summary import Summary, marker


def make_portal(summaries: Sequence[Summary], layouts: Tree) -> dict[str, bytes]:
    """The files that stand beside the agencies' folders."""
    env = environment(layout_texts(layouts))
    assets, addresses = gather_assets(layouts)
    agencies = sorted(summaries, key=lambda one: (one.name.casefold(), one.id))
    if len(agencies) == 1:
        page = render_body(env, "forward.html", {"csp": CSP, "one": agencies[0]})
    else:
        page = render_body(env, "portal.html", {"csp": CSP, "assets": addresses, "agencies": agencies})
    return {**assets, **marker(), "index.html": page.encode()}
