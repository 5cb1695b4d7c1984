"""The manual: a page for every code of the source, no page for any other, and examples that do what they show.

An example is laid over the small agency of `support`, on the disk, and checked as `ladderbook check` would. In an
example `# and 100 more like it` repeats a line, `, saved as NAME` after a path is the file's encoding, ` -> PATH` makes
it a link, and a picture of a control character (U+2400 and up) stands for that character.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click import UsageError

from ladderbook import manual
from ladderbook.build import Order, build
from ladderbook.cli import cli
from ladderbook.problems import Severity
from ladderbook.rules import RULES
from tests.support import DAY, OAK, ROOT

SOURCES = {
    path.relative_to(ROOT).as_posix(): ast.parse(path.read_text(encoding="utf-8"))
    for path in sorted((ROOT / "ladderbook").rglob("*.py"))
    if path.parent.name != "manual"
}
"""The engine, without the manual itself."""


def functions() -> Iterator[ast.FunctionDef]:
    for module in SOURCES.values():
        yield from (node for node in ast.walk(module) if isinstance(node, ast.FunctionDef))


def places_of_code() -> dict[str, int]:
    """What takes a code, by name: `Problem`, and every function with a parameter `code` and one `fix`."""
    taken = {"Problem": 1}
    for function in functions():
        names = [argument.arg for argument in function.args.args if argument.arg != "self"]
        if "code" in names and "fix" in names:
            taken[function.name] = names.index("code")
    return taken


def returned(name: str, index: int) -> Iterator[ast.expr]:
    """What stands at one place of the tuples that a function returns."""
    for function in functions():
        if function.name == name:
            found = (node.value for node in ast.walk(function) if isinstance(node, ast.Return))
            yield from (tuple_.elts[index] for tuple_ in found if isinstance(tuple_, ast.Tuple))


def listed(name: str, index: int, module: ast.Module) -> Iterator[ast.expr]:
    """What stands at one place of the tuples in a constant of a module."""
    for node in module.body:
        named = (
            [node.target] if isinstance(node, ast.AnnAssign) else node.targets if isinstance(node, ast.Assign) else []
        )
        if any(isinstance(target, ast.Name) and target.id == name for target in named):
            assert isinstance(node.value, ast.Tuple)
            yield from (row.elts[index] for row in node.value.elts)


def given(call: ast.Call, index: int) -> Iterator[ast.expr]:
    """The argument at one place, also where it comes out of a starred call."""
    for keyword in call.keywords:
        if keyword.arg == "code":
            yield keyword.value
    for place, argument in enumerate(call.args[: index + 1]):
        if isinstance(argument, ast.Starred):
            assert isinstance(argument.value, ast.Call)
            yield from returned(argument.value.func.id, index - place)
            return
    if len(call.args) > index:
        yield call.args[index]


def unpacked(module: ast.Module) -> Iterator[ast.expr]:
    """What a variable `code` is unpacked from: the tuples of a function, or those of a constant."""
    for node in ast.walk(module):
        match node:
            case ast.Assign(targets=[ast.Tuple(elts=names)], value=value):
                pass
            case (
                ast.For(target=ast.Tuple(elts=names), iter=value)
                | ast.comprehension(target=ast.Tuple(elts=names), iter=value)
            ):
                pass
            case _:
                continue
        index = next((i for i, one in enumerate(names) if isinstance(one, ast.Name) and one.id == "code"), None)
        if index is not None and isinstance(value, ast.Call) and isinstance(value.func, ast.Name):
            yield from returned(value.func.id, index)
        elif index is not None and isinstance(value, ast.Name):
            yield from listed(value.id, index, module)


def constants(node: ast.expr) -> Iterator[str]:
    """The codes an expression can be. What is composed is made of parts that are found where they stand."""
    match node:
        case ast.Constant(value=str(code)):
            yield code
        case ast.IfExp(body=body, orelse=other):
            yield from (*constants(body), *constants(other))
        case _:
            assert isinstance(node, ast.Name | ast.JoinedStr), ast.unparse(node)


def severities(call: ast.Call) -> Severity:
    """The severity of a `Problem`: its fifth argument, or an error."""
    stated = [*call.args[4:5], *(keyword.value for keyword in call.keywords if keyword.arg == "severity")]
    return Severity[stated[0].attr] if stated else Severity.ERROR


def codes() -> dict[str, set[Severity]]:
    """Every code that the source can give a problem, and how much it matters."""
    found: dict[str, set[Severity]] = {}
    takes = places_of_code()
    for module in SOURCES.values():
        for node in ast.walk(module):
            name = getattr(node.func, "id", getattr(node.func, "attr", "")) if isinstance(node, ast.Call) else ""
            for value in given(node, takes[name]) if name in takes else ():
                for code in constants(value):
                    found.setdefault(code, set()).add(severities(node) if name == "Problem" else Severity.ERROR)
        for value in unpacked(module):
            for code in constants(value):
                found.setdefault(code, set()).add(Severity.ERROR)
    return found


CODES = codes()


def test_the_search_finds_codes_however_they_are_made() -> None:
    assert {"unknown-id", "comma-in-braces", "indentation", "two-kinds", "tab", "alias", "pay-falls"} <= {*CODES}


def test_every_code_of_the_source_has_a_page() -> None:
    assert [code for code in sorted(CODES) if manual.page(code) is None] == []


def test_every_page_is_of_a_code_of_the_source() -> None:
    assert [code for code in manual.CODES if code not in CODES] == []


@pytest.mark.parametrize("code", manual.CODES)
def test_a_page_is_whole(code: str) -> None:
    page = manual.page(code)
    assert page is not None
    assert CODES[code] == {page.severity}
    assert page.wrong.endswith(".")
    assert page.why.endswith(".")
    assert page.bad != page.good


def test_the_page_of_a_check_begins_with_its_docstring() -> None:
    for rule in RULES:
        code, _, said = " ".join((rule.__doc__ or "").split()).partition(": ")
        page = manual.page(code)
        assert page is not None
        assert said.startswith(page.wrong)


def found(example: str, folder: Path) -> set[str]:
    """The codes of all that is wrong with the small agency once an example is laid over it."""
    for name, text in OAK.items():
        write(folder / "site" / name, text.lstrip("\n").encode())
    for heading, text in manual.files(example):
        name, _, target = heading.partition(" -> ")
        name, _, encoding = name.partition(", saved as ")
        path = folder / "site" / name
        if target:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.symlink_to(target)
        else:
            write(path, spelled_out(text).encode(encoding or "utf-8"))
    return {problem.code for problem in build(Order(folder / "site", None, DAY)).problems}


def write(path: Path, data: bytes) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data)


def spelled_out(text: str) -> str:
    """An example as the file it stands for."""
    text = re.sub("[\u2400-\u241f]", lambda picture: chr(ord(picture[0]) - 0x2400), text)
    return re.sub(
        r"^(.*)  # and (\d+) more like it$", lambda m: "\n".join([m[1]] * int(m[2])), text, flags=re.MULTILINE
    )


def test_the_small_agency_is_without_a_fault(tmp_path: Path) -> None:
    assert found("", tmp_path) == set()


@pytest.mark.parametrize("code", manual.CODES)
def test_a_bad_example_is_told_and_a_good_one_is_not(code: str, tmp_path: Path) -> None:
    page = manual.page(code)
    assert page is not None
    assert found(page.bad, tmp_path / "bad") == {code}
    assert found(page.good, tmp_path / "good") == set()


def test_explain_prints_a_page(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["explain", "pay-falls"], standalone_mode=False)
    said = capsys.readouterr().out
    assert said.startswith("pay-falls: error: a step of a grade pays less than the step before it.\n")
    assert "\nBad:\n  # ladders/oak/night-pay.yaml\n" in said
    assert "    P2: [20.50, 21.50, 21.10]\n\nGood:\n" in said


def test_explain_lists_every_code(capsys: pytest.CaptureFixture[str]) -> None:
    cli.main(["explain"], standalone_mode=False)
    listed = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in listed] == list(manual.CODES)


@pytest.mark.parametrize(("code", "hint"), [("pay-fals", "Did you mean pay-falls?"), ("zebra", "lists them all")])
def test_explain_helps_with_an_unknown_code(code: str, hint: str) -> None:
    with pytest.raises(UsageError, match=hint) as raised:
        cli.main(["explain", code], standalone_mode=False)
    assert raised.value.exit_code == 2
