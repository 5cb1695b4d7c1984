"""What others are paid, beside the pay of a role: the figures of the survey, and where the range lies."""

from datetime import date

import pytest

from tests.support import AGENCY, DAY, PAY, ROLES, messages, page, site, words
from tests.tables import Table, table, tables
from tests.test_riverbend_pay import html, known, rates, said

SURVEY = """
sources:
  - {id: survey, kind: official, title: Wage survey, as_of: 2025-05-31, seen: 2026-10-01}
  - {id: read, kind: secondary, title: A copy, seen: 2026-10-01}
"""
MIDDLE = "percentiles: {10: 15.00, 50: 19.50, 90: 30.10}, mean: 20.25"


def oak(benchmark: str = MIDDLE, *, pay: str = PAY, roles: str = ROLES, source: str = "survey") -> dict[str, str]:
    """The small agency and one benchmark."""
    one = f"benchmarks: [{{id: chw, title: Health workers, area: Ohio, source: {source}, {benchmark}}}]\n"
    return {"ladders/oak/wages.yaml": SURVEY + one, "ladders/oak/pay.yaml": pay, "ladders/oak/roles.yaml": roles}


def role(benchmark: str = MIDDLE, name: str = "role-peer-1", *, pay: str = PAY, roles: str = ROLES) -> str:
    made = site(oak(benchmark, pay=pay, roles=roles))
    assert [line for line in messages(made) if "error" in line] == []
    return page(made, f"{name}.html")


def wages(told: str) -> Table:
    return table(told, "Health workers, Ohio")


# -- the table


def test_a_role_shows_the_wages_beside_the_ends_of_its_range() -> None:
    found = wages(role())
    assert found.caption == "Health workers, Ohio, 2025: dollars per hour"
    assert found.columns == ["Where in the survey", "Wage", "Lowest rate here, $18.00", "Highest rate here, $19.00"]
    # 18 - 15 = 3   19 - 15 = 4   19.50 - 18 = 1.50   19.50 - 19 = 0.50   30.10 - 18 = 12.10   30.10 - 19 = 11.10
    # 20.25 - 18 = 2.25   20.25 - 19 = 1.25
    assert found.rows == {
        "10th percentile": ["10th percentile", "$15.00", "$3.00 more", "$4.00 more"],
        "50th percentile (the median)": ["50th percentile (the median)", "$19.50", "$1.50 less", "$0.50 less"],
        "90th percentile": ["90th percentile", "$30.10", "$12.10 less", "$11.10 less"],
        "Average (mean)": ["Average (mean)", "$20.25", "$2.25 less", "$1.25 less"],
    }


def test_a_handbook_without_benchmarks_says_nothing_of_others() -> None:
    for name in ("role-peer-1.html", "pay-hourly.html"):
        assert "What others" not in page(site({}), name)


def test_the_plan_shows_the_wages_alone_and_can_be_linked_to() -> None:
    guide = "---\ntitle: Wages\nsummary: What others earn.\n---\n[wages](plan:hourly#benchmarks)\n"
    made = site({**oak(), "content/oak/wages.md": guide})
    assert [line for line in messages(made) if "error" in line] == []
    assert wages(page(made, "pay-hourly.html")).columns == ["Where in the survey", "Wage"]
    assert "lies" not in words(page(made, "pay-hourly.html")).split("What others pay")[1]


@pytest.mark.parametrize(("source", "year"), [("survey", "2025"), ("read", "read in 2026")])
def test_the_year_is_that_of_the_source(source: str, year: str) -> None:
    told = page(site(oak(source=source)), "role-peer-1.html")
    assert wages(told).caption == f"Health workers, Ohio, {year}: dollars per hour"


@pytest.mark.parametrize(
    ("area", "soc", "caption"),
    [
        ("Ohio", "21-1094", "Health workers, Ohio, 2025 (occupation 21-1094): dollars per hour"),
        ("none", "none", "Health workers, 2025: dollars per hour"),
        (
            "unpublished",
            "unpublished",
            "Health workers, area not published, 2025 (occupation code not published): dollars per hour",
        ),
    ],
)
def test_a_caption_says_what_is_known_of_the_survey(area: str, soc: str, caption: str) -> None:
    texts = oak(f"{MIDDLE}, soc: {soc}")
    wages_file = texts["ladders/oak/wages.yaml"].replace("area: Ohio", f"area: {area}")
    told = page(site({**texts, "ladders/oak/wages.yaml": wages_file}), "role-peer-1.html")
    assert table(told, "Health workers").caption == caption


