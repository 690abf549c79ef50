"""The same bytes whatever the hash seed, the order of files, the jobs, the cache, the terminal and the time zone."""

from __future__ import annotations

from pathlib import Path

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
FORMATS = ("text", "json", "sarif")


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


def check(repository: Path, format_: str, *paths: str, jobs: str = "1", **env: str) -> tuple[int, str]:
    """Exit code and report of a run on a set day."""
    arguments = ("--format", format_, "--jobs", jobs, "--today", "2026-11-22", "--lang", "en")
    done = stylelint("check", *(paths or ("replies",)), *arguments, cwd=repository, **env)
    assert "Traceback" not in done.err
    return done.code, done.out


@pytest.fixture(scope="module")
def plain(repository: Path) -> dict[str, tuple[int, str]]:
    """What each format says in an ordinary environment."""
    return {format_: check(repository, format_, LC_ALL="C.UTF-8", TZ="UTC") for format_ in FORMATS}


def test_there_is_something_to_compare(plain: dict[str, tuple[int, str]]) -> None:
    assert plain["json"][0] == 1
    assert plain["json"][1].count('"rule": "banned-phrase"') >= 25


@pytest.mark.parametrize("format_", FORMATS)
@pytest.mark.parametrize("name", ENVIRONMENTS)
def test_environment(repository: Path, plain: dict[str, tuple[int, str]], name: str, format_: str) -> None:
    if name == "terminal-posix-ascii" and format_ == "text":
        pytest.skip("a terminal that has only ASCII cannot show the same text")
    assert check(repository, format_, **ENVIRONMENTS[name]) == plain[format_]


@pytest.mark.parametrize("jobs", ["2", "8"])
def test_jobs(repository: Path, plain: dict[str, tuple[int, str]], jobs: str) -> None:
    assert check(repository, "json", jobs=jobs) == plain["json"]


def test_order_of_paths(repository: Path, plain: dict[str, tuple[int, str]]) -> None:
    paths = sorted(str(path.relative_to(repository)) for path in (repository / "replies").rglob("*.yaml"))
    forwards, backwards = (check(repository, "json", *order) for order in (paths, paths[::-1]))
    assert forwards == backwards
    assert forwards[1].count('"rule": "banned-phrase"') == plain["json"][1].count('"rule": "banned-phrase"')


def test_a_warm_cache_says_what_a_cold_one_says(
    repository: Path, plain: dict[str, tuple[int, str]], tmp_path: Path
) -> None:
    cold, warm = (check(repository, "json", STYLELINT_CS_CACHE=str(tmp_path / "cache")) for _ in range(2))
    assert cold == warm == plain["json"]
