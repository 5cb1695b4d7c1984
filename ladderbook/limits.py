"""Every limit on what an author may give, in one place; docs/trust.md lists them.

They stop what can only be a mistake or an attack, long before it costs time or memory. Whoever has a real need for more
raises a number here; the tests of `tests/test_limits.py` then say whether all still holds.
"""

from typing import Final

FILE_BYTES: Final = 1_000_000
"""One source."""
AGENCY_BYTES: Final = 50_000_000
"""All sources of one agency together with those that every agency shares; a site may have any number of agencies."""
SMALLEST_BYTES: Final = 4_000
"""What a small file counts as, so that a million empty files are too much as well."""
PATH_CHARACTERS: Final = 180
"""The name of a source from the site's folder on; Windows stops at 260 from the drive on."""
FOLDERS: Final = 10
"""Folders inside each other."""
YAML_DEPTH: Final = 40
"""Maps and lists inside each other."""
YAML_VALUES: Final = 200_000
"""Values of one file."""
YAML_ENTRIES: Final = 2_000
"""Entries of one list or map."""
YAML_FAULTS: Final = 500
"""Faults of one file after which nobody reads on."""
MARKDOWN_BYTES: Final = 200_000
"""One guidance page."""
MARKDOWN_NESTING: Final = 12
"""Lists and quotes inside each other."""
MARKDOWN_RUN: Final = 60
"""Marks in a row."""
MARKDOWN_OPEN: Final = 20
"""Brackets, or marks of emphasis, that wait for the one that closes them."""
MARKDOWN_CLOSE: Final = 100
"""Headings, rules, definitions without an empty line between them."""
MARKDOWN_FENCES: Final = 200
"""Lines that begin or end a block of code."""
MARKDOWN_CITED: Final = 100
"""Times that one footnote is cited."""
MARKDOWN_TICKS: Final = 200
"""Backticks in one line."""
MARKDOWN_MARKS: Final = 20_000
"""Signs of one page that may begin or end something: brackets, stars, underscores, backticks and the like."""
MARKDOWN_PART: Final = 60_000
"""Characters without an empty line between them."""
ITEMS: Final = 3_000
"""Items of one section, with those of the library and of the ladders an agency builds on."""
VERSIONS: Final = 200
"""Times that one item is stated: by several layers, from several days on."""
WAYS: Final = 5_000
"""Ways from one role to another that the moves of an agency open."""
TEXT_CHARACTERS: Final = 20_000
"""One text of a ladder; what is longer is a guidance page."""
NAME_CHARACTERS: Final = 300
"""A title, a name, a label."""
