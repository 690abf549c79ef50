"""What holds of files, exceptions, limits, fixes and reports, whatever stands in them."""

from __future__ import annotations

import csv
import io
import json
import xml.etree.ElementTree as ElementTree
from collections import Counter
from pathlib import Path
from tempfile import mkdtemp

import yaml
from hypothesis import assume, given
from hypothesis import strategies as st

from stylelint_cs.limits import Limits
from stylelint_cs.marked import List, Map, Node, Text, load
from stylelint_cs.model import Report, StylelintError
from stylelint_cs.policy.load import load_policy
from stylelint_cs.policy.model import LocaleVoice
from stylelint_cs.report import renderer
from stylelint_cs.report.base import Style
from stylelint_cs.report.csv_cells import inert_cell
from stylelint_cs.report.redaction import redact
from stylelint_cs.report.safe_text import is_hidden, safe_text
from stylelint_cs.sources.readers import READERS
from tests.fixing import fixed
from tests.properties import PROPERTY, WITH_FILES
from tests.properties.voice import PACKS, over_stdin, spoken
from tests.reading import read
from tests.sample_findings import CATALOGUE

Spoken = tuple[str, str]
FOLDER = Path(mkdtemp())
VALUES = st.recursive(
    st.text(st.characters(exclude_categories=["Cs"]), min_size=0, max_size=10),
    lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(st.text(max_size=6), inner, max_size=3)),
    max_leaves=8,
)


def lined(cases: list[Spoken]) -> str:
    return "".join(
        json.dumps({"id": f"m{at}", "locale": locale, "text": text}, ensure_ascii=False) + "\n"
        for at, (locale, text) in enumerate(cases)
    )


def report_of(cases: list[Spoken]) -> Report:
    return over_stdin(lined(cases), format_="jsonl").report


def plain(node: Node) -> object:
    """What a tree says, without places."""
    if isinstance(node, Map):
        return {key.value: plain(value) for key, value in node.items}
    return [plain(item) for item in node.items] if isinstance(node, List) else node.value


@PROPERTY
@given(text=st.text(st.sampled_from("ab:-[]{}&*!|>'\"#%@`, \n\t?~<\u2028\x00é"), max_size=40), strict=st.booleans())
def test_yaml_is_read_or_refused_with_its_place(text: str, strict: bool) -> None:
    try:
        load(text, "f.yaml", strict=strict)
    except StylelintError as error:
        for problem in error.problems:
            assert problem.message
            assert problem.mend
            assert problem.place is not None
            assert problem.place.line <= text.count("\n") + text.count("\r") + 1


@PROPERTY
@given(value=VALUES)
def test_what_is_dumped_is_read_back(value: object) -> None:
    written = yaml.safe_dump(value, allow_unicode=True, default_style='"')
    assume(not any(char in written for char in "\x85\u2028\u2029"))
    try:
        node = load(written, "f.yaml", strict=False)
    except StylelintError as error:
        refused = error.problems
    else:
        refused = ()
    if refused:
        assert all("key" in problem.message or "must not" in problem.message for problem in refused)
        return
    assert plain(node) == value or (isinstance(node, Text) and node.value == value)


@WITH_FILES
@given(
    banned=st.lists(
        st.from_regex(r"[a-z]{4,7}( [a-z]{4,7}){0,2}", fullmatch=True), min_size=1, max_size=4, unique=True
    ),
    block=st.booleans(),
)
def test_a_brand_that_is_dumped_loads_the_same(banned: list[str], block: bool) -> None:
    voices: list[LocaleVoice] = []
    folder = FOLDER / "dumped"
    folder.mkdir(exist_ok=True)
    (folder / "brand.yaml").write_text("brand: dumped\nlocales: [en]\n", encoding="utf-8")
    for _ in range(2):
        data = {"locale": "en", "banned": banned}
        (folder / "en.yaml").write_text(yaml.safe_dump(data, default_flow_style=not block), encoding="utf-8")
        voices.append(load_policy(folder, folder, packs=PACKS).voice("en"))
        banned = [entry.text for entry in voices[-1].banned]
    assert voices[0] == voices[1]


@PROPERTY
@given(cases=st.lists(spoken(), min_size=1, max_size=3))
def test_every_report_is_read_again_with_the_same_findings(cases: list[Spoken]) -> None:
    report = report_of(cases)
    out = {name: "".join(renderer(name)(report, CATALOGUE, Style())) for name in READ_BACK}
    rules = Counter(finding.rule for finding in report.findings)
    for name, read_back in READ_BACK.items():
        assert Counter(read_back(out[name])) == rules, name


