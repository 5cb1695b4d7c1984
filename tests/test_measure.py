"""Words are wrapped by widths of our own: no line is wider than its room, and no word is lost before the mark."""

from typing import Final

from hypothesis import given, settings
from hypothesis import strategies as st

from ladderbook.measure import REGULAR, Type, Words, filled, width, wrapped

BOLD: Final = Type(16, 20)
TEXT: Final = Type(14, 18, REGULAR)
PROPERTY: Final = settings(derandomize=True, max_examples=150, deadline=None)


def test_widths_are_those_of_the_widest_common_face() -> None:
    """DejaVu Sans Bold, in 1000ths of an em: P 733, e 679, r 494. In the regular one digits are 637, a period 318."""
    assert width("Peer", BOLD) >= 16 * (733 + 679 + 679 + 494) / 1000
    assert width("$20.50", TEXT) >= 14 * (5 * 637 + 318) / 1000
    assert width("Peer", BOLD) < 16 * 4


def test_an_accent_takes_no_room_and_another_script_takes_more() -> None:
    assert width("José", BOLD) == width("Jose", BOLD)
    assert width("同伴", BOLD) > width("mm", BOLD)


def test_a_title_is_set_in_lines_of_about_the_same_length() -> None:
    assert wrapped("Senior Peer Specialist", 152, BOLD, 4) == ("Senior Peer", "Specialist")
    assert wrapped("Peer Supervisor", 152, BOLD, 4) == ("Peer Supervisor",)
    assert filled("$19.25 to $21.25 per hour", 152, TEXT, 4) == ("$19.25 to $21.25", "per hour")


def test_what_is_too_long_is_parted_or_cut_with_a_mark() -> None:
    assert wrapped("Donaudampfschifffahrt", 110, BOLD, 4) == ("Donaudam-", "pfschifffah-", "rt")
    assert wrapped("one two three four five six", 60, BOLD, 3) == ("one", "two", "thre…")
    assert wrapped("", 60, BOLD, 3) == ()


def test_lines_stand_below_each_other() -> None:
    words = Words(10, 100, ("one", "two"), BOLD)
    assert [y for y, _ in words.set] == [116, 136]
    assert words.height == 40


@PROPERTY
@given(st.text(max_size=80), st.integers(40, 200))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(words: str, room: int) -> None:
    for lines in (filled(words, room, BOLD, 99), wrapped(words, room, BOLD, 99)):
        assert all(width(line, BOLD) <= room for line in lines)
        said = "".join(lines).replace("-", "").replace(" ", "")
        assert said == "".join(words.split()).replace("-", "").replace(" ", "")
