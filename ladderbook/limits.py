"""Every limit on what an author may give, in one place: docs/trust.md tells each with its reason.

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
