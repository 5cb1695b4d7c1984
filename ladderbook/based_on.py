"""The chain of ladders an agency builds on: found, checked for cycles and editions, lowest first."""

from collections.abc import Callable, Sequence

from ladderbook.patching import name
from ladderbook.problems import Problem, Severity, did_you_mean
from ladderbook.tree import Map, Node, Text

Roots = Callable[[str], Sequence[Map]]
"""The parsed files of a ladder, by its folder's name."""


def chain(agency: str, roots: Roots, ladders: Sequence[str], problems: list[Problem]) -> tuple[str, ...]:
    """The ladders below `agency`, lowest first; a missing one, a cycle, a missing edition are problems."""
    found: list[str] = []
    here = agency
    while True:
        stated = _based_on(roots(here))
        base = stated.get(name("ladder")) if stated else None
        if stated is None or not isinstance(base, Text):
            return tuple(reversed(found))
        if base not in ladders:
            near = did_you_mean(base, [ladder for ladder in ladders if ladder != agency])
            fix = f"Did you mean `{near}`?" if near else f"The ladders are {', '.join(ladders)}."
            problems.append(Problem(base.place, "unknown-ladder", f"there is no ladder `{base}`", fix))
            return tuple(reversed(found))
        if base == agency or str(base) in found:
            message = f"`{base}` is, by way of others, based on itself"
            problems.append(
                Problem(base.place, "based-on-cycle", message, "Base one of them on nothing, or on another.")
            )
            return tuple(reversed(found))
        _check_edition(stated, str(base), roots(str(base)), problems)
        found.append(str(base))
        here = str(base)


def agency_node(roots: Sequence[Map]) -> Map | None:
    """The `agency` of a ladder's files."""
    nodes: list[Node | None] = [root.get(name("agency")) for root in roots]
    return next((node for node in nodes if isinstance(node, Map)), None)


def edition_of(roots: Sequence[Map]) -> str | None:
    """The day from which a ladder's edition is in force, as written."""
    node = agency_node(roots)
    edition = node.get(name("edition")) if node else None
    day = edition.get(name("effective")) if isinstance(edition, Map) else None
    return str(day) if isinstance(day, Text) else None


def _based_on(roots: Sequence[Map]) -> Map | None:
    node = agency_node(roots)
    stated = node.get(name("based_on")) if node else None
    return stated if isinstance(stated, Map) else None


def _check_edition(stated: Map, base: str, roots: Sequence[Map], problems: list[Problem]) -> None:
    wanted, there = stated.get(name("edition")), edition_of(roots)
    if not isinstance(wanted, Text) or there is None or wanted == there:
        return
    if wanted > there:
        message = f"the ladder {base} has no edition of {wanted}; its newest is of {there}"
        problems.append(
            Problem(wanted.place, "missing-edition", message, f"Write {there}, or bring in the newer edition.")
        )
    else:
        message = f"this builds on the edition of {wanted}, but {base} has one of {there}"
        fix = f"Look at what changed in {base}, then write edition: {there}."
        problems.append(Problem(wanted.place, "old-base-edition", message, fix, Severity.ADVICE))
