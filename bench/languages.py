"""How well the packs hear address and dialect, and how fast: measured on labelled sentences that are not shipped.

Run ``python bench/languages.py FOLDER``; without a folder what ``bench/data`` holds is measured (see
``bench/forms.py``). Nothing of the other data is in this repository. Where it can be had:

- ``formality/hi.train.jsonl``: CoCoA-MT, the English-Hindi training split, formal and informal (CDLA-Sharing-1.0),
  https://github.com/amazon-science/contrastive-controlled-mt
- ``formality/el.train.jsonl``: UD_Greek-GUD, sentences with a second person, singular (``informal``) or plural
  (``formal_or_plural``) by its ``Number`` (CC BY-SA 4.0), https://github.com/UniversalDependencies/UD_Greek-GUD
- ``dialect/ar.train.jsonl`` and ``neutral/<locale>.jsonl``: SIB-200, which is FLORES-200 with topics
  (CC BY-SA 4.0), https://github.com/dadelani/sib-200

Each line is an object with ``text`` and, save in ``neutral``, ``label``. A file that is missing is named and
skipped. One Markdown table a measurement goes to stdout; the exit is 0, for figures are read, not enforced.
MB are 10^6 bytes of UTF-8, seconds are of CPU, best of three.
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from typing import NamedTuple, TypeVar

from bench import forms
from stylelint_cs import resources
from stylelint_cs.compiled import CompiledVoice, compile_voice
from stylelint_cs.engine import Linter, LintOptions
from stylelint_cs.model import Level, Message, OffsetMap, SourceText
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.packs.pack import Pack
from stylelint_cs.phrases.evidence import Axis, Evidence, gather, scores
from stylelint_cs.policy.load import load_policy
from stylelint_cs.text.view import View

TONE = frozenset({"formality", "phrase", "require"})
"""The kinds of rule that judge how something is said; nothing neutral may set them off."""

PHRASE_LISTS = ("closings", "greeting_replies", "greetings", "spelling")
NONE = "–"


class Row(NamedTuple):
    """One labelled sentence; ``apart``: its words stand under one side only, so that a reader could tell."""

    text: str
    label: str
    apart: bool = True


@dataclass(frozen=True, slots=True)
class Task:
    """What is measured on one file: an axis of a locale's pack, and the side of it that each label means.

    ``positive`` are the sides to be found in a sentence; without them the sides compete and the stronger wins.
    ``cut`` takes markers out of a sentence before it is read: those whose title holds this word. ``both``: a
    sentence may carry both sides; then it stands in the file once a label.
    """

    title: str
    file: str
    locale: str
    axis: str
    labels: Mapping[str, str]
    positive: frozenset[str] = frozenset()
    cut: str = ""
    both: bool = False

    def is_positive(self, row: Row) -> bool:
        return self.labels[row.label] in self.positive


REGISTERS = {"formal": "formal", "informal": "informal"}
NUMBERS = {"formal_or_plural": "formal", "informal": "informal"}
LABELS = ("msa", "egyptian", "iraqi", "levantine", "moroccan", "najdi", "tunisian")
DIALECTS = dict(zip(LABELS, ("msa", "EG", "GULF", "LEV", "MAGH", "GULF", "MAGH"), strict=True))
# A sentence is dialect whichever region the evidence speaks for: many markers are shared.
ANY_DIALECT = frozenset({"EG", "GULF", "LEV", "MAGH", "dialect"})

HI, EL, AR = "formality/hi.train.jsonl", "formality/el.train.jsonl", "dialect/ar.train.jsonl"
TASKS = (
    Task("Hindi: formal or informal", HI, "hi", "formality", REGISTERS),
    Task("Hindi: verbs alone, every pronoun of address taken out", HI, "hi", "formality", REGISTERS, cut="pronoun"),
    Task("Greek: address in the singular", EL, "el", "formality", NUMBERS, frozenset({"informal"}), both=True),
    Task("Greek: address in the plural", EL, "el", "formality", NUMBERS, frozenset({"formal"}), both=True),
    Task("Arabic: dialect, not MSA", AR, "ar", "dialect", DIALECTS, ANY_DIALECT),
)

Table = tuple[Sequence[str], list[Sequence[str]]]
"""The heads and the rows of a table."""

Answer = TypeVar("Answer")
Heard = list[tuple[Row, Answer]]
"""Rows, each with what the engine says of it."""


class Ear(NamedTuple):
    """One axis of a locale, heard by the engine."""

    voice: CompiledVoice
    axis: Axis

    def evidence(self, text: str) -> tuple[Evidence, ...]:
        view = View(message(text, self.voice.pack.locale), self.voice.pack)
        return gather(self.axis, self.voice.matcher.find(view), view, self.voice.compiler)

    def without(self, text: str, word: str) -> str:
        """The text without the markers whose title holds ``word``."""
        for item in reversed(self.evidence(text)):
            if word in item.title:
                text = text[: item.start] + text[item.end :]
        return text

    def side(self, text: str) -> str | None:
        """The stronger side, when it reaches the threshold of the axis and no other equals it."""
        totals = scores(self.evidence(text))
        best = max(totals.values(), default=0.0)
        sides = [side for side, score in totals.items() if score == best]
        return sides[0] if best >= self.axis.threshold and len(sides) == 1 else None

    def holds(self, text: str, sides: frozenset[str]) -> bool:
        """Whether the sides together reach the threshold of the axis."""
        return sum(item.weight for item in self.evidence(text) if item.side in sides) >= self.axis.threshold


def message(text: str, locale: str) -> Message:
    return Message(text, locale, None, SourceText("-", text, (0,)), OffsetMap.identity(len(text)))


def read(path: Path) -> list[Row]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return [Row(item["text"], item.get("label", "")) for item in map(json.loads, filter(str.strip, lines))]


def prepared(rows: Iterable[Row], task: Task, ear: Ear) -> list[Row]:
    """The rows of a task, cut or merged as it asks; those whose words stand under two sides are marked."""
    if task.both:
        # Of a text that stands there twice the row with the positive label is kept.
        labelled = sorted(rows, key=task.is_positive)
        return list({row.text: row for row in labelled}.values())
    cut = [row._replace(text=ear.without(row.text, task.cut)) if task.cut else row for row in rows]
    words = [" ".join(ear.voice.pack.folding.fold(row.text).split()) for row in cut]
    sides: defaultdict[str, set[str]] = defaultdict(set)
    for key, row in zip(words, cut, strict=True):
        sides[key].add("positive" if task.is_positive(row) else task.labels[row.label])
    return [row._replace(apart=len(sides[key]) == 1) for key, row in zip(words, cut, strict=True)]


def groups(heard: Heard[Answer], task: Task) -> Iterator[tuple[str, Heard[Answer]]]:
    """All rows, those that can be told apart when some cannot, and the rows of each label."""
    yield "all", heard
    apart = [item for item in heard if item[0].apart]
    if len(apart) < len(heard):
        yield "told apart", apart
    for label in task.labels:
        yield label, [item for item in heard if item[0].label == label]


def ratio(part: float, whole: float, times: int = 1) -> str:
    return f"{times * part / whole:.{1 if times > 1 else 3}f}" if whole else NONE


def decide(task: Task, rows: list[Row], ear: Ear) -> Table:
    """Which side each sentence is on; precision is of the sentences judged, recall of all."""
    found: list[Sequence[str]] = []
    for name, heard in groups([(row, ear.side(row.text)) for row in rows], task):
        n = len(heard)
        judged = sum(side is not None for _, side in heard)
        right = sum(task.labels[row.label] == side for row, side in heard)
        found.append((name, *map(str, (n, judged, right)), ratio(right, judged), ratio(right, n), ratio(judged, n)))
    return ("sentences", "n", "judged", "right", "precision", "recall", "coverage"), found


def detect(task: Task, rows: list[Row], ear: Ear) -> Table:
    """Which sentences hold one of the positive sides."""
    found: list[Sequence[str]] = []
    for name, heard in groups([(row, ear.holds(row.text, task.positive)) for row in rows], task):
        positive = sum(task.is_positive(row) for row, _ in heard)
        right = sum(hit and task.is_positive(row) for row, hit in heard)
        hits, negative = sum(hit for _, hit in heard), len(heard) - positive
        precision = ratio(right, hits) if positive and negative else NONE
        rates = (precision, ratio(right, positive), ratio(hits - right, negative, 1000))
        found.append((name, *map(str, (len(heard), positive, hits)), *rates))
    return ("sentences", "n", "positive", "found", "precision", "recall", "false alarms per 1,000"), found


def neutral(texts: Mapping[str, list[str]], linter: Linter) -> Table:
    """Findings of the rules of tone, warnings and errors, in sentences that have no tone."""
    found: list[Sequence[str]] = []
    for locale, sentences in texts.items():
        rules = linter.policy.voice(locale).rules
        findings = linter.check(message(text, locale) for text in sentences)
        tone = [item for item in findings if rules[item.rule].kind in TONE]
        serious = Counter(item.rule for item in tone if item.level >= Level.WARNING)
        named = ", ".join(f"{rule} {count}" for rule, count in sorted(serious.items())) or NONE
        n, total = len(sentences), serious.total()
        found.append((locale, *map(str, (n, total)), ratio(total, n, 500), named, str(len(tone) - total)))
    return ("locale", "n", "findings", "per 500", "rules", "of level info"), found


def markers_alone(linter: Linter, locale: str) -> CompiledVoice:
    """The voice of a locale with nothing to look for but the markers of its axes."""
    voice = replace(
        linter.policy.voice(locale), banned=(), closings=(), greetings={}, preferred=(), rules={}, lexicons={}
    )
    pack = linter.packs.get(locale)
    assert pack is not None
    data = {key: value for key, value in pack.data.items() if key not in PHRASE_LISTS}
    return compile_voice(linter.policy, voice, Pack(pack.locale, pack.chain, data))


def speed(texts: Mapping[str, list[str]], linter: Linter) -> Table:
    """Megabytes a second of folding alone, of folding with all markers weighed, and of every rule of the house."""
    found: list[Sequence[str]] = []
    for locale, sentences in texts.items():
        voice = markers_alone(linter, locale)
        messages = [message(text, locale) for text in sentences]
        size = sum(len(text.encode()) for text in sentences) / 1e6
        works = (partial(fold, voice), partial(weigh, voice), linter.check_message)
        rates = (f"{size / best_seconds(work, messages):.1f}" for work in works)
        found.append((locale, str(len(sentences)), f"{size:.2f}", *rates))
    return ("locale", "n", "MB", "folding", "folding and formality", "every rule"), found


def fold(voice: CompiledVoice, item: Message) -> str:
    return voice.pack.folding.fold(item.text)


def weigh(voice: CompiledVoice, item: Message) -> list[dict[str, float]]:
    view = View(item, voice.pack)
    found = voice.matcher.find(view)
    return [scores(gather(axis, found, view, voice.compiler)) for axis in voice.axes]


def best_seconds(work: Callable[[Message], object], messages: list[Message]) -> float:
    taken = []
    for _ in range(3):
        start = time.process_time()
        for item in messages:
            work(item)
        taken.append(time.process_time() - start)
    return max(min(taken), 1e-9)


def markdown(title: str, table: Table) -> str:
    heads, rows = table
    lines = [f"## {title}", "", *("| " + " | ".join(row) + " |" for row in (heads, ["---"] * len(heads), *rows))]
    return "\n".join(lines) + "\n"


def measured(folder: Path, linter: Linter) -> Iterator[str]:
    """Every measurement in turn, as Markdown; a missing file is named in its place."""
    for task in TASKS:
        if not (folder / task.file).is_file() or (ear := ear_of(linter, task.locale, task.axis)) is None:
            yield f"## {task.title}\n\nSkipped: {task.file} is not there.\n"
            continue
        rows = prepared(read(folder / task.file), task, ear)
        yield markdown(task.title, (detect if task.positive else decide)(task, rows, ear))
    texts: dict[str, list[str]] = {}
    for locale in linter.policy.locales:
        file = f"neutral/{locale}.jsonl"
        if (folder / file).is_file():
            texts[locale] = [row.text for row in read(folder / file)]
        else:
            yield f"Skipped: {file} is not there.\n"
    if texts:
        yield markdown("Rules of tone in neutral sentences", neutral(texts, linter))
        yield markdown("Speed, MB/s", speed(texts, linter))


def ear_of(linter: Linter, locale: str, axis: str) -> Ear | None:
    voice = linter.compiled(locale)
    return None if voice is None else Ear(voice, next(item for item in voice.axes if item.name == axis))


def own(linter: Linter) -> Iterator[str]:
    """What is measured on the data of this repository: words in every form, address in labelled sentences."""
    for title, heads, rows in (*forms.tables(linter.packs.get), *forms.heard(partial(ear_of, linter))):
        yield markdown(title, (heads, rows))


def main(arguments: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?", help="where formality/, dialect/ and neutral/ lie")
    folder = parser.parse_args(arguments).folder
    packs = PackSet([resources.pack_dir()])
    linter = Linter(load_policy("house", packs=packs), packs, LintOptions("2026-01-01"))
    for text in measured(folder, linter) if folder else own(linter):
        print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
