"""The sources of a ladder, read as plain texts and put together by the patch rule of the format, as of a day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

Item = dict[str, Any]
NEVER = date.max
GROUPS = ("all_of", "any_of", "of")


@dataclass(frozen=True, slots=True)
class Ladder:
    """What one agency builds on: the items of each layer, lowest first, and what the agency says of itself."""

    agency: Item
    layers: tuple[dict[str, list[Item]], ...]


def read_ladder(ladders: Path, name: str) -> Ladder:
    """The library, the ladders in `based_on` and the agency's own folder."""
    own = _folder(ladders / name)
    agency: Item = own["agency"][0]
    layers = [own]
    base = agency.get("based_on")
    while base:
        below = _folder(ladders / base["ladder"])
        layers.insert(0, below)
        base = below["agency"][0].get("based_on")
    library = ladders / "library"
    if library.is_dir():
        layers.insert(0, _folder(library))
    return Ladder(agency, tuple(layers))


@lru_cache(maxsize=256)
def _folder(folder: Path) -> dict[str, list[Item]]:
    sections: dict[str, list[Item]] = {}
    for path in sorted(folder.rglob("*.yaml")):
        read = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader) or {}  # noqa: S506 - texts only
        for section, said in read.items():
            if section != "source":
                sections.setdefault(section, []).extend(said if isinstance(said, list) else [said])
    return sections


def first_day(said: str | None) -> date:
    """The first day of a date as exact as its source; nothing said is from the start, `announced` is no day yet."""
    if said is None:
        return date.min
    if said == "announced":
        return NEVER
    year, month, day = ([int(part) for part in said.split("-")] + [1, 1])[:3]
    return date(year, month, day)


def in_force(item: Item, day: date) -> bool:
    """Whether a thing that may carry `effective` and `until` holds on a day."""
    until = item.get("until")
    return first_day(item.get("effective")) <= day and (until is None or day <= first_day(until))


def pieces(ladder: Ladder, section: str) -> dict[str, list[Item]]:
    """For each id its items in the order in which they speak: by layer, and in a layer by `effective`."""
    found: dict[str, list[Item]] = {}
    for layer in ladder.layers:
        for item in sorted(layer.get(section, []), key=lambda item: first_day(item.get("effective"))):
            found.setdefault(item["id"], []).append(item)
    return found


def items(ladder: Ladder, section: str, day: date) -> dict[str, Item]:
    """The items of a section as they are on a day: patched, without those hidden, past or not yet in force."""
    merged: dict[str, Item] = {}
    for name, parts in pieces(ladder, section).items():
        speaking = [part for part in parts if first_day(part.get("effective")) <= day]
        if not speaking or speaking[0] is not parts[0]:
            continue
        item: Item = {}
        for part in speaking:
            item = patched(item, part)
        if item.get("hide") != "yes" and in_force(item, day):
            merged[name] = item
    return merged


def patched(item: Item, patch: Item) -> Item:
    """One item changed by another of its id: fields replace, maps and lists of items merge, `also` appends."""
    new = dict(item)
    for field, value in patch.items():
        if field == "also":
            for name, more in value.items():
                new[name] = many(new.get(name)) + many(more)
        elif value == "none" and field in item:
            del new[field]
        elif field == "criteria" and isinstance(value, list) and isinstance(item.get(field), list):
            new[field] = _criteria(item[field], value)
        else:
            new[field] = _merged(item.get(field), value)
    return new


def _merged(old: Any, value: Any) -> Any:
    if isinstance(old, dict) and isinstance(value, dict):
        return patched(old, value)
    if _has_ids(old) and _has_ids(value):
        by_id = {entry["id"]: entry for entry in old}
        for entry in value:
            by_id[entry["id"]] = patched(by_id.get(entry["id"], {}), entry)
        return [entry for entry in by_id.values() if entry.get("hide") != "yes"]
    return value


def _has_ids(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(entry, dict) and "id" in entry for entry in value)


def _criteria(tree: list[Item], patches: list[Item]) -> list[Item]:
    for patch in patches:
        tree, known = _in_tree(tree, patch)
        if known:
            continue
        tree = _joined(tree, patch) if "into" in patch else [*tree, patch]
    return tree


def _in_tree(tree: list[Item], patch: Item) -> tuple[list[Item], bool]:
    """The tree with the entry of this id changed or taken out, wherever it stands."""
    new: list[Item] = []
    known = False
    for entry in tree:
        if "id" in entry and entry["id"] == patch.get("id"):
            known = True
            if patch.get("hide") != "yes":
                new.append(patched(entry, patch))
            continue
        changed = dict(entry)
        for group in GROUPS:
            if isinstance(entry.get(group), list):
                changed[group], inside = _in_tree(entry[group], patch)
                known = known or inside
        new.append(changed)
    return new, known


def _joined(tree: list[Item], patch: Item) -> list[Item]:
    new: list[Item] = []
    for entry in tree:
        changed = dict(entry)
        for group in GROUPS:
            if isinstance(entry.get(group), list):
                more = [patch] if entry.get("id") == patch["into"] else []
                changed[group] = _joined(entry[group], patch) + more
        new.append(changed)
    return new


def many(value: Any) -> list[Any]:
    """A value that may be written alone or as a list; nothing where there is none."""
    if value is None or value in ("none", "unpublished"):
        return []
    return list(value) if isinstance(value, list) else [value]


def asked(item: Item, day: date) -> Iterator[Item]:
    """The criteria of an item that are in force; inside groups too."""
    said = item.get("criteria")
    if isinstance(said, list):
        yield from _in_force_only(said, day)


def _in_force_only(entries: list[Item], day: date) -> Iterator[Item]:
    for entry in entries:
        if not in_force(entry, day) or entry.get("hide") == "yes":
            continue
        yield {
            key: list(_in_force_only(value, day)) if _is_group(key, value) else value for key, value in entry.items()
        }


def _is_group(field: str, value: Any) -> bool:
    """`of` may also be the words of what experience is of."""
    return field in GROUPS and isinstance(value, list)
