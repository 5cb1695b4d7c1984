"""Style sheets are sent without what only their authors need, and say the same."""

import pytest

from ladderbook.assets import squeezed


@pytest.mark.parametrize(
    ("written", "sent"),
    [
        ("a { color: red; }\n\nb > i, u { margin: 0 1px; }\n", "a{color:red}b>i,u{margin:0 1px}"),
        ("a { margin: 0.5rem -0.25em 10.5px; padding: 0 }", "a{margin:.5rem -.25em 10.5px;padding:0}"),
        ("/* one\n two */ a { /* three */ color: red }", " a{color:red}"),
        ("a :focus { b: calc(1px + 2px) }", "a :focus{b:calc(1px + 2px)}"),
        ('a::after { content: ": /* no */  ; } "; }', 'a::after{content:": /* no */  ; } "}'),
        ("a::after { content: '\\'; {  '; }", "a::after{content:'\\'; {  '}"),
        ("@media (min-width: 64rem) { a { b: c; } }", "@media (min-width:64rem){a{b:c}}"),
        (
            '@page { @top-left { content: "Oak  \\22 House\\22 "; } }',
            '@page{@top-left{content:"Oak  \\22 House\\22 "}}',
        ),
    ],
)
def test_only_what_says_nothing_is_left_out(written: str, sent: str) -> None:
    assert squeezed(written) == sent
