"""Fixes of generated files: the same tree save the fixed texts, and nothing left to do the second time.

A run tries the same files every time; ``python -m pytest tests/test_fix_properties.py --hypothesis-profile=long`` many.
"""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Callable
from pathlib import Path
from tempfile import mkdtemp
from typing import Any

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from bench import fixes
from tests.fix_files import expected
from tests.fixing import PLAIN, WORDS, fixed

FEW = (
    settings(deadline=None)
    if settings.get_current_profile_name() == "long"
    else settings(deadline=None, max_examples=40)
)
FOLDER = Path(mkdtemp())
LOCALES = sorted(WORDS)

MARKS = (
    ". ",
    ", ",
    "! ",
    " – ",
    ": ",
    " #",
    " {name} ",
    ' "',
    "' ",
    "\\",
    "\n",
    "\n\n",
    " <b>",
    "</b> ",
    " https://x.example/a ",
)


@st.composite
def texts(draw: st.DrawFn, locale: str, *, lines: bool = True) -> str:
    """Words that are fixed, words that are not, and marks that some format reads as its own."""
    words = st.sampled_from([*WORDS[locale], *PLAIN[locale]])
    marks = st.sampled_from([mark for mark in MARKS if lines or "\n" not in mark] + [" ", " ", " "])
    pieces = draw(st.lists(st.tuples(words, marks), min_size=1, max_size=6))
    return "".join(part for piece in pieces for part in piece).strip()


def scalar(text: str, style: str, indent: str, ending: str) -> str:
    """A text as a YAML scalar of a style, quoted where it must be."""
    if style == "|" and not text.startswith((" ", "\n")) and text.isprintable() is not None:
        lines = text.split("\n")
        return "|-" + "".join(f"{ending}{indent}  {line}" if line else ending for line in lines)
    if style == "'" and "\n" not in text:
        return "'" + text.replace("'", "''") + "'"
    if style == "":
        dumped = yaml.safe_dump(text, allow_unicode=True, width=10_000).removesuffix("...\n").strip()
        if "\n" not in dumped:
            return dumped
    return json.dumps(text, ensure_ascii=False)


STYLES = st.sampled_from(["", "'", '"', "|"])
ENDINGS = st.sampled_from(["\n", "\r\n"])


@st.composite
def yaml_files(draw: st.DrawFn) -> tuple[str, str, str]:
    locale, ending = draw(st.sampled_from(LOCALES)), draw(ENDINGS)
    items = draw(st.lists(st.tuples(texts(locale), STYLES), min_size=1, max_size=4))
    lines = [
        f"- id: m{index}  # kindly{ending}  note: log on{ending}  text: {scalar(text, style, '  ', ending)}{ending}"
        for index, (text, style) in enumerate(items)
    ]
    return "a.yaml", "".join(lines), locale


@st.composite
def json_files(draw: st.DrawFn) -> tuple[str, str, str]:
    locale, ascii_ = draw(st.sampled_from(LOCALES)), draw(st.booleans())
    found = draw(st.lists(texts(locale), min_size=1, max_size=4))
    value = [{"id": f"m{index}", "note": "log on", "text": text} for index, text in enumerate(found)]
    indent = draw(st.sampled_from([None, 2]))
    return "a.json", json.dumps(value, ensure_ascii=ascii_, indent=indent), locale


@st.composite
def jsonl_files(draw: st.DrawFn) -> tuple[str, str, str]:
    locale, ending = draw(st.sampled_from(LOCALES)), draw(ENDINGS)
    found = draw(st.lists(texts(locale), min_size=1, max_size=4))
    lines = [json.dumps({"id": f"m{index}", "text": text}, ensure_ascii=False) for index, text in enumerate(found)]
    return "a.jsonl", ending.join(lines) + draw(st.sampled_from(["", ending])), locale


@st.composite
def csv_files(draw: st.DrawFn) -> tuple[str, str, str]:
    locale, ending = draw(st.sampled_from(LOCALES)), draw(ENDINGS)
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator=ending, quoting=draw(st.sampled_from([csv.QUOTE_MINIMAL, csv.QUOTE_ALL])))
    writer.writerow(["id", "text"])
    for index, text in enumerate(draw(st.lists(texts(locale), min_size=1, max_size=4))):
        writer.writerow([f"m{index}", text])
    return "a.csv", out.getvalue(), locale


READ: dict[str, Callable[[str], Any]] = {
    "a.yaml": yaml.safe_load,
    "a.json": json.loads,
    "a.jsonl": lambda text: [json.loads(line) for line in text.split("\n") if line.strip()],
    "a.csv": lambda text: [
        dict(zip(("id", "text"), row, strict=True)) for row in csv.reader(io.StringIO(text, newline=""))
    ],
}


def folded(text: str) -> str:
    return text.replace("\r\n", "\n").casefold()


@pytest.mark.parametrize("bom", [False, True], ids=["", "bom"])
@FEW
@given(st.one_of(yaml_files(), json_files(), jsonl_files(), csv_files()))
def test_structured_files_keep_everything_but_the_fixed_words(bom: bool, file: tuple[str, str, str]) -> None:
    name, text, locale = file
    data, outcome = fixed(FOLDER / name, (b"\xef\xbb\xbf" if bom else b"") + text.encode(), locale)
    assert outcome.problems == ()
    assert data.startswith(b"\xef\xbb\xbf") == bom
    after = data.decode("utf-8-sig")
    assert (after.count("\r\n"), after.count("\n")) <= (text.count("\r\n"), text.count("\n"))
    before, now = READ[name](text), READ[name](after)
    assert len(before) == len(now)
    for old, new in zip(before, now, strict=True):
        assert {**old, "text": ""} == {**new, "text": ""}
        assert folded(new["text"]) in {folded(item) for item in expected(old["text"], locale)}
    again, second = fixed(FOLDER / name, data, locale)
    assert (again, second.report.summary.fixed) == (data, 0)
    assert second.report.findings == outcome.report.findings


@FEW
@given(st.sampled_from(["a.txt", "a.md"]), st.sampled_from(LOCALES), st.data())
def test_documents_keep_everything_but_the_fixed_words(name: str, locale: str, data: st.DataObject) -> None:
    lead = st.sampled_from(["", "# ", "- ", "1. ", "> ", "    ", "**", "| ", "`"])
    lines = data.draw(st.lists(st.tuples(lead, texts(locale, lines=False)), min_size=1, max_size=5))
    ending = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    text = ending.join(head + line for head, line in lines)
    after, outcome = fixed(FOLDER / name, text.encode(), locale)
    assert outcome.problems == ()
    new = after.decode().split(ending)
    assert len(new) == len(lines)
    for (head, line), now in zip(lines, new, strict=True):
        assert folded(now) in {folded(head + item) for item in expected(line, locale)}
    again, second = fixed(FOLDER / name, after, locale)
    assert (again, second.report.summary.fixed) == (after, 0)


@pytest.mark.parametrize("seed", range(3))
def test_made_files_of_every_format_keep_what_they_are(seed: int) -> None:
    """A hundred files a seed; ``python -m bench.fixes`` tries 20,000."""
    done = fixes.tried(seed, 2 * seed, 100)
    assert done.wrong == ()
    assert (done.counts["files"], done.counts["fixes of a second run"]) == (100, 0)
    assert done.counts["safe fixes"] > 0
