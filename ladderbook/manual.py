"""The manual of problems: for each code what is wrong, why it matters, and an example, first bad and then good.

A page is written in three parts: `code: what is wrong`, then `Why:`, then the example, in which a `-` in the margin
marks a line that is wrong and a `+` one that is good. What is wrong is not said twice: of a check, its docstring says
it, and may give the lines for `{bad}` and `{good}` too. An example is one file or several, each headed by its path.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from inspect import getdoc
from textwrap import indent
from typing import Final

from ladderbook.problems import Severity
from ladderbook.rules import RULES


@dataclass(frozen=True, slots=True)
class Page:
    """What the manual says of one code."""

    code: str
    severity: Severity
    wrong: str
    why: str
    bad: str
    good: str


_SEVERITIES: Final = {
    "disputed": Severity.WARNING,
    "no-way-up": Severity.WARNING,
    "old-base-edition": Severity.ADVICE,
    "promotion-without-raise": Severity.WARNING,
    "review-overdue": Severity.WARNING,
    "unreachable-role": Severity.WARNING,
}
"""Everything else is an error."""

_YAML: Final = r"""
alias: a value is named with `&` or referred to with `*`.

Why: Who reads one line must see what it says, without looking for another.

    # ladders/oak/trainings.yaml
    trainings:
-     - {id: basics, title: Basics, length: &week 1 week}
-     - {id: ethics, title: Ethics, length: *week}
+     - {id: basics, title: Basics, length: 1 week}
+     - {id: ethics, title: Ethics, length: 1 week}

bad-escape: a backslash stands inside double quotes and means nothing there.

Why: Inside double quotes a backslash changes the letter after it, so the text would not be what you wrote.

    # ladders/oak/glossary.yaml
    terms:
-     - {id: forms, term: Forms, text: "In the folder H:\desk"}
+     - {id: forms, term: Forms, text: 'In the folder H:\desk'}

brace-open: a `{` is not closed, or a comma is missing after it.

Why: Everything after it is read as part of it, so the rest of the file cannot be read.

    # ladders/oak/glossary.yaml
    terms:
