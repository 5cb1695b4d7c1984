"""How a handbook looks: its accent, checked for contrast while it is read, and its logo (FORMAT, section 8)."""

import re
from typing import Annotated, Final

from pydantic import ValidationInfo

from ladderbook import accents, color
from ladderbook.problems import did_you_mean
from ladderbook.schema.items import Fields
from ladderbook.schema.reading import says, scalar, wrong
from ladderbook.tree import Text


def _accent(node: Text, _: ValidationInfo) -> Text:
    if node in accents.NAMED:
        return node
    chosen = color.read(node)
    if chosen is None:
        near = did_you_mean(node, accents.NAMED)
        names = ", ".join(f"`{name}`" for name in accents.NAMED)
        fix = f"Did you mean `{near}`?" if near else f'Write one of {names}, or a color such as "#6d2a5b".'
        raise wrong("bad-accent", f"`{node}` is neither an accent with a name nor a color", fix)
    found = accents.by_day(chosen).contrast(accents.DAY)
    if found < accents.TEXT:
        message = f"words in `{node}` are too faint to read: {int(found * 10) / 10} to 1, where 4.5 to 1 is needed"
        fix = f'Write "{color.written(accents.nearest(chosen))}", the nearest darker shade that has it.'
        raise wrong("faint-accent", message, fix)
    return node


_PICTURE: Final = r"[a-z0-9]+(-[a-z0-9]+)*\.(svg|png)"


def _picture(node: Text, _: ValidationInfo) -> Text:
    if not re.fullmatch(_PICTURE, node):
        fix = "Name the file like `logo.svg` or `logo.png`, and write only its name."
        raise wrong("bad-picture-name", f"`{node}` is not the name of an SVG or PNG picture", fix)
    return node


Accent = Annotated[
    Text,
    scalar(
        "an accent",
        _accent,
        "plum",
        title=f"{' · '.join(f'`{name}`' for name in accents.NAMED)}, or a color",
        pattern=rf"^(?:{'|'.join(accents.NAMED)}|#[0-9a-fA-F]{{6}})$",
    ),
]
Picture = Annotated[
    Text, scalar("the name of a picture", _picture, "logo.svg", title="name of a picture", pattern=f"^{_PICTURE}$")
]


class Theme(Fields):
    """The look of a handbook."""

    accent: Accent | None = says(
        "The color of links and marks: one with a name, or any color dark enough to be read, in quotes. "
        "By night a lighter shade of it is used.",
        "every page",
        None,
        example="#1f5c7a",
    )
    logo: Picture | None = says(
        "A picture shown in place of the name: a file in `layouts/<agency>/assets/`, of at most 100 kB.",
        "every page",
        None,
        example="logo.svg",
    )
