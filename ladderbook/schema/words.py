"""Values made of words: ids, labels, texts, flags, numbers, choices and references (FORMAT, section 2)."""

import re
from decimal import Decimal
from typing import Annotated, Any, Final

from pydantic import ValidationInfo
from pydantic_core import PydanticCustomError

from ladderbook import money, prose
from ladderbook.converter import Failed
from ladderbook.limits import NAME_CHARACTERS, TEXT_CHARACTERS
from ladderbook.problems import Place, did_you_mean
from ladderbook.refusal import HARMLESS, refuse
from ladderbook.schema.reading import DIGITS, reading_of, scalar, wrong
from ladderbook.tree import Text, text

_ID: Final = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


def is_id(words: str) -> bool:
    """Whether words can be an id."""
    return bool(_ID.fullmatch(words)) and len(words) <= 60


def _id(node: Text, _: ValidationInfo) -> Text:
    if not is_id(node):
        plain = re.sub(r"[^a-z0-9]+", "-", node.casefold()).strip("-")[:60].strip("-")
        fix = f"Write `{plain}`." if plain else "Write a short name such as `peer-specialist-2`."
        raise wrong("bad-id", f"`{node}` is not an id: small letters, digits and single hyphens, at most 60", fix)
    return node


def _words(node: Text, info: ValidationInfo) -> Text:
    _fits(node, NAME_CHARACTERS if info.field_name in _NAMES else TEXT_CHARACTERS)
    linked = "](" in node or "]:" in node
    if not linked and len(node) <= HARMLESS:
        return node
    refused = refuse(node)
    if refused:
        raise _too_much(refused.reason)
    try:
        targets = prose.block(node).links
    except Failed as failed:
        raise _too_much(str(failed)) from None
    at = 0
    for target in targets:
        found = max(node.find(target, at), 0)
        at = found + len(target)
        reading_of(info).links.append(text(target, _link_place(node, target, found)))
    return node


_NAMES: Final = frozenset({"title", "name", "short", "term", "abbreviation"})


def _fits(node: Text, most: int) -> None:
    if len(node) > most:
        message = f"this text has {len(node):,} characters; the limit here is {most:,}"
        fix = "Say it shorter." if most == NAME_CHARACTERS else "Say it shorter, or make it a guidance page."
        raise wrong("text-too-long", message, fix)


def _too_much(reason: str) -> PydanticCustomError:
    return wrong("markdown-limit", reason, "Make it simpler, or make it a guidance page.")


def _label(node: Text, _: ValidationInfo) -> Text:
    _fits(node, NAME_CHARACTERS)
    return node


def _link_place(node: Text, target: str, found: int) -> Place:
    """A link's own place where its text stands on one line as it is; else that of the whole text."""
    at = node.place
    if at.length != len(node) + 2 * node.quoted:
        return at
    return Place(at.file, at.line, at.column + found + node.quoted, len(target))


_BARE: Final = ["string", "number", "boolean"]
"""What an editor may take a bare word for; the field decides, and here every word is a text."""

Id = Annotated[
    Text,
    scalar(
        "an id",
        _id,
        "peer-specialist-2",
        title="id",
        type=["string", "integer"],
        pattern=rf"^{_ID.pattern}$",
        maxLength=60,
    ),
]
Label = Annotated[Text, scalar("a label", _label, "HN-14", title="label", type=_BARE)]
Words = Annotated[Text, scalar("a text", _words, "Meets people where they are", title="text", type=_BARE)]

_LANGUAGE: Final = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,2}")


def _language(node: Text, _: ValidationInfo) -> Text:
    if not _LANGUAGE.fullmatch(node):
        raise wrong("unknown-choice", f"`{node}` is not the code of a language", "Write its code, such as es or es-US.")
    return node


Language = Annotated[
    Text,
    scalar(
        "the code of a language", _language, "es", title="language", type="string", pattern=rf"^{_LANGUAGE.pattern}$"
    ),
]


def _number(node: Text, _: ValidationInfo) -> Decimal:
    found = money.number(node)
    if found is None:
        raise wrong("not-a-number", f"`{node}` is not a number", "Write digits, such as 37.5.")
    return found


Number = Annotated[
    Decimal, scalar("a number", _number, "37.5", title="number", type=["string", "number"], pattern=DIGITS, minimum=0)
]


def _hours(node: Text, info: ValidationInfo) -> Decimal:
    found = _number(node, info)
    if not found:
        fix = "Write the hours of full time, such as 40 a week and 2080 a year."
        raise wrong("no-hours", f"`{node}` is not a number of hours", fix)
    return found


