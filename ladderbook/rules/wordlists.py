"""The lists of words that checks look for, each reviewed by hand. Patterns; case does not matter."""

import re
from typing import Final

STIGMATISING: Final = {
    r"addicts?": "“person with a substance use disorder”, or “person who uses drugs”",
    r"(?:substance|drug|alcohol) abusers?": "“person with a substance use disorder”",
    r"(?:substance|drug|alcohol) abuse": "“substance use”",
    r"alcoholics?(?! anonymous)": "“person with an alcohol use disorder”",
    r"junkies?|druggies?|drunks|crackheads?": "“person who uses drugs”, or “person who drinks”",
    r"(?:dirty|clean) (?:urine|drug (?:test|screen)s?)": "“positive test” or “negative test”",
    r"schizophrenics?": "“person living with schizophrenia”, and only where it must be said",
    r"(?:the )?mentally ill|mental patients?": "“people with a mental health condition”",
    r"the (?:homeless|disabled|addicted)(?= *(?:[.,;:!?)]|$|and |or |are |in |who |to ))": "“people who ...”",
    r"psychos?|lunatics?|nutcases?": "what the person does or feels",
    r"(?:mentally )?retarded|handicapped": "“person with a disability”",
    r"(?:wheelchair[- ]bound|confined to a wheelchair)": "“person who uses a wheelchair”",
    r"suffer(?:s|ed|ing)? from": "“has”, “lives with” or “has lived through”",
    r"(?:afflicted|stricken) (?:with|by)": "“has” or “lives with”",
    r"commit(?:s|ted|ting)? suicide": "“died by suicide”",
    r"(?:un)?successful suicides?|failed suicides?": "“died by suicide” or “suicide attempt”",
    r"frequent fl[iy]ers?": "“person who comes often”",
    r"non-?complian(?:t|ce)(?! with (?:the |a |our |this )?(?:law|polic|rule|standard|regulation|contract))": (
        "“has chosen another way”, or what got in the way"
    ),
    r"(?:low|high)[- ]functioning(?! (?:team|group|board)s?)": "what support the person wants",
    r"attention[- ]seek(?:ers?|ing)": "what the person asks for",
    r"ex-?cons?|ex-?offenders?|felons?|ex-?convicts?": "“person with a conviction”, or “person who was in prison”",
}
"""A word, and what to write instead."""

_STORY: Final = r"(?:your|their|own|recovery|personal|life) (?:\w+ )?stor(?:y|ies)"
_DIAGNOSIS: Final = r"(?<!dual )diagnos(?:is|es|ed)"
_TREATMENT: Final = (
    r"(?:treatment|medication|psychiatric|drug|mental[- ]health) (?:history|histories|records?)|medical records?"
    r"|hospital (?:stays?|records?|history)|(?:psychiatric )?hospitali[sz](?:ations?|ed)|symptoms?"
    r"|(?:have|having|has|been) been (?:in treatment|admitted)|medications? (?:you|they|list)"
    r"|(?:your|their|own|current|present|all|what|which|list of) (?:\w+ )?medications?|(?:date|length) of sobriety"
    r"|sobriety date"
)
DISCLOSURES: Final = re.compile(rf"\b(?:{_DIAGNOSIS}|{_TREATMENT}|{_STORY})\b", re.IGNORECASE)
"""What a criterion must not ask of a person."""

OF_ONESELF: Final = re.compile(
    rf"\b(?:your|their own|one's own|own|his or her own) (?:\w+ )?(?:{_DIAGNOSIS}|{_TREATMENT})\b", re.IGNORECASE
)
"""What a duty must not ask: a peer shares a story where it helps, so a story is no disclosure there."""

_OWN: Final = r"(?:my|your|their own|one's own|own|his or her own)"
_STATE: Final = (
    r"(?:diagnos(?:is|es)|symptoms?|medications?|meds|treatment|relapses?|illness(?:es)?|disabilit(?:y|ies)"
    r"|mental health|health condition|sobriety|hospital stays?)"
)
HEALTH_OF_ONESELF: Final = re.compile(
    rf"\b(?:{_OWN} (?:\w+ )?{_STATE}|disclos(?:es?|ed|ing|ure of) (?:(?:a|the|{_OWN}) )?(?:\w+ )?{_STATE}"
    r"|symptom[- ]free|tak(?:e|es|ing) (?:\w+ )?(?:medications?|meds) as (?:prescribed|directed)"
    r"|medication[- ]complian(?:t|ce)|(?:am|stay(?:s|ing)?|remain(?:s|ing)?|keep(?:s|ing)?) (?:sober|clean))\b",
    re.IGNORECASE,
)
"""What a review worksheet must not put into words, for then somebody's health is talked about and written down."""

REFUSALS: Final = re.compile(
    r"\b(?:no|not|never|nobody|nobody's|nothing|none|without|neither|nor|cannot|can't|don't|doesn't|won't|needn't)\b"
    r"(?! later)",
    re.IGNORECASE,
)
"""A sentence with one of these says what is not asked."""
