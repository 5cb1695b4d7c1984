"""The samples show every kind of page: a new kind is looked at from its first day."""

import pytest

from ladderbook.load import load
from ladderbook.pages import KINDS
from ladderbook.resolve import resolve
from ladderbook.sitemap import map_site
from tests.browser.samples import HANDBOOKS
from tests.support import DAY, real_sources


@pytest.mark.parametrize("agency", HANDBOOKS)
def test_every_kind_of_page_is_among_the_samples(agency: str) -> None:
    handbook, _ = resolve(load(real_sources(), agency, DAY)[0], DAY)
    assert handbook is not None
    pages = map_site(handbook, KINDS)[0].pages
    assert set(HANDBOOKS[agency]) == {page.kind for page in pages}
    assert set(HANDBOOKS[agency].items()) <= {(page.kind, page.path) for page in pages}


def test_no_kind_is_missing_from_every_handbook() -> None:
    assert {kind.name for kind in KINDS} == {kind for files in HANDBOOKS.values() for kind in files}
