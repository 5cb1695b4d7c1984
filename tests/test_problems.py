"""Problems: values that sort by place, and the known word nearest to a mistyped one."""

import pytest

from ladderbook.problems import Place, Problem, Severity, did_you_mean, has_errors


def problem(line: int, severity: Severity = Severity.ERROR, code: str = "fault") -> Problem:
    return Problem(Place("a.yaml", line), code, "wrong", "Mend it.", severity)


def test_problems_sort_by_file_line_and_column() -> None:
    places = [Place("b.yaml", 1, 1), Place("a.yaml", 10, 1), Place("a.yaml", 9, 2), Place("a.yaml", 9, 1)]
    found = sorted(Problem(place, "fault", "wrong", "Mend it.") for place in places)
    assert [str(each.place) for each in found] == ["a.yaml:9:1", "a.yaml:9:2", "a.yaml:10:1", "b.yaml:1:1"]


def test_a_place_is_the_same_however_long() -> None:
    assert Place("a.yaml", 1, 1, 5) == Place("a.yaml", 1, 1, 7)
    assert len({Place("a.yaml", 1, 1, 5), Place("a.yaml", 1, 1, 7)}) == 1


def test_only_an_error_is_an_error() -> None:
    assert has_errors([problem(1, Severity.ADVICE), problem(2)])
    assert not has_errors([problem(1, Severity.ADVICE), problem(2, Severity.WARNING)])
    assert not has_errors([])


def test_severities_are_words() -> None:
    assert [severity.word for severity in Severity] == ["error", "warning", "advice"]


@pytest.mark.parametrize(
    ("word", "meant"),
    [("titel", "title"), ("Title", "title"), ("levl", "level"), ("hn-14", "HN-14"), ("zebra", None), ("", None)],
)
def test_the_nearest_known_word(word: str, meant: str | None) -> None:
    assert did_you_mean(word, ("title", "level", "HN-14")) == meant


@pytest.mark.parametrize(("word", "known"), [("side", "id"), ("hide", "id")])
def test_a_word_that_shares_some_letters_is_not_meant(word: str, known: str) -> None:
    assert did_you_mean(word, (known,)) is None


def test_known_words_may_come_one_by_one() -> None:
    assert did_you_mean("titel", (word for word in ("title", "level"))) == "title"


def test_no_word_is_near_to_none() -> None:
    assert did_you_mean("titel", ()) is None