@pytest.mark.parametrize(
    ("benchmark", "rows"),
    [
        ("percentiles: {50: unpublished}, mean: none", {"50th percentile (the median)": "not published",
                                                         "Average (mean)": "none"}),
        ("percentiles: {1: 10, 2: 11, 3: 12, 11: 13, 21: 14, Entry: 15}",
         {"1st percentile": "$10.00", "2nd percentile": "$11.00", "3rd percentile": "$12.00",
          "11th percentile": "$13.00", "21st percentile": "$14.00", "Entry": "$15.00"}),
    ],
)  # fmt: skip
def test_every_figure_is_named_and_what_is_not_known_is_said(benchmark: str, rows: dict[str, str]) -> None:
    told = role(benchmark)
    assert {name: cells[1] for name, cells in wages(told).rows.items()} == rows
    assert "The range here" not in words(told)


@pytest.mark.parametrize(
    ("employment", "sentence"),
    [
        ("58550", "58,550 people work in it."),
        ("unpublished", "How many people work in it is not published."),
        ("none", None),
    ],
)
def test_how_many_work_in_it(employment: str, sentence: str | None) -> None:
    told = words(role(f"{MIDDLE}, employment: {employment}"))
    assert "people work in it" not in told if sentence is None else sentence in told


def test_a_benchmark_without_a_figure_has_no_empty_table() -> None:
    told = role("text: Nobody has counted.")
    assert [each for each in tables(told) if "Health workers" in each.caption] == []
    assert "Health workers, Ohio, 2025: dollars per hour. No figure is stated." in words(told)


# -- where the range lies


@pytest.mark.parametrize(
    ("median", "sentence"),
    [
        ("19.01", "The range here, $18.00 to $19.00 an hour, lies below the median of $19.01."),
        ("19.00", "The range here, $18.00 to $19.00 an hour, ends at the median of $19.00."),
        ("18.99", "The range here, $18.00 to $19.00 an hour, takes in the median of $18.99."),
        ("18.01", "The range here, $18.00 to $19.00 an hour, takes in the median of $18.01."),
        ("18.00", "The range here, $18.00 to $19.00 an hour, begins at the median of $18.00."),
        ("17.99", "The range here, $18.00 to $19.00 an hour, lies above the median of $17.99."),
    ],
)
def test_a_range_lies_below_at_around_or_above_the_median(median: str, sentence: str) -> None:
    assert sentence in words(role(f"percentiles: {{50: {median}}}, mean: 99"))


@pytest.mark.parametrize(
    ("median", "position", "apart"),
    [
        ("24.76", "lies below", "$0.01 less"),
        ("24.75", "is at", "the same"),
        ("24.74", "lies above", "$0.01 more"),
    ],
)
def test_one_rate_lies_below_at_or_above_it(median: str, position: str, apart: str) -> None:
    roles = ROLES.replace("{plan: hourly, grade: P1}", "{rate: 24.75 per hour}")
    told = role(f"percentiles: {{50: {median}}}", roles=roles)
    assert f"The rate here, $24.75 an hour, {position} the median of ${median}." in words(told)
    assert wages(told).columns[2:] == ["Rate here, $24.75"]
    assert wages(told).cell("50th percentile (the median)", "Rate here, $24.75") == apart


def test_without_a_median_the_average_stands_in_its_place() -> None:
    assert "lies below the average of $20.25." in words(role("percentiles: {50: unpublished}, mean: 20.25"))


def test_yearly_wages_are_compared_with_yearly_rates() -> None:
    # 18.00 x 2,080 = 37,440   19.00 x 2,080 = 39,520
    told = role("basis: year, percentiles: {50: 38000}")
    assert wages(told).columns[2:] == ["Lowest rate here, $37,440", "Highest rate here, $39,520"]
    assert "The range here, $37,440 to $39,520 a year, takes in the median of $38,000." in words(told)


def test_rates_of_an_hour_are_compared_as_they_are_printed() -> None:
    # 40,000 / 2,080 = 19.2308 and 41,600 / 2,080 = 20: printed 19.23, so at 19.23
    pay = PAY.replace("basis: hour", "basis: year").replace("[18.00, 18.50, 19.00]", "[40000, 41000, 41600]")
    told = role("percentiles: {50: 19.23}", pay=pay.replace("[20.50, 21.50, 22.50]", "[42000, 43000, 44000]"))
    assert "The range here, $19.23 to $20.00 an hour, begins at the median of $19.23." in words(told)


# -- where there is nothing to compare

FORMS = {
    "unpublished": "pay: unpublished",
    "a range of another basis": "pay: {min: 3000 per month, max: 4000 per month}",
    "a rate that is not exact": "pay: {rate: about 20.00 per hour}",
    "half a range": "pay: {min: 20.00 per hour, max: unpublished}",
}


