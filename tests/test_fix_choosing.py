"""Which fixes are taken, which are refused and why, and how single characters are written."""

from __future__ import annotations

import pytest

from stylelint_cs.fixing.choosing import Choice, applied, by_message, choose
from stylelint_cs.fixing.encoding import encoder
from stylelint_cs.fixing.outlines import Scalar
from stylelint_cs.frozen import replace
from stylelint_cs.marked import List, Map, Text, load
from stylelint_cs.model import (
    Edit,
    Finding,
    Fix,
    Level,
    Message,
    OffsetMap,
    Replacement,
    Segment,
    SourceText,
    Span,
)
from stylelint_cs.packs.loader import PackSet
from tests.conftest import message

Edits = tuple[tuple[int, int, str], ...]


def finding(of: Message, edits: Edits, *, safe: bool = True) -> Finding:
    """A finding of a message whose fix makes some edits; offsets count in its file."""
    at = of.source.position
    fix = Fix(safe, tuple(Edit(at(start), at(end), text) for start, end, text in edits))
    start, end = at(edits[0][0]), at(edits[0][1])
    return Finding("r", Level.INFO, "T", "E", of.locale, "p", None, None, start, end, "", (), fix)


def chosen(packs: PackSet, of: Message, *fixes: Edits, safe: bool = True, unsafe: bool = False) -> Choice:
    return choose([(finding(of, edits, safe=safe), 0) for edits in fixes], [of], packs.get, unsafe=unsafe)


TEXT = "Hello {name}, kindly wait https://x.example/a now"


@pytest.mark.parametrize(
    ("edits", "reason"),
    [
        (((14, 20, "please"),), ""),
        (((0, 0, "Well. "),), ""),
        (((12, 13, "!"),), ""),
        (((5, 6, "  "),), ""),
        (((len(TEXT), len(TEXT), "."),), ""),
        (((0, 5, "Hi"), (14, 20, "please")), ""),
        (((0, 5, "Hi\nthere"),), ""),
        (((6, 6, "dear "),), ""),
        (((12, 12, "!"),), ""),
        (((14, 20, "a\tb"),), "it holds a control character"),
        (((14, 20, "a\x7f"),), "it holds a control character"),
        (((14, 20, "a\u2028"),), "it holds a control character"),
        (((7, 11, "x"),), "it would change a placeholder, a link, code or quoted words"),
        (((7, 7, "x"),), "it would change a placeholder, a link, code or quoted words"),
        (((11, 12, "}"),), "it would change a placeholder, a link, code or quoted words"),
        (((5, 7, " <"),), "it would change a placeholder, a link, code or quoted words"),
        (((30, 31, "x"),), "it would change a placeholder, a link, code or quoted words"),
        (((14, 20, "{please}"),), "it would add or take away a placeholder"),
        (((0, 5, "Hi"), (4, 6, "x")), "its edits overlap"),
        (((0, 5, "Hi"), (0, 0, "x")), "its edits overlap"),
        (((0, 5, "Hi"), (5, 6, "x")), ""),
        (((5, 6, "x"), (0, 5, "Hi")), ""),
    ],
)
def test_what_may_not_be_changed_is_refused_with_its_reason(packs: PackSet, edits: Edits, reason: str) -> None:
    choice = chosen(packs, message(TEXT), edits)
    assert [item.reason for item in choice.refused] == ([reason] if reason else [])
    assert [change.edits for change in choice.changes] == (
        [] if reason else [tuple(Replacement(*edit) for edit in sorted(edits))]
    )


def test_nothing_may_be_left_empty(packs: PackSet) -> None:
    assert chosen(packs, message("kindly"), ((0, 6, " "),)).refused[0].reason == "nothing would be left of the text"


def test_of_fixes_that_overlap_the_first_wins(packs: PackSet) -> None:
    choice = chosen(
        packs, message(TEXT), ((0, 5, "Hi"),), ((4, 6, "x"),), ((0, 0, "y"),), ((5, 6, "  "),), ((14, 20, "please"),)
    )
    assert [change.edits[0].text for change in choice.changes] == ["Hi", "  ", "please"]
    assert choice.refused == ()
    changes = by_message(reversed(choice.changes))
    assert applied(TEXT, changes[0]).startswith("Hi  {name}, please wait")


def test_a_finding_without_a_fix_does_not_stop_the_rest(packs: PackSet) -> None:
    of = message(TEXT)
    first, second = (finding(of, ((at, at + 1, "x"),)) for at in (0, 14))
    without = replace(first, fix=None)
    assert len(choose([(without, 0), (second, 0)], [of], packs.get, unsafe=False).changes) == 1


