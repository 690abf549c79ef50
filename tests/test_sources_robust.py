"""Whatever a file holds: no reader raises, every map is exact, spans lie in their text, problems have a mend."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stylelint_cs.limits import Limits
from stylelint_cs.sources.base import Reading
from stylelint_cs.sources.collect import CollectOptions
from stylelint_cs.sources.readers import READERS
from stylelint_cs.sources.stdin import collect_stdin
from tests.reading import assert_exact, read

PIECES = st.sampled_from(
    [
        *"{}[]\",:\\-|>#'&*!%@`\n\t ~<=?;a1é😀\u0301\u2028\x85\r\x00\x1b",
        *("\r\n", "text: ", '"text": ', "---\n", "<!--", "-->", "id,text\n", "- ", "  ", '""', "\\u00e9", "\\ud800"),
        *(
            "<b>",
            "```",
            "![",
            "](",
            "\n```\n",
            "# a\n",
            "locale: sw\n",
            '"role": "user"',
            "&a ",
            "*a",
            "# stylelint-cs: ignore[x] -- y\n",
        ),
        "<!-- stylelint-cs: ignore[x] -- y -->",
        *(
            'msgid "',
            'msgstr[0] "',
            "#, fuzzy\n",
            '"a" = "',
            '";\n',
            "/*",
            "*/",
            "a = ",
            "    .b = ",
            "{ $x ->\n",
            "[one] ",
        ),
        *("<resources>", '<string name="a">', "</string>", "</resources>", "<![CDATA[", "]]>", "&amp;", "&#39;", "\\'"),
    ]
)
FILES = st.lists(PIECES, max_size=30).map("".join)
SMALL = Limits(message_bytes=40, depth=5, nodes=50, problems=3)


def sw(text: str) -> str | None:
    """Swahili, when there is a word at all."""
    return "sw" if any(char.isalpha() for char in text) else None


def assert_sound(reading: Reading) -> None:
    """What holds of everything that a reader gives back."""
    for message in reading.messages:
        assert_exact(message)
        for span in (*message.masks, *message.quotes):
            assert 0 <= span.start < span.end <= len(message.text)
        assert message.text.strip()
    for comment in reading.comments:
        assert comment.start <= comment.body.start <= comment.body.end <= comment.end
    assert all(problem.message and problem.mend for problem in reading.problems)


@pytest.mark.parametrize("format_", sorted(READERS))
@settings(max_examples=1000, deadline=None)
@given(file=FILES, strings=st.booleans(), small=st.booleans())
def test_no_reader_raises(format_: str, file: str, strings: bool, small: bool) -> None:
    limits = SMALL if small else Limits()
    assert_sound(
        read(format_, file, all_strings=strings, locale="sw" if strings else None, name="f", limits=limits, tell=sw)
    )


@settings(max_examples=1000, deadline=None)
@given(
    file=st.one_of(FILES.map(str.encode), st.binary(max_size=40)),
    format_=st.sampled_from(["text", "json", "jsonl"]),
    name=st.sampled_from([None, "a.sw.md", "sw.yaml", "a.csv", "x.json"]),
)
def test_standard_input_never_raises(file: bytes, format_: str, name: str | None) -> None:
    options = CollectOptions(known=frozenset({"sw"}), stdin_format=None if name else format_, stdin_filename=name)
    for part in collect_stdin(io.BytesIO(file), options):
        assert_sound(Reading(part.messages, part.skipped, part.comments, part.problems))
