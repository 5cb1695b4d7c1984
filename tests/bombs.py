"""Sources made to take all time or memory: what they are, and, run as a program, what each costs.

The program prints, for each bomb, its seconds of the processor and the codes of its problems, and last the most memory
in MB that the process ever had.
"""

import json
import resource
import time
from collections.abc import Iterator
from itertools import combinations_with_replacement
from pathlib import Path
from typing import Final

from tests.support import site

FRONT: Final = "---\ntitle: Bomb\nsummary: How to begin\n---\n\n"
ROOM: Final = 190_000
"""Bytes of a page that is nearly as long as one may be."""

UNITS: Final = (
    "<![CDATA[", "<!--", "<a ", "<", "&", "&amp;", "[", "![", "[a](", "[^1]", "[a]: b\n", "](", "*a ", "**a",
    "_a_", "*a_ ", "`", "`a``", "```\n", "~~~a\n", "> ", "> \n", "- ", "- a\n", "1. a\n", "# a\n", "---\n",
    "===\n", "a\n", ": a\n", "| ", "|-", "|a|\n|-|\n", "    a\n", "\t", "\\", "\\[", "\n", "a", "<http://a",
    "[a\n", "*\n", "* * ", "é",
)  # fmt: skip
"""Marks that a converter may take a time for that grows with the square of their number, or worse."""


def _yaml() -> Iterator[tuple[str, str, str]]:
    """Name, text, and the code of the problem it must end in; an empty one where it is merely large."""
    laughs = "\n".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))
    yield "aliases of aliases", f"a0: &a0 [x]\n{laughs}\n", "alias"
    merges = "\n".join(f"a{n}: &a{n}\n  <<: [{', '.join([f'*a{n - 1}'] * 9)}]" for n in range(1, 10))
    yield "merges of merges", f"a0: &a0 {{b: c}}\n{merges}\n", "alias"
    yield "brackets 100,000 deep", "families: " + "[" * 100_000, "too-deep"
    yield "braces 100,000 deep", "families: " + "{a: " * 100_000, "too-deep"
    yield "dashes 20,000 deep", "families:\n  " + "- " * 20_000 + "x\n", "too-deep"
    yield "a number of 20,000 digits", f"roles:\n  - {{id: big, level: {'9' * 20_000}}}\n", ""
    yield "a rate of 20,000 digits", "plans:\n  - {id: p, kind: single, rate: " + "9" * 20_000 + " per hour}\n", ""
    yield "a list of a million bytes", "families: [" + "a, " * 330_000 + "a]\n", "too-many-values"
    yield "a map of a million bytes", "".join(f"k{n}: v\n" for n in range(100_000)), "too-many-values"
    yield (
        "one text of a million bytes",
        "terms:\n  - {id: a, term: A, text: " + "word " * 199_000 + "}\n",
        "text-too-long",
    )
    yield "one key of a million bytes", "a" * 990_000 + ": b\n", ""
    yield "a million empty lines", "\n" * 999_000, ""
    yield "a million quotes", "terms: '" + "''" * 490_000 + "'\n", ""
    yield "a million escapes", 'terms: "' + "\\x41" * 240_000 + '"\n', ""
    yield "a million comments", "# a\n" * 240_000, ""
    yield "documents", "---\na: b\n" * 100_000, ""
    yield "faults", "terms:\n" + "  - {idd: a}\n" * 1_900, ""
    yield (
        "items nobody knows",
        "roles:\n"
        + "".join(f"  - {{id: r{n}, title: R, family: f{n}, level: 1, identity: peer}}\n" for n in range(1_900)),
        "",
    )
    froms = ", ".join(f"r{n}" for n in range(150))
    roles = "".join(
        f"  - {{id: r{n}, title: R, family: direct, level: 1, identity: peer, pay: unpublished}}\n" for n in range(150)
    )
    yield (
        "every role to every role",
        (
            f"roles:\n{roles}moves:\n"
            f"  - {{id: all, kind: lateral, from: [{froms}], to: [{froms}], criteria: unpublished}}\n"
        ),
        "too-many-values",
    )


def _long(unit: str, before: str = "") -> str:
    return before + unit * ((ROOM - len(before)) // len(unit.encode()))


def _markdown() -> Iterator[tuple[str, str]]:
    """Text that a converter may take a time for that grows with its square, or worse."""
    for unit in UNITS:
        yield f"{unit!r} again and again", _long(unit)
    for one, other in combinations_with_replacement(("[a", "*a", "`a", "<a", "> ", "\n\n"), 2):
        yield f"{one!r} and {other!r}", _long(one * 15 + other * 15)
    yield "one footnote cited by all", _long("a[^1] ", "[^1]: note\n\n")
    yield "a wide table", "|" + "a|" * 20_000 + "\n|" + "-|" * 20_000 + "\n" + ("|" + "a|" * 20_000 + "\n") * 2
    yield "lists within lists", "".join("    " * n + "- a\n" for n in range(300))
    yield "quotes within quotes", "".join("> " * n + "a\n" for n in range(300))


def bombs() -> Iterator[tuple[str, dict[str, str | bytes | None], str]]:
    """What each is called, its files, and the code it must end in; an empty one where none need be."""
    for name, text, code in _yaml():
        yield f"YAML: {name}", {"ladders/oak/bomb.yaml": text}, code
    for name, text in _markdown():
        yield f"Markdown: {name}", {"content/oak/bomb.md": FRONT + text}, ""
    yield (
        "Markdown: a text of a ladder",
        {"ladders/oak/bomb.yaml": 'terms:\n  - {id: a, term: A, text: "' + "[a](" * 4_000 + '"}\n'},
        "markdown-limit",
    )


def main() -> None:
    """Sets off every bomb, one after the other."""
    site({})
    for name, files, code in bombs():
        start = time.process_time()
        made = site(files)
        print(json.dumps([name, time.process_time() - start, code, sorted({one.code for one in made.problems})]))
    print(json.dumps(_most_memory()))


def _most_memory() -> float:
    """In MB. What `getrusage` says on Linux counts in what the process was before it began to run this program."""
    status = Path("/proc/self/status")
    if not status.is_file():
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    (most,) = (line for line in status.read_text(encoding="ascii").splitlines() if line.startswith("VmHWM:"))
    return int(most.split()[1]) / 1024


if __name__ == "__main__":
    main()
