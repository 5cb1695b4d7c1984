"""What an agency makes of what the checks say: another severity, or silence, for all items or for some."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Final

from ladderbook.model import Handbook
from ladderbook.problems import Problem, Severity, did_you_mean
from ladderbook.schema.agency import CheckSetting
from ladderbook.tree import Text

_SEVERITIES: Final = {severity.word: severity for severity in Severity}
"""`off` is none of them."""


def weighed(handbook: Handbook, said: Sequence[Problem], codes: Collection[str]) -> Iterator[Problem]:
    """What the checks said, as the agency weighs it, and what is wrong with its own list.

    `codes` are those of the checks an agency may weigh; what others say stays as it is.
    """
    settings = {str(code): setting for code, setting in handbook.agency.checks.items() if code in codes}
    for problem in said:
        setting = settings.get(problem.code)
        if setting is None or not _holds(setting, problem):
            yield problem
        elif setting.severity in _SEVERITIES:
            yield replace(problem, severity=_SEVERITIES[str(setting.severity)])
    for code, setting in handbook.agency.checks.items():
        if code in codes:
            yield from _unused(code, setting, [problem for problem in said if problem.code == code])
        else:
            yield _unknown(code, codes)


def _holds(setting: CheckSetting, problem: Problem) -> bool:
    return not setting.of or problem.about in setting.of


def _unknown(code: Text, codes: Collection[str]) -> Problem:
    near = did_you_mean(code, codes)
    fix = (
        f"Did you mean `{near}`?"
        if near
        else "`ladderbook explain` lists every code; links and the format stay errors."
    )
    return Problem(code.place, "unknown-check", f"`{code}` is no check that an agency may weigh", fix)


def _unused(code: Text, setting: CheckSetting, said: Sequence[Problem]) -> Iterator[Problem]:
    """A setting that meets nothing, or an id in it that does not."""
    fix = "Take it out: what it was there for is mended or gone."
    if not said:
        message = f"the check {code} says nothing here, so there is nothing to set aside"
        yield Problem(code.place, "silence-unused", message, fix, Severity.WARNING)
        return
    for name in setting.of:
        if name not in (abouts := sorted({problem.about for problem in said})):
            near = did_you_mean(name, abouts)
            told = f"Did you mean `{near}`?" if near else fix
            message = f"the check {code} says nothing about {name}, so there is nothing to set aside"
            yield Problem(name.place, "silence-unused", message, told, Severity.WARNING)
