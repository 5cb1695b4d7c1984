"""Money is exact: halves are rounded up, printed plainly, and no float is anywhere near a figure."""

import ast
from decimal import Decimal
from fractions import Fraction
from typing import Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ladderbook import money
from tests.support import ROOT

PROPERTY: Final = settings(derandomize=True, max_examples=200, deadline=None)
CENT: Final = Decimal("0.01")


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        ("0.004999", "0.00"),
        ("0.005", "0.01"),
        ("1.005", "1.01"),  # a float would give 1.00
        ("2.675", "2.68"),  # a float would give 2.67
        ("24.745", "24.75"),  # half to even would give 24.74
        ("18.00", "18.00"),
        ("999999999999.995", "1000000000000.00"),
        ("-0.005", "-0.01"),
        ("-0.004", "0.00"),
    ],
)
def test_half_a_cent_is_rounded_up_to_a_cent(amount: str, rounded: str) -> None:
    assert money.half_up(Decimal(amount)) == Decimal(rounded)
    assert money.half_up(Fraction(amount)) == Decimal(rounded)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [
        (Fraction(1, 3), "0.33"),
        (Fraction(2, 3), "0.67"),
        (Fraction(1, 200), "0.01"),  # exactly half a cent
        (Fraction(43106, 2087), "20.65"),  # 20 x 2087 = 41,740; 1,366 / 2087 = 0.6545
        (Fraction("10.435") / 2087, "0.01"),  # 0.005 x 2087 = 10.435: a tie that only a fraction keeps
        (Fraction("10.434999") / 2087, "0.00"),
    ],
)
def test_a_year_divided_by_its_hours_is_rounded_as_a_fraction(amount: Fraction, rounded: str) -> None:
    assert money.half_up(amount) == Decimal(rounded)


@pytest.mark.parametrize(
    ("amount", "rounded"),
    [("0.49", "0"), ("0.5", "1"), ("44959.2342", "44959"), ("89975.417", "89975"), ("72.5", "73")],
)
def test_half_a_dollar_is_rounded_up_to_a_dollar(amount: str, rounded: str) -> None:
    assert money.half_up(Decimal(amount), money.DOLLAR) == Decimal(rounded)
    assert money.half_up(Fraction(amount), money.DOLLAR) == Decimal(rounded)


@pytest.mark.parametrize(("amount", "rounded"), [("100.00", "100"), ("100.01", "101"), ("100.999999", "101")])
def test_rounding_up_takes_the_next_whole_dollar(amount: str, rounded: str) -> None:
    assert money.up(Decimal(amount)) == Decimal(rounded)


@PROPERTY
@given(
    st.fractions(min_value=0, max_value=10**7, max_denominator=10**5),
    st.sampled_from([CENT, Decimal("0.1"), money.DOLLAR]),
)
def test_rounding_moves_an_amount_by_half_a_unit_at_most_and_a_tie_upward(amount: Fraction, unit: Decimal) -> None:
    rounded = money.half_up(amount, unit)
    moved = Fraction(rounded) - amount
    assert isinstance(rounded, Decimal)
    assert Fraction(rounded) % Fraction(unit) == 0
    assert -Fraction(unit) / 2 < moved <= Fraction(unit) / 2


@PROPERTY
@given(st.decimals(min_value=-(10**9), max_value=10**9, places=5))
def test_a_decimal_is_rounded_as_the_same_fraction_is(amount: Decimal) -> None:
    assert money.half_up(amount) == money.half_up(Fraction(amount))


@pytest.mark.parametrize(
    ("amount", "printed"),
    [
        ("0", "$0.00"),
        ("24.75", "$24.75"),
        ("24.7", "$24.70"),
        ("18", "$18.00"),
        ("24.745", "$24.75"),
        ("99.99", "$99.99"),
        ("99.995", "$100"),
        ("100", "$100"),
        ("100.5", "$100.50"),
        ("48262", "$48,262"),
        ("48262.5", "$48,262.50"),
        ("1234567", "$1,234,567"),
    ],
)
def test_dollars_are_printed_with_cents_and_whole_dollars_from_a_hundred_without(amount: str, printed: str) -> None:
    assert money.show(Decimal(amount)) == printed


