"""Words that lead to the glossary: once a page, in running text only, and short forms are spelled out there."""

import re
from collections.abc import Mapping

import pytest

from tests.support import ROLES, errors, page, site

TERMS = """
terms:
  - id: step
    term: Step
    in_text: none
    text: A column.
  - id: step-increase
    term: Step increase
    also_called:
      - Within-grade increase
      - WGI
    text: A raise inside a grade.
  - id: sga
    term: Substantial work
    also_called:
      - SGA
      - Substantial gainful activity
    text: A line.
  - id: ssi
    term: SSI
    also_called:
      - Supplemental Security Income
    text: A payment.
  - id: vacancy
    term: Vacancy
    text: An open place.
  - id: retained
    term: Kept rate
    in_text:
      - retained rate
      - red circle
    text: A rate one keeps.
"""
CERTIFICATE = "credentials: [{id: cps, name: Certified Peer Specialist, abbreviation: CPS}]\n"
LINK = re.compile(r'<a class="term" href="([^"]*)">([^<]*)</a>')


def guide(text: str, texts: Mapping[str, str] | None = None) -> str:
    """The HTML of a guidance page of Oak House, whose library has the words above."""
    front = "---\ntitle: A guide\nsummary: What it says.\n---\n\n"
    made = site({"ladders/library/terms.yaml": TERMS, "content/oak/guide.md": front + text, **(texts or {})})
    assert errors(made) == []
    return page(made, "guidance-guide.html")


def led(html: str) -> list[tuple[str, str]]:
    """What leads where: the words and the anchor."""
    return [(words, address.rpartition("#term-")[2]) for address, words in LINK.findall(html)]


def said(html: str) -> str:
    """The running text of a guidance page."""
    prose = html.partition('<div class="prose">')[2].partition("</div>\n")[0]
    return " ".join(re.sub(r"<[^>]+>", "", prose).split())


@pytest.mark.parametrize(
    ("text", "uses"),
    [
        ("A vacancy. Another vacancy.", [("vacancy", "vacancy")]),
        ("Vacancy first. Then two vacancies.", [("Vacancy", "vacancy")]),
        ("Two vacancies.", [("vacancies", "vacancy")]),
        ("Your next step increase.", [("step increase", "step-increase")]),
        ("Your step-increases and steps.", [("step-increases", "step-increase")]),
        ("It is a retained\nrate.", [("retained\nrate", "retained")]),
        ("A kept rate is what the author did not list.", []),
        ("Look at a step.", []),
        ("Read PW2-vacancy, vacancy-like and prevacancy.", []),
        ("The Retained Rate Board is a name.", []),
        ("The sga and ssi of others.", []),
        ("## A vacancy\n\nNothing here.", []),
        ("[A vacancy](page:pay) and `vacancy`.", []),
        ("> Someone said vacancy.", []),
        ("| vacancy |\n|---|\n| vacancy |", []),
        ("A *vacancy* in a list:\n\n- red circle", [("vacancy", "vacancy"), ("red circle", "retained")]),
        ("Read [this](page:glossary#term-vacancy) on a vacancy.", []),
    ],
)
def test_the_first_use_in_running_text_leads_to_the_glossary(text: str, uses: list[tuple[str, str]]) -> None:
    assert led(guide(text)) == uses


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Ask about SGA. SGA again.", "Ask about SGA (substantial gainful activity). SGA again."),
        ("Do you get SSI?", "Do you get SSI (Supplemental Security Income)?"),
        ("A WGI is near.", "A WGI (within-grade increase) is near."),
        ("Payments (SGA or SSI) count. SGA is a line.", "Payments (SGA or SSI) count. SGA is a line."),
        ("Substantial gainful activity (SGA) is a line.", "Substantial gainful activity (SGA) is a line."),
        ("SGA means substantial gainful activity.", "SGA means substantial gainful activity."),
        ("Substantial work. An SGA.", "Substantial work. An SGA (substantial gainful activity)."),
    ],
)  # fmt: skip
def test_a_short_form_is_spelled_out_once(text: str, shown: str) -> None:
    assert said(guide(text)) == shown


