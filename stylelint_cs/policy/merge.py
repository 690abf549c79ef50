"""How one layer is laid over another: maps key by key, texts and lists replaced, edits done to what is inherited."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from stylelint_cs.fields import Edit
from stylelint_cs.frozen import replace
from stylelint_cs.policy.model import Entry, Preferred
from stylelint_cs.policy.settings import Agent, Contact, Fact, OffChat, Retired
from stylelint_cs.problems import Problems, suggest
from stylelint_cs.translation import said
from stylelint_cs.type_hints import Any

Fold = Callable[[str], str]
"""How two texts are compared: those that fold alike are the same."""


def lay(base: Any, layer: Any, fold: Fold, problems: Problems) -> Any:
    """``layer`` laid over ``base``; a ``remove`` that names nothing is kept as a problem.

    Only dicts merge: a mapping of another type is a value that replaces as a whole.
    """
    if isinstance(layer, Edit):
        return edited(base if isinstance(base, tuple) else (), layer, fold, problems)
    if isinstance(layer, dict):
        under = base if isinstance(base, Mapping) else {}
        return {**under, **{key: lay(under.get(key), value, fold, problems) for key, value in layer.items()}}
    return layer


def edited(base: tuple[Any, ...], edit: Edit, fold: Fold, problems: Problems) -> tuple[Any, ...]:
    """An inherited list after ``{add, remove}``; an added item replaces the one of its name."""
    items = list(base)
    for node in edit.removed:
        kept = _without(items, fold(node.value), fold)
        if kept == items:
            names = tuple(name for item in items for name in names_of(item))
            message = said("'remove' names {value!r}, which is not inherited", value=node.value[:60])
            near = suggest(node.value, names)
            problems.add(node.problem(message, near if near.startswith("Did") else said("Take it out of 'remove'.")))
        items = kept
    for item in edit.add:
        at = next((index for index, old in enumerate(items) if _same(old, item, fold)), None)
        if at is None:
            items.append(item)
        else:
            items[at] = item
    return tuple(items)


def names_of(item: Any) -> tuple[str, ...]:
    """What ``remove`` may call an item of a list."""
    if isinstance(item, Entry):
        return (item.text,)
    if isinstance(item, Preferred):
        return (item.say, *(entry.text for entry in item.entries))
    if isinstance(item, Contact):
        return (item.value,)
    if isinstance(item, Fact | Retired):
        return (item.name,)
    if isinstance(item, OffChat):
        return (item.topic,)
    if isinstance(item, Agent):
        return (item.id,)
    return (str(item),)


def _without(items: list[Any], name: str, fold: Fold) -> list[Any]:
    kept: list[Any] = []
    for item in items:
        if isinstance(item, Preferred) and fold(item.say) != name:
            entries = tuple(entry for entry in item.entries if fold(entry.text) != name)
            if entries:
                kept.append(item if len(entries) == len(item.entries) else replace(item, entries=entries))
        elif all(fold(each) != name for each in names_of(item)):
            kept.append(item)
    return kept


def _same(old: Any, new: Any, fold: Fold) -> bool:
    if isinstance(old, Entry) and isinstance(new, Entry):
        return fold(old.text) == fold(new.text) and conditions(old) == conditions(new)
    return fold(names_of(old)[0]) == fold(names_of(new)[0])


def conditions(entry: Entry) -> tuple[Any, ...]:
    """What sets two entries of one phrase apart."""
    when = tuple(sorted(entry.when.values.items())) if entry.when else ()
    return (when, entry.at, entry.valid, entry.hours)
