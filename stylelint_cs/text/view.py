"""The view of a message: folded text with offsets both ways, words, sentences, slots.

Rules look at the view and return spans of the message; positions are carried by the offset map and never
searched for again. Everything but the folded text is made when it is first asked for.
"""

from __future__ import annotations

import unicodedata
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from itertools import accumulate

from stylelint_cs.lazy import lazy
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import Message, Span
from stylelint_cs.packs.contexts import Aligned
from stylelint_cs.packs.folding import MARKUP, OPAQUE, MarkProfile
from stylelint_cs.packs.pack import Pack
from stylelint_cs.text import sentences as sentence_module
from stylelint_cs.text.slots import Slot, find_broken, find_slots, mask
from stylelint_cs.text.spans import Cover
from stylelint_cs.text.words import Token, cut_even, cut_odd
from stylelint_cs.type_hints import Literal

_ADDRESS = lazy(
    r"(?P<url>(?:https?|ftp)://[^\s<>\"'«»“”]+|www\.[^\s<>\"'«»“”]+)|(?P<email>[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
)
_TRAILING = ".,;:!?…)]}»”'\"،؛؟।"
_GRAPHEME = lazy(r"\X")
_EXTENDS = frozenset("\u200c\u200d\uff9e\uff9f")
_EXTENDING = frozenset({"Mn", "Mc", "Me", "Sk", "Cf"})


