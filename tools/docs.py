"""Writes the reference for authors into `docs/`: every field from the models, every problem from the manual."""

from pathlib import Path

from ladderbook.reference import pages

DOCS = Path(__file__).parent.parent / "docs"


def main() -> None:
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
