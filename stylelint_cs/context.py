"""What the check of one rule sees of a message: its hits, its evidence, the brand's settings."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping

from stylelint_cs.compiled import CompiledVoice
from stylelint_cs.entry_lists import APPROVED_CLOSINGS, APPROVED_GREETINGS, list_entries, list_keys
from stylelint_cs.frozen import Frozen, field
from stylelint_cs.kinds.base import OptionValue
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.model import Level, Meta
from stylelint_cs.packs.loader import PackSet
from stylelint_cs.phrases.evidence import Axis, Evidence, gather
from stylelint_cs.phrases.matcher import Found, PhraseHit, resolve
from stylelint_cs.policy.model import Entry, Rule
from stylelint_cs.text.checks import Check
from stylelint_cs.text.detect import Languages
from stylelint_cs.text.view import View
from stylelint_cs.type_hints import Protocol


class LintOptions(Frozen):
    """What a run is asked for: rules by name, the day (``YYYY-MM-DD``), the language of explanations."""

    today: str
    select: frozenset[str] = frozenset()
    ignore: frozenset[str] = frozenset()
    language: str = "en"


class Settings(Protocol):
    """What holds for all messages of a run."""

    packs: PackSet
    options: LintOptions
    counts: Callable[[Entry], bool] | None
    memos: dict[str, dict[str, object]]


_APPROVING = frozenset({APPROVED_GREETINGS, APPROVED_CLOSINGS})


class Shared(Frozen, slots=False):
    """What all rules of one message share; computed when the first of them asks."""

    settings: Settings
    compiled: CompiledVoice
    view: View
    running: Callable[[], Mapping[str, Level]]
    _resolved: dict[tuple[str, ...], tuple[PhraseHit[Entry], ...]] = field(default_factory=dict)
    _evidence: dict[str, tuple[Evidence, ...]] = field(default_factory=dict)

    @lazy_property
    def found(self) -> Found[Entry]:
        """The phrases that may stand in the message, by list."""
        return self.compiled.matcher.find(self.view)

    def hits(self, keys: tuple[str, ...]) -> tuple[PhraseHit[Entry], ...]:
        """The hits of some lists together, of those that overlap the first and longest."""
        if self.found.keys.isdisjoint(keys):
            return ()
        if keys not in self._resolved:
            self._resolved[keys] = holding(self.found, keys, self.view.message.meta, self.settings)
        return self._resolved[keys]

    def holds(self, entry: Entry) -> bool:
        """Whether an entry counts for the message."""
        return holds(entry, self.view.message.meta, self.settings)

    def evidence(self, axis: Axis) -> tuple[Evidence, ...]:
        """The evidence of one axis."""
        if axis.name not in self._evidence:
            self._evidence[axis.name] = gather(axis, self.found, self.view, self.compiled.compiler)
        return self._evidence[axis.name]


class RuleContext:
    """The engine's side of :class:`stylelint_cs.kinds.base.Context`."""

    def __init__(self, settings: Settings, compiled: CompiledVoice, rule: Rule) -> None:
        self.rule = rule
        self.voice, self.policy = compiled.voice, compiled.policy
        self.language = settings.options.language
        self.axes: tuple[Axis, ...] = compiled.axes
        self.checks: tuple[Check, ...] = compiled.checks.get(rule.id, ())
        self.compiler = compiled.compiler
        self.memo = settings.memos.setdefault(compiled.voice.locale, {})
        self._compiled, self._settings = compiled, settings
        self._keys: dict[str, tuple[str, ...]] = {}
        self._shared: Shared | None = None

    @lazy_property
    def options(self) -> Mapping[str, OptionValue]:
        """See :attr:`stylelint_cs.kinds.base.Context.options`."""
        return self.rule.options

    @property
    def romanised(self) -> tuple[frozenset[str], int]:
        """See :attr:`stylelint_cs.kinds.base.Context.romanised`."""
        return self._compiled.romanised

    def of(self, shared: Shared) -> RuleContext:
        """The same context, for the next message."""
        self._shared = shared
        self.meta: Meta = shared.view.message.meta
        return self

    @property
    def shared(self) -> Shared:
        """What the rules of the present message share."""
        assert self._shared is not None
        return self._shared

    @property
    def running(self) -> Mapping[str, Level]:
        """See :attr:`stylelint_cs.kinds.base.Context.running`."""
        return self.shared.running()

    def found(self, entries: str = "phrases") -> tuple[PhraseHit[Entry], ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.found`."""
        keys = self._keys.get(entries)
        if keys is None:
            keys = self._keys[entries] = list_keys(self.rule, entries)
        return self.shared.hits(keys)

    def entries(self, entries: str = "phrases") -> tuple[Entry, ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.entries`."""
        return tuple(entry for entry in list_entries(self.voice, self.rule, entries) if self.shared.holds(entry))

    def has_entries(self, entries: str = "phrases") -> bool:
        """See :meth:`stylelint_cs.kinds.base.Context.has_entries`."""
        return any(map(self.shared.holds, list_entries(self.voice, self.rule, entries)))

    def evidence(self, axis: str) -> tuple[Evidence, ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.evidence`."""
        return next((self.shared.evidence(item) for item in self.axes if item.name == axis), ())

    def limits(self) -> tuple[Mapping[str, float], ...]:
        """See :meth:`stylelint_cs.kinds.base.Context.limits`."""
        channels = self.voice.channels
        if self.meta.channel is not None:
            return (channels.get(self.meta.channel, {}),)
        return tuple(channels.values())

    @lazy_property
    def languages(self) -> Languages:
        """See :attr:`stylelint_cs.kinds.base.Context.languages`."""
        return Languages(self._compiled.pack, self._settings.packs)


def holding(found: Found[Entry], keys: Iterable[str], meta: Meta, settings: Settings) -> tuple[PhraseHit[Entry], ...]:
    """The hits of some lists whose entries count for a message; of those that overlap the first and longest."""
    keys = tuple(keys)
    approves = not _APPROVING.isdisjoint(keys)
    hits = (hit for key in keys for hit in found.get(key))
    kept = [hit for hit in hits if holds(hit.entry, meta, settings, approves=approves)]
    return resolve(kept) if len(kept) > 1 else tuple(kept)


def holds(entry: Entry, meta: Meta, settings: Settings, *, approves: bool = False) -> bool:
    """Whether an entry counts (for this run) and its conditions (``when``, ``valid``, ``hours``) hold for a message.

    At an unknown time an entry with ``hours`` finds nothing, but still ``approves`` what it lists.
    """
    if settings.counts is not None and not settings.counts(entry):
        return False
    if entry.when is not None and not entry.when.holds(meta):
        return False
    if entry.valid is not None and not entry.valid.holds(settings.options.today):
        return False
    if entry.hours is None:
        return True
    minute = meta.minute
    return approves if minute is None else entry.hours.contains(minute)