-     - {id: warm-line, term: Warm line, text: A phone line answered by peers
+     - {id: warm-line, term: Warm line, text: A phone line answered by peers}
      - {id: respite, term: Respite, text: A home for a few days}

bracket-open: a `[` is not closed, or a comma is missing after it.

Why: Everything after it is read as part of it, so the rest of the file cannot be read.

    # ladders/oak/night-pay.yaml
    plans:
      - id: nights
        title: Night scale
        kind: grid
        basis: hour
        weekly_hours: 40
        yearly_hours: 2080
        rates:
-         N1: [19.00, 19.50, 20.00
+         N1: [19.00, 19.50, 20.00]
          N2: [21.50, 22.50, 23.50]

closed-twice: a brace or bracket is closed that is not open.

Why: One that was meant to be open may be missing, and what belongs together could not be told.

    # ladders/oak/settings.yaml
    settings:
-     - {id: crisis, name: Crisis}}
+     - {id: crisis, name: Crisis}

colon-in-text: a text holds a colon and a space, and has no quotes.

Why: A colon with a space after it ends the name of a field, so the text would be cut in two.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
        term: Warm line
-       text: A phone line: peers answer it
+       text: "A phone line: peers answer it"

colon-missing: a line stands where a field is expected, but has no colon.

Why: Nobody can tell which word is the field and which is the value.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
-       term Warm line
+       term: Warm line
        text: A phone line answered by peers

comma-in-braces: a text inside `{ }` holds a comma and has no quotes.

Why: Inside braces a comma ends a value. The rest of the sentence would be lost.

    # ladders/oak/glossary.yaml
    terms:
-     - {id: warm-line, term: Warm line, text: A phone line, answered by peers}
+     - {id: warm-line, term: Warm line, text: "A phone line, answered by peers"}

comma-in-brackets: an amount inside `[ ]` holds a comma.

Why: Inside brackets a comma ends a value, so one amount would be read as two.

    # ladders/oak/yearly-pay.yaml
    plans:
      - id: yearly
        title: Yearly scale
        kind: grid
        basis: year
        weekly_hours: 40
        yearly_hours: 2080
        rates:
-         Y1: [42,100, 43,500]
+         Y1: [42100, 43500]

control-character: a character stands in the file that nobody can see (in the example ␇ stands for one).

Why: It comes in with copied text. Pages may show it as a box, and a search does not find the word it is in.

    # ladders/oak/glossary.yaml
    terms:
-     - {id: warm-line, term: Warm␇ line, text: A phone line answered by peers}
+     - {id: warm-line, term: Warm line, text: A phone line answered by peers}

dash-without-space: a dash has no space after it.

Why: Without the space it is part of the word, and the list has one entry less.

    # ladders/oak/settings.yaml
    settings:
-     -id: crisis
-      name: Crisis
+     - id: crisis
+       name: Crisis

duplicate-key: a field is given twice in one item.

Why: Only one of them can hold, and nobody can tell which one was meant.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
        term: Warm line
-       term: Peer line
+       also_called:
+         - Peer line
        text: A phone line answered by peers

empty-value: a field or a list item has nothing after it.

Why: It may have been forgotten. What you do not know is left out; what no source gives is `unpublished`.

    # ladders/oak/trainings.yaml
    trainings:
      - id: basics
        title: Basics
-       cost:
+       cost: unpublished

file-too-large: a file is longer than a million bytes.

Why: Nobody can look over so long a file, and it mostly is there by mistake.

-   # ladders/oak/glossary.yaml
+   # ladders/oak/glossary-a-to-r.yaml
    terms:
-     - {id: warm-line, term: Warm line, text: A phone line answered by peers}  # and 20000 more like it
+     - {id: respite, term: Respite, text: A home for a few days}
+   # ladders/oak/glossary-s-to-z.yaml
+   terms:
+     - {id: warm-line, term: Warm line, text: A phone line answered by peers}

indentation: a line does not line up with the lines it belongs to.

Why: How far a line is indented says which item it belongs to.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
        term: Warm line
-      text: A phone line answered by peers
+       text: A phone line answered by peers

key-not-text: a list or a map stands where the name of a field is expected.

Why: A field has one name, so what is written for several at once cannot be shown.

    # ladders/oak/night-pay.yaml
    plans:
      - id: nights
        title: Night scale
        kind: single
        basis: hour
        weekly_hours: 40
        yearly_hours: 2080
-       rates: {[N1, N2]: 19.00}
+       rates: {N1: 19.00, N2: 19.00}

merge-key: `<<` brings in the fields of another map.

Why: What an item says would stand somewhere else, and a change there would change it unseen.

    # ladders/oak/trainings.yaml
    trainings:
-     - {id: basics, title: Basics, <<: {provider: Oak House}}
+     - {id: basics, title: Basics, provider: Oak House}

needs-quotes: a text begins with a sign that means something else in YAML.

Why: Signs such as `@`, `%` or a backquote cannot begin a text without quotes, so the file cannot be read.

    # ladders/oak/glossary.yaml
    terms:
-     - {id: page, term: Our page, text: @oakhouse on the network}
+     - {id: page, term: Our page, text: "@oakhouse on the network"}

not-utf-8: a file is not saved as UTF-8.

Why: Letters with accents would come out wrong.

-   # ladders/oak/glossary.yaml, saved as Windows-1252
+   # ladders/oak/glossary.yaml
    terms:
      - {id: cafe, term: Café, text: Our open door}

quote-closed: a text goes on after its closing quote.

Why: Only what stands between the quotes would be read.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
        term: Warm line
-       text: "Peers" answer the phone
+       text: '"Peers" answer the phone'

quote-open: a quote is opened and never closed.

Why: Everything after it is read as part of the text, so the rest of the file cannot be read.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
        term: Warm line
-       text: "A phone line, answered by peers
+       text: "A phone line, answered by peers"

second-document: a line `---` begins a second document in one file.

Why: Only one of them would be read.

    # ladders/oak/words.yaml
    terms:
      - {id: warm-line, term: Warm line, text: A phone line answered by peers}
-   ---
    settings:
      - {id: crisis, name: Crisis}

tab: a line is indented with a tab (in the example ␉ stands for it).

Why: A tab is as wide as each program likes, so it cannot say which item a line belongs to.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
-   ␉term: Warm line
+       term: Warm line
        text: A phone line answered by peers

tag: a value has a YAML tag such as `!!str`.

Why: The field decides what a value is, and quotes or tags change nothing.

    # ladders/oak/trainings.yaml
    trainings:
-     - {id: basics, title: !!str 101}
+     - {id: basics, title: 101}

too-deep: more than 40 maps or lists stand inside each other.

Why: No ladder needs so many, and a file made to have them could stop the program.

    # ladders/oak/settings.yaml
-   settings: [[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[crisis]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]
+   settings: [{id: crisis, name: Crisis}]

too-many-values: a file holds more than 200,000 values.

Why: Nobody can look over so long a file, and it mostly is there by mistake.

    # ladders/oak/settings.yaml
    settings:
-   - x  # and 200000 more like it
+   - {id: crisis, name: Crisis}

value-missing: a comma stands where a value is expected.

Why: A value may have been forgotten, and those after it would stand in the wrong place.

    # ladders/oak/night-pay.yaml
    plans:
      - id: nights
        title: Night scale
        kind: grid
        basis: hour
        weekly_hours: 40
        yearly_hours: 2080
        rates:
-         N1: [19.00, , 20.00]
+         N1: [19.00, unpublished, 20.00]

yaml-syntax: a line is not YAML in some other way.

Why: What cannot be read cannot be shown.

    # ladders/oak/settings.yaml
-   %YAML 3.0
-   ---
    settings:
      - {id: crisis, name: Crisis}
"""

_FILES: Final = r"""
agency-in-library: a file of the library says which agency it is for.

Why: The library speaks for every agency.

-   # ladders/library/agency.yaml
+   # ladders/elm/agency.yaml
    agency: {name: Elm House, kind: peer-run, edition: {effective: 2026-07-01}}

agency-twice: two files of one folder say which agency it is.

Why: Only one of them can hold, and nobody can tell which one was meant.

    # ladders/elm/agency.yaml
-   agency: {name: Elm House, kind: peer-run, edition: {effective: 2026-07-01}}
+   agency: {name: Elm House, kind: peer-run, edition: {effective: 2026-07-01}, contacts: {appeals: council}}
    # ladders/elm/contacts.yaml
-   agency: {name: Elm House, kind: peer-run, edition: {effective: 2026-07-01}, contacts: {appeals: council}}
    people: [{id: council, name: Council}]

bad-file-name: the name of a guidance page cannot be the address of a page.

Why: Addresses with spaces or capitals break in mails and on some servers.

-   # content/oak/First Day.md
+   # content/oak/first-day.md
    ---
    title: Your first day
    summary: Whom you meet and what you get.
    ---
    Someone waits for you at the door.

bad-id: an id has other signs than small letters, digits and single hyphens, or is too long.

Why: An id is part of addresses and of numbers people cite, so it must be easy to type and never change.

    # ladders/oak/settings.yaml
    settings:
-     - {id: Crisis_Unit, name: Crisis unit}
+     - {id: crisis-unit, name: Crisis unit}

based-on-cycle: a ladder is, by way of others, based on itself.

Why: There would be no ladder to begin with.

    # ladders/elm/agency.yaml
    agency:
      name: Elm House
      kind: standard
      edition: {effective: 2026-07-01}
-     based_on: {ladder: fir, edition: 2026-07-01}
    # ladders/fir/agency.yaml
    agency:
      name: Fir House
      kind: standard
      edition: {effective: 2026-07-01}
      based_on: {ladder: elm, edition: 2026-07-01}

layout-fault: a layout cannot be rendered.

Why: Pages would be missing or say something else. Without a layout of your own, the one that comes with Ladderbook is
used.

    # layouts/oak/glossary.html
-   <h1>{{ titel }}</h1>
+   <h1>{{ title }}</h1>

link-outside: a file of the site is a link to a file outside of it.

Why: The same folder would be another handbook on another machine.

-   # ladders/oak/glossary.yaml -> ../../../everyone/glossary.yaml
+   # ladders/oak/glossary.yaml
+   terms:
+     - {id: warm-line, term: Warm line, text: A phone line answered by peers}

markdown-limit: a guidance page is too long, or nests lists or quotes too deeply.

Why: Nobody can read it on a phone, and a page made so could stop the program.

    # content/oak/first-day.md
    ---
    title: Your first day
    summary: Whom you meet and what you get.
    ---
-   > > > > > > > > > > > > > Someone waits for you at the door.
+   > Someone waits for you at the door.

missing-edition: a ladder builds on an edition of another that is not there.

Why: What the handbook says would be older than what it says it builds on.

    # ladders/elm/agency.yaml
    agency:
      name: Elm House
      kind: peer-run
      edition: {effective: 2026-07-01}
-     based_on: {ladder: oak, edition: 2027-07-01}
+     based_on: {ladder: oak, edition: 2026-07-01}

no-agency: no file of a folder says which agency it is for.

Why: Without a name and an edition there is no handbook.

    # ladders/elm/words.yaml
+   agency: {name: Elm House, kind: peer-run, edition: {effective: 2026-07-01}}
    settings:
      - {id: crisis, name: Crisis}

no-front-matter: a guidance page does not begin with its title and summary between two lines `---`.

Why: Lists of pages show the title and the summary.

    # content/oak/first-day.md
+   ---
+   title: Your first day
+   summary: Whom you meet and what you get.
+   ---
    Someone waits for you at the door.

old-base-edition: a ladder builds on an older edition of another than there is.

Why: What changed there holds here already. Somebody should look at it and then name the newer edition.

    # ladders/elm/agency.yaml
    agency:
      name: Elm House
      kind: peer-run
      edition: {effective: 2026-07-01}
-     based_on: {ladder: oak, edition: 2025-07-01}
+     based_on: {ladder: oak, edition: 2026-07-01}

reserved-id: the folder of an agency has a name that handbooks use themselves.

Why: The agency's pages would take the place of the pages over all agencies.

-   # ladders/search/agency.yaml
+   # ladders/search-and-rescue/agency.yaml
    agency: {name: Search and Rescue Peers, kind: peer-run, edition: {effective: 2026-07-01}}

same-address: two pages would have the same address.

Why: Only one of them could be found. It happens where a former id (`was`) is the id of another item.

    # ladders/oak/renamed.yaml
    roles:
-     - {id: peer-1, effective: 2026-08-01, was: peer-2}
+     - {id: peer-1, effective: 2026-08-01, was: peer-helper}

unknown-ladder: an agency builds on a ladder that is not there.

Why: Everything it takes from there would be missing.

    # ladders/elm/agency.yaml
    agency:
      name: Elm House
      kind: peer-run
      edition: {effective: 2026-07-01}
-     based_on: {ladder: oaks, edition: 2026-07-01}
+     based_on: {ladder: oak, edition: 2026-07-01}
"""

_ITEMS: Final = r"""
also-not-a-list: `also` appends to a field that is a map, not a list.

Why: Maps are merged field by field anyway, so there is nothing to append.

    # ladders/oak/next-year.yaml
    roles:
-     - {id: peer-1, effective: 2027-07-01, also: {pay: {grade: P2}}}
+     - {id: peer-1, effective: 2027-07-01, pay: {grade: P2}}

at-least: a group asks for none of its entries, or for more than it has.

Why: It could never be met, or would always be.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {at_least: 3, of: [{id: course, statement: A course}, {id: exam, exam: 60 questions}]}
+         - {at_least: 1, of: [{id: course, statement: A course}, {id: exam, exam: 60 questions}]}

criterion-clash: one number means two different criteria.

Why: People cite these numbers. A role's own criteria and those of every move into it share one set.

    # ladders/oak/second-way.yaml
    moves:
      - id: hired-as-2
        kind: entry
        to: peer-2
        decided: competitive
        criteria:
-         - {id: time, experience: 2 years}
+         - {id: experience, experience: 2 years}

duplicate-id: an id is given twice.

Why: An id is the name of one thing for ever. A dated change of the same thing has its own `effective`.

    # ladders/oak/settings.yaml
    settings:
-     - {id: crisis, name: Crisis unit}
-     - {id: crisis, name: Crisis line}
+     - {id: crisis-unit, name: Crisis unit}
+     - {id: crisis-line, name: Crisis line}

empty-list: a list is empty where something must stand in it.

Why: A group of criteria that asks for nothing has no meaning.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
-       criteria: [{any_of: []}]
+       criteria: none

missing-field: a field that is needed is left out.

Why: The page would have a hole. If the id is mistyped, this is how it shows.

    # ladders/oak/glossary.yaml
    terms:
-     - {id: warm-line, term: Warm line}
+     - {id: warm-line, term: Warm line, text: A phone line answered by peers}

move-ends: a move begins or ends where its kind does not, or leads nowhere.

Why: An entry begins outside, an exit ends outside, and every other move leads from one role to another or along one.

    # ladders/oak/second-way.yaml
    moves:
-     - {id: hired-as-2, kind: entry, from: peer-1, to: peer-2, decided: competitive}
+     - {id: hired-as-2, kind: entry, to: peer-2, decided: competitive}

no-hours: full time is given as no hours.

Why: Rates per hour and per year are computed from the hours of full time.

    # ladders/oak/night-pay.yaml
    plans:
      - id: nights
        title: Night scale
        kind: single
        basis: hour
-       weekly_hours: 0
+       weekly_hours: 40
        yearly_hours: 2080
        rates: {N1: 19.00}

no-kind: a criterion does not say what has to be met.

Why: A reader could not know when it is met.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {id: course, evidence: The letter}
+         - {id: course, statement: A course, evidence: The letter}

not-a-date: a day is not written as year, month, day, or there is no such day.

Why: 10/11 is another day in another country.

    # ladders/oak/sources.yaml
    sources:
-     - {id: flyer, kind: secondary, title: Flyer, seen: 10/11/2026}
+     - {id: flyer, kind: secondary, title: Flyer, seen: 2026-11-10}

not-a-deadline: a deadline is neither a day nor a length of time after or before an event.

Why: Everyone must be able to work out the day.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {id: exam, exam: 60 questions, due: within a year}
+         - {id: exam, exam: 60 questions, due: 1 year after hire}

not-a-duration: a length of time is not a number and one unit.

Why: It is shown and compared in the unit you chose, never converted into another.

    # ladders/oak/trainings.yaml
    trainings:
-     - {id: basics, title: Basics, length: two days}
+     - {id: basics, title: Basics, length: 2 days}

not-a-flag: a field that is `yes` or `no` has another word.

Why: One way to write each thing keeps files readable for everyone.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        renewals:
-         - {id: hours, hours: 40, carry_over: true}
+         - {id: hours, hours: 40, carry_over: yes}

not-a-number: a number is not written in digits.

Why: It is computed with, so it must be exact.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        renewals:
-         - {id: hours, hours: forty}
+         - {id: hours, hours: 40}

not-a-percent: a percent is not a number with its sign.

Why: Without the sign, 5 could be dollars or a twentieth.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {id: exam, exam: 60 questions, pass: 75}
+         - {id: exam, exam: 60 questions, pass: 75%}

not-a-rate: an amount for a period does not say for which period.

Why: 15.00 can be for an hour or for a shift.

    # ladders/oak/places.yaml
    places:
-     - {id: albuquerque, name: Albuquerque, minimum_wage: 15.00}
+     - {id: albuquerque, name: Albuquerque, minimum_wage: 15.00 per hour}

not-a-whole-number: a count is not a whole number in digits.

Why: It is counted with.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
-       renewable: twice
+       renewable: 2

not-money: an amount of money has a sign or a comma.

Why: Money is digits and a point, so that nothing can be misread; the plan or the agency says the currency.

    # ladders/oak/trainings.yaml
    trainings:
-     - {id: basics, title: Basics, cost: $450}
+     - {id: basics, title: Basics, cost: 450}

patch-matches-nothing: a change hides a criterion, or joins a group, that is not there.

Why: The change would do nothing, and nobody would notice.

    # ladders/oak/next-year.yaml
    moves:
-     - {id: to-peer-2, effective: 2027-07-01, criteria: [{id: tenure, hide: yes}]}
+     - {id: to-peer-2, effective: 2027-07-01, criteria: [{id: time, hide: yes}]}

pay-form: the pay of a role is given in no form, or in more than one.

Why: A reader needs one answer: a grade of a plan, or one rate, or two rates it lies between, or `unpublished`.

    # ladders/oak/mentor.yaml
    roles:
-     - {id: mentor, title: Mentor, family: direct, level: 2, identity: peer, pay: {plan: hourly}}
+     - {id: mentor, title: Mentor, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P2}}
    moves:
      - {id: mentor-hired, kind: entry, to: mentor, decided: competitive}

row-length: a grade has more or fewer rates than the plan has columns.

Why: A rate would stand under the wrong step.

    # ladders/oak/night-pay.yaml
    plans:
      - id: nights
        title: Night scale
        kind: grid
        basis: hour
        weekly_hours: 40
        yearly_hours: 2080
        rates:
          N1: [19.00, 19.50, 20.00]
-         N2: [21.50, 23.50]
+         N2: [21.50, unpublished, 23.50]

rule-needs-steps: a placement rule counts steps of the grade one leaves, but that plan has none.

Why: The new rate could not be worked out.

    # ladders/oak/mentor.yaml
    plans:
      - id: stipends
        title: Stipends
        kind: single
        basis: hour
        weekly_hours: 40
        yearly_hours: 2080
        rates: {S1: 17.00}
    roles:
      - {id: mentor, title: Mentor, family: direct, level: 1, identity: peer, pay: {plan: stipends, grade: S1}}
    moves:
      - {id: mentor-hired, kind: entry, to: mentor, decided: competitive}
-     - {id: to-peer-1, kind: promotion, from: mentor, to: peer-1, decided: vacancy, placement: {rule: two-step}}
+     - {id: to-peer-1, kind: promotion, from: mentor, to: peer-1, decided: vacancy, placement: {rule: next-step}}

sentences-in-brackets: a list of texts stands in brackets.

Why: A comma inside brackets would cut a sentence in two.

    # ladders/oak/glossary.yaml
    terms:
      - id: warm-line
        term: Warm line
-       also_called: [Peer line, friendly line]
+       also_called:
+         - Peer line
+         - Friendly line
        text: A phone line answered by peers

two-kinds: a criterion has two kinds.

Why: A reader could not tell whether both are asked or one of them.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {id: exam, exam: 60 questions, rating: Good}
+         - {id: exam, exam: 60 questions}
+         - {id: rating, rating: Good}

unknown-choice: a field has a word that it does not know.

Why: The field knows a few words, each with a meaning of its own.

    # ladders/oak/sources.yaml
    sources:
-     - {id: flyer, kind: offical, title: Flyer, seen: 2026-11}
+     - {id: flyer, kind: official, title: Flyer, seen: 2026-11}

unknown-event: a deadline counts from an event that the handbook does not know.

Why: Nobody could work out the day. Events are `hire`, `start`, `expiry`, and the day a criterion or credential is
met.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {id: exam, exam: 60 questions, due: 1 year after hiring}
+         - {id: exam, exam: 60 questions, due: 1 year after hire}

unknown-field: there is no such field.

Why: It mostly is a slip, and what it says would be lost.

    # ladders/oak/trainings.yaml
    trainings:
-     - {id: basics, title: Basics, lenght: 2 days}
+     - {id: basics, title: Basics, length: 2 days}

unknown-grade: a role or a move names a grade that its pay plan does not have.

Why: There would be no rate to show.

    # ladders/oak/mentor.yaml
    roles:
-     - {id: mentor, title: Mentor, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P20}}
+     - {id: mentor, title: Mentor, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P2}}
    moves:
      - {id: mentor-hired, kind: entry, to: mentor, decided: competitive}