def test_only_safe_fixes_count_unless_asked(packs: PackSet) -> None:
    assert chosen(packs, message(TEXT), ((0, 5, "Hi"),), safe=False).changes == ()
    assert len(chosen(packs, message(TEXT), ((0, 5, "Hi"),), safe=False, unsafe=True).changes) == 1


@pytest.mark.parametrize("edits", [((0, 5, "Hi"),), ((0, 1, "h"),), ((len(TEXT) - 1, len(TEXT), "W"),)])
def test_nothing_is_changed_in_a_language_without_a_pack(packs: PackSet, edits: Edits) -> None:
    assert chosen(packs, message(TEXT, "xx"), edits).refused != ()


@pytest.mark.parametrize(
    ("start", "end", "found"),
    [
        (0, 2, (0, 2)),
        (2, 8, (2, 3)),
        (0, 8, (0, 3)),
        (8, 10, (3, 5)),
        (10, 10, (5, 5)),
        (8, 8, (3, 3)),
        (3, 8, None),
        (0, 3, None),
        (3, 3, None),
    ],
)
def test_an_edit_inside_an_escape_cannot_be_placed(
    packs: PackSet, start: int, end: int, found: tuple[int, int] | None
) -> None:
    # The file holds ab\u00e9cd, the text five letters.
    map_ = OffsetMap((Segment(0, 2, 0, 2, True), Segment(2, 3, 2, 8, False), Segment(3, 5, 8, 10, True)))
    text = Message("abécd", "en", None, SourceText.of("p", "ab\\u00e9cd"), map_)
    choice = chosen(packs, text, ((start, end, "x"),))
    assert [Span(change.edits[0].start, change.edits[0].end) for change in choice.changes] == (
        [Span(*found)] if found else []
    )
    assert [item.reason for item in choice.refused] == ([] if found else ["it cannot be placed exactly"])


@pytest.mark.parametrize(
    ("format_", "file", "written", "as_"),
    [
        ("json", "é", 'é"\\\n\r\t\x01\x7f ~', 'é\\"\\\\\\n\\r\\t\\u0001\\u007f ~'),
        ("json", "\\u00e9", "é€😀a", "\\u00e9\\u20ac\\ud83d\\ude00a"),
        ("json", "é\\u00e9", "é😀", "é😀"),
        ("yaml", "\\u00e9", "é€\uffff😀a", "\\u00e9\\u20ac\\uffff\\U0001f600a"),
        ("yaml", "é", "é😀\x1f", "é😀\\u001f"),
    ],
)
def test_double_quoted_texts_are_escaped_as_the_file_does(format_: str, file: str, written: str, as_: str) -> None:
    of = Message("x", "en", None, SourceText.of("p", f'"x{file}"'), OffsetMap.identity(1, 1))
    scalar = Scalar("text", "x", 0, len(file) + 3, '"')
    assert encoder(format_)(of, [Replacement(0, 1, written)], scalar) == [Replacement(1, 2, as_)]


@pytest.mark.parametrize(
    ("file", "text", "start", "written", "after"),
    [
        ("- a: x y\n", "x y", 5, "k: l", "- a: 'k: l y'\n"),
        ("- a: x y\n", "x y", 5, "k:l", "- a: k:l y\n"),
        ("- {a: x y}\n", "x y", 6, "k, l", "- {a: 'k, l y'}\n"),
        ("- a: x y\n", "x y", 5, "k, l", "- a: k, l y\n"),
        ("- a: x y\n", "x y", 5, "k\nl", '- a: "k\\nl y"\n'),
        ("- a: 'x y'\n", "x y", 6, "it's", "- a: 'it''s y'\n"),
        ("- a: 'x y'\n", "x y", 6, "k\nl", '- a: "k\\nl y"\n'),
        ("- a: |\r\n    x y\r\n", "x y\n", 12, "k\nl", "- a: |\r\n    k\r\n    l y\r\n"),
        ("- a: |\n   x y\n", "x y\n", 10, "k\nl", "- a: |\n   k\n   l y\n"),
        ("- a: x y\n", "x y", 5, "# k", "- a: '# k y'\n"),
        ("- a: x y\n", "x y", 5, "---", "- a: '--- y'\n"),
        ("- a: x y\n", "x y", 5, "- k", "- a: '- k y'\n"),
    ],
)
def test_a_yaml_text_is_quoted_only_where_it_must_be(
    file: str, text: str, start: int, written: str, after: str
) -> None:
    found = load(file, "p")
    assert isinstance(found, List)
    assert isinstance(found.items[0], Map)
    node = found.items[0].items[0][1]
    assert isinstance(node, Text)
    of = Message(text, "en", None, SourceText.of("p", file), OffsetMap.identity(len(text), start))
    scalar = Scalar("text", text, node.start, node.end, node.style, found.items[0].flow)
    assert applied(file, encoder("yaml")(of, [Replacement(0, 1, written)], scalar)) == after
