"""Names in a brand's own files that lead nowhere: YAML takes them, and what they name is switched off in silence."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from stylelint_cs.kinds.base import Kind
from stylelint_cs.lazy import lazy
from stylelint_cs.model import Problem
from stylelint_cs.nodes import List, Map, Node, Text
from stylelint_cs.phrases.tree import ENTITIES
from stylelint_cs.policy.extends import texts_of
from stylelint_cs.policy.model import CUSTOMER_LEXICON, LocaleVoice, Policy
from stylelint_cs.problems import did_you_mean_it, suggest
from stylelint_cs.translation import said

_SHARING = "_from"
"""Options that name lexicons, or lists of other rules, end so."""
_SLIP = 0.8
"""How much alike (0 to 1) two names are when one is taken for a misspelling of the other."""
_SLOT = lazy(r"\{\s*([\w.-]+)\s*\}")


def lost_names(
    brand: Map, locales: Iterable[Map], policy: Policy, voices: Iterable[LocaleVoice], kinds: Mapping[str, Kind]
) -> Iterator[Problem]:
    """The problems of ``brand`` (a brand.yaml) and its locale files, whose merged policy and voices are known."""
    lexicons = {name for voice in voices for name in voice.lexicons}
    shared = frozenset(_shared(policy))
    yield from _lists(brand, policy, lexicons, kinds)
    yield from _topics(brand, policy.topics)
    for file in locales:
        yield from _lexicons(file, shared)
        yield from _slots(file, policy.placeholders)


def _shared(policy: Policy) -> Iterator[str]:
    for rule in policy.rules.values():
        for option, named in rule.options.items():
            if option.endswith(_SHARING) and isinstance(named, tuple):
                yield from named


def _lists(brand: Map, policy: Policy, lexicons: Collection[str], kinds: Mapping[str, Kind]) -> Iterator[Problem]:
    for _, rule in _items(brand.get("rules")):
        for option, named in _items(_at(rule, "options")):
            for text in texts_of(named) if option.value.endswith(_SHARING) else ():
                known = _known(text.value, policy, lexicons, kinds)
                if text.value not in known:
                    message = said("{name!r} is neither a lexicon nor a list of a rule", name=text.value[:60])
                    yield text.problem(message, suggest(text.value, sorted(known)))


def _known(name: str, policy: Policy, lexicons: Collection[str], kinds: Mapping[str, Kind]) -> Collection[str]:
    """The names of the sort that ``name`` is of: lexicons, or with a dot the lists of rules."""
    if "." not in name:
        return lexicons
    return [f"{rule.id}.{item.name}" for rule in policy.rules.values() for item in kinds[rule.kind].lists]


def _topics(brand: Map, topics: Collection[str]) -> Iterator[Problem]:
    """Topics that are not among ``topics:``, when the brand lists what customers write about."""
    off_chat = brand.get("off_chat")
    named = (
        [item.get("topic") for item in off_chat.items if isinstance(item, Map)] if isinstance(off_chat, List) else []
    )
    named.append(_at(_at(brand.get("handover"), "when"), "topics"))
    for text in (text for node in named for text in texts_of(node)) if topics else ():
        if text.value not in topics:
            message = said("{name!r} is none of the brand's topics", name=text.value[:60])
            yield text.problem(message, suggest(text.value, sorted(topics)))


def _lexicons(file: Map, shared: Collection[str]) -> Iterator[Problem]:
    """Lexicons that no rule looks for, and whose name is nearly that of one."""
    import difflib

    for name, _ in _items(file.get("lexicons")):
        if name.value in shared or name.value.startswith(CUSTOMER_LEXICON):
            continue
        near = difflib.get_close_matches(name.value, sorted(shared), n=1, cutoff=_SLIP)
        if near:
            message = said("no rule looks for the lexicon {name!r}", name=name.value[:60])
            yield name.problem(message, did_you_mean_it(near[0]))


def _slots(file: Map, placeholders: Collection[str]) -> Iterator[Problem]:
    """Slots in approved greetings and closings that the brand does not fill."""
    nodes = [file.get("closings"), *(entries for _, entries in _items(file.get("greetings")))]
    known = {_plain(name) for name in (*placeholders, *ENTITIES)}
    for text in (text for node in nodes for text in _phrases(node)) if placeholders else ():
        for slot in _SLOT.findall(text.value):
            if _plain(slot) not in known:
                message = said(
                    "{text!r} asks for the placeholder {slot!r}, which the brand does not define",
                    text=text.value[:60],
                    slot=slot,
                )
                yield text.problem(message, suggest(slot, sorted({*placeholders, *ENTITIES})))


def _plain(name: str) -> str:
    return name.casefold().replace("-", "_")


def _phrases(node: Node | None) -> Iterator[Text]:
    """The phrases of a list of entries, or of an edit of one, that are approved."""
    if isinstance(node, Map):
        for key, value in node.items:
            if key.value in ("add", "phrase"):
                yield from _phrases(value)
    elif isinstance(node, List):
        for item in node.items:
            yield from _phrases(item)
    elif isinstance(node, Text):
        yield node


def _items(node: Node | None) -> tuple[tuple[Text, Node], ...]:
    return tuple(node.items) if isinstance(node, Map) else ()


def _at(node: Node | None, key: str) -> Node | None:
    return node.get(key) if isinstance(node, Map) else None
