"""A chart shows what the table beside it says: every place on it is worked out here anew, from the printed figures."""

import re
from decimal import ROUND_FLOOR, Decimal
from html.parser import HTMLParser
from itertools import pairwise
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderbook.charts import Rates, axis, chart
from tests.support import AGENCY, PAY, errors, page, site
from tests.tables import Table, table, tables
from tests.test_sitemap import handbook_links

PROPERTY: Final = settings(derandomize=True, max_examples=200, deadline=None)


class Drawn(HTMLParser):
    """The first chart in some HTML: the amounts of its axis, and of each row the paths by their class, or its words."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.rows: dict[str, dict[str, str]] = {}
        self.ticks: list[str] = []
        self.name = self.unit = self.within = ""
        start = html.index('<div class="chart')
        self.feed(html[start : html.index('<ul class="key', start)])

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        stated = {name: value or "" for name, value in attributes}
        if tag == "path":
            self.rows.setdefault(self.name, {})[stated["class"]] = stated["d"]
        elif tag == "p":
            self.within = stated.get("class", "name")
        if self.within == "ticks" and tag == "p":
            self.unit, self.ticks = self.name, []

    def handle_data(self, data: str) -> None:
        words = data.strip()
        if words and self.within == "name":
            self.name = words
        elif words and self.within == "unknown":
            self.rows[self.name] = {"words": words}
        elif words and self.within == "ticks":
            self.ticks.append(words)

    def handle_endtag(self, tag: str) -> None:
        self.within = "" if tag == "p" else self.within

    def place(self, figure: str) -> int:
        """Where an amount lies in thousandths of the axis, half up: own arithmetic, from printed figures alone."""
        low, high, amount = money(self.ticks[0]), money(self.ticks[-1]), money(figure)
        return int(((amount - low) * 1000 / (high - low) + Decimal("0.5")).to_integral_value(ROUND_FLOOR))

    def dots(self, row: str) -> list[int]:
        return [int(x) for x in re.findall(r"M(\d+) 12h0", self.rows[row].get("dots", ""))]

    def bar(self, row: str) -> tuple[int, int]:
        (found,) = re.findall(r"^M(\d+) 12H(\d+)$", self.rows[row]["bar"])
        return int(found[0]), int(found[1])


def money(figure: str) -> Decimal:
    return Decimal(figure.removeprefix("$").replace(",", ""))


def rows_of(found: Table) -> dict[str, list[str]]:
    """The published figures of each row of a table of rates."""
    return {name: [cell for cell in cells[1:] if cell.startswith("$")] for name, cells in found.rows.items()}


# -- the axis


@pytest.mark.parametrize(
    ("low", "high", "ticks"),
    [
        ("17.25", "30.10", "15 20 25 30 35"),
        ("21.50", "23.70", "21 22 23 24"),
        ("18", "18", "18 19"),
        ("15", "45", "15 20 25 30 35 40 45"),
        ("34454", "74733", "30000 40000 50000 60000 70000 80000"),
        ("0.40", "0.90", "0 1"),
    ],
)
def test_the_axis_has_few_round_amounts(low: str, high: str, ticks: str) -> None:
    assert [str(tick) for tick in axis(Decimal(low), Decimal(high))] == ticks.split()


cents = st.integers(0, 20_000_000).map(lambda number: Decimal(number) / 100)


@PROPERTY
@given(cents, cents)
def test_any_axis_is_round_even_and_no_wider_than_it_must_be(one: Decimal, other: Decimal) -> None:
    low, high = sorted((one, other))
    ticks = axis(low, high)
    step = ticks[1] - ticks[0]
    assert all(after - before == step for before, after in pairwise(ticks))
    assert re.fullmatch("[125]0*", str(step))
    assert 2 <= len(ticks) <= 7
    assert ticks[0] <= low < ticks[0] + step
    assert high <= ticks[-1] and (ticks[-1] - step < high or len(ticks) == 2)


# -- the charts of real pages, against the tables beside them


@pytest.mark.parametrize(
    ("agency", "path", "caption", "unit"),
    [
        ("riverbend", "pay-peer-hourly.html", "Rates in force", "per hour"),
        ("us-va-peer-specialist", "pay-gs.html", "Rates in force", "per year"),
        ("us-va-peer-specialist", "pay-gs-boston.html", "Rates in force", "per year"),
    ],
)
def test_a_plan_has_a_dot_for_every_rate_and_no_other(agency: str, path: str, caption: str, unit: str) -> None:
    html = page(handbook_links(agency)[0], path)
    drawn, printed = Drawn(html), rows_of(table(html, caption))
    assert drawn.unit == unit
    assert list(drawn.rows) == list(printed)
    for grade, figures in printed.items():
        places = [drawn.place(figure) for figure in figures]
        assert drawn.dots(grade) == sorted(set(places))
        assert drawn.bar(grade) == (min(places), max(places))
    assert all(0 <= int(x) <= 1000 for x in re.findall(r"M(\d+) 0v24", html))


def test_a_role_has_the_steps_of_its_grades() -> None:
    html = page(handbook_links("riverbend")[0], "role-peer-supervisor.html")
    html = html[html.index('id="pay"') :]
    drawn = Drawn(html)
    for grade in ("P5", "P6"):
        rates = [line["Per hour"] for line in map(table(html, f"{grade}:").line, table(html, f"{grade}:").rows)]
        assert drawn.dots(grade) == [drawn.place(rate) for rate in rates]
    assert (
        'class="chart' not in page(handbook_links("riverbend")[0], "role-relief-peer.html").split('id="benchmarks"')[0]
    )


def test_the_overview_has_the_range_of_each_role() -> None:
    html = page(handbook_links("riverbend")[0], "pay.html")
    drawn, printed = Drawn(html), table(html, "Rates in force")
    assert list(drawn.rows) == list(printed.rows)
    for role in printed.rows:
        said = printed.cell(role, "Per hour")
        figures = re.findall(r"\$[\d.,]+", said)
        places = [drawn.place(figure) for figure in figures]
        if not figures:
            assert drawn.rows[role] == {"words": "Unpaid"}
        elif places[0] == places[-1]:
            assert drawn.dots(role) == places[:1]
        else:
            assert drawn.bar(role) == (places[0], places[1])


@pytest.mark.parametrize("path", ["role-peer-specialist-2.html", "pay-peer-hourly.html"])
def test_what_others_earn_lies_behind_the_ranges(path: str) -> None:
    html = page(handbook_links("riverbend")[0], path)
    survey = table(html, "Community health workers")
    drawn = Drawn(html[html.index("Community health workers, United States") :])
    ten, quarter, half, three, ninety = (
        drawn.place(next(cells[1] for row, cells in survey.rows.items() if row.startswith(percentile)))
        for percentile in ("10th", "25th", "50th", "75th", "90th")
    )
    for row in drawn.rows.values():
        assert row["outer"] == f"M{ten} 0H{ninety}V24H{ten}z"
        assert row["inner"] == f"M{quarter} 0H{three}V24H{quarter}z"
        assert row["median"] == f"M{half} 0v24"
    if path.startswith("role"):
        ends = [drawn.place(figure) for figure in re.findall(r"rate here, (\$[\d.]+)", " ".join(survey.columns))]
        assert drawn.bar("Peer Specialist II") == tuple(ends)


# -- what is not published


BANDS = """
plans:
  - id: hourly
    title: Ranges
    kind: band
    basis: hour
    weekly_hours: 40
    yearly_hours: 2080
    effective: 2026-07-01
    rates:
      P1: [18.00, 19.50, 21.00]
      P2: unpublished
