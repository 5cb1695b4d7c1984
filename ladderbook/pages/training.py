"""A training: how long, by whom, what it costs, and who asks for it."""

from collections.abc import Iterator

from markupsafe import Markup

from ladderbook import citing, listing, telling, wording
from ladderbook.asking import asked_by
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Trained
from ladderbook.schema.library import Training
from ladderbook.sitemap import Page, PageKind, View


def pages(handbook: Handbook) -> Iterator[Page]:
    for training in handbook.trainings.values():
        yield Page(
            "training",
            f"training-{training.id}.html",
            f"training:{training.id}",
            wording.plain(training.title),
            training,
            ("page:home", "page:trainings"),
            frozenset({"asked"}),
            training.id.place,
        )


def view(handbook: Handbook, page: Page) -> View:
    training = page.about
    assert isinstance(training, Training)  # noqa: S101 - pages() put it there
    return {
        "training": training,
        "facts": tuple(_facts(training, handbook)),
        "asked_by": listing.titled(
            asked_by(handbook, lambda entry: isinstance(entry, Trained) and entry.training == training.id), handbook
        ),
        "sources": citing.sources(training, handbook),
        **telling.history("trainings", training.id, handbook),
    }


def _facts(training: Training, handbook: Handbook) -> Iterator[tuple[str, str | Markup]]:
    yield "Length", wording.stated(training.length, handbook.tongue)
    yield "Given by", wording.stated(training.provider, handbook.tongue)
    yield "Cost", wording.price(training.cost, handbook)
    if training.url and str(training.url).startswith(("https://", "http://")):
        yield "Address", Markup('<a href="{0}">{0}</a>').format(training.url)
    if training.competency:
        names = [(name, handbook.competencies[name]) for name in training.competency]
        linked = [
            wording.subject("competency", name, wording.stated(record.name, handbook.tongue)) for name, record in names
        ]
        yield "Teaches", wording.listed(linked, tongue=handbook.tongue)


KIND = PageKind("training", "training.html", pages, view)
