"""The patch rule, on nodes: an item whose id is already known changes it (FORMAT, section 3).

Fields given replace, maps merge by key, lists of items merge by id, other lists are replaced and `also` appends; `none`
takes a field away, `hide` an item. A criterion is patched by its id wherever it stands in the tree; a new one joins the
top list, or the group named by `into`. Every value keeps its own place, whoever changed it.
"""

from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Final, TypeVar

from ladderbook.problems import Place, Problem, did_you_mean
from ladderbook.tree import Map, Node, Seq, Text, text

N = TypeVar("N", Map, Seq)
Join = Callable[[Seq], Seq]

GROUPS: Final = ("all_of", "any_of", "of", "including")
"""The fields of a criterion that hold criteria."""


def patched(base: Map, patch: Map, problems: list[Problem]) -> Map:
    """`base` as `patch` changes it; neither is touched."""
    merged = _like(Map(base), base)
    for key, value in patch.items():
        before = base.get(key)
        if key in ("hide", "also", "into"):
            continue
        if key == "source" and before is not None:
            merged[key] = _both(before, value) if len(patch) > 2 else before
            continue
        if before is not None and isinstance(value, Text) and value == "none":
            merged.pop(key)
        else:
            merged.pop(key, None)
            merged[key] = _changed(key, before, value, problems)
    also = patch.get(name("also"))
    return with_also(merged, also, problems) if isinstance(also, Map) else merged


def _both(before: Node, more: Node) -> Seq:
    """The sources of an item and of what changes it; a patch of nothing but its file's source adds none."""
    known = list(before) if isinstance(before, Seq) else [before]
    added = [one for one in (more if isinstance(more, Seq) else [more]) if one not in known]
    return _like(Seq([*known, *added]), more)


def with_also(item: Map, also: Map, problems: list[Problem]) -> Map:
    """The item with what `also` appends to its lists."""
    merged = _like(Map(item), item)
    for key, more in also.items():
        before = merged.get(key)
        added = more if isinstance(more, Seq) else _like(Seq([more]), more)
        if isinstance(before, Map):
            message = f"`{key}` is a map of fields, which `also` cannot append to"
            problems.append(Problem(key.place, "also-not-a-list", message, "Give the field itself; maps merge by key."))
            continue
        known = before if isinstance(before, Seq) else _like(Seq([before] if isinstance(before, Text) else []), added)
        merged.pop(key, None)
        merged[key] = _like(Seq([*known, *added]), known if isinstance(before, Seq) else added)
    return merged


def completed(item: Map, problems: list[Problem]) -> Map:
    """A new item with its own `also` applied, so that nothing of the patch rule is left in it."""
    also = item.get(name("also"))
    if not isinstance(also, Map):
        return item
    bare = _like(Map({key: value for key, value in item.items() if key != "also"}), item)
    return with_also(bare, also, problems)


def hidden(item: Node) -> bool:
    return isinstance(item, Map) and item.get(name("hide")) == "yes"


@lru_cache(maxsize=1024)
def name(key: str) -> Text:
    """A key to look a field up by."""
    return text(key, Place(""))


def _changed(key: Text, before: Node | None, value: Node, problems: list[Problem]) -> Node:
    if isinstance(before, Map) and isinstance(value, Map):
        if key == "pay" and _form(before) != _form(value) and _form(value):
            return value
        return patched(before, value, problems)
    if isinstance(value, Seq) and value and all(isinstance(item, Map) for item in value):
        known = before if isinstance(before, Seq) else _like(Seq(), value)
        if key == "criteria":
            return _criteria(known, value, problems)
        if _holds_items(known) and _holds_items(value):
            return _items(known, value, problems)
    return value


def _form(pay: Map) -> str | None:
    """The form pay is given in; a change that says nothing of the form keeps it, one of another form replaces it."""
    forms = {"plan": "plan", "rate": "rate", "min": "range", "max": "range"}
    return next((forms[key] for key in pay if key in forms and pay[key] != "none"), None)


def _holds_items(nodes: Seq) -> bool:
    return all(isinstance(item, Map) and name("id") in item for item in nodes)


