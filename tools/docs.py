"""Writes the reference for authors into `docs/`: every field from the models, every problem from the manual."""

from pathlib import Path

from ladderbook import manual, reference

DOCS = Path(__file__).parent.parent / "docs"
MADE = "<!-- Made by tools/docs.py from the models and the manual: change those, then run it. -->"


def pages() -> dict[str, str]:
    """What is written, by file name."""
    texts = {"reference.md": reference.markdown(), "problems.md": manual.markdown()}
    return {name: f"{MADE}\n\n{text}" for name, text in texts.items()}


def main() -> None:
    for name, text in pages().items():
        (DOCS / name).write_text(text, encoding="utf-8", newline="\n")
        print(f"wrote docs/{name}")


if __name__ == "__main__":
    main()
