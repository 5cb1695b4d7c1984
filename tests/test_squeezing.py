"""A style sheet gets shorter and keeps its rules."""

import re

import pytest

from ladderbook.squeezing import squeezed
from tests.support import ROOT


@pytest.mark.parametrize(
    ("sheet", "short"),
    [
        ("/* why */\n.a,\n.b > p { color: red; margin: 0 0.5rem; }\n", ".a,.b>p{color:red;margin:0 .5rem}"),
        ("a :hover { top: calc(1px + 2px) }", "a :hover{top:calc(1px + 2px)}"),
        ('a:hover::before { content: ": { } ; /* */ 0.5"; }', 'a:hover::before{content:": { } ; /* */ 0.5"}'),
        ("@media (min-width: 48rem) { .a { left: -0.5rem; } }", "@media (min-width:48rem){.a{left:-.5rem}}"),
        (".v1 { --x: 10.05%; background: #00.5; }", ".v1{--x:10.05%;background:#00.5}"),
        (":root { --soft: 0.8; }\n\n.b { color: var(--soft); }", ":root{--soft:.8}.b{color:var(--soft)}"),
    ],
)
def test_spaces_and_comments_go_and_texts_stay(sheet: str, short: str) -> None:
    assert squeezed(sheet) == short


def test_ours_keep_every_rule_and_every_declaration() -> None:
    for path in sorted((ROOT / "layouts/shared/assets/css").glob("*.css")):
        sheet = path.read_text(encoding="utf-8")
        bare = re.sub(r"/\*.*?\*/", "", sheet, flags=re.DOTALL)
        short = squeezed(sheet)
        assert short.count("{") == bare.count("{"), path.name
        assert re.findall(r"[\w-]+(?=:)", short) == re.findall(r"[\w-]+(?=:)", bare), path.name
        assert len(short) < 0.95 * len(sheet), path.name