READ_BACK = {
    "json": lambda text: [item["rule"] for item in json.loads(text)["findings"]],
    "jsonl": lambda text: [item["rule"] for line in text.splitlines() if (item := json.loads(line)).get("rule")],
    "sarif": lambda text: [item["ruleId"] for item in json.loads(text)["runs"][0]["results"]],
    "rdjson": lambda text: [item["code"]["value"] for item in json.loads(text)["diagnostics"]],
    "gitlab": lambda text: [item["check_name"] for item in json.loads(text)],
    "csv": lambda text: [row["rule"] for row in csv.DictReader(io.StringIO(text.removeprefix("\ufeff"), newline=""))],
    "checkstyle": lambda text: [
        item.get("source", "").rpartition(".")[2] for item in ElementTree.fromstring(text.encode()).iter("error")
    ],
}


@PROPERTY
@given(cases=st.lists(spoken(), min_size=1, max_size=3))
def test_columns_agree_whatever_they_count(cases: list[Spoken]) -> None:
    report = report_of(cases)
    lines = lined(cases).split("\n")
    diagnostics = json.loads("".join(renderer("rdjson")(report, CATALOGUE, Style())))["diagnostics"]
    for finding, item in zip(report.findings, diagnostics, strict=True):
        line = lines[finding.start.line - 1]
        start, end = item["location"]["range"]["start"], item["location"]["range"]["end"]
        assert (start["line"], end["line"]) == (finding.start.line, finding.end.line)
        in_bytes = line.encode()[start["column"] - 1 : end["column"] - 1].decode()
        assert in_bytes == line[finding.start.column - 1 : finding.end.column - 1]
        assert json.loads(f'"{in_bytes}"') == finding.match


@PROPERTY
@given(cases=st.lists(spoken(strange=False), min_size=1, max_size=3), which=st.integers(0, 2))
def test_an_exception_removes_its_target_only(cases: list[Spoken], which: int) -> None:
    texts = [json.dumps(text, ensure_ascii=False) for _, text in cases]
    found = []
    for excused in (False, True):
        lines = [
            f"- {{id: m{at}, locale: {locale}, text: {text}}}"
            + ("  # stylelint-cs: ignore[banned-phrase] -- agreed" if excused and at == which else "")
            for at, ((locale, _), text) in enumerate(zip(cases, texts, strict=True))
        ]
        outcome = over_stdin("\n".join(lines), format_=None, stdin_filename="a.yaml")  # type: ignore[arg-type]
        found.append(Counter((item.rule, item.start) for item in outcome.report.findings))
    gone = found[0] - found[1]
    assert all(rule == "banned-phrase" and start.line == which + 1 for rule, start in gone)
    assert all(rule == "unused-suppression" for rule, _ in found[1] - found[0])


@PROPERTY
@given(case=spoken(), small=st.integers(1, 120), more=st.integers(0, 120), format_=st.sampled_from(sorted(READERS)))
def test_a_smaller_limit_never_makes_clean(case: Spoken, small: int, more: int, format_: str) -> None:
    text = json.dumps([{"text": case[1]}]) if format_ == "json" else case[1]
    sizes = [Limits(message_bytes=size, nodes=size, depth=1 + size // 40) for size in (small, small + more)]
    less, greater = (
        read(format_, text, locale=case[0], name="f", limits=limits, tell=lambda _: "en") for limits in sizes
    )
    assert less.problems or not greater.problems


@PROPERTY
@given(text=st.one_of(st.text(max_size=60), st.text(st.sampled_from("+0123456789 -()@.axé٤५"), max_size=60)))
def test_cutting_out_personal_data_again_changes_nothing(text: str) -> None:
    once = redact(text)
    assert redact(once) == once


@PROPERTY
@given(text=st.text(st.one_of(st.characters(), st.sampled_from("\x1b\r\n:#[]\u202e=+-@\t")), max_size=40))
def test_what_is_printed_is_inert(text: str) -> None:
    shown = safe_text(text)
    assert not any(map(is_hidden, shown))
    assert "::" not in shown
    assert safe_text(shown) == shown
    assert not inert_cell(text).startswith(("=", "+", "-", "@", "\t", "\r"))


WORDS = {"kindly": "please", "log on": "sign in", "gizmo": "part", "ledger": "book"}


@WITH_FILES
@given(
    words=st.lists(st.sampled_from([*WORDS, "hello", "Kindly", "there", "{name}", "GIZMO"]), min_size=1, max_size=8),
    joint=st.sampled_from([" ", ", ", ".\n", "  ", "\r\n"]),
)
def test_a_fix_settles_and_adds_nothing(words: list[str], joint: str) -> None:
    data = joint.join(words).encode()
    after, outcome = fixed(FOLDER / "a.txt", data)
    again, second = fixed(FOLDER / "a.txt", after)
    assert (again, second.report.summary.fixed) == (after, 0)
    before = fixed_findings(data)
    assert outcome.report.findings == second.report.findings
    assert Counter(item.rule for item in outcome.report.findings) <= before


def fixed_findings(data: bytes) -> Counter[str]:
    """The findings of a file, by rule, before anything is fixed."""
    from tests.fixing import run

    (FOLDER / "a.txt").write_bytes(data)
    return Counter(item.rule for item in run(FOLDER / "a.txt", locale="en", fix=False).report.findings)