class View:
    """One message, folded by its pack; offsets into ``text`` unless a name says ``folded``."""

    def __init__(self, message: Message, pack: Pack) -> None:
        self.message = message
        self.pack = pack
        self.text = message.text
        self.slots: tuple[Slot, ...] = find_slots(self.text)
        self.broken: tuple[Span, ...] = find_broken(self.text, self.slots)
        """Spans that were meant as placeholders and do not parse; no rule reads words in them."""
        self.masked = self._mask()
        self._letters = pack.folding.letters(self.masked)
        self.folded = pack.folding.read(self._letters)

    def _mask(self) -> str:
        text = self.text
        addressed = "@" in text or "://" in text or "www." in text
        if not (addressed or self.slots or self.broken or self.message.masks):
            return text
        spans: list[tuple[int, int]] = [*self.broken]
        markup: list[tuple[int, int]] = []
        for slot in self.slots:
            # The skeleton of an ICU plural is never read; every other slot is filled with something.
            skeleton = text[slot.start] == "}" or text[slot.end - 1] == "{"
            (markup if skeleton else spans).append((slot.start, slot.end))
        for span in self.message.masks:
            # A tag, an image and the target of a Markdown link are no words; code and bare links are.
            unread = text.startswith(("<", "!["), span.start) or text[max(span.start - 2, 0) : span.start] == "]("
            (markup if unread else spans).append((span.start, span.end))
        if addressed:
            spans += [(span.start, span.end) for _, span in self.addresses if not within(span, self.message.masks)]
        masked = mask(text, spans, OPAQUE) if spans else text
        return mask(masked, markup, MARKUP) if markup else masked

    @lazy_property
    def addresses(self) -> tuple[tuple[str, Span], ...]:
        """Links and e-mail addresses: ``("url" | "email", span)``; closing punctuation is not part of a link."""
        found: list[tuple[str, Span]] = []
        if not ("@" in self.text or "://" in self.text or "www." in self.text):
            return ()
        for match in _ADDRESS.finditer(self.text):
            start = match.start()
            # The target of an image or a link ends with it, whatever stands right behind: [![alt](target)](target).
            last = next((span.end for span in self.message.masks if span.start <= start < span.end), match.end())
            address = self.text[start : min(match.end(), last)].rstrip(_TRAILING)
            found.append((match.lastgroup or "url", Span(start, start + len(address))))
        return tuple(found)

    @lazy_property
    def chars(self) -> frozenset[str]:
        """The characters of the masked text."""
        return frozenset(self.masked)

    @lazy_property
    def casefolded(self) -> str:
        """The masked text casefolded, for a look at what it may hold; its offsets are its own."""
        return self.masked.casefold()

    @lazy_property
    def casefolded_chars(self) -> frozenset[str]:
        """The characters of the casefolded text."""
        return frozenset(self.casefolded)

    @lazy_property
    def _aligned(self) -> Aligned | None:
        return self.pack.folding.align(self.masked, self._letters, self.folded)

    def span(self, start: int, end: int) -> Span:
        """The span of the message that ``folded[start:end]`` stands for, on grapheme borders (UAX #29)."""
        aligned = self._aligned
        if aligned is not None:
            first = aligned.starts[start] if start < len(aligned.starts) else len(self.text)
            last = aligned.ends[end - 1] if end > start else first
        else:
            first, last = start, end
        if last > first and self._may_split_grapheme(first, last):
            return self.snap(first, last)
        return Span(first, last)

    def folded_at(self, offset: int) -> int:
        """The folded offset of what stands at an offset of the message."""
        return offset if self._aligned is None else bisect_left(self._aligned.starts, offset)

    def _may_split_grapheme(self, first: int, last: int) -> bool:
        # Words end where letters and their marks end; only what follows or precedes such a border can extend it.
        text = self.text
        after = text[last : last + 1]
        return bool(
            (after and not after.isascii() and _extends(after))
            or _extends(text[first])
            or (first and _extends(text[first - 1]))
        )

    def snap(self, start: int, end: int) -> Span:
        """The smallest span of the message on grapheme borders that holds ``text[start:end]`` (UAX #29)."""
        if self.text.isascii():
            return Span(start, end)
        borders = self._borders
        return Span(borders[bisect_right(borders, start) - 1], borders[bisect_left(borders, end)])

    @lazy_property
    def _borders(self) -> list[int]:
        """Where graphemes begin, and the end of the text."""
        return list(accumulate(map(len, _GRAPHEME.findall(self.text)), initial=0))

    @lazy_property
    def chunks(self) -> tuple[list[str], bool]:
        """The rough words of the folded text, see :meth:`stylelint_cs.packs.pack.Pack.chunks`."""
        return self.pack.chunks(self.folded)

    @lazy_property
    def tokens(self) -> tuple[Token, ...]:
        """Words, numbers and masks of the folded text, left to right."""
        chunks, uneven = self.chunks
        return cut_odd(chunks, self.folded, self.pack) if uneven else cut_even(chunks, self.folded)

    @lazy_property
    def _token_starts(self) -> list[int]:
        return [token.start for token in self.tokens]

    @property
    def has_words(self) -> bool:
        """Whether there is any word; a look that cuts none. A lone apostrophe is a rough word and no word."""
        return any(chunk.strip(self.pack.inner_marks) for chunk in self.chunks[0])

    def may_hold(self, words: frozenset[str], at_least: int) -> bool:
        """Whether so many different ones of some folded words may stand here; a look that cuts no words."""
        chunks, uneven = self.chunks
        return uneven or len(words.intersection(chunks)) >= at_least

    def may_exceed(self, words: float) -> bool:
        """Whether there may be more words than so many; a look that cuts none."""
        chunks, uneven = self.chunks
        return uneven or len(chunks) > words

    @lazy_property
    def places(self) -> dict[str, list[int]]:
        """The tokens by their text, each by its index."""
        found: dict[str, list[int]] = {}
        for index, token in enumerate(self.tokens):
            found.setdefault(token.text, []).append(index)
        return found

    def token_at(self, offset: int) -> int:
        """The index of the token that holds or precedes the folded offset; -1 before the first."""
        return bisect_right(self._token_starts, offset) - 1

    def between(self, index: int) -> str:
        """The folded text between token ``index`` and the next; before the first for -1, after the last at the end."""
        tokens = self.tokens
        start = tokens[index].end if index >= 0 else 0
        end = tokens[index + 1].start if index + 1 < len(tokens) else len(self.folded)
        return self.folded[start:end]

    def profile(self, index: int) -> MarkProfile:
        """The marks (tonos, tashkeel) that token ``index`` is written with."""
        token = self.tokens[index]
        span = self.span(token.start, token.end)
        return self.pack.folding.profile(self.text[span.start : span.end])

    @lazy_property
    def slot_names(self) -> dict[int, Slot]:
        """Slots by the offset at which they start in the message."""
        return {slot.start: slot for slot in self.slots}

    def slot(self, index: int) -> Slot | None:
        """The slot that token ``index`` stands for, ``None`` for words, addresses and code."""
        token = self.tokens[index]
        return self.slot_names.get(self.span(token.start, token.end).start) if token.kind == "mask" else None

    @lazy_property
    def sentences(self) -> tuple[Span, ...]:
        """The sentences as spans of the folded text, together covering it."""
        return sentence_module.split(self.folded, self.pack)

    @lazy_property
    def _sentence_starts(self) -> list[int]:
        return [span.start for span in self.sentences]

    def sentence_at(self, offset: int) -> int:
        """The index of the sentence that holds a folded offset."""
        return max(bisect_right(self._sentence_starts, offset) - 1, 0)

    def is_question(self, offset: int) -> bool:
        """Whether the sentence that holds a folded offset ends with a question mark of the locale."""
        sentence = self.sentences[self.sentence_at(offset)]
        ending = self.folded[sentence.start : sentence.end].rstrip(" \n\r\t\"'”’»)")
        return ending.rstrip("!")[-1:] in set(self.pack.mark_forms("?"))

    @lazy_property
    def word_count(self) -> int:
        """How many words a reader of the message sees; a number or a slot is one word."""
        return self.words_in(Span(0, len(self.folded)))

    def words_in(self, span: Span) -> int:
        """How many words stand in a folded span, ``and/or`` as one; of an ICU argument only the longest branch."""
        first, last = bisect_left(self._token_starts, span.start), bisect_left(self._token_starts, span.end)
        counted: Sequence[int] = range(first, last)
        if "/" in self.folded:
            # "and/or" is read as one word.
            counted = [index for index in counted if index == first or self.between(index - 1) != "/"]
        if "{" not in self.text:
            return len(counted)
        from stylelint_cs.text import icu

        spare = icu.spare_branches(self.text)
        if not spare:
            return len(counted)
        spans = (self.span(token.start, token.end) for token in map(self.tokens.__getitem__, counted))
        return sum(not within(token, spare) for token in spans)

    @lazy_property
    def _may_quote(self) -> bool:
        return sentence_module.may_quote(self.masked)

    @lazy_property
    def quoted(self) -> tuple[Span, ...]:
        """Spans of the message that repeat the customer: block quotes, quotations after a reporting word."""
        return (*self.message.quotes, *self._after("reporting"))

    @lazy_property
    def named(self) -> tuple[Span, ...]:
        """Spans of the message that are the name of something in quotation marks: a button, a title."""
        return self._after("naming")

    def _after(self, key: Literal["naming", "reporting"]) -> tuple[Span, ...]:
        # A few dozen searches cost a tenth of the pattern that they are the words of.
        if not self._may_quote or not any(word in self.folded for word in self.pack.quoting_words[key]):
            return ()
        named = key == "naming"
        words = self.pack.naming if named else self.pack.reporting
        return sentence_module.quotations(words, self.masked, self.folded, self.span, behind=named)

    @lazy_property
    def _quotations(self) -> Cover:
        return Cover(self.quoted)

    @lazy_property
    def _unsaid(self) -> Cover:
        return Cover((*self.quoted, *self.named))

    def is_quoted(self, span: Span) -> bool:
        """Whether a span of the message lies in words quoted from the customer."""
        return self._quotations.holds(span.start, span.end)

    def is_said_to_customer(self, span: Span) -> bool:
        """Whether a span of the message addresses the customer: no quotation, no button's or title's name."""
        return not self._unsaid.holds(span.start, span.end)


def _extends(char: str) -> bool:
    # Marks, joiners and emoji modifiers belong to the grapheme before them (UAX #29, GB9).
    return not char.isascii() and (char in _EXTENDS or unicodedata.category(char) in _EXTENDING)


def within(span: Span, spans: Iterable[Span]) -> bool:
    """Whether a span lies inside one of others."""
    return any(other.start <= span.start and span.end <= other.end for other in spans)
