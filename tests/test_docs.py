"""The pages of docs/: every example does what the page says, every key and option is there, nothing else is named."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import regex
import yaml

from stylelint_cs.__main__ import main
from stylelint_cs.cli.options import COMMANDS, FORMATS, Command
from stylelint_cs.kinds import KINDS
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.schema import json_schema
from stylelint_cs.sources.metadata import FIELDS, TURN_FIELDS
from stylelint_cs.sources.presets import PRESETS
from stylelint_cs.sources.readers import suffixes

ROOT = Path(__file__).parent.parent
DOCS = ROOT / "docs"
PAGES = sorted(DOCS.glob("*.md"))
LINKING = [*PAGES, ROOT / "README.md", ROOT / "CONTRIBUTING.md"]

_HEADING = regex.compile(r"^#{1,6} (?P<title>.+)$", regex.MULTILINE)
_FENCE = regex.compile(r"^```[^\n]*\n.*?^```$", regex.MULTILINE | regex.DOTALL)
_BLOCK = regex.compile(r"^```yaml\n(?P<text># (?P<path>[\w./-]+\.yaml)\n.*?)^```$", regex.MULTILINE | regex.DOTALL)
_CODE = regex.compile(r"`([^`\n]+)`")
_LINK = regex.compile(r"\[[^\]\n]+\]\((?P<target>[^)\s]+)\)")
_OPTION = regex.compile(r"(?<![\w-])--[a-z][a-z-]*[a-z]")


class Row(NamedTuple):
    """One row of a table of phrases."""

    phrase: str
    locale: str
    found: tuple[str, ...]
    passed: tuple[str, ...]


def sections(page: Path) -> dict[str, str]:
    """The text below each heading of a page, up to the next heading; headings inside fences are none."""
    text = page.read_text(encoding="utf-8")
    fences = [match.span() for match in _FENCE.finditer(text)]
    heads = [
        match for match in _HEADING.finditer(text) if not any(start <= match.start() < end for start, end in fences)
    ]
    ends = [match.start() for match in heads[1:]] + [len(text)]
    return {head["title"]: text[head.end() : end] for head, end in zip(heads, ends, strict=True)}


def blocks(text: str) -> dict[str, str]:
    """The marked YAML blocks of a section by their path."""
    found = [(match["path"], match["text"]) for match in _BLOCK.finditer(text)]
    assert len(dict(found)) == len(found), "a section shows one file twice"
    return dict(found)


def tables(text: str, *header: str) -> Iterator[list[str]]:
    """The rows of the tables that begin with these columns."""
    inside = False
    for line in text.splitlines():
        cells = [cell.strip().replace("\\|", "|") for cell in regex.split(r"(?<!\\)\|", line)[1:-1]]
        if not cells:
            inside = False
        elif cells[: len(header)] == list(header):
            inside = True
        elif inside and set(cells[0]) != {"-"}:
            yield cells


def page(name: str) -> str:
    return (DOCS / f"{name}.md").read_text(encoding="utf-8")


def codes(text: str) -> tuple[str, ...]:
    """What stands between backticks, fences apart."""
    return tuple(_CODE.findall(_FENCE.sub("", text)))


EXAMPLES = [
    pytest.param(files, id=f"{path.stem}: {title}")
    for path in PAGES
    for title, text in sections(path).items()
    if (files := blocks(text))
]
ROWS = [
    Row(codes(phrase)[0], locale, codes(found), codes(passed))
    for phrase, locale, found, passed in tables(page("phrases"), "phrase", "in")
]


def repository(folder: Path, files: dict[str, str]) -> None:
    """Write the files of a section, and what they need to be a repository."""
    brands = [path.split("/")[1] for path in files if path.startswith("brand_rules/")]
    brand = brands[-1] if brands else "acme"
    spoken = sorted({Path(path).stem for path in files if path.startswith("brand_rules/")} - {"brand"})
    spoken = spoken or sorted({path.split("/")[1] for path in files if path.startswith("locales/")}) or ["en"]
    needed = {
        "stylelint-cs.yaml": f"brand: {brand}\n",
        f"brand_rules/{brand}/brand.yaml": f"brand: {brand}\nextends: [house]\nlocales: [{', '.join(spoken)}]\n",
    }
    for name, text in {**needed, **files}.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


@pytest.mark.parametrize("files", EXAMPLES)
def test_examples_of_files_load_and_do_what_they_say(
    files: dict[str, str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    repository(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    code = main(["test"])
    out, err = capsys.readouterr()
    assert (code, err) == (0, ""), out
    for path in files:
        if path.startswith("locales/"):  # a check compiles the phrases of the pack itself
            monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO("…".encode())))
            assert (main(["check", "-", "--locale", path.split("/")[1]]), capsys.readouterr().err) == (0, "")


def test_phrases_find_what_the_tables_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    locales = sorted({row.locale for row in ROWS})
    rules = {
        f"row-{number}": {"kind": "phrase", "why": row.phrase, "locales": [row.locale]}
        for number, row in enumerate(ROWS)
    }
    files = {"brand_rules/acme/brand.yaml": yaml.safe_dump({"brand": "acme", "locales": locales, "rules": rules})}
    declared = blocks(sections(DOCS / "phrases.md")["Every form: ~word"])
    for locale in locales:
        lists = {
            f"row-{number}": {
                "phrases": [row.phrase],
                "examples": [
                    *({"text": text, "finds": True} for text in row.found),
                    *({"text": text, "finds": False} for text in row.passed),
                ],
            }
            for number, row in enumerate(ROWS)
            if row.locale == locale
        }
        own = yaml.safe_load(declared[f"brand_rules/acme/{locale}.yaml"])
        voice = {"locale": locale, "words": own["words"], "rules": lists}
        files[f"brand_rules/acme/{locale}.yaml"] = yaml.safe_dump(voice, allow_unicode=True)
    repository(tmp_path, files)
    monkeypatch.chdir(tmp_path)
    assert all(row.found and row.passed for row in ROWS)
    assert len(ROWS) > 50
    code = main(["test"])
    out, err = capsys.readouterr()
    assert (code, err) == (0, ""), out


def complaints(folder: Path, entries: list[str], capsys: pytest.CaptureFixture[str]) -> str:
    """What the tool says about lines of a list of banned phrases."""
    lines = "".join(f"  - {entry}\n" for entry in entries)
    repository(folder, {"brand_rules/acme/en.yaml": f"locale: en\nbanned:\n{lines}"})
    main(["test"])
    return capsys.readouterr().err


def test_mistakes_are_told_and_mended_as_the_page_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    mistakes = [
        (codes(wrong)[0], said, codes(mend)[0])
        for wrong, said, mend in tables(page("phrases"), "you write", "the tool says")
    ]
    assert len(mistakes) > 10
    said = complaints(tmp_path, [json.dumps(wrong) for wrong, _, _ in mistakes], capsys)
    # What is wrong with the notation is told first, what the language does not know once that is mended.
    later = [wrong for wrong, message, _ in mistakes if f"{wrong!r}: {message}\n" not in said]
    said += complaints(tmp_path, [json.dumps(wrong) for wrong in later], capsys)
    assert [wrong for wrong, message, _ in mistakes if f"{wrong!r}: {message}\n" not in said] == []
    assert complaints(tmp_path, sorted({json.dumps(mend) for _, _, mend in mistakes}), capsys) == ""


@pytest.mark.parametrize("row", list(tables(page("phrases"), "line in the file")), ids=lambda row: row[0])
def test_mistakes_of_yaml_are_told_as_the_page_says(
    row: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    entry = codes(row[0])[0].removeprefix("- ")
    assert f": {row[1]}\n" in complaints(tmp_path, [entry], capsys)
    assert complaints(tmp_path, [json.dumps(entry)], capsys).count("must stand in quotes") == 0


def test_the_classes_are_those_of_the_packs(packs: PackSet) -> None:
    listed = {locale: set(codes(classes)) for locale, classes in tables(page("phrases"), "language", "classes")}
    assert sorted(listed) == ["ar", "el", "en", "hi", "sw"]
    for locale, classes in listed.items():
        pack = packs.get(locale)
        assert pack is not None
        assert {word for word in classes if not word.endswith(":")} == set(pack.table("classes"))


def keys(schema: Any) -> Iterator[str]:
    """Every key that a JSON Schema knows."""
    if isinstance(schema, dict):
        yield from schema.get("properties", {})
        for value in schema.values():
            yield from keys(value)
    elif isinstance(schema, list):
        for value in schema:
            yield from keys(value)


@pytest.mark.parametrize(
    ("schema", "names"),
    [
        ("brand", ["brand-files", "rules", "library", "review"]),
        ("locale", ["brand-files", "rules", "library", "review", "command-line"]),
        ("pack", ["locale-packs"]),
        ("configuration", ["configuration", "command-line"]),
    ],
)
def test_every_key_is_named(schema: str, names: list[str]) -> None:
    named = " ".join(code for name in names for code in codes(page(name)))
    assert sorted(set(keys(json_schema(schema))) - set(regex.findall(r"[\w-]+", named))) == []


def test_every_kind_and_option_is_named() -> None:
    words = {*codes(page("rules")), *codes(page("library")), *codes(page("review"))}
    assert sorted(set(KINDS) - words) == []
    options = {option.name for kind in KINDS.values() for option in kind.options}
    assert sorted(options - words) == []


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_option_of_a_command_is_named_and_no_other(command: Command) -> None:
    text = sections(DOCS / "command-line.md")[command.name]
    everywhere = {"--help", "--version"}
    assert set(_OPTION.findall(text)) - everywhere == {option.name for option in command.options}
    choices = {choice for option in command.options for choice in option.choices}
    assert sorted(choice for choice in choices if choice not in text) == []


def test_only_commands_that_exist_are_named() -> None:
    known = {command.name for command in COMMANDS}
    for path in LINKING:
        called = regex.findall(r"(?m)(?:^|`|&& |\| )stylelint-cs ([a-z]+)", path.read_text(encoding="utf-8"))
        assert set(called) <= known, path.name
    text = page("command-line")
    options = {option.name for command in COMMANDS for option in command.options}
    assert set(_OPTION.findall(text)) == options | {"--help", "--version"}
    assert sorted({*FORMATS, *PRESETS, *suffixes()} - set(codes(text + page("configuration")))) == []


def test_the_json_report_and_the_fields_are_those_of_the_tool(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "reply.en.txt").write_text("It's your own fault.", encoding="utf-8")
    main(["check", "reply.en.txt", "--format", "json"])
    report = json.loads(capsys.readouterr().out)
    text = page("command-line")
    assert {codes(row[0])[0] for row in tables(text, "key of a finding")} == set(report["findings"][0])
    assert {codes(row[0])[0] for row in tables(text, "key of the summary")} == set(report["summary"])
    assert [codes(row[0])[0] for row in tables(text, "field")] == list(FIELDS)
    assert set(TURN_FIELDS) <= set(codes(text))


def anchors(path: Path) -> set[str]:
    """The anchors that a page has for its headings, as GitHub makes them."""
    return {regex.sub(r"[^\p{L}\p{N}\s_-]", "", title.lower()).replace(" ", "-") for title in sections(path)}


@pytest.mark.parametrize("path", LINKING, ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", path.read_text(encoding="utf-8"))):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        file = (path.parent / name).resolve() if name else path
        assert file.exists(), target
        assert not anchor or anchor in anchors(file), target


def test_pages_are_short_and_linked_from_the_readme() -> None:
    assert [path.name for path in PAGES if len(path.read_text(encoding="utf-8").splitlines()) > 300] == []
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in PAGES if f"(docs/{path.name})" not in readme] == []
