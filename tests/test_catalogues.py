"""The catalogues of what the tool says: complete, current, and used wherever a reader is spoken to."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from babel import Locale

from stylelint_cs.translation import in_language, label, readers_language, said, said_of, together
from tests.effort import PATIENCE

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / ".ci"))

import catalogues  # noqa: E402

PATHS = catalogues.catalogue_paths()
LANGUAGES = [catalogues.locale_of(path) for path in PATHS]
SPOKEN = ("sw", "ar", "hi", "el")
HELD = (
    "wrong-punctuation,wrong-spelling,repeated-word,mixed-digits,mixed-script-word,formality-mismatch,mixed-formality,"
    "romanised-text"
)
"""The rules of the house that hold for the catalogues: how a language is written, and one form of address.

They speak to colleagues, not to customers: what is about greetings, tone, promises, contacts and length does not fit.
"""


@pytest.fixture(scope="module", autouse=True)
def compiled() -> None:
    """The catalogues as they stand now, also where they were changed after the install."""
    catalogues.compile_all()


def run(*arguments: str, env: dict[str, str] | None = None, text: str = "") -> subprocess.CompletedProcess[str]:
    import os

    return subprocess.run(
        [sys.executable, "-m", "stylelint_cs", *arguments],
        input=text,
        capture_output=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**os.environ, **(env or {})},
        timeout=PATIENCE,
    )


def test_every_language_has_a_catalogue() -> None:
    assert set(SPOKEN) <= set(LANGUAGES)


def test_the_template_is_what_the_tool_says_now() -> None:
    """Otherwise: python .ci/catalogues.py update."""
    now = {message.id for message in catalogues.template() if message.id}
    listed = {message.id for message in catalogues.read(catalogues.TEMPLATE) if message.id}
    assert listed == now


@pytest.mark.parametrize("path", PATHS, ids=catalogues.locale_of)
def test_nothing_is_missing_or_filled_in_differently(path: Path) -> None:
    name = path.relative_to(ROOT).as_posix()
    found = [problem for problem in catalogues.problems() if problem.startswith(name)]
    assert not found, f"{len(found)} problems: " + "\n".join(found[:40])


@pytest.mark.parametrize("path", PATHS, ids=catalogues.locale_of)
def test_no_text_steers_the_direction_of_writing(path: Path) -> None:
    # Reports show such characters as what they are; the page or the terminal sets the direction.
    assert not set(path.read_text(encoding="utf-8")) & set(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))


@pytest.mark.parametrize("path", PATHS, ids=catalogues.locale_of)
def test_plural_forms_are_those_of_cldr(path: Path) -> None:
    locale = catalogues.locale_of(path)
    categories = {*Locale.parse(locale, sep="-").plural_form.rules, "other"}
    assert catalogues.read(path, locale).num_plurals == len(categories)
    text = path.read_text(encoding="utf-8")
    assert text.count("\nmsgid_plural") == text.count(f"\nmsgstr[{len(categories) - 1}]")


@pytest.mark.parametrize("path", [catalogues.TEMPLATE, *PATHS], ids=lambda path: path.parent.parent.name)
def test_no_text_stands_twice(path: Path) -> None:
    blocks = [block.split("\nmsgstr")[0] for block in path.read_text(encoding="utf-8").split("\n\n")]
    ids = [block[block.index("\nmsgid") if "\nmsgid" in block else 0 :] for block in blocks if block.strip()]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("{name!r} of {count:,}", {"{name!r}", "{count:,}"}),
        ("write {{name}} or {x}", {"{{", "}}", "{x}"}),
        ("nothing", set()),
        ("{broken", {"{broken"}),
    ],
)
def test_placeholders_are_seen_with_their_conversions(text: str, found: set[str]) -> None:
    assert catalogues.placeholders(text) == found


@pytest.mark.parametrize(
    ("environment", "language"),
    [
        ({}, "en"),
        ({"LANG": "C.UTF-8"}, "en"),
        ({"LANG": "POSIX", "LANGUAGE": "ar"}, "en"),
        ({"LC_ALL": "C", "LANG": "ar_EG.UTF-8"}, "en"),
        ({"LANG": "en_GB.UTF-8"}, "en"),
        ({"LANG": "fi_FI.UTF-8"}, "en"),
        ({"LANG": "ar_EG.UTF-8"}, "ar-EG"),
        ({"LANG": "el_GR@euro"}, "el-GR"),
        ({"LANG": "sw_KE.UTF-8", "LC_MESSAGES": "hi_IN.UTF-8"}, "hi-IN"),
        ({"LANG": "hi_IN.UTF-8", "LC_ALL": "el_GR.UTF-8"}, "el-GR"),
        ({"LANG": "hi_IN.UTF-8", "LANGUAGE": "fi:sw:el"}, "sw"),
        ({"LANG": "hi_IN.UTF-8", "LANGUAGE": "en:sw"}, "en"),
        ({"LANGUAGE": "sw"}, "sw"),
        ({"LANG": "../../../tmp"}, "en"),
    ],
)
def test_the_environment_is_read_as_gettext_reads_it(environment: dict[str, str], language: str) -> None:
    assert readers_language(environment) == language


def test_a_text_is_put_together_before_it_is_translated() -> None:
    inner = said("an entry of {label}", label="'{x}'")
    text = together(said("{label} is empty", label=inner), label("{stem}"), "", "plain {braces}", between=" | ")
    assert text == "an entry of '{x}' is empty | {stem} | plain {braces}"
    assert in_language(text, "en") == text
    assert in_language(text, "fi") == text
    assert [said_of(count, "{count} word", "{count} words") for count in (0, 1, 2)] == ["0 words", "1 word", "2 words"]


@pytest.fixture(scope="module")
def in_english() -> dict[str, Any]:
    """What is found in the examples, told in English."""
    told = run("check", "examples", "--fail-on", "never", "--format", "json", "--lang", "en")
    found: dict[str, Any] = json.loads(told.stdout)
    return found


@pytest.mark.parametrize("language", SPOKEN)
def test_a_run_speaks_the_readers_language(language: str, in_english: dict[str, Any], tmp_path: Path) -> None:
    """Help, errors, explanations, titles, the summary: none of them in English."""
    script = Locale.parse(language).get_display_name("en")
    assert script
    english, helped = run("check", "--help"), run("check", "--help", env={"LC_ALL": language})
    assert helped.returncode == 0
    same = set(english.stdout.splitlines()) & set(helped.stdout.splitlines())
    # Names of options, and choices that were broken into the next line, are the same in every language.
    assert not [line for line in same if len(line.split()) > 3 and not line.strip().startswith("-")]
    for arguments in (["check", "--formt", "x"], ["check", "no-such-file.yaml"], ["check", "--format", "x"]):
        told = run(*arguments, "--lang", language)
        assert told.returncode == 2
        assert told.stderr.strip()
        assert not set(told.stderr.splitlines()) & set(run(*arguments).stderr.splitlines())
    told = run(
        "check", "examples", "--fail-on", "never", "--output", f"json={tmp_path / 'report.json'}", "--lang", language
    )
    theirs = json.loads((tmp_path / "report.json").read_text(encoding="utf-8"))
    ours = in_english
    for field in ("title", "explanation"):
        pairs = zip(ours["findings"], theirs["findings"], strict=True)
        same_text = {one[field] for one, other in pairs if one[field] == other[field]}
        assert not same_text
    assert [item["fingerprint"] for item in ours["findings"]] == [item["fingerprint"] for item in theirs["findings"]]
    assert "Found" not in told.stdout.splitlines()[-1]


def entry_at(text: str, line: int) -> str:
    """The entry of a catalogue that a line belongs to."""
    end = text.find("\n\n", len("".join(text.splitlines(keepends=True)[: line - 1])))
    return text[text.rfind("\n\n", 0, end) : end]


def is_about_words(entry: str, finding: dict[str, Any]) -> bool:
    """Whether what was found is what the text speaks of, not how it speaks.

    Packs name wordings and marks of a language, and notation is quoted as it is in every language. A tool tells its
    users what to write, and says so briefly.
    """
    msgid = entry[entry.index("msgid ") : entry.index("msgstr")].replace('"\n"', "")
    quotes = ('\\"' in msgid or "'" in msgid) and finding["rule"] == "wrong-punctuation"
    return "#: locales/" in entry or finding["match"] in msgid or quotes or "tafadhali" in finding["explanation"]


@pytest.mark.parametrize("path", PATHS, ids=catalogues.locale_of)
def test_our_own_linter_finds_nothing_in_a_catalogue(path: Path) -> None:
    told = run("check", path.relative_to(ROOT).as_posix(), "--select", HELD, "--fail-on", "never", "--format", "json")
    assert told.returncode == 0, told.stderr
    text = path.read_text(encoding="utf-8")
    findings = json.loads(told.stdout)["findings"]
    assert [item for item in findings if not is_about_words(entry_at(text, item["start"]["line"]), item)] == []


def test_a_reader_of_english_waits_for_no_catalogue() -> None:
    code = (
        "import sys, stylelint_cs.cli.shell as shell; shell.run(['check', '-', '--locale', 'en']);"
        "print([name for name in ('babel.messages', 'stylelint_cs.cli.spoken') if name in sys.modules])"
    )
    told = subprocess.run(
        [sys.executable, "-c", code], input="Hello.", capture_output=True, encoding="utf-8", cwd=ROOT, check=True
    )
    assert "babel.messages" not in told.stdout.splitlines()[-1]
