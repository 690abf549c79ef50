"""The same bytes whatever the hash seed, the order of files, the jobs, the cache, the terminal and the time zone."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

import pytest

from tests.command import stylelint

REPLIES = {
    "en": ["Sorry for any inconvenience.", "Kindly wait, we will call you.", "It is your own fault!"],
    "sw": ["Haiwezekani kabisa.", "Samahani kwa usumbufu wowote.", "Ni kosa lako, subiri."],
    "ar": ["نأسف لأي إزعاج.", "هذا خطؤك أنت!", "غير ممكن الآن."],
    "hi": ["असुविधा के लिए खेद है।", "यह नहीं हो सकता।", "यह आपकी गलती है!"],
    "el": ["Δεν γίνεται τώρα.", "Είναι δικό σας λάθος!", "Συγγνώμη για την αναστάτωση."],
}
BANNED = {
    "en": ["any inconvenience", "kindly", "your own fault"],
    "sw": ["haiwezekani", "usumbufu wowote", "kosa lako"],
    "ar": ["أي إزعاج", "هذا خطؤك", "غير ممكن"],
    "hi": ["असुविधा के लिए", "नहीं हो सकता", "आपकी गलती"],
    "el": ["δεν γίνεται", "δικό σας λάθος", "την αναστάτωση"],
}
ENVIRONMENTS = {
    "hash-0": {"PYTHONHASHSEED": "0"},
    "hash-1": {"PYTHONHASHSEED": "1"},
    "hash-4242": {"PYTHONHASHSEED": "4242"},
    "terminal-c": {"LC_ALL": "C", "LANG": "C"},
    "terminal-posix-ascii": {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii:strict", "PYTHONUTF8": "0"},
    "terminal-el": {"LC_ALL": "el_GR.UTF-8", "LANG": "el_GR.UTF-8"},
    "terminal-ar": {"LANG": "ar_EG.UTF-8"},
    "zone-behind": {"TZ": "Etc/GMT+12", "COLUMNS": "40"},
    "zone-ahead": {"TZ": "Pacific/Kiritimati"},
    "no-cache": {"STYLELINT_CS_CACHE": "/dev/null/nowhere"},
}
FORMATS = ("json", "sarif", "html")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A brand in five languages with replies in each, several files a language."""
    folder = tmp_path_factory.mktemp("repository")
    brand = folder / "brand_rules" / "b"
    brand.mkdir(parents=True)
    (folder / "stylelint-cs.yaml").write_text("brand: b\n", encoding="utf-8")
    (brand / "brand.yaml").write_text(f"brand: b\nlocales: [{', '.join(REPLIES)}]\n", encoding="utf-8")
    for locale, texts in REPLIES.items():
        banned = "".join(f"  - {phrase}\n" for phrase in BANNED[locale])
        (brand / f"{locale}.yaml").write_text(f"locale: {locale}\nbanned:\n{banned}", encoding="utf-8")
        for number, text in enumerate(texts * 2):
            path = folder / "replies" / locale / f"{number}.yaml"
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(f"- id: m{number}\n  text: {text}\n", encoding="utf-8")
    return folder


class Told(NamedTuple):
    """Exit code, what a run prints, and the reports that it writes, by their format."""

    code: int
    printed: str
    reports: Mapping[str, str]


def check(repository: Path, *paths: str, jobs: str = "1", **env: str) -> Told:
    """A run on a set day, with a report in each format."""
    with TemporaryDirectory() as folder:
        files = {format_: Path(folder, format_) for format_ in FORMATS}
        outputs = [part for format_, path in files.items() for part in ("--output", f"{format_}={path}")]
        arguments = ("--format", "text", "--jobs", jobs, "--today", "2026-11-22", "--lang", "en", *outputs)
        done = stylelint("check", *(paths or ("replies",)), *arguments, cwd=repository, **env)
        assert "Traceback" not in done.err
        reports = {format_: path.read_bytes().decode() for format_, path in files.items()}
    return Told(done.code, done.out, reports)


@pytest.fixture(scope="module")
def plain(repository: Path) -> Told:
    """What is said in an ordinary environment."""
    return check(repository, LC_ALL="C.UTF-8", TZ="UTC")


def test_there_is_something_to_compare(plain: Told) -> None:
    assert plain.code == 1
    assert plain.reports["json"].count('"rule": "banned-phrase"') >= 25
    assert plain.printed.count("banned-phrase") >= 25


@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_environment(repository: Path, plain: Told, name: str) -> None:
    told = check(repository, **ENVIRONMENTS[name])
    if name == "terminal-posix-ascii":
        # A terminal that has only ASCII cannot show the same text.
        told = told._replace(printed=plain.printed)
    assert told == plain


@pytest.mark.parametrize("jobs", ["2", "5"])
def test_jobs(repository: Path, plain: Told, jobs: str) -> None:
    assert check(repository, jobs=jobs) == plain


def test_order_of_paths(repository: Path, plain: Told) -> None:
    paths = sorted(str(path.relative_to(repository)) for path in (repository / "replies").rglob("*.yaml"))
    forwards, backwards = (check(repository, *order) for order in (paths, paths[::-1]))
    assert forwards == backwards
    assert forwards.printed == plain.printed


def test_a_warm_cache_says_what_a_cold_one_says(repository: Path, plain: Told, tmp_path: Path) -> None:
    cold, warm = (check(repository, STYLELINT_CS_CACHE=str(tmp_path / "cache")) for _ in range(2))
    assert cold == warm == plain


def test_a_cache_that_cannot_be_written_changes_nothing(repository: Path, plain: Told, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    check(repository, "replies/en", STYLELINT_CS_CACHE=str(cache))
    kept = sorted(path.name for path in cache.iterdir())
    cache.chmod(0o500)
    assert check(repository, STYLELINT_CS_CACHE=str(cache)) == plain
    assert os.geteuid() == 0 or sorted(path.name for path in cache.iterdir()) == kept
