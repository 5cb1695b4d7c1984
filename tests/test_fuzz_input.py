"""Whatever an author's file holds, a build ends in a handbook or in problems with places, never in an exception.

The examples are the same every time; raise `max_examples` to look further.
"""

from typing import Any, Final

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ladderbook import report
from ladderbook.disk import packaged_layouts
from ladderbook.pipeline import make_handbook
from ladderbook.schema.sections import FILE_FIELDS
from ladderbook.tree import Tree
from tests.support import DAY, OAK, real_sources
from tests.test_generated_input import MODELS, SAMPLES, yaml

STEADY: Final = settings(derandomize=True, deadline=None, max_examples=80, suppress_health_check=[HealthCheck.too_slow])
SMALL: Final[Tree] = {**packaged_layouts(), **{name: text.encode() for name, text in OAK.items()}}
REAL: Final[Tree] = real_sources()
OURS: Final = sorted(name for name in REAL if name.startswith(("ladders/", "content/")))
FIELDS: Final = sorted({name for model in MODELS for name in model.field_names()})
WORDS: Final = (
    "peer-1", "peer-2", "direct", "office", "hourly", "board", "P1", "P2", "supervisor", "sample", "none",
    "unpublished", "yes", "0", "1", "18.00", "2.5%", "12 months", "24 per hour", "500 once", "2026-07-01",
    "12 months after hire", "grid", "single", "entry", "exit", "promotion", "grades", "next-step", "two-step",
    "hour", "year", "[x](role:peer-1)", "[x](page:no#a)", "*x*", '[x](role:no "y")', "é", "夜", "> [!NOTE] x",
    "| a | b |", "# x", "![x](y.png)", "a, b", "a: b", "[^1]", "<b>", "&amp;", "\\", "~",
)  # fmt: skip
MARKS: Final = (
    "\n", "\n  ", "\n  - ", "\n    ", "- ", ": ", ":", ", ", "{", "}", "[", "]", '"', "'", "&a ", "*a", "!x ", "|",
    ">", "#", "%", "@", "`", "<<", "---\n", "...\n", "\t", " ", "\r", "\r\n", "\x00", "\x1b", "\x85", "\x92",
    "\xa0", "\u2028", "\ufeff",
)  # fmt: skip

scalars = st.sampled_from(WORDS)
values = st.recursive(
    scalars,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from((*FIELDS, *WORDS[:8])), inner, max_size=4)
    ),
    max_leaves=8,
)
items = st.fixed_dictionaries(
    {"id": st.sampled_from(WORDS[:10])}, optional={name: values for name in FIELDS if name != "id"}
)
sections = st.dictionaries(st.sampled_from(FILE_FIELDS), st.lists(items | values, max_size=3) | values, max_size=4)
soup = st.lists(
    st.sampled_from((*FILE_FIELDS, *FIELDS, *WORDS, *MARKS, *MARKS)) | st.text(max_size=3), max_size=40
).map("".join)


def check(sources: Tree, agency: str) -> None:
    """A build that does not raise, whose problems are sorted and stand in lines that exist."""
    made = make_handbook(sources, agency, DAY)
    assert list(made.problems) == sorted(made.problems)
    assert bool(made.files) == (made.summary is not None)
    for problem in made.problems:
        assert problem.place.file in sources or problem.code == "no-agency", problem
        rows = sources.get(problem.place.file, b"").decode(errors="replace").split("\n")
        assert 1 <= problem.place.line <= len(rows) + 1, problem
        assert problem.place.column >= 1, problem
        assert problem.message, problem
        assert problem.fix, problem
    assert not made.problems or list(report.lines(made.problems, sources))


def owner(file: str) -> str:
    """The agency in whose handbook a file speaks; Riverbend's for what is everyone's."""
    folder = file.split("/")[1]
    return "riverbend" if folder in ("library", "shared") else folder


@STEADY
@given(soup)
def test_any_text_as_a_ladder(words: str) -> None:
    check({**SMALL, "ladders/oak/sample.yaml": words.encode()}, "oak")


@STEADY
@given(soup)
def test_any_text_as_guidance(words: str) -> None:
    check({**SMALL, "content/oak/sample.md": f"---\ntitle: A\nsummary: B\n---\n{words}".encode()}, "oak")


@STEADY
@given(soup)
def test_any_text_as_front_matter(words: str) -> None:
    check({**SMALL, "content/oak/sample.md": f"---\n{words}\n---\nHello.\n".encode()}, "oak")


@STEADY
@given(sections)
def test_any_fields_as_a_ladder(data: dict[str, Any]) -> None:
    check({**SMALL, "ladders/oak/sample.yaml": yaml(data).encode()}, "oak")


@STEADY
@given(st.data())
def test_a_valid_item_with_a_few_fields_changed(data: st.DataObject) -> None:
    sample = data.draw(st.sampled_from(SAMPLES))
    changes = data.draw(st.dictionaries(st.sampled_from(sample.model.field_names()), values, min_size=1, max_size=3))
    files = sample.around({**sample.data, **changes})
    check({**SMALL, **{file: text.encode() for file, text in files.items()}}, "oak")


@STEADY
@given(st.binary(max_size=60))
def test_any_bytes_as_a_ladder(data: bytes) -> None:
    check({**SMALL, "ladders/oak/sample.yaml": data}, "oak")


@settings(STEADY, max_examples=20)
@given(st.data())
def test_a_real_file_with_a_few_bytes_changed(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(OURS))
    text = REAL[file]
    for _ in range(data.draw(st.integers(1, 3))):
        at = data.draw(st.integers(0, len(text)))
        gone = data.draw(st.integers(0, 20))
        put = data.draw(st.sampled_from((*MARKS, *WORDS)).map(str.encode) | st.binary(max_size=3))
        text = text[:at] + put + text[at + gone :]
    check({**REAL, file: text}, owner(file))


@settings(STEADY, max_examples=20)
@given(st.data())
def test_a_real_file_with_lines_moved(data: st.DataObject) -> None:
    file = data.draw(st.sampled_from(OURS))
    rows = REAL[file].split(b"\n")
    start, end = sorted((data.draw(st.integers(0, len(rows))), data.draw(st.integers(0, len(rows)))))
    end = min(end, start + 8)
    to = data.draw(st.integers(0, len(rows)))
    rest = rows[:start] + rows[end:]
    check({**REAL, file: b"\n".join(rest[:to] + rows[start:end] + rest[to:])}, owner(file))
