"""A ladder with everything it builds on written into one file, by the patch rule: what `show --flat` prints.

A build from that file alone says what the build from all the layers says; only who said what is lost.
"""

from collections.abc import Iterator

import yaml

from ladderbook.differences import Difference, differences
from ladderbook.history import History
from ladderbook.layers import Gathered
from ladderbook.patching import GROUPS, entries, name
from ladderbook.schema.sections import LISTS
from ladderbook.tree import Map, Node, Seq, Text

Plain = str | list["Plain"] | dict[str, "Plain"]


def flat(gathered: Gathered) -> str:
    """One YAML file: the agency, and every item with its dated changes, in the order of the sections."""
    whole: dict[str, Plain] = {}
    if gathered.agency is not None:
        whole["agency"] = {str(k): plain(v) for k, v in gathered.agency.items() if k != "based_on"}
    for section in LISTS:
        items = [piece for history in gathered.items[section].values() for piece in _pieces(history)]
        if items:
            whole[section] = [plain(item) for item in items]
    return yaml.dump(whole, Dumper=yaml.CSafeDumper, sort_keys=False, allow_unicode=True, width=100)


def plain(node: Node) -> Plain:
    """A node as plain values."""
    if isinstance(node, Map):
        return {str(key): plain(value) for key, value in node.items()}
    return [plain(item) for item in node] if isinstance(node, Seq) else str(node)


def _pieces(history: History) -> Iterator[Map]:
    """The first version whole, each later one as the patch that makes it."""
    before: Map | None = None
    for version in history.versions:
        if version.node is not None:
            yield version.node if before is None else _patch(before, version.node, version.day)
        elif before is not None:
            yield _fields({"id": before[name("id")], "effective": version.day, "hide": "yes"}, before)
        before = version.node


def _patch(before: Map, after: Map, day: str) -> Map:
    """What changes `before` into `after` from a day on."""
    fields: dict[str, Node | str] = {"id": after[name("id")], "effective": day}
    criteria = Seq()
    criteria.place, criteria.key, criteria.flow = after.place, None, False
    for one in differences(before, after):
        key = one.path[0]
        if key == "criteria" and len(one.path) > 1:
            criteria.append(_entry(one, after))
        else:
            fields[key] = after.get(name(key)) or "none"
    if name("source") in after:
        fields["source"] = after[name("source")]
    if criteria:
        fields["criteria"] = criteria
    return _fields(fields, after)


def _entry(one: Difference, after: Map) -> Map:
    """The patch of one criterion: changed, hidden, or new (and then into its group)."""
    node = one.after if isinstance(one.after, Map) else one.before
    assert isinstance(node, Map)  # noqa: S101 - a difference has a side, and criteria are maps
    if one.after is None:
        return _fields({"id": one.path[-1], "hide": "yes"}, node)
    fields: dict[str, Node | str] = {str(key): value for key, value in node.items()}
    if isinstance(one.before, Map):
        fields |= {str(key): "none" for key in one.before if key not in node}
    elif (group := _group_of(one.path[-1], after)) is not None:
        fields["into"] = group
    return _fields(fields, node)


def _group_of(identity: str, item: Map) -> str | None:
    """The id of the group a criterion stands in, if it stands in one."""
    tree = item.get(name("criteria"))
    for entry in entries(tree) if isinstance(tree, Seq) else ():
        for group in GROUPS:
            inside = entry.get(name(group))
            held = inside if isinstance(inside, Seq) else ()
            if any(isinstance(one, Map) and one.get(name("id")) == identity for one in held) and name("id") in entry:
                return str(entry[name("id")])
    return None


def _fields(fields: dict[str, Node | str], pattern: Map) -> Map:
    made = Map()
    made.place, made.key, made.flow = pattern.place, None, False
    for key, value in fields.items():
        made[name(key)] = value if isinstance(value, Map | Seq | Text) else name(value)
    return made
