"""What a message's topic and history tell about it, added to its metadata.

The brand says which topics are problems, have options, or are not handled in chat. The history tells what
customers wrote: a lexicon called ``customer-upset`` gives the message that answers the tag ``upset``. An upset
turn holds until the customer thanks; ``customer-gives-name`` makes the name known for good, and
``customer-tried-restart`` the step; what else they write counts for the next answer only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from stylelint_cs.compiled import Heard
from stylelint_cs.entry_lists import lexicon_key
from stylelint_cs.frozen import replace
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Message, Meta, OffsetMap, SourceText, Turn
from stylelint_cs.policy.model import CUSTOMER_LEXICON, Entry, Policy
from stylelint_cs.text.contacts import may_be_phone, phones
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import TYPE_CHECKING

if TYPE_CHECKING:
    from stylelint_cs.compiled import CompiledVoice

_GIVES, _TRIED = "gives-", "tried-"
_UPSET, _THANKS = "upset", "thanks"
_HOLDING = frozenset({"already-tried"})
"""Tags that hold to the end once a customer gave cause for them."""
_MAIL = lazy(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
_NUMBER = lazy(r"(?<![\p{L}\d])(?:[\p{L}]{0,4}[-#]?)\+?\d(?:[\d \-().]{2,}\d)(?![\p{L}\d])")
_PHONE_DIGITS = range(9, 16)
_ORDER_DIGITS = 4
_REMEMBERED = 500
"""Customers' turns whose meaning is kept: more than any conversation has."""


def with_brand(meta: Meta, policy: Policy) -> Meta:
    """The metadata with the tags that the brand's topics give: ``problem``, ``options``, ``off-chat``."""
    tags: list[str] = []
    topic = policy.topics.get(meta.topic) if meta.topic is not None else None
    if topic is not None and topic.kind == "problem":
        tags.append("problem")
    if topic is not None and topic.options:
        tags.append("options")
    if meta.channel in (None, "chat") and any(item.topic == meta.topic for item in policy.off_chat):
        tags.append("off-chat")
    return replace(meta, tags=_added(meta.tags, tags)) if tags else meta


def with_history(meta: Meta, message: Message, compiled: CompiledVoice, holds: Callable[[Entry], bool]) -> Meta:
    """The metadata with what the turns before the message tell: tags, known details, tried steps.

    Only entries that ``holds`` accepts count.
    """
    tags, known, tried = list(meta.tags), list(meta.known), list(meta.tried)
    names = [
        name.removeprefix(CUSTOMER_LEXICON) for name in compiled.voice.lexicons if name.startswith(CUSTOMER_LEXICON)
    ]
    upset_at: int | None = None
    turns = meta.history
    last_ours = max((at for at, turn in enumerate(turns) if turn.role != "customer"), default=-1)
    for at, turn in enumerate(turns):
        if turn.role != "customer":
            continue
        heard = _heard(turn, names, message, compiled)
        said = [name for name, entries in heard.lists if any(map(holds, entries))]
        known += [tag.removeprefix(_GIVES) for tag in said if tag.startswith(_GIVES)]
        known += heard.details
        tried += [tag.removeprefix(_TRIED) for tag in said if tag.startswith(_TRIED)]
        if _UPSET in said:
            upset_at = at
        elif _THANKS in said:
            upset_at = None
        tags += [tag for tag in said if tag in _HOLDING or (at > last_ours and tag not in (_UPSET, _THANKS))]
    if upset_at is not None:
        tags.append(_UPSET)
    return replace(
        meta,
        tags=_added((), tags),
        known=_added((), known),
        tried=_added((), tried),
        first_reply=last_ours < (upset_at if upset_at is not None else 0),
    )


def _heard(turn: Turn, names: Iterable[str], message: Message, compiled: CompiledVoice) -> Heard:
    if turn.text not in compiled.told:
        if len(compiled.told) >= _REMEMBERED:
            compiled.told.clear()
        source = SourceText.of("", turn.text)
        view = View(Message(turn.text, message.locale, None, source, OffsetMap.identity(len(turn.text))), compiled.pack)
        compiled.told[turn.text] = Heard(tuple(_lists(view, names, compiled)), tuple(_details(view)))
    return compiled.told[turn.text]


def _lists(view: View, names: Iterable[str], compiled: CompiledVoice) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    found = compiled.matcher.find(view)
    for name in names:
        hits = found.get(lexicon_key(CUSTOMER_LEXICON + name))
        if hits:
            yield name, tuple(hit.entry for hit in hits)


def _details(view: View) -> Iterator[str]:
    """What a customer's turn gives away of itself: an address, a telephone or an order number."""
    if _MAIL.search(view.text):
        yield "email"
    told = [phone.span for phone in phones(view)]
    if told:
        yield "phone"
    for match in _NUMBER.finditer(view.text):
        if any(match.start() < span.end and span.start < match.end() for span in told):
            continue
        digits = sum(map(str.isdecimal, match.group()))
        if digits in _PHONE_DIGITS and match.group().lstrip().startswith(("+", "0", "٠", "०", "۰")):
            yield "phone"
        elif digits >= _ORDER_DIGITS and not may_be_phone(match.group(), view.pack):
            yield "order_number"


def _added(first: Iterable[str], more: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*first, *more)))
