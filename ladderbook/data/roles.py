"""What the comparison of any two roles knows: every line said of a role, the words of a comparison, the moves."""

from ladderbook import listing, newness, wording
from ladderbook.model import Handbook
from ladderbook.profiles import THEMES, Line, Theme, profile
from ladderbook.schema.roles import Role
from ladderbook.sitemap import SiteMap
from ladderbook.tongue import Tongue


def make(handbook: Handbook, sitemap: SiteMap) -> object:
    say = handbook.tongue.say
    return {
        "facts": say(newness.FACTS),
        "kinds": [[kind, say(words)] for kind, words in newness.KINDS.items()],
        "moves": {f"{a.id},{b.id}": _moves(a, b, handbook, sitemap) for a, b in newness.pairs(handbook)},
        "roles": {str(role.id): _role(role, handbook, sitemap) for role in handbook.roles.values()},
        "themes": [say(theme) for theme in THEMES],
        "words": {name: say(words) for name, words in newness.WORDS.items()},
    }


def _moves(start: Role, end: Role, handbook: Handbook, sitemap: SiteMap) -> list[list[str | None]]:
    return [
        [
            handbook.tongue.say(wording.KINDS[str(move.kind)]),
            listing.move_title(move, handbook),
            sitemap.link(f"move:{move.id}"),
        ]
        for move in newness.moves_between(start, end, handbook)
    ]


def _role(role: Role, handbook: Handbook, sitemap: SiteMap) -> object:
    return {
        "title": wording.plain(role.title),
        "address": sitemap.link(f"role:{role.id}"),
        "themes": [_theme(theme, sitemap, handbook.tongue) for theme in profile(role, handbook)],
    }


def _theme(theme: Theme, sitemap: SiteMap, tongue: Tongue) -> object:
    return {"silent": theme.silent, "lines": [_line(line, sitemap, tongue) for line in theme.lines]}


def _line(line: Line, sitemap: SiteMap, tongue: Tongue) -> dict[str, object]:
    """A line without what it does not have."""
    said = {
        "key": line.key,
        "name": tongue.say(line.name),
        "words": line.words,
        "rank": list(line.rank),
        "address": sitemap.link(line.link) if line.link else None,
        "unknown": not line.known,
    }
    return {name: value for name, value in said.items() if value}
