"""Words in capitals inside an ordinary message; acronyms, ids, labels and headings are none."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache

import regex

from stylelint_cs.lazy import compiled, lazy
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.text.spans import Cover
from stylelint_cs.text.view import View

LONG = 5
"""Letters from which a single word in capitals is no acronym any more."""
_LOWER = 2
"""Words in lower case that make a message an ordinary one."""
_CAPITALS = lazy(r"\p{Lu}[\p{M}'’]?\p{Lu}")
_WORD = lazy(r"[\p{L}\p{M}\p{N}]+(?:['’.&_/@-][\p{L}\p{M}\p{N}]+)*")
_GAP = lazy(r"[^\S\n]*\n?[^\S\n]*")
_SLASH = lazy(r"[^\S\n]*[/|][^\S\n]*")
_QUOTED_BEFORE = "“”«„‘’\"'‹"
_LED_IN = "→>›»➜"
_APOSTROPHES = str.maketrans("", "", "'’")


class _Word(NamedTuple):
    start: int
    end: int
    text: str


def may_shout(view: View) -> bool:
    """Whether two capitals may stand beside each other; a look that cuts no words."""
    if not _has_case(view.pack.script):
        return False
    capitals = [char for char in view.chars if char.isupper()]
    return len(capitals) > 1 or (bool(capitals) and view.masked.count(capitals[0]) > 1)


def shouted(view: View, brand: str, excused: Iterable[Span]) -> Iterator[Span]:
    """The spans of the message that stand in capitals without a reason; ``excused`` ones never count."""
    if not (may_shout(view) and _CAPITALS.search(view.masked)):
        return
    words = [_Word(match.start(), match.end(), match.group()) for match in _WORD.finditer(view.masked)]
    if sum(len(word.text) > 1 and word.text.islower() for word in words) < _LOWER:
        return
    excuses = Cover(excused)
    loud: Span | None = None
    spared = view.pack.accepted | {view.pack.folding.fold(brand)}
    for run in _runs(words, view):
        if not _is_loud(run, view, spared) or (len(run) == 1 and _is_name(bisect_left(words, run[0]), words, view)):
            continue
        span = Span(run[0].start, run[-1].end)
        if excuses.holds(span.start, span.end) or _is_label(span, view.masked):
            continue
        # DO NOT HIJACK / NECRO POST is one shout.
        if loud is not None and _SLASH.fullmatch(view.masked, loud.end, span.start):
            loud = Span(loud.start, span.end)
            continue
        if loud is not None:
            yield loud
        loud = span
    if loud is not None:
        yield loud


@lru_cache(maxsize=16)
def _has_case(script: str) -> bool:
    return any(compiled(rf"\p{{Script={script}}}").match(char) for char in "AΑАԱ") if script != "Zyyy" else False


@lru_cache(maxsize=16)
def _of_script(script: str) -> regex.Pattern[str]:
    return compiled(rf"(?:[\p{{Script={script}}}\p{{M}}]|['’](?=\p{{L}}))+")


def _runs(words: list[_Word], view: View) -> Iterator[list[_Word]]:
    """Words in capitals of the pack's script that follow each other without the end of a sentence."""
    script = _of_script(view.pack.script)
    run: list[_Word] = []
    for word in words:
        is_capital = word.text.isupper() and script.fullmatch(word.text) is not None
        if run and not (is_capital and _GAP.fullmatch(view.masked, run[-1].end, word.start)):
            yield run
            run = []
        if is_capital:
            run.append(word)
    if run:
        yield run


def _is_loud(run: list[_Word], view: View, spared: frozenset[str]) -> bool:
    fold = view.pack.folding.fold
    folded = [fold(word.text) for word in run]
    long = [word for word in folded if len(word.translate(_APOSTROPHES)) > 1 and word not in spared]
    if len(long) > 1:
        return any(len(word) >= LONG or _is_known(word, view) for word in long)
    return any(len(word) >= LONG for word in long)


def _is_name(index: int, words: list[_Word], view: View) -> bool:
    """Whether a word that the pack does not know stands beside a word with a capital, as the parts of a name do."""
    word = words[index]
    if _is_known(view.pack.folding.fold(word.text), view):
        return False
    for first, second, other in ((index, index + 1, index + 1), (index - 1, index, index - 1)):
        if first < 0 or second >= len(words) or not words[other].text.istitle():
            continue
        begins = other < index and (other == 0 or view.masked[words[other - 1].end : words[other].start].strip())
        if not begins and view.masked[words[first].end : words[second].start] == " ":
            return True
    return False


def _is_known(word: str, view: View) -> bool:
    return word in view.pack.frequent or word in view.pack.lexicon


def _is_label(span: Span, masked: str) -> bool:
    """Whether a span is what something is called: quoted, behind an arrow, before a colon, a line by itself."""
    before, after = masked[: span.start].rstrip(" *_"), masked[span.end :].lstrip(" *_")
    if before[-1:] and before[-1] in _LED_IN + _QUOTED_BEFORE:
        return True
    starts = not before or before.endswith("\n")
    if after[:1] in (":", "：") or (masked[span.end : span.end + 1] == ")" and before.endswith("(")):
        return True
    return starts and (after.startswith("\n") or (not after and "\n" in before))


__all__ = ["may_shout", "shouted"]
