"""The YAML loader: positions, and everything it refuses, each with its exact error."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs import marked
from stylelint_cs.marked import List, Map, Node, Text
from stylelint_cs.model import Place, StylelintError


def plain(node: Node) -> object:
    if isinstance(node, Text):
        return None if node.null else node.value
    if isinstance(node, Map):
        return {key.value: plain(value) for key, value in node.items}
    return [plain(item) for item in node.items]


@pytest.mark.parametrize(
    "line",
    [
        "level: warning  # error, info",
        "level: warning # one blank behind one word",
        "title: Say it aloud    # an instruction",
        "title: 'Call option #5 now'",
        "title: Call option#5 now",
        "max: 90 # 80 is too few",
        "list: [a, b] # two",
    ],
)
def test_honest_comments_pass(line: str) -> None:
    assert isinstance(marked.load(line + "\n", "f.yaml"), Map)


def test_every_scalar_is_text() -> None:
    data = "no: yes\nat: 12:30\nphone: 0712345670\nversion: 1.10\nday: 2025-02-30\nn: .nan\nnull: ~\ne:\n"
    assert plain(marked.load(data, "f")) == {
        "no": "yes",
        "at": "12:30",
        "phone": "0712345670",
        "version": "1.10",
        "day": "2025-02-30",
        "n": ".nan",
        "null": "~",
        "e": None,
    }


def test_an_empty_file_is_an_empty_text() -> None:
    for data in ("", "# nothing\n", "\ufeff", "---\n"):
        node = marked.load(data, "f")
        assert isinstance(node, Text)
        assert node.null


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_places_count_code_points_and_real_line_ends(end: str, mark: str) -> None:
    data = mark + end.join(
        ["# मुझे\u00a0😀", "ключ: {α: 'β γ'}", "list:", "- é😀 ", "- &x |", "  two", "  lines", "- *x", ""]
    )
    root = marked.load(data.encode(), "f")
    assert isinstance(root, Map)
    (key, inner), (_, items) = root.items
    assert isinstance(inner, Map)
    assert isinstance(items, List)
    assert key.place == Place("f", 2, 1)
    assert inner.items[0][1].place == Place("f", 2, 11)
    first, block, alias = items.items
    assert (first.place, first.source.text[first.start : first.end]) == (Place("f", 4, 3), "é😀")
    assert isinstance(block, Text)
    assert (block.place.line, block.place.column, block.style, block.value) == (5, 6, "|", "two\nlines\n")
    assert alias is block


def test_spans_enclose_quotes() -> None:
    root = marked.load("""a: 'it''s'\nb: "x\\ny"\nc: >-\n  folded\n""", "f")
    assert isinstance(root, Map)
    shown = [(each.style, each.source.text[each.start : each.end]) for _, each in root.items if isinstance(each, Text)]
    assert shown == [("'", "'it''s'"), ('"', '"x\\ny"'), (">", ">-\n  folded\n")]


def test_bidi_is_content_in_quotes_and_in_files_of_messages() -> None:
    quoted = marked.load("a: 'x\u2067y\u2069'\n", "f")
    assert plain(quoted) == {"a": "x\u2067y\u2069"}
    lenient = marked.load("a: x\u202ey #5\n", "f", strict=False)
    assert plain(lenient) == {"a": "x\u202ey"}
    assert isinstance(lenient, Map)
    assert isinstance(lenient.items[0][1], Text)
    cut = marked.cut_text(lenient.items[0][1])
    assert cut is not None
    assert cut.place == Place("f", 1, 8)


def test_size_is_checked_before_parsing(tmp_path: Path) -> None:
    path = tmp_path / "big.yaml"
    path.write_bytes(b"#" * 1000)
    with pytest.raises(StylelintError, match=r"big.yaml is too big: 1,000 bytes, at most 999"):
        marked.read(path, "big.yaml", marked.Limits(bytes=999))


def test_what_is_no_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(StylelintError, match=r"x\.yaml cannot be read: No such file or directory"):
        marked.read(tmp_path / "x.yaml", "x.yaml")
    with pytest.raises(StylelintError, match="d is a directory, not a file"):
        marked.read(tmp_path, "d")
    with pytest.raises(StylelintError, match="zero is not a regular file"):
        marked.read(Path("/dev/zero"), "zero")


PIECES = [*"ab:- \n\t#{}[]*&!|>'\"%@`,?~<\\\r0.é😀\u202e\u2028\x85\x00\ufeff", "- ", ": ", "<<", "*a", "&a ", "\n  "]
YAMLISH = st.lists(st.sampled_from(PIECES), max_size=40).map("".join)


@given(st.one_of(YAMLISH, st.text(max_size=80)), st.booleans())
@settings(max_examples=300, deadline=None)
def test_arbitrary_text_loads_or_is_refused(data: str, strict: bool) -> None:
    try:
        node = marked.load(data, "f", strict=strict)
    except StylelintError as refused:
        problems = refused.problems
    else:
        text = data.removeprefix("\ufeff")
        assert plain(node) == _with_nulls(yaml.load(text, Loader=yaml.CBaseLoader), node)
        return
    assert problems
    assert all(problem.message and problem.mend for problem in problems)


def _with_nulls(value: object, node: Node) -> object:
    """PyYAML's base loader reads an empty value as an empty text."""
    if isinstance(node, Text):
        return None if node.null else value
    if isinstance(node, Map):
        assert isinstance(value, dict)
        return {
            key: _with_nulls(item, child) for (key, item), (_, child) in zip(value.items(), node.items, strict=True)
        }
    assert isinstance(value, list)
    return [_with_nulls(item, child) for item, child in zip(value, node.items, strict=True)]


@given(st.binary(max_size=60))
@settings(max_examples=300, deadline=None)
def test_arbitrary_bytes_load_or_are_refused(data: bytes) -> None:
    with suppress(StylelintError):
        marked.load(data, "f")
