"""Checks of the words: what they ask people to disclose, and how they speak of people."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Any, Final, get_args

from ladderbook import criteria
from ladderbook.articles import place as place_in
from ladderbook.model import Handbook
from ladderbook.problems import Place, Problem, Severity
from ladderbook.rules.wordlists import DISCLOSURES, OF_ONESELF, REFUSALS, STIGMATISING
from ladderbook.schema.criteria import Clearance, Criterion, Exam, LivedExperience, References, Statement
from ladderbook.schema.items import Fields
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Duty, Role
from ladderbook.schema.words import Words
from ladderbook.sitemap import SiteMap
from ladderbook.tree import Text

_SENTENCE: Final = re.compile(r"[^.;!?\n]+")
_MENTIONED: Final = re.compile(r"“[^”]{1,80}”|\"[^\"\n]{1,80}\"|`[^`\n]{1,80}`|\]\([^)]*\)|https?://\S+")
"""Words in quotation marks or code are spoken of, not used; addresses are nobody's words."""


def nobody_is_asked_to_disclose(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """asks-for-disclosure: something asked of a person wants a diagnosis, a treatment or their story.

    Bad: `lived_experience: A diagnosis of a mental illness`. Good: `lived_experience: Your own experience of recovery`.
    """
    owners: tuple[Role | Move, ...] = (*handbook.roles.values(), *handbook.moves.values())
    for owner in owners:
        for words in _asked(owner):
            found = disclosed(words, DISCLOSURES)
            if found:
                yield _disclosure(owner, words, found)
        duties = value_of(owner.does) or () if isinstance(owner, Role) else ()
        for words in (duty.text for duty in duties if isinstance(duty, Duty)):
            found = disclosed(words, OF_ONESELF)
            if found:
                yield _disclosure(owner, words, found)


def _asked(owner: Role | Move) -> Iterator[Text]:
    """The texts in which criteria and the process of a move say what a person has to tell or to bring."""
    for entry in criteria.walk(criteria.of(owner)):
        if not isinstance(entry, Criterion):
            continue
        own: object = None
        match entry:
            case LivedExperience():
                own = entry.lived_experience
            case Statement():
                own = entry.statement
            case Clearance():
                own = entry.clearance
            case Exam():
                own = entry.exam
        texts = (own, entry.evidence, entry.text if own or isinstance(entry, References) else None)
        yield from (text for text in texts if isinstance(text, Text))
    if isinstance(owner, Move):
        yield from (text for text in value_of(owner.process) or () if isinstance(text, Text))


def disclosed(words: str, asked: "re.Pattern[str]") -> str | None:
    """What a text asks to disclose; None where a sentence says that it is not asked."""
    for sentence in _SENTENCE.findall(_MENTIONED.sub("", words)):
        found = asked.search(sentence)
        if found and not REFUSALS.search(sentence):
            return str(found[0]).casefold()
    return None


def _disclosure(owner: Role | Move, words: Text, found: str) -> Problem:
    message = f"{owner.id} asks people to disclose something private: “{found}”"
    fix = "Ask for lived experience in general words, or for what can be seen at work."
    return Problem(words.place, "asks-for-disclosure", message, fix, Severity.WARNING, about=owner.id)


def people_come_first(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """stigmatising-words: a text speaks of people in clinical or stigmatising words.

    Bad: `Works with addicts and their families`. Good: `Works with people who use drugs, and with their families`.
    """
    names = _names(handbook)
    for item in _items(handbook):
        for words in _texts(item):
            for match, kinder in _stigmatising(words, names):
                yield _unkind(words.place, match[0], kinder, str(getattr(item, "id", handbook.id)))
    for article in handbook.articles:
        for words in (article.front.title, article.front.summary):
            for match, kinder in _stigmatising(words, names):
                yield _unkind(words.place, match[0], kinder, article.slug)
        for match, kinder in _stigmatising(article.words, names):
            spot = place_in(article, match.start(), len(match[0]))
            yield _unkind(spot, match[0], kinder, article.slug)


def _unkind(place: Place, found: str, kinder: str, about: str) -> Problem:
    message = f"“{' '.join(found.split())}” is a word that hurts or labels people"
    fix = f"Write {kinder}."
    return Problem(place, "stigmatising-words", message, fix, Severity.WARNING, about=about)


def _stigmatising(words: str, names: "re.Pattern[str] | None") -> Iterator[tuple["re.Match[str]", str]]:
    """The words of the list in a text, outside of quotation marks and of official names."""
    if not _suspect(str(words)):
        return
    blanked = _MENTIONED.sub(lambda match: " " * len(match[0]), words)
    blanked = names.sub(lambda match: " " * len(match[0]), blanked) if names else blanked
    for match in _ANY.finditer(blanked):
        kinder = next(kinder for pattern, kinder in _EACH if pattern.fullmatch(match[0]))
        yield match, kinder


@lru_cache(maxsize=16384)
def _suspect(words: str) -> bool:
    """Whether a text has any of the words; shared guidance is looked at once for all agencies."""
    return _ANY.search(words) is not None


_EACH: Final = tuple((re.compile(pattern, re.IGNORECASE), kinder) for pattern, kinder in STIGMATISING.items())
_ANY: Final = re.compile(rf"(?<![\w-])(?:{'|'.join(STIGMATISING)})(?![\w-])", re.IGNORECASE)


def _names(handbook: Handbook) -> "re.Pattern[str] | None":
    """Official names of credentials, their issuers, courses and sources: they are quoted as they are."""
    named: list[object] = [value for one in handbook.credentials.values() for value in (one.name, one.issuer)]
    named += [source.title for source in handbook.sources.values()]
    named += [training.title for training in handbook.trainings.values()]
    known = sorted({str(name) for name in named if isinstance(name, Text)}, key=len, reverse=True)
    return re.compile("|".join(map(re.escape, known)), re.IGNORECASE) if known else None


def _items(handbook: Handbook) -> Iterator[Fields]:
    """Everything that holds texts of this handbook; sources and surveys are quoted, so they are left out."""
    yield handbook.agency
    sections: tuple[Any, ...] = (
        handbook.roles, handbook.moves, handbook.families, handbook.people, handbook.places, handbook.settings,
        handbook.competencies, handbook.credentials, handbook.trainings, handbook.supports, handbook.incentives,
        handbook.terms,
    )  # fmt: skip
    for items in sections:
        yield from items.values()
    yield from (plan.at(handbook.as_of).fields for plan in handbook.plans.values())


_QUOTED: Final = frozenset({"name", "abbreviation", "issuer", "provider", "url", "email", "phone", "crosswalk"})


def _texts(value: object) -> Iterator[Text]:
    """Every text an author wrote in an item, at every depth, but no ids, labels and official names."""
    match value:
        case Fields():
            for name in _worded(type(value)):
                if name not in _QUOTED:
                    yield from _texts(getattr(value, name))
        case tuple() | list():
            for part in value:
                yield from _texts(part)
        case dict():
            for part in value.values():
                yield from _texts(part)
        case Text():
            yield value


@cache
def _worded(model: type[Fields]) -> tuple[str, ...]:
    """The fields of a model that hold texts, or maps that may."""
    return tuple(
        name
        for name, field in model.model_fields.items()
        if _holds_words(field.annotation) or any(part is _MARK for part in field.metadata)
    )


_MARK: Final = get_args(Words)[1]


def _holds_words(kind: object) -> bool:
    if kind is _MARK or (isinstance(kind, type) and issubclass(kind, Fields)):
        return True
    return any(_holds_words(part) for part in get_args(kind))
