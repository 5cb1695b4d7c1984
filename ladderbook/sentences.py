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
from ladderbook.tongue import Tongue, marked

_SCHOOLING: Final = {
    "high-school": marked("a high school diploma or GED"),
    "associate": marked("an associate degree"),
    "bachelor": marked("a bachelor's degree"),
    "master": marked("a master's degree"),
    "doctorate": marked("a doctorate"),
}
_COUNTS: Final = {
    "paid": marked("paid work"),
    "volunteer": marked("volunteer work"),
    "internship": marked("internships"),
    "military": marked("military service"),
}
_WHERE: Final = {
    None: marked("in the role you leave"),
    "role": marked("in the role you leave"),
    "grade-below": marked("at the next lower grade, in any job"),
    "family": marked("in this family of roles"),
    "agency": marked("with this agency"),
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


def _time(entry: Any, handbook: Handbook) -> str:
    tongue = handbook.tongue
    told = marked("Work {length} {where}.") if entry.counted == "worked" else marked("Spend {length} {where}.")
    where = tongue.say(_WHERE[entry.in_ and str(entry.in_)])
    return tongue.say(told, length=_length(entry.time, tongue), where=where)


def _experience(entry: Any, handbook: Handbook) -> Markup:
    tongue = handbook.tongue
    of = wording.stated(entry.of, tongue) if entry.of else tongue.say("experience")
    words = tongue.markup("Have {length} of {what}", length=_length(entry.experience, tongue), what=of)
    if entry.in_:
        words += tongue.say(" at the next lower grade")
    if entry.within:
        words += tongue.say(" in the last {length}", length=_length(entry.within, tongue))
    if entry.holding:
        held = wording.listed([wording.credential(name, handbook) for name in entry.holding], "or", tongue)
        words += tongue.markup(" while holding {credentials}", credentials=held)
    if entry.counts:
        told = marked(". {what} counts") if len(entry.counts) == 1 else marked(". {what} count")
        what = wording.listed([tongue.say(_COUNTS[kind]) for kind in entry.counts], tongue=tongue).capitalize()
        words += tongue.markup(told, what=what)
    return words + "."


def _holding(entry: Any, handbook: Handbook) -> Markup:
    tongue = handbook.tongue
    others = [
        wording.credential(name, handbook)
        for name, other in handbook.credentials.items()
        if entry.credential in other.counts_as
    ]
    instead = (
        Markup(" ") + tongue.markup("{credentials} counts too.", credentials=wording.listed(others, "or", tongue))
        if others
        else ""
    )
    return tongue.markup("Hold {credential}.", credential=wording.credential(entry.credential, handbook)) + instead


def _trained(entry: Any, handbook: Handbook) -> Markup:
    tongue, training = handbook.tongue, handbook.trainings.get(entry.training)
    if training is None:
        return tongue.markup("Finish the training {training}.", training=entry.training)
    facts = [_length(training.length, tongue)] if isinstance(training.length, Amount) else []
    facts += (
        [str(wording.stated(training.provider, handbook.tongue))]
        if training.provider and not isinstance(training.provider, Word)
        else []
    )
    facts += [wording.price(training.cost, handbook)] if isinstance(training.cost, Decimal) else []
    details = Markup(" ({})").format(Markup(", ").join(facts)) if facts else ""
    title = wording.subject("training", str(training.id), wording.stated(training.title, handbook.tongue))
    named = any(word in str(training.title).casefold() for word in ("training", "course", "class", "workshop"))
    told = marked("Finish {training}.") if named else marked("Finish the training {training}.")
    return tongue.markup(told, training=title + details)


def _shows(entry: Any, handbook: Handbook) -> Markup:
    tongue, record = handbook.tongue, handbook.competencies.get(entry.competency)
    name: str | Markup = entry.competency
    if record is not None:
        name = wording.subject("competency", entry.competency, wording.stated(record.name, tongue))
    if not isinstance(entry.level, str):
        return tongue.markup("Show {competency}.", competency=name)
    return tongue.markup("Show {competency} at level {level}.", competency=name, level=entry.level)


def _education(entry: Any, handbook: Handbook) -> Markup:
    tongue = handbook.tongue
    known = _SCHOOLING.get(str(entry.education))
    schooling = (
        tongue.say(known) if known else _stated_in(entry.education, marked("schooling that is not published"), tongue)
    )
    subject_words = (
        tongue.markup(" in {subject}", subject=wording.stated(entry.subject, tongue)) if entry.subject else ""
    )
    within = tongue.say(", from the last {length}", length=_length(entry.within, tongue)) if entry.within else ""
    return tongue.markup(
        "Have {schooling}{subject}{within}.", schooling=schooling, subject=subject_words, within=within
    )


def _exam(entry: Any, handbook: Handbook) -> Markup:
    tongue, needed = handbook.tongue, ""
    if isinstance(entry.pass_, Amount):
        needed = tongue.say(" with {score} or more", score=entry.pass_.words(tongue=tongue))
    elif entry.pass_ is not None:
        needed = tongue.say(", with a score not published")
    exam = _stated_in(entry.exam, marked("details not published"), tongue)
    return tongue.markup("Pass an exam: {exam}{needed}.", exam=exam, needed=needed)


def _references(entry: Any, handbook: Handbook) -> Markup:
    tongue = handbook.tongue
    count = entry.references if isinstance(entry.references, int) else tongue.say("A number not published of")
    told = marked("{count} letter of reference{by}.") if count == 1 else marked("{count} letters of reference{by}.")
    by = tongue.markup(" from {who}", who=wording.parties(handbook, entry.by, "or")) if entry.by else ""
    return tongue.markup(told, count=count, by=by)


def _rating(entry: Any, handbook: Handbook) -> Markup:
    rating = _stated_in(entry.rating, marked("not published"), handbook.tongue)
    return handbook.tongue.markup("Have a review rating of at least “{rating}”.", rating=rating)


def _lived(entry: Any, handbook: Handbook) -> Markup:
    tongue = handbook.tongue
    words = _stated_in(entry.lived_experience, marked("Lived experience, in words that are not published"), tongue)
    lasting = tongue.say(" for at least {length}", length=_length(entry.lasting, tongue)) if entry.lasting else ""
    return Markup("{}{}.").format(words, lasting)


def _clearance(entry: Any, handbook: Handbook) -> Markup:
    tongue = handbook.tongue
    waived = wording.stated(entry.waiver, tongue) if entry.waiver else ""
    waiver = tongue.markup(" You can ask for an exception: {words}", words=waived) if waived else ""
    check = _stated_in(entry.clearance, marked("not published"), tongue)
    return tongue.markup("Pass this check: {check}.", check=check) + waiver


def _sign_off(entry: Any, handbook: Handbook) -> Markup:
    return handbook.tongue.markup("Agreement in writing from {who}.", who=wording.parties(handbook, entry.sign_off))


def _statement(entry: Any, handbook: Handbook) -> Markup:
    unknown = marked("A statement whose words are not published")
    return Markup("{}.").format(_stated_in(entry.statement, unknown, handbook.tongue))


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


def _length(length: Amount | Word | None, tongue: Tongue) -> str:
    """A length of time inside a sentence."""
    if isinstance(length, Amount):
        return length.words(tongue=tongue)
    return tongue.say("a length of time that is not published")


def _stated_in(value: object, unknown: str, tongue: Tongue) -> str | Markup:
    return tongue.say(unknown) if value is None or isinstance(value, Word) else wording.stated(value, tongue)
