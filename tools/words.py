"""Writes the catalogue of the interface's words: `python tools/words.py`, or `make words`.

`layouts/shared/words/ladderbook.pot` has every message of the packaged layouts and of the program; each language beside
it is brought up to date: a new message is empty there, one that is gone is dropped. `--check` only says what is stale.
"""

import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

from ladderbook import layout_words

ROOT: Final = Path(__file__).parent.parent
LAYOUTS: Final = ROOT / "layouts" / "shared"
WORDS: Final = LAYOUTS / "words"
SAID: Final = {"say": None, "_say": None, "markup": None, "marked": None}
"""The functions whose first argument is a message."""
HEAD: Final = "# The words of Ladderbook's pages: each message is its English text. Written by `make words`."


def messages() -> Iterator[tuple[str, str]]:
    """Every message with the file it stands in: the layouts' first. The portal is in English."""
    for path in sorted(set(LAYOUTS.rglob("*.html")) - set(LAYOUTS.glob("portal-*.html")) - {LAYOUTS / "forward.html"}):
        for message in layout_words.messages(path.read_text(encoding="utf-8")):
            yield message, path.relative_to(ROOT).as_posix()
    found = extract_from_dir(ROOT / "ladderbook", [("preview.py", "ignore"), ("**.py", "python")], keywords=SAID)
    for file, _, message, _, _ in sorted(found, key=lambda one: (one[0], one[1])):
        yield str(message), f"ladderbook/{file}"


def template() -> Catalog:
    """The catalogue without translations; no date and no line number in it, so that it changes only with the words."""
    made = Catalog(header_comment=HEAD, project="Ladderbook", version="1", charset="utf-8", fuzzy=False)
    for message, file in messages():
        made.add(message, locations=[(file, 0)])
    return made


def written(catalog: Catalog) -> bytes:
    out = BytesIO()
    write_po(out, catalog, width=120, include_lineno=False, ignore_obsolete=True)
    kept = [line for line in out.getvalue().decode().splitlines() if not _passing(line)]
    return ("\n".join(kept).rstrip() + "\n").encode()


def _passing(line: str) -> bool:
    """What says when and with what a catalogue was written."""
    return line.startswith(
        (
            '"POT-Creation-Date',
            '"Report-Msgid-Bugs-To: EMAIL',
            '"PO-Revision-Date: YEAR',
            '"Generated-By',
            '"Last-Translator: FULL',
            '"Language-Team: LANG',
            '"Language-Team: es <LL',
        )
    )


def up_to_date() -> dict[Path, bytes]:
    """What the template and each language should be."""
    pot = template()
    files = {WORDS / "ladderbook.pot": written(pot)}
    for path in sorted(WORDS.glob("*.po")):
        language = read_po(BytesIO(path.read_bytes()), locale=path.stem)
        language.update(pot, no_fuzzy_matching=True)
        files[path] = written(language)
    return files


def main() -> int:
    stale = {path: text for path, text in up_to_date().items() if not path.exists() or path.read_bytes() != text}
    if "--check" in sys.argv:
        print(*(f"{path.relative_to(ROOT)} is not up to date: run `make words`" for path in stale), sep="\n")
        return 1 if stale else 0
    for path, text in stale.items():
        path.write_bytes(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
