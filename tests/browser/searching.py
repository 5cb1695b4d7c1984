"""What the browser tests ask the search of a handbook, and how."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from playwright.sync_api import Page

LOADED: Final = "() => !!(window.LADDERBOOK_FINDER && window.LADDERBOOK_SEARCH && window.MiniSearch)"
FIRST_FIVE: Final = """
(typed) => {
  const find = window.LADDERBOOK_FINDER(window.MiniSearch, window.LADDERBOOK_SEARCH);
  const addresses = (group) => group.results(0, group.first).map((result) => result.address);
  return Object.fromEntries(typed.map((words) => [words, find(words).flatMap(addresses).slice(0, 5)]));
}
"""


def first_five(page: "Page", typed: Iterable[str]) -> dict[str, list[str]]:
    """The addresses of the first five results for each of some words, on a page whose search was opened."""
    page.get_by_role("searchbox", name="Search").focus()
    page.wait_for_function(LOADED)
    found: dict[str, Any] = page.evaluate(FIRST_FIVE, list(typed))
    return found