def test_another_currency_stands_before_its_amount() -> None:
    assert money.show(Decimal("24.75"), "EUR") == "EUR 24.75"


@pytest.mark.parametrize(
    ("share", "printed"),
    [
        (Fraction(734, 10000), "7.3%"),
        (Fraction(735, 10000), "7.4%"),
        (Fraction(1, 2000), "0.1%"),  # 0.05%, a tie
        (Fraction(0), "0.0%"),
        (Fraction(5, 11), "45.5%"),
        (Fraction(1), "100.0%"),
    ],
)
def test_a_percent_has_one_decimal(share: Fraction, printed: str) -> None:
    assert money.show_percent(share) == printed


def test_a_falling_percent_has_the_minus_sign_of_a_falling_rate() -> None:
    """A row says `−$5.90` and `−24.6%`: one sign for both."""
    assert money.show_percent(Fraction("18.10") / 24 - 1) == "\N{MINUS SIGN}24.6%"


@pytest.mark.parametrize(("words", "amount"), [("24.75", "24.75"), ("18", "18"), ("0.5", "0.5"), ("007", "7")])
def test_a_bare_decimal_is_a_number(words: str, amount: str) -> None:
    assert money.number(words) == Decimal(amount)


@pytest.mark.parametrize(
    "words", ["", "$24.75", "24,75", "1,000", ".5", "24.", "-1", "+1", "1e3", " 1", "NaN", "1_000", "1.1234567"]
)
def test_anything_else_is_not(words: str) -> None:
    assert money.number(words) is None


FLOATS_ALLOWED: Final = {
    "accents.py": "the contrast of two colors",
    "assets.py": "the order of style sheets",
    "color.py": "how light a color is",
    "data/search.py": "how much a word found counts",
    "drawing.py": "places on a drawing",
    "preview.py": "seconds",
    "problems.py": "how near a mistyped word is to a known one",
    "progress.py": "seconds",
    "watching.py": "seconds",
}
"""The modules that no figure passes through, and what they use a float for."""


def trees() -> dict[str, ast.Module]:
    engine = ROOT / "ladderbook"
    return {
        path.relative_to(engine).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
        for path in sorted(engine.rglob("*.py"))
    }


def test_no_float_is_written_where_a_figure_passes() -> None:
    found = [
        f"{name}:{node.lineno}"
        for name, tree in trees().items()
        if name not in FLOATS_ALLOWED
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, float | complex)
    ]
    assert found == []


@pytest.mark.parametrize("name", ["float", "round", "complex"])
def test_no_figure_is_made_a_float_or_rounded_to_even(name: str) -> None:
    """`round` halves to even, and of a float it is wrong besides."""
    found = [
        f"{module}:{node.lineno}"
        for module, tree in trees().items()
        if module not in FLOATS_ALLOWED
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and node.id == name
    ]
    assert found == []


def test_the_modules_of_pay_divide_no_whole_numbers() -> None:
    """`/` of two whole numbers is a float, so never both sides are a number, a count or a sum."""
    for module, tree in trees().items():
        if module == "money.py" or module.startswith("pay/"):
            for node in ast.walk(tree):
                if isinstance(node, ast.BinOp) and isinstance(node.op, ast.Div):
                    plain = [side for side in (node.left, node.right) if isinstance(side, ast.Constant)]
                    counted = [side for side in (node.left, node.right) if _counts(side)]
                    assert len(plain) + len(counted) < 2, f"{module}:{node.lineno}"


def _counts(node: ast.expr) -> bool:
    return isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in ("len", "int", "sum")
