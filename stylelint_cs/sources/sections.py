"""What stands around the replies that a Markdown file keeps in fences: more replies, or words about them.

Text that leads to a fence, and text above the sections that hold the fences, tells about them. All other text goes to
customers: a section without fences beside those with some, one that goes on behind its fence, and what fills in a
placeholder.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

import regex

from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.sources.detect import words_alone
from stylelint_cs.sources.fences import HEADING, FencedReply
from stylelint_cs.sources.prose import shifted
from stylelint_cs.text.slots import find_slots, mask

_LETTER = regex.compile(r"\p{L}")
# A line that is a link and nothing else leads on; it is no end of a reply.
_LEADS_ON = regex.compile(
    r"(?<![^\r\n])[ \t]*+(?:[-*+][ \t]++)?\[[^\[\]\r\n]*+\](?:\([^()\r\n]*+\))?[ \t.]*+(?![^\r\n])"
)


class Around(NamedTuple):
    """The replies beside those in the fences, by where they stand and their headings; ``told``: more was left out.

    ``whole``: the file is one reply that holds fences.
    """

    replies: tuple[tuple[Span, str | None], ...] = ()
    told: bool = False
    whole: bool = False


class _Section(NamedTuple):
    """The text below a heading up to the next one; level 0 is what stands before the first."""

    level: int
    title: str
    text: Span


def around(body: str, masks: Sequence[Span], fenced: Sequence[FencedReply]) -> Around:
    """What a body with fenced replies holds besides them."""
    sections = list(_sections(body, masks))
    if not any(section.level and section.text.start <= fenced[0].block.start for section in sections):
        return Around(whole=True)
    titles = {reply.title for reply in fenced}
    replies: list[tuple[Span, str | None]] = []
    told = False
    for number, section in enumerate(sections):
        prose = _prose(body, section.text, masks)
        if not _LETTER.search(prose):
            continue
        inside = _within(section, fenced)
        if not _is_reply(sections, number, prose, fenced):
            told = True
            continue
        title = section.title if section.title and not inside and section.title not in titles else None
        titles.add(title)
        replies.append((section.text, title))
    if len(replies) == 1 and not told and sum(section.level > 0 for section in sections) == 1:
        return Around(whole=True)
    return Around(tuple(replies), told)


def _sections(body: str, masks: Sequence[Span]) -> Iterator[_Section]:
    level, title, start = 0, "", 0
    for match in HEADING.finditer(body):
        index = bisect_right(masks, match.start(), key=lambda span: span.start) - 1
        if index >= 0 and match.start() < masks[index].end:
            continue
        yield _Section(level, title, Span(start, match.start()))
        level, title, start = len(match["marks"]), match["title"], match.end()
    yield _Section(level, title, Span(start, len(body)))


def _prose(body: str, span: Span, masks: Sequence[Span]) -> str:
    """A part of the body in which all that is no prose is blank, of the same length."""
    text = body[span.start : span.end]
    return mask(text, shifted(masks, *span), " ")


def _within(section: _Section, fenced: Sequence[FencedReply]) -> Sequence[FencedReply]:
    """The fences in a section."""
    first, last = (bisect_left(fenced, at, key=lambda reply: reply.block.start) for at in section.text)
    return fenced[first:last]


def _is_reply(sections: Sequence[_Section], number: int, prose: str, fenced: Sequence[FencedReply]) -> bool:
    """Whether the section of that number is for customers."""
    section = sections[number]
    inside = _within(section, fenced)
    # "[Name]" may as well be a link of the page.
    if any(prose[slot.start] != "[" for slot in find_slots(prose)):
        return True
    rest = prose[inside[-1].block.end - section.text.start :] if inside else prose
    if not section.level or not _LETTER.search(words_alone(_LEADS_ON.sub("", rest))):
        return False
    if inside:
        return True
    for index in range(number + 1, len(sections)):
        if sections[index].level <= section.level:
            break
        if _within(sections[index], fenced):
            return False
    return True
