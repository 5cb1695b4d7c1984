"""Checks of the edition's age."""

from collections.abc import Iterator

from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity
from ladderbook.schema.dates import Day
from ladderbook.sitemap import SiteMap
from ladderbook.wording import day_words


def edition_is_not_past_its_review(handbook: Handbook, _: SiteMap) -> Iterator[Problem]:
    """review-overdue: the day by which the edition was to be looked at again is past.

    Bad: `review_by: 2024-06-30` in a build of 2026. Good: a new edition, or a later day once it was looked at.
    """
    review = handbook.agency.edition.review_by
    if isinstance(review, Day) and review.first < handbook.as_of:
        message = f"this edition was to be looked at again by {day_words(review)}"
        fix = "Look it over, then give `edition` a new `review_by`."
        yield Problem(review.place or handbook.agency.name.place, "review-overdue", message, fix, Severity.WARNING)
