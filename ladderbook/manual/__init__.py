"""The manual of problems: for each code what is wrong, why it matters, and an example, first bad and then good.

The pages stand in the text files beside this one, by what reads the source. A page is written in three parts: `code:
what is wrong`, then `Why:`, then the example, in which a `-` in the margin marks a line that is wrong and a `+` one
that is good. What is wrong is not said twice: of a check, its docstring says it, and may give the lines for `{bad}` and
`{good}` too. An example is one file or several, each headed by its path.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import getdoc
from pathlib import Path
from textwrap import indent
from typing import Final

from ladderbook.problems import Severity
from ladderbook.rules import RULES


@dataclass(frozen=True, slots=True)
class Page:
    """What the manual says of one code."""

    code: str
    severity: Severity
    wrong: str
    why: str
    bad: str
    good: str


_SEVERITIES: Final = {
    "asks-for-disclosure": Severity.WARNING,
    "benefits-line-crossed": Severity.ADVICE,
    "competency-falls": Severity.WARNING,
    "competency-unused": Severity.ADVICE,
    "credential-unsourced": Severity.WARNING,
    "degree-without-alternative": Severity.WARNING,
    "disputed": Severity.WARNING,
    "exempt-below-floor": Severity.WARNING,
    "figures-old": Severity.ADVICE,
    "grade-unused": Severity.ADVICE,
    "hiring-range-outside": Severity.WARNING,
    "leaves-peer-work": Severity.WARNING,
    "no-senior-peer-role": Severity.WARNING,
    "no-way-up": Severity.WARNING,
    "nothing-to-show": Severity.ADVICE,
    "old-base-edition": Severity.ADVICE,
    "one-holder-pay": Severity.ADVICE,
    "pay-below-minimum": Severity.WARNING,
    "pay-overlap": Severity.ADVICE,
    "promotion-cycle": Severity.WARNING,
    "promotion-without-raise": Severity.WARNING,
    "review-material-missing": Severity.WARNING,
    "review-overdue": Severity.WARNING,
    "schedule-gap": Severity.WARNING,
    "silence-unused": Severity.WARNING,
    "stigmatising-words": Severity.WARNING,
    "supervisor-missing": Severity.WARNING,
    "unreachable-role": Severity.WARNING,
    "worksheet-asks-health": Severity.WARNING,
}
"""Everything else is an error."""

_HEAD: Final = """# Every problem

Every message ends with a code in brackets, such as `[pay-falls]`. Look it up here, or type
`python build.py explain pay-falls`. Each example is laid over a small agency called `oak`.

- An **error** stops a handbook from being published. Mend it.
- A **warning** tells what is probably not meant, or not fair to a peer. It stops a handbook only under `--strict`.
- **Advice** tells what to look at. It never stops one.

A build prints errors in full and counts the rest; `python build.py check` prints all. If a check is wrong about your
agency, give it another weight or set it aside under `checks` of your `agency`, with a reason that readers see on the
page About."""

_BEGIN: Final = re.compile(r"^(?=[a-z0-9-]+:(?: |$))", re.MULTILINE)
_HEADING: Final = re.compile(r"^# ((?:ladders|content|layouts)/.+)\n", re.MULTILINE)
_SHORT: Final = re.compile(r"\b(Bad|Good): `([^`]+)`")


def _pages() -> Iterator[Page]:
    said = {text.partition(":")[0]: text for text in map(_docstring, RULES)}
    files = sorted(Path(__file__).parent.glob("*.txt"))
    written = (text for file in files for text in _BEGIN.split(file.read_text(encoding="utf-8")))
    texts = said | {text.partition(":")[0]: text for text in written if text.strip()}
    return (_page(texts[code], said.get(code, "")) for code in sorted(texts))


def _docstring(rule: object) -> str:
    return getdoc(rule) or ""


def _page(text: str, said: str) -> Page:
    """A page as it is written, with what the docstring of its check says."""
    head, _, rest = text.partition("\n\n")
    why, _, example = rest.partition("\n\n")
    code, _, wrong = _line(head).partition(":")
    wrong = wrong or _line(said.partition("\n\n")[0]).partition(":")[2]
    for name, line in _SHORT.findall(said):
        example = example.replace(f"{{{name.casefold()}}}", line)
    severity = _SEVERITIES.get(code, Severity.ERROR)
    bad, good = (_side(example, margin) for margin in "-+")
    return Page(code, severity, wrong.strip(), _line(why).removeprefix("Why: "), bad, good)


def _line(text: str) -> str:
    return " ".join(text.split())


def _side(example: str, margin: str) -> str:
    """The lines of an example that are in both, and those of one side."""
    rows = (row for row in example.rstrip("\n").split("\n") if row[:1] in ("", " ", margin))
    return "".join(f"{row[4:]}\n" for row in rows)


_PAGES: Final = {page.code: page for page in _pages()}
CODES: Final = tuple(_PAGES)
"""Every code a problem can have, in alphabetical order."""


def page(code: str) -> Page | None:
    """The page of a code; None where there is no such code."""
    return _PAGES.get(code)


def files(example: str) -> Iterator[tuple[str, str]]:
    """The files of an example: what heads each (its path, and what is special about it), and its text."""
    _, *parts = _HEADING.split(example)
    yield from zip(parts[::2], parts[1::2], strict=True)


def contents() -> Iterator[str]:
    """One line for each code."""
    widest = max(map(len, CODES))
    return (f"{code:{widest}}  {_PAGES[code].severity.word:7}  {_PAGES[code].wrong}" for code in CODES)


def told(page: Page) -> Iterator[str]:
    """A page as lines for a terminal."""
    yield f"{page.code}: {page.severity.word}: {page.wrong}"
    yield page.why
    for name, example in (("Bad", page.bad), ("Good", page.good)):
        yield f"\n{name}:\n{indent(example.rstrip(), '  ')}"


def markdown() -> str:
    """The whole manual as one page."""
    return "\n\n".join((_HEAD, _index(), *(block for one in _PAGES.values() for block in _section(one)))) + "\n"


def _index() -> str:
    rows = (f"| [{code}](#{code}) | {one.severity.word} | {one.wrong} |" for code, one in _PAGES.items())
    return "\n".join(("| code | severity | what is wrong |", "| --- | --- | --- |", *rows))


def _section(page: Page) -> Iterator[str]:
    yield f"## {page.code}"
    yield f"{page.severity.word.capitalize()}: {page.wrong} {page.why}"
    for side, example in (("Bad", page.bad), ("Good", page.good)):
        yield from (_file(side, heading, text) for heading, text in files(example))


def _file(side: str, heading: str, text: str) -> str:
    """One file of an example under its path, with what is special about it."""
    path, _, target = heading.partition(" -> ")
    path, _, special = path.partition(", ")
    told = f"{side}, `{path}`" + (f", {special}" if special else "")
    ending = path.rpartition(".")[2]
    language = {"md": "markdown"}.get(ending, ending)
    return f"{told}, a link to `{target}`" if target else f"{told}:\n\n```{language}\n{text.rstrip()}\n```"