@pytest.mark.parametrize("form", FORMS.values(), ids=FORMS)
def test_without_rates_there_is_only_the_benchmark(form: str) -> None:
    told = role(roles=ROLES.replace("pay: {plan: hourly, grade: P1}", form))
    assert wages(told).columns == ["Where in the survey", "Wage"]
    assert "here, " not in words(told).split("What others are paid")[-1]


def test_a_range_that_a_role_states_itself_is_compared() -> None:
    told = role(roles=ROLES.replace("{plan: hourly, grade: P1}", "{min: 19.00 per hour, max: 21.00 per hour}"))
    assert "The range here, $19.00 to $21.00 an hour, takes in the median of $19.50." in words(told)


def test_a_role_without_pay_has_nothing_beside_it() -> None:
    told = role(roles=ROLES.replace("pay: {plan: hourly, grade: P1}", "pay: none"))
    assert "What others" not in told


def test_a_plan_without_hours_is_not_compared_in_a_basis_it_does_not_have() -> None:
    pay = PAY.replace("    weekly_hours: 40\n    yearly_hours: 2080\n", "")
    assert wages(role("basis: year, percentiles: {50: 38000}", pay=pay)).columns == ["Where in the survey", "Wage"]
    assert "takes in" in words(role("percentiles: {50: 18.50}", pay=pay))


def test_a_range_of_which_only_a_part_is_published_is_called_so() -> None:
    told = words(role(pay=PAY.replace("19.00]", "unpublished]")))
    assert "What is published of the range here, $18.00 to $18.50 an hour, lies below the median of $19.50." in told


def test_money_of_two_kinds_is_not_compared() -> None:
    pay = PAY.replace("basis: hour", "basis: hour\n    currency: CAD")
    assert wages(role(pay=pay)).columns == ["Where in the survey", "Wage"]


def test_wages_are_in_the_agencys_money() -> None:
    agency = AGENCY.replace("kind: peer-run,", "kind: peer-run, currency: CAD,")
    told = page(site({**oak(), "ladders/oak/agency.yaml": agency}), "role-peer-1.html")
    assert wages(told).caption == "Health workers, Ohio, 2025: CAD per hour"
    assert "The range here, CAD 18.00 to CAD 19.00 an hour, lies below the median of CAD 19.50." in words(told)


def test_where_a_place_adds_to_the_rates_those_of_the_agencys_place_are_compared() -> None:
    pay = PAY.replace("yearly_hours: 2080", "yearly_hours: 2080\n    locality: {east: 10%}")
    places = {"ladders/oak/places.yaml": "places: [{id: east, name: East}]"}
    agency = AGENCY.replace("kind: peer-run,", "kind: peer-run, place: east,")
    # 18.00 x 1.10 = 19.80   19.00 x 1.10 = 20.90
    local = page(site({**oak(pay=pay), **places, "ladders/oak/agency.yaml": agency}), "role-peer-1.html")
    assert "The range here, $19.80 to $20.90 an hour (East), lies above the median of $19.50." in words(local)
    base = page(site({**oak(pay=pay), **places}), "role-peer-1.html")
    assert "The range here, $18.00 to $19.00 an hour (before locality pay), lies below" in words(base)


def test_what_has_ended_is_not_shown() -> None:
    texts = oak(f"{MIDDLE}, until: 2026-10-31")
    assert "Health workers" in page(site(texts, as_of=date(2026, 10, 31)), "role-peer-1.html")
    assert "Health workers" not in page(site(texts, as_of=DAY), "role-peer-1.html")


# -- Riverbend


def test_riverbends_senior_peers_are_compared_with_the_survey_of_the_library() -> None:
    (survey,) = (each for each in said("benchmarks", "library") if each["id"] == "community-health-workers")
    grade = known("roles")["senior-peer-specialist"]["pay"]["grade"]
    low, high = rates("peer-hourly")[grade][0], rates("peer-hourly")[grade][-1]
    told = html("role-senior-peer-specialist")
    found = table(told, "Community health workers, United States, 2025")
    for percentile, wage in survey["percentiles"].items():
        (row,) = (cells for name, cells in found.rows.items() if name.startswith(f"{percentile}th"))
        assert row[1] == f"${wage}"
        for cell, rate in zip(row[2:], (low, high), strict=True):
            apart = rate - type(rate)(wage)
            assert cell == f"${abs(apart)} {'more' if apart > 0 else 'less'}"
    # 23.90 to 26.10 takes in 24.93
    assert (str(low), survey["percentiles"]["50"], str(high)) == ("23.90", "24.93", "26.10")
    assert "The range here, $23.90 to $26.10 an hour, takes in the median of $24.93." in words(told)
