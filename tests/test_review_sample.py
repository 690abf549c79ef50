"""What a review shows of many conversations: a fair sample, and nobody's name where names are numbered."""

from __future__ import annotations

import json
import random
import shutil
import subprocess
from collections import Counter
from pathlib import Path

import pytest
import regex

from stylelint_cs.__main__ import main
from stylelint_cs.review.redact import nameless, parts_of
from stylelint_cs.review.sampling import Sample
from stylelint_cs.review.work import _cut
from tests.effort import PATIENCE

CONVERSATIONS = Path(__file__).parent / "conversations"
Talk = tuple[str, str, str, int]


def talks(seed: int) -> list[Talk]:
    """Locale, channel, agent and lot of conversations; some strata are large, some have one."""
    rng = random.Random(seed)
    return [
        (
            rng.choices(("en", "sw", "ar"), (20, 3, 1))[0],
            rng.choices(("chat", "email"), (9, 1))[0],
            f"agent-{int(rng.expovariate(0.3))}",
            rng.randrange(10**9),
        )
        for _ in range(rng.choice((3, 40, 400)))
    ]


def drawn(known: list[Talk], size: int) -> list[Talk]:
    sample: Sample[Talk] = Sample(size)
    for talk in known:
        sample.offer(talk[:3], talk[3], str(talk), lambda talk=talk: talk)  # type: ignore[misc]
    return sample.drawn()


def in_turn(known: list[Talk], level: int) -> list[Talk]:
    """The same choice with everything in memory."""
    if level == 3:
        return sorted(known, key=lambda talk: (talk[3], str(talk)))
    groups: dict[str, list[Talk]] = {}
    for talk in known:
        groups.setdefault(str(talk[level]), []).append(talk)
    queues = sorted((in_turn(group, level + 1) for group in groups.values()), key=lambda queue: min(
        (talk[3], str(talk)) for talk in queue
    ))  # fmt: skip
    return [queue[at] for at in range(max(map(len, queues), default=0)) for queue in queues if at < len(queue)]


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize("size", [0, 1, 3, 10])
def test_what_is_kept_while_they_come_is_enough(seed: int, size: int) -> None:
    known = talks(seed)
    found = drawn(known, size)
    assert found == in_turn(known, 0)[:size]
    # The order they come in changes nothing.
    random.Random(seed).shuffle(known)
    assert drawn(known, size) == found


def test_every_language_is_drawn() -> None:
    known = [("en", "chat", f"agent-{number % 9}", number) for number in range(500)]
    rare = [("hi", "chat", "one", 10**9), ("el", "email", "two", 10**9 + 1)]
    assert Counter(locale for locale, *_ in drawn([*known, *rare], 10)) == {"en": 8, "hi": 1, "el": 1}


def test_what_is_kept_does_not_grow() -> None:
    made: list[int] = []
    sample: Sample[int] = Sample(5)
    lots = random.Random(2)
    for number in range(20_000):
        stratum = ("en", "chat", f"agent-{number % 3000}")
        sample.offer(stratum, lots.randrange(10**9), str(number), lambda number=number: made.append(number) or number)  # type: ignore[misc]
    assert [len(group) for group in sample._groups.values()] == [5]
    assert len(made) < 200


def test_names_are_taken_out_by_their_words() -> None:
    parts = parts_of(("Ann Miller", "Άννα", "अंजलि", "منى", "Jo"))
    text = "Ann and Annabel: ask MILLER, Ann Miller or Άννα, अंजलि, منى, Jo."
    assert nameless(text, parts) == "[name] and Annabel: ask [name], [name] or [name], [name], [name], Jo."
    assert nameless(text, frozenset()) == text


def test_numbered_agents_are_named_nowhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    agents: set[str] = set()
    (tmp_path / "chats").mkdir()
    for path in CONVERSATIONS.glob("*.jsonl"):
        lines = path.read_text(encoding="utf-8").splitlines()[:8]
        (tmp_path / "chats" / path.name).write_text("\n".join(lines), encoding="utf-8")
        for line in lines:
            agents |= {turn["author"] for turn in json.loads(line)["messages"] if turn["role"] == "agent"}
    formats = ("html", "markdown", "csv", "text", "sarif")
    outputs = [word for name in formats for word in ("--output", f"{name}=report.{name}")]
    arguments = ["review", "chats", "--today", "2026-11-22", "--fail-on", "never", "--pseudonymise", "--format", "json"]
    assert main([*arguments, *outputs]) == 0
    out = capsys.readouterr().out
    words = regex.compile(r"(?<![\p{L}\p{M}])(?:" + "|".join(map(regex.escape, agents)) + r")(?![\p{L}\p{M}])")
    for text in (out, *((tmp_path / f"report.{name}").read_text(encoding="utf-8") for name in formats)):
        assert words.findall(text) == []
    figures = json.loads(out)["aggregates"]
    numbers = {name for pick in figures["sample"]["conversations"] for name in pick["agents"]}
    assert numbers <= {f"agent {number}" for number in range(1, len(agents) + 1)}
    # The same person has the same number everywhere, and in every run.
    assert main([*arguments, "--jobs", "1"]) == 0
    assert json.loads(capsys.readouterr().out)["aggregates"] == figures


BROWSERS = [found for name in ("chromium", "chromium-browser", "google-chrome") if (found := shutil.which(name))]


@pytest.mark.skipif(not BROWSERS, reason="needs Chromium")
def test_the_page_asks_for_nothing_and_says_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    shutil.copy(CONVERSATIONS / "ar.jsonl", tmp_path)
    main(["review", ".", "--today", "2026-11-22", "--output", "html=page.html", "--lang", "ar", "--fail-on", "never"])
    capsys.readouterr()
    # What the page asked for would be refused by its own policy, and the console would say so.
    command = [BROWSERS[0], "--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
               "--disable-background-networking", "--disable-component-update", "--disable-sync",
               "--enable-logging=stderr", "--host-resolver-rules=MAP * ~NOTFOUND",
               f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", (tmp_path / "page.html").as_uri()]  # fmt: skip
    done = subprocess.run(command, capture_output=True, text=True, timeout=PATIENCE, check=True)
    assert '<html lang="ar" dir="rtl">' in done.stdout
    assert "CONSOLE" not in done.stderr
    assert "default-src 'none'" in done.stdout


@pytest.mark.parametrize(
    ("end", "kept"),
    [
        ("4111 1111 1111 1111 is my card", ""),
        ("GB33 BUKB 2020 1555 5555 55", "GB"),
        ("asha.otieno@example.com wrote", ""),
        ("and more words than are shown", "and more"),
    ],
)
def test_a_cut_leaves_no_half_of_a_number(end: str, kept: str) -> None:
    text = "word " * 58 + end + " x" * 40
    shown = _cut(text)
    assert shown == ("word " * 58).rstrip() + (f" {kept}" if kept else "") + "…"
