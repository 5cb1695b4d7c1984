"""Every field of every model, misspelt, left out, given another shape, and given numbers at their limits.

`SAMPLES` holds valid maps of every model, by hand, which together have every field. A new field needs a word there.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Final, get_args

import pytest

from ladderbook.articles import FrontMatter
from ladderbook.pay import KINDS as PLANS
from ladderbook.pay.band import Band
from ladderbook.pay.besides import Differential, StepIncrease
from ladderbook.pay.grid import Grid
from ladderbook.pay.hours import Hours
from ladderbook.pay.service import Service
from ladderbook.pay.single import Single
from ladderbook.problems import Place, Problem, has_errors
from ladderbook.schema import criteria, library, moves, roles
from ladderbook.schema.agency import Agency, Approval, BasedOn, Benefits, CheckSetting, Contacts, Edition, Review
from ladderbook.schema.items import Fields
from ladderbook.schema.look import Theme
from ladderbook.schema.placement import Placement
from ladderbook.schema.sections import SECTIONS
from tests.support import site

Data = dict[str, Any]
"""A map of fields as an author writes it: texts, lists and maps."""
FILE: Final = "ladders/oak/sample.yaml"
ANYWHERE: Final[Data] = {"source": "board", "note": "A remark", "disputed": "They differ"}
ITEM: Final[Data] = {
    "id": "sample", "was": "former", "when": "Now and then", "effective": "2026-01", "until": "2030", **ANYWHERE,
}  # fmt: skip
PATCHING: Final = {"also", "hide", "into"}
"""Fields of the patch rule: they are gone before a model is read."""
LISTED: Final[Data] = {**ITEM, "title": "Sample", "text": "Own words"}
CRITERION: Final[Data] = {
    **LISTED,
    "evidence": "A paper",
    "confirmed_by": ["supervisor"],
    "due": "12 months after hire",
}
CRITERION["missed"] = {"at": "2027-01-01", "then": "You start again"}
EXAM: Final[Data] = {"id": "exam", "exam": "Ours"}
GROUP: Final[Data] = {"id": "sample", **ANYWHERE, "title": "Sample", "due": "2027"}
BEGIN: Final[Data] = {"id": "begin", "kind": "entry", "to": "role"}
ROLE: Final[Data] = {"id": "role", "title": "Role", "family": "direct", "identity": "peer"}
MOVE: Final[Data] = {"id": "move", "kind": "lateral", "from": "peer-1", "to": "peer-2"}
PLAN: Final[Data] = {
    **ITEM, "id": "hourly", "effective": "2026-07-01", "until": "2030", "title": "Hourly", "basis": "hour",
    "longevity": [], "row_source": {"P1": "board"}, "raise": "3%", "ceiling": "99",
    "differentials": [{"id": "nights", "title": "Nights", "amount": "5%"}],
    "weekly_hours": "40", "yearly_hours": "2080", "rounding": "cent", "currency": "USD",
    "locality": {"boston": "12.5%"}, "step_increases": [{"id": "yearly", "wait": "1 year"}],
    "placement": {"rule": "next-step", "min_gain": "5%"}, "text": "Own words",
}  # fmt: skip
AGENCY: Final[Data] = {"name": "Oak House", "kind": "peer-run", "edition": {"effective": "2026-07-01"}}
KNOWN: Final[Data] = {
    "places": [{"id": "boston", "name": "Boston"}],
    "settings": [{"id": "crisis", "name": "Crisis"}],
    "competencies": [{"id": "listening", "name": "Listening", "levels": {"1": {"title": "Basic"}}}],
    "credentials": [{"id": "cert", "name": "Certificate"}],
    "trainings": [{"id": "course", "title": "Course"}],
}
"""What the samples refer to, beside the small agency."""


@dataclass(frozen=True)
class Sample:
    """A valid map of a model, and the files in which it stands."""

    model: type[Fields]
    data: Data
    around: Callable[[Data], dict[str, str]]

    def __str__(self) -> str:
        return self.model.__name__


def ladder(sections: Callable[[Data], Data]) -> Callable[[Data], dict[str, str]]:
    """Files in which a map stands somewhere in the sections of an agency."""
    return lambda data: {FILE: yaml(sections(data)), "ladders/library/known.yaml": yaml(KNOWN)}


def of_role(field: str) -> Callable[[Data], dict[str, str]]:
    return ladder(lambda data: {"roles": [{**ROLE, field: data}], "moves": [BEGIN]})


def of_move(field: str) -> Callable[[Data], dict[str, str]]:
    return ladder(lambda data: {"moves": [{**MOVE, field: data}]})


def of_credential(field: str) -> Callable[[Data], dict[str, str]]:
    return ladder(lambda data: {"credentials": [{"id": "license", "name": "License", field: data}]})


def listed(section: str) -> Callable[[Data], dict[str, str]]:
    return ladder(lambda data: {section: [data]})


def asked(data: Data) -> dict[str, str]:
    return ladder(lambda entry: {"roles": [{**ROLE, "criteria": [entry]}], "moves": [BEGIN]})(data)


def paying(data: Data) -> dict[str, str]:
    return {**listed("plans")(data), "ladders/oak/pay.yaml": "{}"}


def owning(data: Data) -> dict[str, str]:
    small = {"families": [{"id": "direct", "title": "Direct"}], "people": [{"id": "office", "name": "Office"}]}
    sources = [{"id": "board", "kind": "own", "title": "Board", "as_of": "2026"}]
    return {
        **ladder(lambda agency: {"agency": agency, **small, "sources": sources})(data),
        "ladders/base/ladder.yaml": "agency: {name: Base, kind: standard, edition: {effective: 2026-01-01}}\n",
        "ladders/oak/agency.yaml": "{}",
    }


def of_agency(field: str) -> Callable[[Data], dict[str, str]]:
    return lambda data: owning({**AGENCY, field: data})


def looking(data: Data) -> dict[str, str]:
    return {**of_agency("theme")(data), "layouts/oak/assets/logo.svg": "<svg/>"}


def guiding(data: Data) -> dict[str, str]:
    return {"content/oak/sample.md": f"---\n{yaml(data)}---\nHello.\n"}


SAMPLES: Final = (
    Sample(library.Source, {**ITEM, "kind": "computed", "title": "Law", "url": "https://example.org",
                            "as_of": "2026-07", "seen": "2026-08-01", "computed_from": ["board"]}, listed("sources")),
    Sample(library.Person, {**ITEM, "name": "Anna", "email": "a@b.example", "phone": "505-555-0100",
                            "text": "Ask her"}, listed("people")),
    Sample(library.Family, LISTED, listed("families")),
    Sample(library.Spot, {**ITEM, "name": "Roxbury", "part_of": "boston", "minimum_wage": "15 per hour",
                          "text": "Own words"}, listed("places")),
    Sample(library.Support, {**LISTED, "amount": "20 hours per year", "role": ["peer-1"]}, listed("supports")),
    Sample(library.Incentive, {**LISTED, "amounts": {"trial month": "1210"}, "lines": "trial month"},
           listed("incentives")),
    Sample(library.Benchmark, {**LISTED, "soc": "21-1094", "area": "US", "basis": "hour", "percentiles": {"50": "22"},
                               "mean": "23", "employment": "5000"}, listed("benchmarks")),
    Sample(library.Term, {**ITEM, "term": "Rung", "also_called": ["Level"], "in_text": ["rung"], "text": "A step"},
           listed("terms")),
    Sample(library.Training, {**LISTED, "length": "40 hours", "provider": "We", "cost": "75.50",
                              "url": "https://example.org", "competency": ["listening"]}, listed("trainings")),
    Sample(library.Competency, {**ITEM, "name": "Sample", "category": "Basics", "text": "Own words",
                                "levels": {"1": {"title": "Basic"}}, "crosswalk": {"SAMHSA 2015": ["3", "4"]}},
           listed("competencies")),
    Sample(library.CompetencyLevel, {**ANYWHERE, "title": "Basic", "examples": ["Listens", "Waits"]},
           ladder(lambda data: {"competencies": [{"id": "sample", "name": "Sample", "levels": {"1": data}}]})),
    Sample(library.Credential, {**ITEM, "name": "Sample", "abbreviation": "S", "issuer": "Board",
                                "jurisdiction": "US-NM", "status": "open", "criteria": [EXAM], "cost": "100",
                                "lasts": "2 years", "renewable": "3", "counts_as": ["cert"],
                                "leads_to": ["cert"], "renewals": [{"id": "ce"}],
                                "lapse": {"after": "90 days"}, "reciprocity": {"text": "Ask"}, "text": "Own words"},
           listed("credentials")),
    Sample(library.Renewal, {**ITEM, "every": "2 years", "hours": "40", "parts": [{"id": "part", "title": "Part"}],
                             "criteria": [EXAM], "fee": "50", "late_fee": "25", "window": "60 days before expiry",
                             "counted": "birthday", "starts": "On your birthday", "carry_over": "no"},
           ladder(lambda data: {"credentials": [{"id": "license", "name": "License", "renewals": [data]}]})),
    Sample(library.Part, {**ITEM, "title": "Online", "min": "10 hours", "max": "50%"},
           ladder(lambda data: {"credentials": [{"id": "license", "name": "License",
                                                 "renewals": [{"id": "ce", "parts": [data]}]}]})),
    Sample(library.Lapse, {**ANYWHERE, "after": "90 days", "text": "You start again"}, of_credential("lapse")),
    Sample(library.Reciprocity, {**ANYWHERE, "text": "Ask", "criteria": [EXAM]}, of_credential("reciprocity")),
    Sample(criteria.Time, {**CRITERION, "time": "12 months", "in": "role", "counted": "worked",
                            "leave": "Counts"}, asked),
    Sample(criteria.Experience, {**CRITERION, "experience": "2000 hours", "of": "peer support", "counts": ["paid"],
                                 "in": "grade-below", "within": "5 years", "holding": ["cert"],
                                 "including": [{"id": "groups", "experience": "100 hours"}]}, asked),
    Sample(criteria.Holding, {**CRITERION, "credential": "cert"}, asked),
    Sample(criteria.Trained, {**CRITERION, "training": "course"}, asked),
    Sample(criteria.Shows, {**CRITERION, "competency": "listening", "level": "1"}, asked),
    Sample(criteria.Education, {**CRITERION, "education": "24 credits", "subject": "Art",
                                 "within": "5 years"}, asked),
    Sample(criteria.Exam, {**CRITERION, "exam": "60 questions", "pass": "75%"}, asked),
    Sample(criteria.References, {**CRITERION, "references": "2", "by": ["office"]}, asked),
    Sample(criteria.Rating, {**CRITERION, "rating": "Good"}, asked),
    Sample(criteria.LivedExperience, {**CRITERION, "lived_experience": "In recovery", "lasting": "2 years"}, asked),
    Sample(criteria.Clearance, {**CRITERION, "clearance": "Background check", "waiver": "Ask"}, asked),
    Sample(criteria.SignOff, {**CRITERION, "sign_off": ["supervisor"]}, asked),
    Sample(criteria.Statement, {**CRITERION, "statement": "A yearly refresher"}, asked),
    Sample(criteria.AllOf, {**GROUP, "all_of": [EXAM]}, asked),
    Sample(criteria.AnyOf, {**GROUP, "any_of": [EXAM]}, asked),
    Sample(criteria.AtLeast, {**GROUP, "at_least": "1", "of": [EXAM]}, asked),
    Sample(criteria.Missed, {**ANYWHERE, "at": "9 months after start", "then": "You go back"},
           ladder(lambda data: {"roles": [{**ROLE, "criteria": [{**EXAM, "missed": data}]}], "moves": [BEGIN]})),
    Sample(roles.Role, {**ITEM, "title": "Sample", "also_called": ["Example"], "code": "S1", "summary": "In short",
                        "family": "direct", "level": "2.5", "identity": "open", "codes": {"class": "5729"},
                        "pay": {"plan": "hourly", "grade": "P2"}, "weekly_hours": ["20", "37.5"], "shifts": "Days",
                        "employment": "regular", "overtime": "exempt", "does": ["Listens", "Waits"],
                        "does_not": ["Diagnoses"], "competencies": {"listening": "1"}, "criteria": [EXAM],
                        "benefits": "All", "reports_to": ["office"], "supervision": {"by": "office"},
                        "setting": ["crisis"], "place": ["boston"], "variants": [{"id": "nights", "title": "Nights"}]},
           ladder(lambda data: {"roles": [data]})),
    Sample(roles.Variant, {**ITEM, "title": "Sample", "also_called": ["Example"], "code": "S1", "summary": "In short",
                           "family": "direct", "level": "2.5", "identity": "open", "codes": {"class": "5729"},
                           "pay": {"plan": "hourly", "grade": "P2"}, "weekly_hours": ["20", "37.5"], "shifts": "Days",
                           "employment": "regular", "overtime": "exempt", "does": ["Listens", "Waits"],
                           "does_not": ["Diagnoses"], "competencies": {"listening": "1"}, "criteria": [EXAM],
                           "benefits": "All", "reports_to": ["office"], "supervision": {"by": "office"},
                           "setting": ["crisis"], "place": ["boston"]},
           ladder(lambda data: {"roles": [{**ROLE, "variants": [data]}], "moves": [BEGIN]})),
    Sample(roles.Hiring, {**ANYWHERE, "min": "18 per hour", "max": "19 per hour"},
           ladder(lambda data: {"roles": [{**ROLE, "pay": {"plan": "hourly", "grade": "P1", "hiring": data}}],
                                "moves": [BEGIN]})),
    Sample(roles.Duty, {**ANYWHERE, "id": "assess", "text": "Diagnose", "who": ["office"]},
           ladder(lambda data: {"roles": [{**ROLE, "does_not": [data]}]})),
    Sample(roles.Pay, {**ANYWHERE, "plan": "hourly", "grade": ["P1", "P2"],
                       "hiring": {"min": "18 per hour"}}, of_role("pay")),
    Sample(roles.Pay, {**ANYWHERE, "rate": "24.75 per hour"}, of_role("pay")),
    Sample(roles.Pay, {**ANYWHERE, "min": "24 per hour", "max": "30 per hour"}, of_role("pay")),
    Sample(roles.Supervision, {**ANYWHERE, "by": ["office"], "amount": "1 hour per week",
                               "lived_experience": "required", "text": "In a group"}, of_role("supervision")),
    Sample(moves.Move, {**ITEM, "kind": "promotion", "title": "Up", "from": ["peer-1"], "to": ["peer-2"],
                        "from_grade": ["P1"], "to_grade": ["P2"], "decided": "vacancy",
                        "decided_by": {"any": "office"}, "ask": ["office"], "process": ["Ask", "Wait"],
                        "appeal": "Write", "funding": "A grant", "criteria": [EXAM], "placement": {"rule": "two-step"},
                        "typical_time": "about 2 years", "probation": "6 months", "lasts": "1 year", "keeps": ["Leave"],
                        "loses": ["Shifts"], "keeps_hours": "yes", "text": "Own words"}, listed("moves")),
    Sample(moves.Move, {"id": "sample", "kind": "more-hours", "from": "peer-1", "along": "weekly_hours"},
           listed("moves")),
    Sample(moves.Deciders, {**ANYWHERE, "all": ["office"]}, of_move("decided_by")),
    Sample(moves.Deciders, {**ANYWHERE, "any": ["office"]}, of_move("decided_by")),
    Sample(Placement, {**ANYWHERE, "rule": "next-step", "min_gain": "5%", "max_gain": "20%",
                       "by_grades": {"1": "5%"}, "place_first": "yes", "may_cut": "yes",
                       "above_range": "top"}, of_move("placement")),
    Sample(Grid, {**PLAN, "kind": "grid", "columns": ["Start", "End"],
                  "rates": {"P1": ["18.00", "18.50"], "P2": ["20.50", "21.50"]}}, paying),
    Sample(Single, {**PLAN, "kind": "single", "columns": "Rate", "rates": {"P1": "18.00", "P2": "20.50"}}, paying),
    Sample(Band, {**PLAN, "kind": "band", "placement": {"rule": "grade-minimum"}, "columns": ["Low", "High"],
                  "rates": {"P1": ["18.00", "18.50"], "P2": ["20.50", "21.50"]}}, paying),
    Sample(Hours, {**PLAN, "kind": "hours", "columns": ["0 hours", "2000 hours"],
                   "rates": {"P1": ["18.00", "18.50"], "P2": ["20.50", "21.50"]}}, paying),
    Sample(Service, {**PLAN, "kind": "service", "columns": ["0 years", "3 years"],
                     "rates": {"P1": ["18.00", "18.50"], "P2": ["20.50", "21.50"]}}, paying),
    Sample(Differential, {**LISTED, "amount": "1.00 per hour", "criteria": [EXAM], "role": ["peer-1"], "grade": ["P1"],
                          "setting": ["crisis"], "instead_of": "other", "in_base": "yes"},
           lambda data: paying({**PLAN, "kind": "single", "rates": {"P1": "18", "P2": "20"},
                                "differentials": [data]})),
    Sample(StepIncrease, {**LISTED, "wait": ["1 year", "2 years"], "over": ["1 year"], "criteria": [EXAM],
                          "restarts_on": ["A promotion"]},
           lambda data: paying({**PLAN, "kind": "single", "rates": {"P1": "18", "P2": "20"},
                                "step_increases": [data]})),
    Sample(Agency, {**AGENCY, **ANYWHERE, "status": "example", "audience": "staff", "standing": "policy",
                    "published_at": "https://example.org", "approvals": [{"by": "office", "on": "2026-06-01"}],
                    "contacts": {"appeals": "office"}, "jurisdiction": "US-MA", "currency": "USD",
                    "place": ["boston"], "levels": {"1": "Entry"}, "benefits": {"text": "All"}, "locale": "en-US",
                    "based_on": {"ladder": "base", "edition": "2026-01-01"}, "theme": {"accent": "plum"},
                    "review": {"text": "Twice a year"},
                    "checks": {"no-way-up": {"severity": "off", "of": ["peer-1"], "reason": "By choice"}},
                    "text": "Own words"}, owning),
    Sample(Edition, {**ANYWHERE, "effective": "2026-07-01", "supersedes": "2025", "review_by": "2027-06"},
           of_agency("edition")),
    Sample(BasedOn, {**ANYWHERE, "ladder": "base", "edition": "2026-01-01"}, of_agency("based_on")),
    Sample(CheckSetting, {**ANYWHERE, "severity": "advice", "of": ["peer-1"], "reason": "By choice"},
           lambda data: owning({**AGENCY, "checks": {"no-way-up": data}})),
    Sample(Review, {**ANYWHERE, "retention": "Three years", "adjustments": "office", "feedback": "office",
                    "text": "Twice a year"}, of_agency("review")),
    Sample(Theme, {**ANYWHERE, "accent": "plum", "logo": "logo.svg"}, looking),
    Sample(Approval, {**ANYWHERE, "by": "office", "on": "2026-06-01", "ref": "Resolution 14"},
           lambda data: owning({**AGENCY, "approvals": [data]})),
    Sample(Contacts, {**ANYWHERE, "advancement": "office", "appeals": "office", "safety": "supervisor"},
           of_agency("contacts")),
    Sample(Benefits, {**ANYWHERE, "from_weekly_hours": "30", "text": "All of them"}, of_agency("benefits")),
    Sample(FrontMatter, {**ANYWHERE, "title": "Sample", "audience": "hr", "order": "5", "review_by": "2027-06",
                         "language": "es", "summary": "In short"}, guiding),
)  # fmt: skip


def yaml(data: Data, indent: str = "") -> str:
    """A map as an author would write it, a line for each field."""
    return "".join(f"{indent}{key}:{_value(value, indent)}" for key, value in data.items())


def _value(value: Any, indent: str) -> str:
    if isinstance(value, str) or not value:
        return f" {value}\n"
    if isinstance(value, dict):
        return "\n" + yaml(value, f"{indent}  ")
    return "\n" + "".join(f"{indent}  - {_item(item, indent)}" for item in value)


def _item(item: Any, indent: str) -> str:
    return yaml(item, f"{indent}    ").lstrip(" ") if item and isinstance(item, dict) else f"{item}\n"


def models(kinds: Iterable[Any]) -> Iterator[type[Fields]]:
    """The models an author writes, and those inside their fields."""
    waiting, seen = list(kinds), set()
    while waiting:
        kind = waiting.pop()
        if isinstance(kind, type) and issubclass(kind, Fields) and kind not in seen:
            seen.add(kind)
            yield kind
            waiting += [field.annotation for field in kind.model_fields.values()]
        waiting += get_args(kind)


MODELS: Final = tuple(models([*SECTIONS.values(), *PLANS.values(), Agency, FrontMatter]))


def is_kind(sample: Sample, name: str) -> bool:
    """Whether a field is what makes a criterion one of its kind."""
    return name in criteria.KINDS and issubclass(sample.model, criteria.Criterion | criteria.Group)


def misspelt(name: str) -> str:
    """Without its middle letter, or the last one doubled where two are all there is."""
    middle = len(name) // 2
    return name[:middle] + name[middle + 1 :] if len(name) > 2 else name + name[-1]


def renamed(data: Data, old: str, new: str) -> Data:
    return {new if key == old else key: value for key, value in data.items()}


def only_problem(files: dict[str, str]) -> Problem:
    made = site(dict(files))
    assert len(made.problems) == 1, made.problems
    return made.problems[0]


def place_of(files: dict[str, str], words: str) -> Place:
    """Where words stand that stand only once."""
    ((file, at),) = [(file, match.start()) for file, text in files.items() for match in re.finditer(words, text)]
    return Place(file, files[file].count("\n", 0, at) + 1, at - files[file].rfind("\n", 0, at))


def row_of(files: dict[str, str], place: Place) -> str:
    return files[place.file].split("\n")[place.line - 1]


def fields(wanted: Callable[[Sample, str], bool]) -> pytest.MarkDecorator:
    """The parameters of a test: every field of every sample that is wanted."""
    found = [(sample, name) for sample in SAMPLES for name in sample.data if wanted(sample, name)]
    return pytest.mark.parametrize(("sample", "name"), found, ids=[f"{sample}-{name}" for sample, name in found])


def is_required(sample: Sample, name: str) -> bool:
    by_name = {field.alias or key: field for key, field in sample.model.model_fields.items()}
    return by_name[name].is_required()


def test_the_samples_have_every_field_of_every_model() -> None:
    expected = {kind: set(kind.field_names()) - PATCHING for kind in MODELS}
    found = {kind: {name for sample in SAMPLES if sample.model is kind for name in sample.data} for kind in expected}
    assert found == expected


@pytest.mark.parametrize("sample", SAMPLES, ids=str)
def test_a_sample_is_valid(sample: Sample) -> None:
    problems = site(dict(sample.around(sample.data))).problems
    assert not has_errors(problems), problems


@fields(lambda sample, name: True)
def test_a_misspelt_field_is_told_with_the_one_that_was_meant(sample: Sample, name: str) -> None:
    wrong = misspelt(name)
    files = sample.around(renamed(sample.data, name, wrong))
    problem = only_problem(files)
    assert problem.place == place_of(files, rf"\b{wrong}\b(?=:)")
    assert problem.place.length == len(wrong)
    assert problem.code == ("unknown-kind" if is_kind(sample, name) else "unknown-field")
    assert problem.fix == f"Did you mean `{name}`?"


@fields(is_required)
def test_a_required_field_left_out_is_told_where_the_item_begins(sample: Sample, name: str) -> None:
    rest = {key: value for key, value in sample.data.items() if key != name}
    files = sample.around(rest)
    problem = only_problem(files)
    assert row_of(files, problem.place)[problem.place.column - 1 :].startswith(f"{next(iter(rest))}:")
    if is_kind(sample, name):
        assert problem.code == "no-kind"
    else:
        assert (problem.code, problem.message.rpartition(" has ")[2]) == ("missing-field", f"no `{name}`")


SHAPES: Final[dict[type[Any], tuple[str, str]]] = {
    str: ("{zzz: zzz}", "[[zzz]]"),
    dict: ("zzz", "[zzz]"),
    list: ("{zzz: zzz}", "[[zzz]]"),
}
"""What stands in place of a text, a map, a list."""


@fields(lambda sample, name: True)
def test_another_shape_is_told_inside_the_value(sample: Sample, name: str) -> None:
    for shape in SHAPES[type(sample.data[name])]:
        files = sample.around({**sample.data, name: shape})
        problem = only_problem(files)
        row = row_of(files, problem.place)
        assert row.strip("- ") == f"{name}: {shape}"
        assert problem.place.column > row.index(f"{name}: ") + len(name)


def with_numbers(value: Any, number: str) -> Any:
    """The value with every number in its texts replaced."""
    if isinstance(value, str):
        return re.sub(r"(?<![\w-])\d+(\.\d+)?", number, value)
    if isinstance(value, dict):
        return {key: with_numbers(inner, number) for key, inner in value.items()}
    return [with_numbers(inner, number) for inner in value]


LIMITS: Final = ("0", "0.000001", "999999999999.999999", "9" * 40)


@fields(lambda sample, name: with_numbers(sample.data[name], "0") != sample.data[name])
def test_numbers_at_their_limits_are_no_exception(sample: Sample, name: str) -> None:
    for number in LIMITS:
        site(dict(sample.around({**sample.data, name: with_numbers(sample.data[name], number)})))
