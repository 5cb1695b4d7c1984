"""Checks of what reaches the sheets of a review: that nothing there asks about health, and that there is something."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.rules.wordlists import HEALTH_OF_ONESELF, OF_ONESELF
from ladderbook.rules.words import disclosed
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
from ladderbook.sitemap import SiteMap
from ladderbook.tree import Text


def worksheets_ask_about_work(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """worksheet-asks-health: a text on a review worksheet speaks of somebody's own health, or of disclosing it.

    Bad: `I keep my symptoms under control`. Good: `I say early when I need someone to take over a visit`.
    """
    for about, words in _on_worksheets(handbook):
        found = disclosed(words, HEALTH_OF_ONESELF)
        if found:
            message = f"{about} puts health on a review worksheet: “{found}”"
            fix = "Write what others can see at work; how somebody's health is, is no topic of a review."
            yield Problem(words.place, "worksheet-asks-health", message, fix, Severity.WARNING, about=about)


def _on_worksheets(handbook: Handbook) -> Iterator[tuple[str, Text]]:
    """The texts of an author that a worksheet shows, and the item each belongs to.

    A task that asks for disclosure is told by that check (`asks-for-disclosure`), and only there.
    """
    for role in handbook.roles.values():
        for duty in value_of(role.does) or ():
            if not OF_ONESELF.search(duty.text):
                yield role.id, duty.text
    for competency in handbook.competencies.values():
        yield competency.id, competency.name
        for level in competency.levels.values():
            texts = (level.title, *(value_of(level.examples) or ()))
            yield from ((competency.id, text) for text in texts if isinstance(text, Text))
    review = handbook.agency.review
    for text in (review.retention, review.text) if review else ():
        if text is not None:
            yield handbook.id, text


def roles_have_something_to_review(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """review-material-missing: a role says neither what one does nor what is expected, though others of the ladder do.

    Bad: a role with pay and a title only. Good: the same with `does`, a line for each task.
    """
    roles = handbook.roles.values()
    if handbook.agency.review is None and not any(_material(role) for role in roles):
        return
    for role in roles:
        if role.does is None and role.competencies is None:
            message = f"a review of the role {role.id} has nothing to go by: it states no tasks and no competencies"
            fix = "Add `does:` or `competencies:`; write `unpublished` if no source gives them."
            yield Problem(role.id.place, "review-material-missing", message, fix, Severity.WARNING, about=role.id)


def _material(role: Role) -> bool:
    return bool(value_of(role.does) or value_of(role.competencies))