def test_the_short_form_of_a_certificate_leads_to_it_and_is_spelled_out() -> None:
    role = ROLES.replace("{id: peer-1, ", "{id: peer-1, criteria: [{id: cert, credential: cps}], ")
    texts = {"ladders/oak/own.yaml": CERTIFICATE, "ladders/oak/roles.yaml": role}
    html = guide("You need a CPS.", texts)
    assert LINK.findall(html) == [("credential-cps.html", "CPS")]
    assert said(html) == "You need a CPS (Certified Peer Specialist)."


def test_a_certificate_does_not_lead_to_itself() -> None:
    role = ROLES.replace("{id: peer-1, ", "{id: peer-1, criteria: [{id: cert, credential: cps}], ")
    own = CERTIFICATE.replace("abbreviation: CPS", "abbreviation: CPS, text: The CPS of our state.")
    made = site({"ladders/oak/own.yaml": own, "ladders/oak/roles.yaml": role})
    html = page(made, "credential-cps.html")
    assert "The CPS of our state." in html and not LINK.search(html)


def test_an_agency_says_otherwise_what_a_word_means() -> None:
    own = {"ladders/oak/own.yaml": "terms: [{id: open-place, term: Vacancy, text: A place of ours.}]\n"}
    assert led(guide("A vacancy.", own)) == [("vacancy", "open-place")]


def test_an_agency_can_silence_a_word() -> None:
    own = {"ladders/oak/own.yaml": "terms: [{id: vacancy, in_text: none}]\n"}
    assert led(guide("A vacancy.", own)) == []


def test_the_order_of_words_in_a_file_changes_nothing() -> None:
    items = TERMS.partition("terms:\n")[2]
    turned = "terms:\n" + "".join(reversed(re.split(r"(?=^  - id)", items, flags=re.MULTILINE)))
    text = "A vacancy, a step increase, SGA and a red circle."
    assert guide(text) == guide(text, {"ladders/library/terms.yaml": turned})


HOSTILE = r"""
terms:
  - id: odd
    term: "<b onclick=a()> (x)"
    text: "A <b>."
    in_text:
      - "<b>"
      - "x) [a"
      - "a&b <i>"
"""


def test_hostile_words_are_text() -> None:
    html = guide("Some a&b <i>, <b> and x) [a.", {"ladders/oak/own.yaml": HOSTILE})
    assert led(html) == [("a&amp;b &lt;i&gt;", "odd")]
    assert not re.search("<[bi]>", html.partition('<div class="prose">')[2])


# -- where


def made_with_role(more: str) -> str:
    return ROLES.replace(", does: unpublished", "").replace("{id: peer-2, ", f"{{id: peer-2, {more}, ")


def test_what_a_role_does_leads_there_and_what_it_asks_stays_as_it_is_cited() -> None:
    role = made_with_role("does: Fills a vacancy, criteria: [{id: open, statement: Waits for a vacancy}]")
    made = site({"ladders/library/terms.yaml": TERMS, "ladders/oak/roles.yaml": role})
    html = page(made, "role-peer-2.html")
    assert led(html) == [("vacancy", "vacancy")]
    assert 'Fills a <a class="term" href="glossary.html#term-vacancy">vacancy</a>' in html
    assert "Waits for a vacancy." in html


def test_in_the_whole_handbook_words_lead_to_its_own_glossary() -> None:
    made = site(
        {"ladders/library/terms.yaml": TERMS, "ladders/oak/roles.yaml": made_with_role("does: Fills a vacancy")}
    )
    html = page(made, "whole.html")
    assert LINK.findall(html) == [("#glossary--term-vacancy", "vacancy")]
    assert 'id="glossary--term-vacancy"' in html


def test_the_glossary_says_the_other_names_and_stands_under_letters() -> None:
    html = page(site({"ladders/library/terms.yaml": TERMS}), "glossary.html")
    assert "also: Within-grade increase, WGI" in html
    assert re.findall(r'<h2 id="letter-(\w)">', html) == ["K", "S", "V"]
    assert not LINK.search(html)


def test_a_to_z_says_under_other_names_what_to_see() -> None:
    html = page(site({"ladders/library/terms.yaml": TERMS}), "a-to-z.html")
    assert '<li>WGI: see <a href="glossary.html#term-step-increase">Step increase</a> ' in html
    assert '<li><a href="glossary.html#term-step-increase">Step increase</a> ' in html