"""


def test_a_range_has_its_published_midpoint_and_no_steps() -> None:
    html = page(site({"ladders/oak/pay.yaml": BANDS}), "pay-hourly.html")
    drawn = Drawn(html)
    assert drawn.ticks == ["$18", "$19", "$20", "$21"]
    assert drawn.bar("P1") == (0, 1000)
    assert drawn.rows["P1"]["midpoint"] == "M500 4v16"
    assert drawn.dots("P1") == []
    assert drawn.rows["P2"] == {"words": "not published"}
    assert "Midpoint" in html


def test_where_no_rate_is_published_nothing_is_drawn() -> None:
    made = site({"ladders/oak/pay.yaml": BANDS.replace("[18.00, 19.50, 21.00]", "unpublished")})
    assert errors(made) == []
    for path in ("pay.html", "pay-hourly.html", "role-peer-1.html"):
        assert 'class="chart' not in page(made, path), path


def test_pay_in_years_only_is_drawn_in_years() -> None:
    yearly = PAY.replace("basis: hour", "basis: year").replace("    weekly_hours: 40\n    yearly_hours: 2080\n", "")
    yearly = yearly.replace("[18.00, 18.50, 19.00]", "[38000, 39000]").replace(
        "[20.50, 21.50, 22.50]", "[40000, 45000]"
    )
    made = site({"ladders/oak/agency.yaml": AGENCY, "ladders/oak/pay.yaml": yearly})
    assert errors(made) == []
    drawn = Drawn(page(made, "pay.html"))
    assert (drawn.unit, drawn.ticks[0], drawn.ticks[-1]) == ("per year", "$38,000", "$46,000")
    assert drawn.bar("Peer Worker I") == (0, 125)


def test_rates_so_near_that_they_fall_on_one_place_are_one_dot() -> None:
    found = chart([Rates("A", (Decimal(10), Decimal("10.01"), Decimal(6000)))], "USD", "hour")
    assert found is not None
    assert found.rows[0].dots == (2, 1000)


def test_a_tall_chart_says_its_axis_above_and_below_and_long_names_stand_above_their_rows_on_a_phone() -> None:
    def classes(names: list[str]) -> tuple[str, bool]:
        found = chart([Rates(name, (Decimal(10),)) for name in names], "USD", "hour")
        assert found is not None
        return found.classes, found.tall

    assert classes(["GS-5"] * 8) == ("chart small", False)
    assert classes(["GS-5"] * 9) == ("chart small", True)
    assert classes(["GS-5", "Senior Peer Specialist"]) == ("chart long small", False)


def test_every_chart_stands_beside_a_table() -> None:
    """The table is the form for who does not see the chart."""
    for agency in ("riverbend", "us-va-peer-specialist"):
        made, _ = handbook_links(agency)
        for name in (name for name in made.files if name.endswith(".html")):
            html = page(made, name)
            for part in html.split("<h2")[1:]:
                assert 'class="chart' not in part or tables(part), name
