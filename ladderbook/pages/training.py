"""A training: how long, by whom, what it costs, and who asks for it."""

from collections.abc import Iterator

from markupsafe import Markup

from ladderbook import citing, criteria, listing, telling, wording
from ladderbook.model import Handbook
from ladderbook.schema.criteria import Trained
from ladderbook.schema.library import Training
from ladderbook.schema.moves import Move
from ladderbook.schema.reading import value_of
from ladderbook.schema.roles import Role
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
        "asked_by": _asked_by(training, handbook),
        "sources": citing.sources(training, handbook),
        **telling.history("trainings", training.id, handbook),
    }


def _facts(training: Training, handbook: Handbook) -> Iterator[tuple[str, str | Markup]]:
    yield "Length", wording.stated(training.length)
    yield "Given by", wording.stated(training.provider)
    yield "Cost", wording.price(training.cost, handbook)
    if training.url and str(training.url).startswith(("https://", "http://")):
        yield "Address", Markup('<a href="{0}">{0}</a>').format(training.url)
    if training.competency:
        names = [(name, handbook.competencies[name]) for name in training.competency]
        linked = [wording.subject("competency", name, wording.stated(record.name)) for name, record in names]
        yield "Teaches", wording.listed(linked)


def _asked_by(training: Training, handbook: Handbook) -> list[tuple[str, str, str]]:
    """Roles, moves and credentials that ask for it: kind, id, title."""

    def asks(stated: object) -> bool:
        found = criteria.walk(stated if isinstance(stated, tuple) else ())
        return any(isinstance(entry, Trained) and entry.training == training.id for entry in found)

    roles: list[Role] = list(handbook.roles.values())
    moves: list[Move] = list(handbook.moves.values())
    return [
        *(("role", str(role.id), wording.plain(role.title)) for role in roles if asks(value_of(role.criteria))),
        *(
            ("move", str(move.id), listing.move_title(move, handbook))
            for move in moves
            if asks(value_of(move.criteria))
        ),
        *(
            ("credential", str(credential.id), wording.plain(credential.name))
            for credential in handbook.credentials.values()
            if asks(value_of(credential.criteria))
        ),
    ]


KIND = PageKind("training", "training.html", pages, view)
