"""From one item's nodes to what it is: each of its versions checked by its model, with all that it refers to."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Any, Final

from ladderbook import pay
from ladderbook.changes import Variant
from ladderbook.decode import decode
from ladderbook.differences import differences
from ladderbook.history import History
from ladderbook.layers import Identity
from ladderbook.patching import name, patched
from ladderbook.pay.plan import PlanFields, plan_over_time
from ladderbook.pay.unstated import Unstated
from ladderbook.problems import Problem, did_you_mean
from ladderbook.schema.items import Item
from ladderbook.schema.reading import Reading
from ladderbook.schema.roles import Role
from ladderbook.schema.sections import SECTIONS, singular
from ladderbook.tree import Map, Seq, Text

FIGURES: Final = frozenset({"incentives", "benchmarks"})
"""Sections that hold amounts, which somebody has to bring up to date."""


@dataclass(frozen=True, slots=True)
class Read:
    """One item as read: its model (None where its shape is wrong), what it refers to, the links in its texts."""

    item: Any
    variants: tuple[Variant, ...]
    refs: frozenset[Identity]
    links: tuple[Text, ...]
    ended: Item | None = None


def read_item(section: str, key: str, history: History, reading: Reading, day: str) -> Read:
    """An item read by its model; every version is checked, the one in force is kept (of a plan, all of them)."""
    past = (section, key) in reading.ended
    own = Reading(None if past else reading.known, reading.problems, ended=reading.ended)
    called = f"this {singular(section)}" if key.startswith("(") else f"the {singular(section)} {key}"
    nodes = [version.node for version in history.versions if version.node is not None]
    if section == "plans":
        fields = [_plan_fields(node, _again(own, number), called) for number, node in enumerate(nodes)]
        whole = [version for version in fields if version is not None]
        item: Any = plan_over_time(key, whole, own.problems) if whole and len(whole) == len(nodes) else None
        return Read(item, (), frozenset(own.refs), tuple(own.links))
    shown = history.shown_at(day)
    ended = history.stated_at(day) if past and section in FIGURES else None
    models = {
        id(node): decode(SECTIONS[section], node, _again(own, number), called, lambda: _near(section, key, reading))
        for number, node in enumerate(nodes)
    }
    item = models.get(id(shown)) if shown is not None else None
    variants = tuple(_variants(item, shown, own)) if isinstance(item, Role) and shown is not None else ()
    old = models.get(id(ended)) if ended is not None else None
    return Read(item, variants, frozenset(own.refs), tuple(own.links), old if isinstance(old, Item) else None)


def _near(section: str, key: str, reading: Reading) -> str | None:
    """The item of a lower layer that this one may be a mistyped change of."""
    others = sorted((reading.known or {}).get(section, set()) - {key})
    near = did_you_mean(key, others)
    return f"{singular(section)} `{near}`" if near else None


def _again(reading: Reading, number: int) -> Reading:
    """Later versions of an item are read without telling again what the first one lacks."""
    return replace(reading, told=number > 0)


def _plan_fields(node: Map, reading: Reading, called: str) -> PlanFields | None:
    kind = node.get(name("kind"))
    if isinstance(kind, Text) and kind not in (*pay.KINDS, "unpublished"):
        near = did_you_mean(kind, pay.KINDS)
        fix = f"Did you mean `{near}`?" if near else f"The kinds are {', '.join(f'`{known}`' for known in pay.KINDS)}."
        reading.problems.append(Problem(kind.place, "unknown-pay-kind", f"there is no kind of plan `{kind}`", fix))
        return None
    return decode(pay.KINDS.get(str(kind), Unstated), node, reading, called)


def _variants(role: Role, node: Map, reading: Reading) -> Iterable[Variant]:
    """Each variant of a role as the whole role it makes: a patch of it, with a title and a setting of its own."""
    listed = node.get(name("variants"))
    bare = Map({key: value for key, value in node.items() if key not in ("variants", "was")})
    bare.place, bare.key, bare.flow = node.place, node.key, node.flow
    for patch in listed if isinstance(listed, Seq) else ():
        if not isinstance(patch, Map) or name("id") not in patch:
            continue
        merged = patched(bare, patch, reading.problems)
        whole = decode(Role, merged, reading, f"the variant {patch[name('id')]} of the role {role.id}")
        if whole is not None:
            yield Variant(
                str(patch[name("id")]), whole, tuple(d for d in differences(bare, merged) if d.path != ("title",))
            )
