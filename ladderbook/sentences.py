"""Each kind of criterion as one plain sentence; the author's own words where there are some."""

from decimal import Decimal
from typing import Any, Final

from markupsafe import Markup, escape

from ladderbook import prose, wording
from ladderbook.model import Handbook
from ladderbook.schema.amounts import Amount
from ladderbook.schema.criteria import (
    Clearance,
    Criterion,
    Education,
    Exam,
    Experience,
    Holding,
    LivedExperience,
    Rating,
    References,
    Shows,
    SignOff,
    Statement,
    Time,
    Trained,
)
from ladderbook.schema.reading import Word

_SCHOOLING: Final = {
    "high-school": "a high school diploma or GED",
    "associate": "an associate degree",
    "bachelor": "a bachelor's degree",
    "master": "a master's degree",
    "doctorate": "a doctorate",
}
_COUNTS: Final = {
    "paid": "paid work",
    "volunteer": "volunteer work",
    "internship": "internships",
    "military": "military service",
}
_WHERE: Final = {
    None: "in the role you leave",
    "role": "in the role you leave",
    "grade-below": "at the next lower grade, in any job",
    "family": "in this family of roles",
    "agency": "with this agency",
}


def sentence(entry: Criterion, handbook: Handbook) -> Markup:
    """One criterion as one plain sentence; the author's own words where there are some."""
    if entry.text:
        return Markup(prose.inline(entry.text))  # noqa: S704 - sanitised by prose
    made = handbook.once_of(entry, "sentence", lambda: _SENTENCES[type(entry)](entry, handbook))
    return _one_period(escape(made))


def _one_period(words: Markup) -> Markup:
    """An author's own period is not doubled by ours."""
    return Markup(words.removesuffix(".")) if words.endswith("..") else words  # noqa: S704 - it was markup before


def _time(entry: Any, _: Handbook) -> str:
    verb = "Work" if entry.counted == "worked" else "Spend"
    return f"{verb} {_length(entry.time)} {_WHERE[entry.in_ and str(entry.in_)]}."


def _experience(entry: Any, handbook: Handbook) -> Markup:
    of = wording.stated(entry.of, handbook.tongue) if entry.of else "experience"
    words = Markup("Have {} of {}").format(_length(entry.experience), of)
    if entry.in_:
        words += " at the next lower grade"
    if entry.within:
        words += f" in the last {_length(entry.within)}"
    if entry.holding:
        words += Markup(" while holding {}").format(
            wording.listed([wording.credential(name, handbook) for name in entry.holding], "or", tongue=handbook.tongue)
        )
    if entry.counts:
        verb = "counts" if len(entry.counts) == 1 else "count"
        words += Markup(". {} {}").format(
            wording.listed([_COUNTS[kind] for kind in entry.counts], tongue=handbook.tongue).capitalize(), verb
        )
    return words + "."


def _holding(entry: Any, handbook: Handbook) -> Markup:
    others = [
        wording.credential(name, handbook)
        for name, other in handbook.credentials.items()
        if entry.credential in other.counts_as
    ]
    instead = Markup(" {} counts too.").format(wording.listed(others, "or", tongue=handbook.tongue)) if others else ""
    return Markup("Hold {}.{}").format(wording.credential(entry.credential, handbook), instead)


def _trained(entry: Any, handbook: Handbook) -> Markup:
    training = handbook.trainings.get(entry.training)
    if training is None:
        return Markup("Finish the training {}.").format(entry.training)
    facts = [str(training.length)] if isinstance(training.length, Amount) else []
    facts += (
        [str(wording.stated(training.provider, handbook.tongue))]
        if training.provider and not isinstance(training.provider, Word)
        else []
    )
    facts += [wording.price(training.cost, handbook)] if isinstance(training.cost, Decimal) else []
    details = Markup(" ({})").format(Markup(", ").join(facts)) if facts else ""
    title = wording.subject("training", str(training.id), wording.stated(training.title, handbook.tongue))
    named = any(word in str(training.title).casefold() for word in ("training", "course", "class", "workshop"))
    return Markup("Finish {}{}{}.").format("" if named else "the training ", title, details)


def _shows(entry: Any, handbook: Handbook) -> Markup:
    level = f" at level {entry.level}" if isinstance(entry.level, str) else ""
    record = handbook.competencies.get(entry.competency)
    if record is None:
        return Markup("Show {}{}.").format(entry.competency, level)
    name = wording.stated(record.name, handbook.tongue)
    return Markup("Show {}{}.").format(wording.subject("competency", entry.competency, name), level)


def _education(entry: Any, _: Handbook) -> Markup:
    schooling = _SCHOOLING.get(str(entry.education)) or _stated_in(entry.education, "schooling that is not published")
    subject_words = Markup(" in {}").format(wording.stated(entry.subject)) if entry.subject else ""
    within = f", from the last {_length(entry.within)}" if entry.within else ""
    return Markup("Have {}{}{}.").format(schooling, subject_words, within)


def _exam(entry: Any, _: Handbook) -> Markup:
    needed = ""
    if entry.pass_ is not None:
        needed = f" with {entry.pass_} or more" if isinstance(entry.pass_, Amount) else ", with a score not published"
    return Markup("Pass an exam: {}{}.").format(_stated_in(entry.exam, "details not published"), needed)


def _references(entry: Any, handbook: Handbook) -> Markup:
    count = entry.references if isinstance(entry.references, int) else "A number not published of"
    noun = "letter of reference" if count == 1 else "letters of reference"
    by = Markup(" from {}").format(wording.parties(handbook, entry.by, "or")) if entry.by else ""
    return Markup("{} {}{}.").format(count, noun, by)


def _rating(entry: Any, _: Handbook) -> Markup:
    return Markup("Have a review rating of at least “{}”.").format(_stated_in(entry.rating, "not published"))


def _lived(entry: Any, _: Handbook) -> Markup:
    lasting = f" for at least {_length(entry.lasting)}" if entry.lasting else ""
    return Markup("{}{}.").format(
        _stated_in(entry.lived_experience, "Lived experience, in words that are not published"), lasting
    )


def _clearance(entry: Any, _: Handbook) -> Markup:
    waiver = Markup(" You can ask for an exception: {}").format(wording.stated(entry.waiver)) if entry.waiver else ""
    return Markup("Pass this check: {}.{}").format(_stated_in(entry.clearance, "not published"), waiver)


def _sign_off(entry: Any, handbook: Handbook) -> Markup:
    return Markup("Agreement in writing from {}.").format(wording.parties(handbook, entry.sign_off))


def _statement(entry: Any, _: Handbook) -> Markup:
    return Markup("{}.").format(_stated_in(entry.statement, "A statement whose words are not published"))


_SENTENCES: Final[dict[type, Any]] = {
    Time: _time,
    Experience: _experience,
    Holding: _holding,
    Trained: _trained,
    Shows: _shows,
    Education: _education,
    Exam: _exam,
    References: _references,
    Rating: _rating,
    LivedExperience: _lived,
    Clearance: _clearance,
    SignOff: _sign_off,
    Statement: _statement,
}


def _length(length: Amount | Word | None) -> str:
    """A length of time inside a sentence."""
    return str(length) if isinstance(length, Amount) else "a length of time that is not published"


def _stated_in(value: object, unknown: str) -> str | Markup:
    return unknown if value is None or isinstance(value, Word) else wording.stated(value)
