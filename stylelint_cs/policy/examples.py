"""Examples of a rule as brand files hold them: a text with ``[[marks]]``, or messages, and what is found."""

from __future__ import annotations

from collections.abc import Mapping

from stylelint_cs.frozen import Frozen, field, replace
from stylelint_cs.model import Meta, Place, Span
from stylelint_cs.type_hints import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from stylelint_cs.policy.model import Rule


class ExampleMessage(Frozen):
    """One message of an example; ``given`` names the fields of ``meta`` that the file sets."""

    text: str
    spans: tuple[Span, ...]
    id: str | None
    locale: str | None
    meta: Meta
    given: frozenset[str]
    place: Place
    conversation: str | None = None
    """Which conversation it belongs to, where an example holds several."""


class Example(Frozen):
    """What a rule finds, or passes over.

    ``text`` has its marks taken out and ``spans`` say where they were; ``text`` is ``None`` when ``messages``
    are given. ``finds``: ``True`` fires, ``False`` stays silent, a tuple names the messages that are found.
    With spans exactly these are found. ``record`` is what was noted of a conversation. ``with_`` is a brand layer
    for this example alone
    (``Policy.overlaid``).
    """

    text: str | None
    spans: tuple[Span, ...]
    finds: bool | tuple[str, ...]
    place: Place
    id: str | None = None
    locale: str | None = None
    meta: Meta = field(default_factory=Meta)
    given: frozenset[str] = frozenset()
    messages: tuple[ExampleMessage, ...] = ()
    today: str | None = None
    record: Mapping[str, str] = field(default_factory=dict)
    with_: Mapping[str, Any] = field(default_factory=dict)

    def meta_for(self, rule: Rule) -> Meta:
        """The metadata, with the first value of each list of the rule's ``when`` for what is not said."""
        return completed(self.meta, self.given, rule)

    def today_for(self, rule: Rule) -> str | None:
        """The day of the run: the example's own, else a day inside the rule's ``valid``, else none."""
        if self.today is not None or rule.valid is None:
            return self.today
        return rule.valid.start or rule.valid.end


def completed(meta: Meta, given: frozenset[str], rule: Rule) -> Meta:
    """``meta`` with what ``given`` does not name taken from the rule's ``when``."""
    if "history" in given:
        meta, given = meta.positioned(), given | {"position"}
    if rule.when is None:
        return meta
    changes: dict[str, Any] = {}
    for key, values in rule.when.values.items():
        if key in given or not values:
            continue
        current = getattr(meta, key)
        if key == "stored":
            changes[key] = values[0] == "true"
        else:
            changes[key] = (values[0],) if isinstance(current, tuple) else values[0]
    return replace(meta, **changes)
