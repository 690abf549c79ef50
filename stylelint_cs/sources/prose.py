"""What of a text is not prose: HTML tags and comments; and what repeats the customer: block quotes.

Links and placeholders are found by the view of a message; Markdown has a scanner of its own for the rest.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

import regex

from stylelint_cs.lazy import lazy
from stylelint_cs.model import Span
from stylelint_cs.named_tuple import NamedTuple

# Names of HTML elements that stand in replies; any other <word> may be a placeholder: <name>.
_NAMES = """
    a abbr address article aside audio b bdi bdo big blockquote body br button caption center cite code
    col colgroup dd del details dfn div dl dt em figcaption figure font footer form h1 h2 h3 h4 h5 h6
    head header hr html i iframe img input ins kbd label li link main mark meta nav ol option p picture
    pre q s samp script section select small source span strike strong style sub summary sup table tbody
    td textarea tfoot th thead title tr tt u ul var video wbr
"""
_ELEMENTS = frozenset(_NAMES.split())
_OPAQUE_ELEMENTS = frozenset({"code", "kbd", "pre", "samp", "script", "style", "var"})
_TAG = lazy(
    r"""<(?P<close>/)?(?P<name>[A-Za-z][A-Za-z0-9:-]*+)
        (?P<attributes>(?:\s++[A-Za-z_:@][\w:.@-]*+(?:\s*+=\s*+(?:"[^"<]*+"|'[^'<]*+'|[^\s"'=<>`]++))?)*+)\s*+/?>""",
    "x",
)
_QUOTED_LINES = lazy(r"(?:(?<![^\r\n])[ \t]{0,3}>[^\r\n]*+(?:\r\n|\n|\r|$))+")


_QUOTE_TAG = lazy(r"(?i)<(?P<close>/)?blockquote(?:\s[^<>]*+)?>")


class Markup(NamedTuple):
    """The parts of a text that are not prose, and those that are the customer's words."""

    masks: tuple[Span, ...] = ()
    quotes: tuple[Span, ...] = ()


def markup(text: str, *, markdown: bool = False) -> Markup:
    """HTML and block quotes of a text, and of one that is known to be Markdown its code and links."""
    masks = tuple(html(text)) if "<" in text else ()
    if markdown:
        from stylelint_cs.sources import inline

        masks = inline.masks(text)
    return Markup(masks, quotes(text) if ">" in text else ())


def html(text: str) -> list[Span]:
    """Tags, comments, and what stands in elements that hold no prose (``code``, ``style``); in order."""
    found: list[Span] = []
    unclosed: set[str] = set()
    at = text.find("<")
    while at >= 0:
        spans = html_at(text, at, unclosed)
        found += spans
        at = text.find("<", spans[-1].end if spans else at + 1)
    return found


def html_at(text: str, at: int, unclosed: set[str]) -> list[Span]:
    """The spans of a comment, a tag or an element without prose that begins at a ``<``; empty: none does.

    ``unclosed`` remembers what was looked for up to the end of this text in vain, so that it is looked for once.
    """
    if text.startswith("<!--", at):
        end = -1 if "<!--" in unclosed else text.find("-->", at + 4)
        if end < 0:
            unclosed.add("<!--")
            return []
        return [Span(at, end + 3)]
    match = _TAG.match(text, at)
    if match is None:
        return []
    name = match["name"].lower()
    if name not in _ELEMENTS and "=" not in match["attributes"]:
        return []
    spans = [Span(at, match.end())]
    if name in _OPAQUE_ELEMENTS and not match["close"] and name not in unclosed:
        closing = regex.compile(rf"</{name}\s*+>", regex.IGNORECASE).search(text, match.end())
        if closing is None:
            unclosed.add(name)
        else:
            if closing.start() > match.end():
                spans.append(Span(match.end(), closing.start()))
            spans.append(Span(closing.start(), closing.end()))
    return spans


def quotes(text: str) -> tuple[Span, ...]:
    """What a reply quotes of what it answers: runs of lines that begin with ``>``, and ``blockquote`` of HTML."""
    lines = [
        Span(match.start(), match.start() + len(match.group().rstrip("\r\n"))) for match in _QUOTED_LINES.finditer(text)
    ]
    return union(lines, [*_quoted_elements(text)])


def _quoted_elements(text: str) -> Iterator[Span]:
    depth, start = 0, -1
    for match in _QUOTE_TAG.finditer(text):
        if match["close"]:
            depth = max(depth - 1, 0)
            if not depth and start >= 0:
                yield Span(start, match.start())
                start = -1
        else:
            start = start if depth else match.end()
            depth += 1


def shifted(spans: Sequence[Span], start: int, end: int) -> tuple[Span, ...]:
    """The parts of ``spans`` (in order, apart from each other) that lie in ``[start, end)``, counted from ``start``."""
    found: list[Span] = []
    for index in range(bisect_right(spans, start, key=lambda span: span.end), len(spans)):
        span = spans[index]
        if span.start >= end:
            break
        found.append(Span(max(span.start, start) - start, min(span.end, end) - start))
    return tuple(found)


def union(*lists: Sequence[Span]) -> tuple[Span, ...]:
    """All spans in order, those that overlap made one."""
    found: list[Span] = []
    for span in sorted(span for spans in lists for span in spans):
        if found and span.start < found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return tuple(found)


def parts(text: str, max_bytes: int) -> list[Span] | None:
    """Cut a document into parts of at most ``max_bytes`` of UTF-8: between paragraphs, else lines, else words.

    ``None``: it cannot be cut small enough. A text that is small enough is one part.
    """
    if len(text) * 4 <= max_bytes or len(text.encode("utf-8", "surrogatepass")) <= max_bytes:
        return [Span(0, len(text))]
    spans: list[Span] = []
    start, size = 0, 0
    for piece in _pieces(text, Span(0, len(text)), max_bytes, 0):
        if piece.end < 0:
            return None
        length = len(text[piece.start : piece.end].encode("utf-8", "surrogatepass"))
        if size and size + length > max_bytes:
            spans.append(Span(start, piece.start))
            start, size = piece.start, 0
        size += length
    spans.append(Span(start, len(text)))
    return [_trimmed(text, span) for span in spans]


_CUTS = (r"(?:\r\n|\n|\r)[ \t]*+(?:(?:\r\n|\n|\r)[ \t]*+)+", r"\r\n|\n|\r", r"\s+")


def _pieces(text: str, span: Span, max_bytes: int, level: int) -> list[Span]:
    if len(text[span.start : span.end].encode("utf-8", "surrogatepass")) <= max_bytes:
        return [span]
    if level == len(_CUTS):
        return [Span(span.start, -1)]
    found: list[Span] = []
    start = span.start
    for match in regex.compile(_CUTS[level]).finditer(text, span.start, span.end):
        found += _pieces(text, Span(start, match.end()), max_bytes, level + 1)
        start = match.end()
    if start < span.end:
        found += _pieces(text, Span(start, span.end), max_bytes, level + 1)
    return found


def _trimmed(text: str, span: Span) -> Span:
    return Span(span.start, span.start + len(text[span.start : span.end].rstrip()))


def moved(spans: Iterable[Span], by: int) -> tuple[Span, ...]:
    """The same spans, ``by`` code points further on."""
    return tuple(Span(span.start + by, span.end + by) for span in spans)
