"""The language of a handbook: how the program's own words, its dates and its figures are said there.

Ladderbook is written in English, and what it says is its own message. Another language has a catalogue beside the
layouts (`words/es.po`); dates and money follow Unicode's CLDR, by way of Babel, which English does without.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from string import Formatter
from typing import TYPE_CHECKING, Final

from markupsafe import Markup

from ladderbook import money

if TYPE_CHECKING:
    from babel import Locale
    from babel.messages.catalog import Message

_MONTHS: Final = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True, slots=True, eq=False)
class Tongue:
    """One language as one country writes it. `country` is None in English as it is written in the United States."""

    locale: str = "en-US"
    words: Mapping[str, str] = field(default_factory=dict)
    country: "Locale | None" = None

    def found(self, message: str) -> str | None:
        """The words for a message; None where the catalogue has none."""
        return self.words.get(message)

    def say(self, message: str, **shown: object) -> str:
        """A message in this language, with what it shows; in English where the catalogue has none."""
        words = self.words.get(message, message)
        return words.format(**shown) if shown else words

    def markup(self, message: str, **shown: object) -> Markup:
        """The same where what it shows may be markup; anything else is escaped."""
        return Markup(self.words.get(message, message)).format(**shown)  # noqa: S704 - words of our own

    def day(self, first: date, parts: int = 3) -> str:
        """A day, a month (two parts) or a year (one)."""
        if parts == 1:
            return str(first.year)
        if self.country is None:
            month = _MONTHS[first.month - 1]
            return f"{month} {first.year}" if parts == 2 else f"{month} {first.day}, {first.year}"
        from babel.dates import format_date, format_skeleton

        if parts == 2:
            return str(format_skeleton("yMMMM", first, locale=self.country))
        return str(format_date(first, "long", locale=self.country))

    def money(self, amount: Decimal, currency: str = "USD") -> str:
        """As printed: whole amounts of a hundred or more without cents."""
        if self.country is None:
            return money.show(amount, currency)
        from babel.numbers import format_currency

        exact = money.half_up(amount)
        pattern = self.country.currency_formats["standard"].pattern
        whole = abs(exact) >= 100 and exact == exact.to_integral_value()
        return str(
            format_currency(
                exact,
                currency,
                format=pattern.replace(".00", "") if whole else pattern,
                locale=self.country,
                currency_digits=False,
            )
        )

    def number(self, amount: Decimal | int) -> str:
        """A number with the marks of the country."""
        if self.country is None:
            return f"{amount:,f}" if isinstance(amount, Decimal) else f"{amount:,}"
        from babel.numbers import format_decimal

        return str(format_decimal(amount, locale=self.country, decimal_quantization=False))


ENGLISH: Final = Tongue()


def marked(message: str) -> str:
    """The message itself: it is in the catalogue, and said where it is shown."""
    return message


def catalogue_of(locale: str) -> str:
    """The name among the layouts of the catalogue of a language: `es-US` has the words of `es`."""
    return f"words/{locale.partition('-')[0].casefold()}.po"


@lru_cache(maxsize=64)
def tongue(locale: str) -> Tongue | None:
    """The language of a locale, without a catalogue; None where no such locale is known."""
    if locale in ("en", "en-US"):
        return ENGLISH
    from babel import Locale, UnknownLocaleError

    try:
        return Tongue(locale, country=Locale.parse(locale, sep="-"))
    except (UnknownLocaleError, ValueError):
        return None


@lru_cache(maxsize=64)
def speaking(spoken: Tongue, catalogue: bytes) -> Tongue | None:
    """A language with the words of its catalogue; None where that is no catalogue."""
    if spoken is ENGLISH:
        return spoken
    from babel.messages.pofile import PoFileError, read_po

    try:
        entries = list(read_po(BytesIO(catalogue), abort_invalid=True))
    except (PoFileError, ValueError):
        return None
    return replace(spoken, words=_sound(entries))


def _sound(entries: "Iterable[Message]") -> dict[str, str]:
    """What a catalogue says, but for what is marked as doubtful or shows something else than its message does."""
    return {
        str(entry.id): str(entry.string)
        for entry in entries
        if entry.id and entry.string and not entry.fuzzy and _shows(entry.id) == _shows(entry.string)
    }


def _shows(words: object) -> set[str] | None:
    """What a message names in braces; None where they do not pair."""
    try:
        return {name for _, name, _, _ in Formatter().parse(str(words)) if name is not None}
    except ValueError:
        return None
