"""axe-core finds nothing on any kind of page, on a phone and at a desk, by day, by night and in forced colors.

`LADDERBOOK_MATRIX=1` looks at every sample in all eighteen modes instead of the usual spread.
"""

import os
from pathlib import Path
from typing import Any, Final

import pytest

from tests.browser.samples import (
    ALL_MODES,
    DESK,
    FORCED_COLORS,
    PHONE_AT_NIGHT,
    READ_CLOSELY,
    SAMPLES,
    TABLET,
    WITHOUT_SCRIPTS,
    Mode,
    Sample,
    See,
    name_of,
)

pytestmark = pytest.mark.browser

TAGS: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
REVIEWED: Final = [
    [part.strip() for part in line.split("|")]
    for line in (Path(__file__).parent / "incomplete.txt").read_text(encoding="utf-8").splitlines()
    if line.strip() and not line.startswith("#")
]
"""What axe leaves to a person to decide, and a person has decided: rule, selector, why it is fine."""

RUN_AXE: Final = """
async ([tags, reviewed]) => {
  const found = await axe.run(document, {
    runOnly: { type: "tag", values: tags }, resultTypes: ["violations", "incomplete"], preload: false,
  });
  const settled = (rule, node) =>
    reviewed.some(([name, selector]) => name === rule.id && document.querySelector(node.target[0])?.matches(selector));
  const told = (kind) => (rule) => rule.nodes
    .filter((node) => kind === "violation" || !settled(rule, node))
    .map((node) => `${kind} of ${rule.id} at ${node.target.join(" ")}: ${node.failureSummary.replace(/\\s+/g, " ")}`);
  return [...found.violations.flatMap(told("violation")), ...found.incomplete.flatMap(told("undecided case"))];
}
"""


def spread() -> list[tuple[Sample, Mode]]:
    if os.environ.get("LADDERBOOK_MATRIX"):
        return [(sample, mode) for sample in SAMPLES for mode in ALL_MODES]
    everywhere = [(sample, mode) for sample in SAMPLES for mode in (DESK, PHONE_AT_NIGHT)]
    return everywhere + [(sample, mode) for sample in READ_CLOSELY for mode in (FORCED_COLORS, TABLET, WITHOUT_SCRIPTS)]


@pytest.mark.parametrize(("sample", "mode"), spread(), ids=name_of)
def test_axe_finds_nothing(see: See, axe: str, sample: Sample, mode: Mode) -> None:
    page = see(sample.path, mode)
    page.evaluate("looking.openDetails()")
    page.evaluate(axe)
    found: list[Any] = page.evaluate(RUN_AXE, [TAGS, REVIEWED])
    assert not found, "\n".join([f"{sample.path} at {mode}:", *found])
