"""The smaller records: sources, people, places, families, trainings, competencies, credentials (FORMAT, section 8)."""

from typing import Annotated

from pydantic import Field

from ladderbook.schema.amounts import AnyAmount, Duration, Hours, Money, Rate
from ladderbook.schema.criteria import Entry
from ladderbook.schema.dates import Date
from ladderbook.schema.items import Fields, Item
from ladderbook.schema.reading import Lines, Many, Stated
from ladderbook.schema.words import Flag, Label, Number, Whole, Words, choice, ref
from ladderbook.tree import Text


class Source(Item):
    """Where something comes from, with the day the source gives or the day we read it."""

    kind: Annotated[Text, choice("official", "copy", "secondary", "computed", "own")]
    title: Words
    url: Words | None = None
    as_of: Date | None = Field(None, description="The date the source gives.")
    seen: Date | None = Field(None, description="The day we read it.")
    computed_from: Many[Annotated[Text, ref("sources")]] = ()


class Person(Item):
    """A person, panel, office or kind of staff to turn to."""

    name: Words
    email: Words | None = None
    phone: Words | None = None
    text: Words | None = None


class Family(Item):
    """A column of the map: roles that belong together."""

    title: Words
    text: Words | None = None


class Spot(Item):
    """A place or a setting of work."""

    name: Words
    part_of: Annotated[Text, ref("places")] | None = None
    minimum_wage: Stated[Rate] = None
    text: Words | None = None


class Training(Item):
    """A course."""

    title: Words
    length: Stated[Duration] = None
    provider: Stated[Words] = None
    cost: Stated[Money] = None
    url: Words | None = None
    competency: Many[Annotated[Text, ref("competencies")]] = ()
    text: Words | None = None


class CompetencyLevel(Fields):
    """What a competency looks like at one level."""

    title: Words | None = None
    examples: Stated[Lines[Words]] = None


class Competency(Item):
    """Something a peer worker is able to do, in observable words, level by level."""

    name: Words
    category: Words | None = None
    text: Words | None = None
    levels: dict[Label, CompetencyLevel] = Field(default_factory=dict)
    crosswalk: dict[Label, Many[Label]] = Field(default_factory=dict)


class Part(Item):
    """A bucket of renewal hours."""

    title: Words
    min: Stated[AnyAmount] = None
    max: Stated[AnyAmount] = None


class Renewal(Item):
    """One cycle in which a credential is renewed; each is on top of the others."""

    every: Stated[Duration] = None
    hours: Stated[Number] = None
    parts: tuple[Part, ...] = ()
    criteria: tuple[Entry, ...] = ()
    fee: Stated[Money] = None
    late_fee: Stated[Money] = None
    window: Stated[Duration] = None
    counted: Annotated[Text, choice("anniversary", "calendar-year", "birthday")] | None = None
    starts: Words | None = None
    carry_over: Flag | None = None


class Lapse(Fields):
    """What happens when a renewal is missed."""

    after: Stated[Duration] = None
    text: Words | None = None


class Reciprocity(Fields):
    """How a credential from elsewhere is accepted."""

    text: Words | None = None
    criteria: tuple[Entry, ...] = ()


class Credential(Item):
    """A certificate or licence: how it is won, kept and lost."""

    name: Words
    abbreviation: Words | None = None
    issuer: Stated[Words] = None
    jurisdiction: Words | None = None
    status: Annotated[Text, choice("open", "paused", "ended")] | None = None
    criteria: Stated[tuple[Entry, ...]] = None
    cost: Stated[Money] = None
    lasts: Stated[Duration] = None
    renewable: Stated[Whole] = None
    counts_as: Many[Annotated[Text, ref("credentials")]] = ()
    leads_to: Many[Annotated[Text, ref("credentials")]] = ()
    renewals: Stated[tuple[Renewal, ...]] = None
    lapse: Stated[Lapse] = None
    reciprocity: Stated[Reciprocity] = None
    text: Words | None = None


class Support(Item):
    """What an agency gives so that people can grow: paid time, money, a mentor."""

    title: Words
    amount: Stated[Hours] = None
    text: Words | None = None
    role: Many[Annotated[Text, ref("roles")]] = ()


class Incentive(Item):
    """Dated amounts of a rule that affects earnings, such as those of Social Security."""

    title: Words
    amounts: dict[Label, Stated[Money]]
    text: Words | None = None


class Benchmark(Item):
    """What a comparable occupation is paid in an area, from a published survey."""

    title: Words
    soc: Label | None = None
    area: Words | None = None
    basis: Annotated[Text, choice("hour", "year")] | None = None
    percentiles: dict[Label, Stated[Money]] = Field(default_factory=dict)
    mean: Stated[Money] = None
    employment: Stated[Number] = None
    text: Words | None = None


class Term(Item):
    """A word of the field in plain words."""

    term: Words
    also_called: Lines[Words] = ()
    text: Words
