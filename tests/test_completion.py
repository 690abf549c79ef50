"""What the Tab key offers, in process; ``test_ci_recipes.py`` asks a real bash."""

from __future__ import annotations

from pathlib import Path

import pytest

from stylelint_cs.cli.app import PROGRAM, build
from stylelint_cs.cli.completion import Bash, Fish, Zsh, answer
from stylelint_cs.cli.shell import COMPLETION_VARIABLE

BRAND = "brand: acme\nextends: [house]\nlocales: [en]\nrules:\n  own-rule: {kind: phrase, why: Ours.}\n"


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with a brand and a locale pack of its own, as the working directory."""
    for path, text in (("acme/brand.yaml", BRAND), ("evil\x1b[2J/brand.yaml", BRAND), ("acme/en.yaml", "locale: en\n")):
        (tmp_path / "brand_rules" / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "brand_rules" / path).write_text(text, encoding="utf-8")
    (tmp_path / "locales" / "sw-UG").mkdir(parents=True)
    (tmp_path / "locales" / "sw-UG" / "language.yaml").write_text("name: Kiswahili\n", encoding="utf-8")
    (tmp_path / "stylelint-cs.yaml").write_text("brand: acme\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def told(monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes], shell: str, *words: str) -> str:
    """What a shell is told behind ``words``, the last of which is being written."""
    monkeypatch.setenv("COMP_WORDS", " ".join(words))
    monkeypatch.setenv("COMP_CWORD", words[-1] if shell == "fish" else str(len(words) - 1))
    assert answer(build(), PROGRAM, COMPLETION_VARIABLE, f"{shell}_complete") == 0
    return capsysbinary.readouterr().out.decode("utf-8")


def offered(text: str) -> list[str]:
    return [line.partition(",")[2] for line in text.splitlines() if line.startswith("plain,")]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("explain own", ["own-rule"]),
        ("explain prom", ["promise-without-time"]),
        ("check --select bla", ["blame"]),
        ("check --select blame,own", ["blame,own-rule"]),
        ("check --select blame,blam", []),
        ("check --brand house --ignore own", []),
        ("check --brand nobody --ignore bla", ["blame"]),
        ("check --brand ", ["acme", "house"]),
        ("test ac", ["acme"]),
        ("check --locale sw-U", ["sw-UG"]),
        ("guide --locale en,sw-U", ["en,sw-UG"]),
        ("check --lang e", ["el", "en"]),
        ("check --preset zam", ["zammad"]),
        ("check --output sar", ["sarif="]),
        ("check --output sarif = re", []),
        ("check --format = sa", ["sarif"]),
        ("check --fail-on w", ["warning"]),
        ("ledger m", ["mark"]),
        ("ledger mark m", []),
        ("baseline pr", ["prune"]),
    ],
)
def test_bash_is_offered_what_fits(
    line: str,
    words: list[str],
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    asked = f"{PROGRAM} {line}".split(" ")
    assert sorted(offered(told(monkeypatch, capsysbinary, "bash", *asked))) == words


@pytest.mark.parametrize(
    "line", ["check --brand re", "check --config re", "check re", "ledger mark re", "check --output sarif = re"]
)
def test_paths_are_left_to_the_shell(
    line: str, repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    asked = f"{PROGRAM} {line}".split(" ")
    assert told(monkeypatch, capsysbinary, "bash", *asked).startswith("file,")


def test_whole_words_and_meanings_for_zsh_and_fish(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    zsh = told(monkeypatch, capsysbinary, "zsh", PROGRAM, "check", "--select=blame,own")
    assert zsh.split("\n")[:3] == ["plain", "--select=blame,own-rule", "Own rule"]
    fish = told(monkeypatch, capsysbinary, "fish", PROGRAM, "check", "--select", "blame,own")
    assert fish == "plain,blame,own-rule\tOwn rule\n"
    assert 'string split -m 1 ","' in Fish(build(), {}, PROGRAM, COMPLETION_VARIABLE).source()
    assert [kind.name for kind in (Bash, Zsh, Fish)] == ["bash", "zsh", "fish"]


@pytest.mark.parametrize("text", ["brand: [", "brand: nobody\n"])
def test_what_cannot_be_read_offers_nothing_and_says_nothing(
    text: str, repository: Path, monkeypatch: pytest.MonkeyPatch, capsysbinary: pytest.CaptureFixture[bytes]
) -> None:
    (repository / "stylelint-cs.yaml").write_text(text, encoding="utf-8")
    told(monkeypatch, capsysbinary, "bash", PROGRAM, "explain", "bla")
    told(monkeypatch, capsysbinary, "bash", PROGRAM, "check", "--locale", "e")
    assert capsysbinary.readouterr().err == b""
