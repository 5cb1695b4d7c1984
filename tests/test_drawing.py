"""The map of real handbooks: the drawing, the list beside it and the handbook have the same ways; all words fit."""

import re
from functools import cache

import pytest

from ladderbook import drawing, measure, pages
from ladderbook.disk import packaged_layouts
from ladderbook.load import load
from ladderbook.model import Handbook
from ladderbook.pages import ladder
from ladderbook.pipeline import layouts_of
from ladderbook.render import environment, layout_texts, render_body, with_addresses
from ladderbook.resolve import resolve
from ladderbook.sitemap import map_site
from tests.drawn import Picture, boxes_on_boxes, meetings, of_page, through_boxes
from tests.support import AGENCY, DAY, ROLES, errors, page, real_sources, site

AGENCIES = ("riverbend", "summit-care", "us-va-peer-specialist", "md-peer-recovery-specialist", "optum-peer-support")


@cache
def handbook(agency: str) -> Handbook:
    found, _ = resolve(load(real_sources(), agency, DAY)[0], DAY)
    assert found is not None
    return found


@cache
def map_of(agency: str) -> str:
    """The map's page of a handbook of this repository."""
    one = handbook(agency)
    sitemap, _ = map_site(one, pages.KINDS)
    env = environment(layout_texts(layouts_of(packaged_layouts())))
    view = ladder.view(one, sitemap.by_subject["page:map"])
    return with_addresses(render_body(env, "map.html", view), sitemap.link, [])


def picture(agency: str) -> Picture:
    return of_page(map_of(agency))


@pytest.mark.parametrize("agency", AGENCIES)
def test_every_way_is_drawn_and_no_other(agency: str) -> None:
    one, drawn = handbook(agency), picture(agency)
    between = {way for way in one.ways if way.start and way.end and way.start != way.end}
    assert set(drawn.ways()) == {(one.moves[way.move].kind, way.start, way.end) for way in between}
    assert drawn.entries == {way.end for way in one.ways if way.start is None}
    assert drawn.exits == {way.start for way in one.ways if way.end is None}
    assert drawn.loops == {(way.start, one.moves[way.move].along) for way in one.ways if way.start == way.end}


@pytest.mark.parametrize("agency", AGENCIES)
def test_the_list_has_every_way_and_no_other(agency: str) -> None:
    """The drawing is hidden from assistive technology: the list is the map for whoever listens to it."""
    one, html = handbook(agency), map_of(agency)
    listed = []
    for rung in html.split('<li class="rung">')[1:]:
        role, *_ = re.findall(r'<h3><a href="role-([\w-]+)\.html">', rung)
        listed += [(move, role) for move in re.findall(r'<a href="move-([\w-]+)\.html">', rung.split("</ol>")[0])]
    ways_in = html.partition('id="ways-in"')[2].partition("</section>")[0]
    listed += [(move, None) for move in re.findall(r'<a href="move-([\w-]+)\.html">', ways_in)]
    assert sorted(listed, key=str) == sorted(((way.move, way.start) for way in one.ways), key=str)


@pytest.mark.parametrize(
    ("agency", "roles", "most"),
    [
        ("riverbend", 15, 5),
        ("summit-care", 14, 17),
        ("us-va-peer-specialist", 5, 0),
        ("md-peer-recovery-specialist", 4, 0),
        ("optum-peer-support", 5, 0),
    ],
)
def test_few_lines_cross_and_none_runs_through_a_box(agency: str, roles: int, most: int) -> None:
    drawn = picture(agency)
    crossed, shared = meetings(drawn)
    assert len(drawn.boxes) == roles
    assert crossed <= most
    assert (shared, through_boxes(drawn), boxes_on_boxes(drawn)) == ([], [], [])


@pytest.mark.parametrize("agency", AGENCIES)
def test_boxes_stand_by_family_and_level(agency: str) -> None:
    one, boxes = handbook(agency), picture(agency).boxes
    families = list(one.families)
    for low, high in ((a, b) for a in one.roles.values() for b in one.roles.values()):
        if low.level < high.level:
            assert boxes[low.id].top > boxes[high.id].bottom, "a higher level is above"
        if families.index(low.family) < families.index(high.family):
            assert boxes[low.id].right < boxes[high.id].left, "families stand side by side"


def test_long_words_stay_in_their_box() -> None:
    """A title of many words, one of a single long word, and one in another script."""
    titles = ("Certified " * 30, "Donaudampfschifffahrtsgesellschaftskapitän" * 3, "同伴支持專家" * 9)
    roles = ROLES
    for number, title in enumerate(titles):
        roles = roles.replace(
            "moves:", f"  - {{id: r{number}, title: {title}, family: direct, level: {number}, identity: open}}\nmoves:"
        )
    made = site({"ladders/oak/agency.yaml": AGENCY, "ladders/oak/roles.yaml": roles})
    assert errors(made) == []
    drawn = of_page(page(made, "map.html"))
    sizes = {"title": drawing.TITLE, "rate": drawing.PAY}
    held = [text for text in drawn.texts if text[0] in sizes]
    assert len(held) > 15
    for kind, x, y, words in held:
        assert any(
            box.left < x and x + measure.width(words, sizes[kind]) < box.right and box.top + 16 < y < box.bottom - 5
            for box in drawn.boxes.values()
        ), words


def test_words_of_authors_are_shown_as_words() -> None:
    hostile = ROLES.replace("title: Peer Worker II", 'title: "<script>alert(1)</script> & \\"Co\\""')
    html = page(site({"ladders/oak/roles.yaml": hostile}), "map.html")
    assert "<script>alert" not in html
    assert "&lt;script&gt;" in html