unknown-id: a field or a link names something that is not there.

Why: The page could not say who or what is meant.

    # ladders/oak/trainings.yaml
    competencies:
      - {id: listening, name: Listening}
    trainings:
-     - {id: basics, title: Basics, competency: listenning}
+     - {id: basics, title: Basics, competency: listening}

unknown-kind: there is no such kind of criterion.

Why: It mostly is a slip, and nobody could know when the criterion is met.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {id: work, expereince: 2 years}
+         - {id: work, experience: 2 years}

unknown-level: a competency has no such level.

Why: The page could not say what is expected.

    # ladders/oak/credentials.yaml
    competencies:
      - {id: listening, name: Listening, levels: {1: {title: Learning}, 2: {title: Practicing}}}
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        criteria:
-         - {id: listens, competency: listening, level: 3}
+         - {id: listens, competency: listening, level: 2}

unknown-pay-kind: there is no such kind of pay plan.

Why: The kind says what the columns of the table are.

    # ladders/oak/night-pay.yaml
    plans:
      - id: nights
        title: Night scale
-       kind: flat
+       kind: single
        basis: hour
        weekly_hours: 40
        yearly_hours: 2080
        rates: {N1: 19.00}

unknown-section: there is no such section.

Why: Nothing in it would be read.

    # ladders/oak/glossary.yaml
