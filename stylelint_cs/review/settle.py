"""From what a reader gives to a conversation that can be judged, and back to the place of each finding."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import UTC, datetime, tzinfo

import regex

from stylelint_cs.conversation import CUSTOMER, Conversation, moment_of
from stylelint_cs.frozen import Frozen, replace
from stylelint_cs.limits import DEFAULT_LIMITS
from stylelint_cs.model import Finding, Message, Meta, OffsetMap, Position, Segment, SourceText, StylelintError
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.packs.loader import PackSet, canonical
from stylelint_cs.problems import Problems
from stylelint_cs.review.raw import RawTalk, RawTurn
from stylelint_cs.sources.json import offsets, parse
from stylelint_cs.text.detect import Candidate, candidates, detect
from stylelint_cs.translation import said

_SAMPLE = 2000
"""Code points of a conversation from which its language is told."""
LONGEST_TURN = DEFAULT_LIMITS.message_bytes
"""Characters of a message that are judged."""
_STEP = regex.compile(r"([^.\[\]]+)|\[(\d+)\]")
UNKNOWN = said("its language is not known")


class Settings(Frozen, slots=False):
    """What holds for conversations that do not say themselves; ``zone`` is where times without a zone were written."""

    packs: PackSet
    locale: str | None
    defaults: Meta
    zone: tzinfo = UTC


def settled(raw: RawTalk, settings: Settings, tell: Callable[[str], str | None]) -> Conversation:
    """The conversation of what was read; its locale is ``None`` where nobody can tell it."""
    tag = raw.locale or settings.locale
    locale = canonical(tag) if tag else tell(" \n".join(turn.text for turn in raw.turns)[:_SAMPLE])
    defaults = settings.defaults
    channel, topic = raw.channel or defaults.channel, raw.topic or defaults.topic
    tags = raw.tags or defaults.tags
    messages, moments = [], []
    for number, turn in enumerate(raw.turns, 1):
        if len(turn.text) > LONGEST_TURN:
            turn = turn._replace(text=turn.text[:LONGEST_TURN])
        moment = moment_of(turn.at, settings.zone)
        meta = Meta(
            channel=channel,
            role=turn.role,
            topic=topic,
            tags=(*tags, *turn.tags) if turn.role != CUSTOMER else turn.tags,
            known=defaults.known,
            author=turn.author,
            at=_local(turn.at, moment, settings.zone),
            stored=False,
        )
        own = canonical(turn.locale) if turn.locale else locale
        source, places = _place(raw, turn)
        messages.append(Message(turn.text, own, f"{raw.id}#{number}", source, places, meta, turn.key or None))
        moments.append(moment)
    return Conversation(
        raw.id,
        tuple(messages),
        tuple(moments),
        locale=locale,
        channel=channel,
        topic=topic,
        tags=tags,
        customer=raw.customer,
        owner=raw.owner,
        record=raw.record,
        names=raw.names,
    )


def _local(text: str | None, moment: float | None, zone: tzinfo) -> str | None:
    # Greetings are bound to the hour where the brand is, not to that of a server.
    if moment is None:
        return text
    return datetime.fromtimestamp(moment, zone).isoformat()


def _place(raw: RawTalk, turn: RawTurn) -> tuple[SourceText, OffsetMap]:
    """Where a turn stands: exactly where its text is written as it is, else its line, until :func:`placed`."""
    size = len(turn.text)
    if turn.column:
        source = SourceText.of(raw.path, " " * (turn.column - 1) + turn.text, turn.line)
        return source, OffsetMap.identity(size, turn.column - 1)
    line = turn.line if not turn.key else raw.line
    return SourceText(raw.path, "", (0,), line), OffsetMap((Segment(0, size, 0, 0, False),))


def placed(findings: Iterable[Finding], raw: RawTalk) -> tuple[Finding, ...]:
    """Findings in JSON at their place in the file, told by the key of their turn."""
    findings = tuple(findings)
    if not raw.text or not findings:
        return findings
    source = SourceText.of(raw.path, raw.text, raw.line)
    try:
        root = parse(source, replace(DEFAULT_LIMITS, depth=64), Problems())
    except StylelintError:
        return findings
    texts = {turn.key: turn.text for turn in raw.turns}
    maps: dict[str, tuple[Node | None, OffsetMap | None]] = {}
    for key in {finding.key for finding in findings if finding.key is not None}:
        node = _walk(root, key)
        found = offsets(node) if isinstance(node, Text) else None
        verbatim = isinstance(node, Text) and node.value == texts.get(key)
        maps[key] = node, found if verbatim else None
    at = (_at(finding, source, *maps.get(finding.key or "", (None, None))) for finding in findings)
    return tuple(_behind(finding, raw) for finding in at)


def _behind(finding: Finding, raw: RawTalk) -> Finding:
    """A finding in the line that the conversation begins in, with what stands before it there."""
    if not raw.before:
        return finding
    start, end = (
        Position(place.line, place.column + raw.before) if place.line == raw.line else place
        for place in (finding.start, finding.end)
    )
    return replace(finding, start=start, end=end)


def _walk(node: Node, key: str) -> Node | None:
    found: Node | None = node
    for match in _STEP.finditer(key):
        if match[1] is not None:
            found = found.get(match[1]) if isinstance(found, Map) else None
        else:
            number = int(match[2])
            found = found.items[number] if isinstance(found, List) and number < len(found.items) else None
    return found


def _at(finding: Finding, source: SourceText, node: Node | None, places: OffsetMap | None) -> Finding:
    if node is None:
        return replace(finding, source=None)
    start = end = source.position(node.start)
    if places is not None and finding.text_span is not None:
        span = places.span(*finding.text_span)
        start, end = source.position(span.start), source.position(span.end)
    return replace(finding, start=Position(*start), end=Position(*end), source=None)


def teller(packs: PackSet) -> Callable[[str], str | None]:
    """Tells the locale of a text; the packs are only read when the first text asks."""
    known: dict[str, Candidate] = {}

    def tell(text: str) -> str | None:
        if not known:
            known.update(candidates(packs))
        return detect(text, known)

    return tell