FullTime = Annotated[
    Decimal,
    scalar("a number of hours", _hours, "2080", title="number", type=["string", "number"], pattern=DIGITS, minimum=0),
]


def _whole(node: Text, _: ValidationInfo) -> int:
    if not re.fullmatch(r"\d{1,4}", node):
        raise wrong("not-a-whole-number", f"`{node}` is not a whole number", "Write digits, such as 2.")
    return int(node)


Whole = Annotated[
    int,
    scalar(
        "a whole number", _whole, "2", title="whole number", type=["string", "integer"], pattern=r"^\d{1,4}$", minimum=0
    ),
]


def _flag(node: Text, _: ValidationInfo) -> bool:
    if node not in ("yes", "no"):
        raise wrong("not-a-flag", f"`{node}` is neither `yes` nor `no`", "Write `yes` or `no`.")
    return node == "yes"


Flag = Annotated[
    bool,
    scalar("`yes` or `no`", _flag, "yes", title="flag", type=["string", "boolean"], enum=["yes", "no", True, False]),
]
"""An editor that reads YAML 1.1 takes `yes` for a truth value."""


def ref(*sections: str, built_in: tuple[str, ...] = ()) -> Any:
    """Metadata of a reference: an id of one of the sections, or a built-in word."""

    def check(node: Text, info: ValidationInfo) -> Text:
        reading = reading_of(info)
        if node in built_in:
            return node
        if reading.known is None or any(section not in reading.known for section in sections):
            return node
        for section in sections:
            if node in reading.known.get(section, ()):
                reading.refs.add((section, node))
                return node
        for section in sections:
            if (section, node) in reading.ended:
                message = f"`{node}` ended on {reading.ended[section, node]}"
                fix = "Name another here, or give this an `until` of its own."
                raise wrong("ended", message, fix)
        raise unknown_id(node, sections, reading.known, built_in)

    called = "party" if built_in else f"id of {' or '.join(sections)}"
    return scalar("an id", check, "peer-specialist-2", title=called, type=["string", "integer"])


def unknown_id(
    node: str, sections: tuple[str, ...], known: dict[str, set[str]], built_in: tuple[str, ...] = ()
) -> PydanticCustomError:
    """A reference to nothing, with the nearest id there is."""
    ids = sorted({*built_in, *(name for section in sections for name in known.get(section, ()))})
    near = did_you_mean(node, ids)
    fix = f"Did you mean `{near}`?" if near else _known_ids(sections[0], ids)
    return wrong("unknown-id", f"`{node}` is not an id of {' or '.join(sections)}", fix)


def _known_ids(section: str, ids: list[str]) -> str:
    if not ids:
        return f"Add an item with this id under `{section}:`."
    shown = ", ".join(f"`{name}`" for name in ids[:8])
    return f"Add it under `{section}:`, or use one there is: {shown}{' ...' if len(ids) > 8 else ''}."


def choice(*options: str) -> Any:
    """Metadata of a value that is one word of a few."""

    def check(node: Text, _: ValidationInfo) -> Text:
        if node not in options:
            near = did_you_mean(node, options)
            listed = ", ".join(f"`{option}`" for option in options)
            fix = f"Did you mean `{near}`?" if near else f"Write one of: {listed}."
            raise wrong("unknown-choice", f"`{node}` is not one of the words this field knows", fix)
        return node

    if "off" in options:  # an editor that reads YAML 1.1 takes it for a truth value
        return scalar("one word", check, options[0], type=["string", "boolean"], enum=[*options, False])
    return scalar("one word", check, options[0], type="string", enum=list(options))


DEGREES: Final = ("high-school", "associate", "bachelor", "master", "doctorate")


def _schooling(node: Text, _: ValidationInfo) -> Text:
    if node not in DEGREES and not re.fullmatch(r"\d{1,3} credits", node):
        near = did_you_mean(node, DEGREES)
        fix = f"Did you mean `{near}`?" if near else f"Write one of {', '.join(DEGREES)}, or `24 credits`."
        raise wrong("unknown-choice", f"`{node}` is not a level of schooling", fix)
    return node


Schooling = Annotated[
    Text,
    scalar(
        "schooling",
        _schooling,
        "high-school",
        title=f"{' · '.join(f'`{degree}`' for degree in DEGREES)}, or credits",
        pattern=rf"^(?:{'|'.join(DEGREES)}|\d{{1,3}} credits)$",
    ),
]

PartyId = Annotated[Text, ref("people", "roles", built_in=("supervisor",))]
SourceId = Annotated[Text, ref("sources")]