-   glossary:
+   terms:
      - {id: warm-line, term: Warm line, text: A phone line answered by peers}

wrong-type: a text, a list or a map stands where something else is expected.

Why: What is written there cannot be shown as it is meant.

    # ladders/oak/trainings.yaml
    trainings:
-     - {id: basics, title: Basics, length: [2 days, 3 days]}
+     - {id: basics, title: Basics, length: 2 days}
"""

_CHECKS: Final = r"""
broken-anchor: a link names a place on a page that is not there.

Why: Whoever follows it lands at the top of the page and has to search.

    # content/oak/first-day.md
    ---
    title: Your first day
    summary: Whom you meet and what you get.
    ---
-   When [the next step](plan:hourly#next-step) comes.
+   When [the next step](plan:hourly#steps) comes.

broken-link:

Why: Whoever follows it finds nothing.

    # content/oak/first-day.md
    ---
    title: Your first day
    summary: Whom you meet and what you get.
    ---
-   {bad}
+   {good}

disputed:

Why: A reader who relies on it may be wrong. The page says so, and somebody should ask.

    # ladders/oak/credentials.yaml
    credentials:
      - id: cpsw
        name: Certified Peer Support Worker
        lasts: 2 years
-       {bad}

heading-level:

Why: Who listens to a page finds their way by its headings, and a page has one title.

    # content/oak/first-day.md
    ---
    title: Your first day
    summary: Whom you meet and what you get.
    ---
-   {bad}
+   {good}

no-way-up:

Why: People leave peer work where they see no next step.

    # ladders/oak/mentor.yaml
    roles:
      - {id: mentor, title: Mentor, family: direct, level: 1, identity: peer, pay: unpublished}
    moves:
      - {id: mentor-hired, kind: entry, to: mentor, decided: competitive}
+     - {id: mentor-to-peer-2, kind: promotion, from: mentor, to: peer-2, decided: vacancy}

pay-falls:

Why: Nobody earns less for staying longer, so two figures are mixed up.

    # ladders/oak/night-pay.yaml
    plans:
      - id: nights
        title: Night scale
        kind: grid
        basis: hour
        weekly_hours: 40
        yearly_hours: 2080
        rates:
-         {bad}
+         {good}

picture:

Why: A handbook is read aloud, printed and mailed; what only a picture says would be lost.

    # content/oak/first-day.md
    ---
    title: Your first day
    summary: Whom you meet and what you get.
    ---
-   {bad}
+   You meet the whole team.

promotion-without-raise:

Why: A promotion that pays nothing more is a promise the handbook should not make.

    # ladders/oak/mentor.yaml
    roles:
      - {id: mentor, title: Mentor, family: direct, level: 2, identity: peer, pay: {plan: hourly, grade: P2}}
    moves:
-     - {id: to-mentor, kind: promotion, from: peer-2, to: mentor, decided: on-request}
+     - {id: to-mentor, kind: lateral, from: peer-2, to: mentor, decided: on-request}

review-overdue:

Why: Who reads an edition nobody looked at again cannot know whether it still holds.

    # ladders/elm/agency.yaml
    agency:
      name: Elm House
      kind: peer-run
      edition:
        effective: 2023-07-01
-       {bad}
+       review_by: 2027-06-30

unreachable-role:

Why: A role that nobody can reach is no part of a ladder.

    # ladders/oak/mentor.yaml
    roles:
      - {id: mentor, title: Mentor, family: direct, level: 2, identity: peer, pay: unpublished}
+   moves:
+     - {id: mentor-hired, kind: entry, to: mentor, decided: competitive}
"""

_HEAD: Final = """# Every problem

`ladderbook explain CODE` says the same. Each example is laid over a small agency, `oak`. An error stops a handbook from
being published; a warning does under `--strict`; advice never does."""

_BEGIN: Final = re.compile(r"^(?=[a-z0-9-]+:(?: |$))", re.MULTILINE)
_HEADING: Final = re.compile(r"^# ((?:ladders|content|layouts)/.+)\n", re.MULTILINE)
_SHORT: Final = re.compile(r"\b(Bad|Good): `([^`]+)`")


def _pages() -> Iterator[Page]:
    said = {text.partition(":")[0]: text for text in map(_docstring, RULES)}
    written = _BEGIN.split(_YAML + _FILES + _ITEMS + _CHECKS)
    texts = said | {text.partition(":")[0]: text for text in written if text.strip()}
    return (_page(texts[code], said.get(code, "")) for code in sorted(texts))


def _docstring(rule: object) -> str:
    return getdoc(rule) or ""


def _page(text: str, said: str) -> Page:
    """A page as it is written, with what the docstring of its check says."""
    head, _, rest = text.partition("\n\n")
    why, _, example = rest.partition("\n\n")
    code, _, wrong = _line(head).partition(":")
    wrong = wrong or _line(said.partition("\n\n")[0]).partition(":")[2]
    for name, line in _SHORT.findall(said):
        example = example.replace(f"{{{name.casefold()}}}", line)
    severity = _SEVERITIES.get(code, Severity.ERROR)
    bad, good = (_side(example, margin) for margin in "-+")
    return Page(code, severity, wrong.strip(), _line(why).removeprefix("Why: "), bad, good)


def _line(text: str) -> str:
    return " ".join(text.split())


def _side(example: str, margin: str) -> str:
    """The lines of an example that are in both, and those of one side."""
    rows = (row for row in example.rstrip("\n").split("\n") if row[:1] in ("", " ", margin))
    return "".join(f"{row[4:]}\n" for row in rows)


_PAGES: Final = {page.code: page for page in _pages()}
CODES: Final = tuple(_PAGES)
"""Every code a problem can have, in alphabetical order."""


def page(code: str) -> Page | None:
    """The page of a code; None where there is no such code."""
    return _PAGES.get(code)


def files(example: str) -> Iterator[tuple[str, str]]:
    """The files of an example: what heads each (its path, and what is special about it), and its text."""
    _, *parts = _HEADING.split(example)
    yield from zip(parts[::2], parts[1::2], strict=True)


def contents() -> Iterator[str]:
    """One line for each code."""
    widest = max(map(len, CODES))
    return (f"{code:{widest}}  {_PAGES[code].severity.word:7}  {_PAGES[code].wrong}" for code in CODES)


def told(page: Page) -> Iterator[str]:
    """A page as lines for a terminal."""
    yield f"{page.code}: {page.severity.word}: {page.wrong}"
    yield page.why
    for name, example in (("Bad", page.bad), ("Good", page.good)):
        yield f"\n{name}:\n{indent(example.rstrip(), '  ')}"


def markdown() -> str:
    """The whole manual as one page."""
    return "\n\n".join((_HEAD, _index(), *(block for one in _PAGES.values() for block in _section(one)))) + "\n"


def _index() -> str:
    rows = (f"| [{code}](#{code}) | {one.severity.word} | {one.wrong} |" for code, one in _PAGES.items())
    return "\n".join(("| code | severity | what is wrong |", "| --- | --- | --- |", *rows))


def _section(page: Page) -> Iterator[str]:
    yield f"## {page.code}"
    yield f"{page.severity.word.capitalize()}: {page.wrong} {page.why}"
    for side, example in (("Bad", page.bad), ("Good", page.good)):
        yield from (_file(side, heading, text) for heading, text in files(example))


def _file(side: str, heading: str, text: str) -> str:
    """One file of an example under its path, with what is special about it."""
    path, _, target = heading.partition(" -> ")
    path, _, special = path.partition(", ")
    told = f"{side}, `{path}`" + (f", {special}" if special else "")
    ending = path.rpartition(".")[2]
    language = {"md": "markdown"}.get(ending, ending)
    return f"{told}, a link to `{target}`" if target else f"{told}:\n\n```{language}\n{text.rstrip()}\n```"
