"""echo: turns of ours that say what was said before, or what is said to everybody.

What it does: compares a turn with our earlier ones in the conversation, or with the stored replies of the brand.
Why: who gets the same words again knows that nobody has read the answer.
Example: a bot that asks *"Which order is it about?"* again after the customer has named it.
Does not catch: the same in other words.
"""

from __future__ import annotations

from collections.abc import Iterator

from stylelint_cs.conversation import BOT, CUSTOMER
from stylelint_cs.kinds.base import Kind, Option, no_message_check
from stylelint_cs.kinds.turns import ConversationContext, ConversationHit, told
from stylelint_cs.kinds.wording import localised
from stylelint_cs.model import Hit, Level

_THIRD = 3
_LETTERS = 4
"""Letters of the shortest word that shows that a reply speaks of the question."""


def check(context: ConversationContext) -> Iterator[ConversationHit]:
    """A hit for each turn that ``finds`` asks for."""
    yield from _untailored(context) if context.options["finds"] == "untailored" else _repeated(context)


def _words(context: ConversationContext, turn: int) -> tuple[str, ...]:
    return tuple(token.text for token in context.view(turn).tokens)


def _fewest(context: ConversationContext) -> int:
    fewest = context.options["fewest_words"]
    assert isinstance(fewest, int)
    return fewest


def _repeated(context: ConversationContext) -> Iterator[ConversationHit]:
    roles = context.talk.roles
    said: dict[tuple[str, tuple[str, ...]], list[int]] = {}
    for turn, role in enumerate(roles):
        if role == CUSTOMER:
            continue
        words = _words(context, turn)
        if len(words) < _fewest(context):
            continue
        before = said.setdefault((role, words), [])
        # Sent twice in a row, it is one message that was delivered twice.
        if before and CUSTOMER in roles[before[-1] : turn]:
            level = Level.ERROR if role == BOT and len(before) + 1 >= _THIRD else None
            why = localised(context.rule.why, context.language)
            yield ConversationHit(turn, Hit(0, 0, f"{len(before) + 1} ×: {why}", level=level))
        before.append(turn)


def _untailored(context: ConversationContext) -> Iterator[ConversationHit]:
    talk, share = context.talk, context.options["least"]
    assert isinstance(share, int)
    for turn, role in enumerate(talk.roles):
        asked = [at for at in range(turn) if talk.roles[at] == CUSTOMER]
        if role == CUSTOMER or not asked or len(_words(context, turn)) < _fewest(context):
            continue
        stored = context.stored_twin(turn, share / 100)
        # What has gaps and was sent nearly as it is had them filled in.
        if stored is None or "{" in stored.text or _shares_a_word(context, turn, asked):
            continue
        yield told(context, turn, f"{stored.id or stored.source.path}: ")


def _shares_a_word(context: ConversationContext, turn: int, asked: list[int]) -> bool:
    common = context.view(turn).pack.frequent
    ours = {word for word in _words(context, turn) if len(word) >= _LETTERS and word not in common}
    return any(not ours.isdisjoint(_words(context, at)) for at in asked)


KIND = Kind(
    name="echo",
    doc="Finds turns that say the same again, or a stored reply that takes nothing up.",
    check=no_message_check,
    conversation=check,
    options=(
        Option("finds", "text", "repeated", "What to look for.", ("repeated", "untailored")),
        Option("least", "int", 95, "Percent of a stored reply's words that make a turn its copy."),
        Option("fewest_words", "int", 4, "Texts with fewer words are not compared."),
    ),
)
