"""``stylelint-cs formats`` and docs/formats.md: every format and layout, each with an example that can be read."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from stylelint_cs.__main__ import main
from stylelint_cs.sources.collect import CollectOptions, collect
from stylelint_cs.sources.presets import PRESETS
from stylelint_cs.sources.readers import READERS

PAGE = (Path(__file__).parent.parent / "docs" / "formats.md").read_text(encoding="utf-8")


def test_the_command_lists_every_format_and_preset(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["formats"]) == 0
    shown = capsys.readouterr().out
    assert [name for name in (*READERS, *PRESETS) if f"\n{name} " not in shown] == []
    assert main(["formats", "--format", "json"]) == 0
    rows = json.loads(capsys.readouterr().out)
    assert [row["name"] for row in rows] == [*READERS, *PRESETS]
    assert {row["kind"] for row in rows} == {"format", "preset"}
    assert all(row["doc"] for row in rows)
    assert [row["name"] for row in rows if not row["example"]] == ["xlsx"]


def test_the_page_shows_every_format_and_preset() -> None:
    examples = [reader.example for reader in READERS.values()] + [preset.example for preset in PRESETS.values()]
    assert [example for example in examples if example not in PAGE] == []
    for reader in READERS.values():
        suffixes = " ".join(f"`{suffix}`" for suffix in reader.suffixes)
        assert f"| {reader.name} | {suffixes} | {'yes' if reader.writable else 'no'} |" in PAGE


@pytest.mark.parametrize("name", [name for name, reader in READERS.items() if reader.example])
def test_the_example_of_a_format_holds_the_message_it_shows(name: str, tmp_path: Path) -> None:
    reader = READERS[name]
    path = tmp_path / f"a{reader.suffixes[0]}"
    path.write_text(reader.example, encoding="utf-8")
    (found,) = collect([path], CollectOptions(known=frozenset({"sw"}), locale="sw"))
    assert (found.problems, found.skipped) == ((), ())
    assert "arib" in found.messages[0].text
    assert {message.locale for message in found.messages} == {"sw"}


def test_a_preset_is_named_on_the_command_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "replies.json").write_text('{"a": {"content": "It is your own fault."}, "b": {"text": "no"}}')
    assert main(["check", "replies.json", "--locale", "en", "--preset", "chatwoot", "--format", "json"]) == 1
    report = json.loads(capsys.readouterr().out)
    assert report["summary"]["messages"] == 1
    assert {finding["key"] for finding in report["findings"]} == {"a.content"}
    assert main(["check", "replies.json", "--preset", "chatwot"]) == 2
    assert "Did you mean 'chatwoot'?" in capsys.readouterr().err
