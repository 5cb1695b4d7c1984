"""What the portal knows of an agency: a few lines, kept in the agency's folder, so that the portal needs no more."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from typing import Final

from ladderbook import wording
from ladderbook.model import Handbook

MARKER: Final = ".ladderbook.json"
"""A folder with this file is ours: it may be replaced and removed."""

KINDS: Final = {
    "peer-run": "Peer-run agency",
    "behavioral-health": "Behavioral health agency",
    "health-system": "Health system",
    "managed-care": "Managed care network",
    "government": "Government",
    "standard": "Standard to build on",
}


@dataclass(frozen=True, slots=True)
class Summary:
    """One agency on the portal."""

    id: str
    name: str
    kind: str
    status: str
    jurisdiction: str
    roles: int
    moves: int


def summarize(handbook: Handbook) -> Summary:
    agency = handbook.agency
    return Summary(
        id=handbook.id,
        name=wording.plain(agency.name),
        kind=KINDS[str(agency.kind)],
        status=wording.status_words(handbook),
        jurisdiction=str(agency.jurisdiction or ""),
        roles=len(handbook.roles),
        moves=len(handbook.moves),
    )


def marker(summary: Summary | None = None) -> Mapping[str, bytes]:
    """The marker of a folder of ours; an agency's holds its summary."""
    content = {"ladderbook": 1, "summary": asdict(summary) if summary else None}
    return {MARKER: (json.dumps(content, sort_keys=True, indent=1) + "\n").encode()}


def read_marker(data: bytes) -> Summary | None:
    """The summary in a marker; None where it is damaged or of another form."""
    try:
        content = json.loads(data)["summary"]
        summary = Summary(**{field.name: content[field.name] for field in fields(Summary)})
    except (ValueError, KeyError, TypeError):
        return None
    return (
        summary
        if all(isinstance(getattr(summary, f.name), type(getattr(_EXAMPLE, f.name))) for f in fields(Summary))
        else None
    )


_EXAMPLE: Final = Summary("", "", "", "", "", 0, 0)