def _items(before: Seq, after: Seq, problems: list[Problem]) -> Seq:
    """Two lists of items merged by id, the known ones in their old order."""
    items: dict[str, Node] = {str(item[name("id")]): item for item in before if isinstance(item, Map)}
    for item in after:
        if isinstance(item, Map):
            known = items.get(str(item[name("id")]))
            if hidden(item):
                items.pop(str(item[name("id")]), None)
            else:
                items[str(item[name("id")])] = patched(known, item, problems) if isinstance(known, Map) else item
    return _like(Seq(items.values()), before or after)


def _criteria(before: Seq, patch: Seq, problems: list[Problem]) -> Seq:
    """A tree of criteria with each patch applied where its id stands, or joined where `into` says."""
    tree: Seq = before
    for entry in patch:
        if not isinstance(entry, Map):
            continue
        identity = entry.get(name("id"))
        if identity is not None and any(known.get(name("id")) == identity for known in entries(tree)):
            tree = _replaced(tree, str(identity), entry, problems)
        elif hidden(entry):
            _no_such(entry, identity, tree, "criterion", problems)
        elif name("into") in entry:
            tree = _joined(tree, entry, problems)
        else:
            tree = _like(Seq([*tree, entry]), tree)
    return tree


def entries(tree: Seq) -> Iterator[Map]:
    """Every criterion and group of a tree of nodes, at every depth."""
    for entry in tree:
        if isinstance(entry, Map):
            yield entry
            for group in GROUPS:
                inside = entry.get(name(group))
                if isinstance(inside, Seq):
                    yield from entries(inside)


def _replaced(tree: Seq, identity: str, patch: Map, problems: list[Problem]) -> Seq:
    """The tree with one criterion patched, or left out if it is hidden."""
    kept: list[Node] = []
    for entry in tree:
        if not isinstance(entry, Map):
            kept.append(entry)
        elif str(entry.get(name("id"))) == identity:
            kept += [] if hidden(patch) else [patched(entry, patch, problems)]
        else:
            kept.append(_inside(entry, lambda group: _replaced(group, identity, patch, problems)))
    return _like(Seq(kept), tree)


def _joined(tree: Seq, entry: Map, problems: list[Problem]) -> Seq:
    """The tree with a new criterion in the group it names."""
    target = entry[name("into")]
    bare = _like(Map({key: value for key, value in entry.items() if key != "into"}), entry)
    groups = [known for known in entries(tree) if any(name(group) in known for group in GROUPS)]
    if not any(group.get(name("id")) == target for group in groups):
        _no_such(entry, target, tree, "group", problems)
        return tree

    def join(seq: Seq) -> Seq:
        return _like(Seq(_appended(one, target, bare, join) if isinstance(one, Map) else one for one in seq), seq)

    return join(tree)


def _appended(entry: Map, target: Node, added: Map, join: Join) -> Map:
    if entry.get(name("id")) == target:
        return _inside(entry, lambda group: _like(Seq([*group, added]), group))
    return _inside(entry, join)


def _inside(entry: Map, change: Join) -> Map:
    """The entry with the lists inside it changed."""
    changed = _like(Map(entry), entry)
    for group in GROUPS:
        inside = entry.get(name(group))
        if isinstance(inside, Seq):
            changed[entry.key_text(group)] = change(inside)
    return changed


def _no_such(entry: Map, wanted: Node | None, tree: Seq, what: str, problems: list[Problem]) -> None:
    ids = [str(known[name("id")]) for known in entries(tree) if name("id") in known]
    near = did_you_mean(str(wanted), ids)
    fix = f"Did you mean `{near}`?" if near else f"There are: {', '.join(ids) or 'none'}."
    place = wanted.place if wanted is not None else entry.place
    message = f"there is no {what} `{wanted}` to {'hide' if what == 'criterion' else 'put this into'}"
    problems.append(Problem(place, "patch-matches-nothing", message, fix))


def _like(node: N, pattern: Node) -> N:
    node.place, node.key = pattern.place, pattern.key
    node.flow = pattern.flow if not isinstance(pattern, Text) else True
    if isinstance(node, Map):
        node.empty = getattr(pattern, "empty", frozenset())
    return node
