"""How a language says numbers, durations, money, dates and hours: ``quantities:`` of a pack, folded for look-up."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from stylelint_cs.frozen import Frozen
from stylelint_cs.lazy_property import lazy_property
from stylelint_cs.packs.folding import Folding
from stylelint_cs.type_hints import Any

UNITS = ("second", "minute", "hour", "day", "week", "month", "year")


class Quantities(Frozen, slots=False):
    """The words of quantities, folded; phrases of several words are tuples of words.

    ``numbers`` and most ``units`` come from the pack's ``numbers`` and ``time.units``. ``amounts`` hold what is a
    number and a unit in one word (ساعتين, μισάωρο): unit and number. ``clock_parts`` are the parts of the day
    in minutes, ``first_hour`` is the hour of the day that the clock counts from (6 in Swahili).
    """

    numbers: Mapping[str, float]
    units: Mapping[tuple[str, ...], str]
    amounts: Mapping[tuple[str, ...], tuple[str, float]]
    money: Mapping[str, str]
    joiners: frozenset[str]
    attached: tuple[str, ...]
    ones: frozenset[str]
    before: Mapping[str, float]
    ranges: frozenset[str]
    percent: frozenset[tuple[str, ...]]
    months: Mapping[str, int]
    ordinals: frozenset[str]
    clock_before: frozenset[str]
    clock_after: frozenset[str]
    clock_parts: Mapping[str, tuple[int, int]]
    first_hour: int
    decimal: str
    group: str
    unit_first: bool
    multiplier_first: bool

    @lazy_property
    def amount_heads(self) -> frozenset[str]:
        """The first words of ``amounts``."""
        return frozenset(words[0] for words in self.amounts if words)

    @lazy_property
    def unit_heads(self) -> frozenset[str]:
        """The first words of ``units``."""
        return frozenset(words[0] for words in self.units if words)

    @lazy_property
    def percent_heads(self) -> frozenset[str]:
        """The first words of ``percent``."""
        return frozenset(words[0] for words in self.percent if words)

    def beginnings(self, attached: tuple[str, ...]) -> frozenset[str]:
        """The words of which one stands in every text that has a quantity and no figure.

        ``attached`` is what the language writes in one word with what follows it.
        """
        if attached not in self._beginnings:
            words = self.starters | self.unit_heads
            glued = {before + word for before in attached for word in words}
            self._beginnings[attached] = words | glued
        return self._beginnings[attached]

    @lazy_property
    def _beginnings(self) -> dict[tuple[str, ...], frozenset[str]]:
        return {}

    @lazy_property
    def starters(self) -> frozenset[str]:
        """The words that a quantity may begin with; short words, figures and signs may begin one as well."""
        first = self.amount_heads | self.percent_heads | (self.unit_heads if self.unit_first else frozenset())
        single = (self.numbers, self.money, self.ones, self.before, self.months, self.clock_before, self.clock_parts)
        return frozenset(first.union(*single))


def quantities(data: Mapping[str, Any], folding: Folding) -> Quantities:
    """The quantities of a pack from its merged ``language.yaml``."""
    spec: Mapping[str, Any] = data.get("quantities") or {}
    clock: Mapping[str, Any] = spec.get("clock") or {}
    fold = folding.fold

    def words(key: str, source: Mapping[str, Any] = spec) -> frozenset[str]:
        return frozenset(fold(str(word)) for word in source.get(key) or ())

    def numbers(key: str) -> dict[str, float]:
        return {fold(str(word)): float(value) for word, value in (spec.get(key) or {}).items()}

    return Quantities(
        numbers={fold(str(word)): float(value) for word, value in (data.get("numbers") or {}).items()},
        units=dict(_units(data.get("time") or {}, folding)) | dict(_units(spec, folding)),
        amounts={
            _phrase(word, folding): (unit, float(value))
            for unit, listed in (spec.get("amounts") or {}).items()
            for word, value in listed.items()
        },
        money=dict(_money(data, spec, folding)),
        joiners=words("joiners"),
        attached=tuple(fold(str(word)) for word in spec.get("attached") or ()),
        ones=words("ones"),
        before=numbers("before"),
        ranges=words("ranges"),
        percent=frozenset(_phrase(word, folding) for word in spec.get("percent") or ()),
        months={fold(str(word)): int(value) for word, value in (spec.get("months") or {}).items()},
        ordinals=words("ordinals"),
        clock_before=words("before", clock),
        clock_after=words("after", clock),
        clock_parts={fold(str(word)): _minutes(part) for word, part in (clock.get("parts") or {}).items()},
        first_hour=int(clock.get("first_hour") or 0),
        decimal=str(spec.get("decimal") or "."),
        group=str(spec.get("group") or ","),
        unit_first=spec.get("unit_first") in (True, "true"),
        multiplier_first=spec.get("multiplier_first") in (True, "true"),
    )


def _phrase(text: Any, folding: Folding) -> tuple[str, ...]:
    return tuple(folding.fold(str(text)).split())


def _units(data: Mapping[str, Any], folding: Folding) -> Iterator[tuple[tuple[str, ...], str]]:
    units: Mapping[str, Iterable[Any]] = data.get("units") or {}
    for unit in UNITS:
        for word in units.get(unit) or ():
            yield _phrase(word, folding), unit


def _money(data: Mapping[str, Any], spec: Mapping[str, Any], folding: Folding) -> Iterator[tuple[str, str]]:
    # A word of money that stands for no one currency stands for itself.
    for word in data.get("currencies") or ():
        yield folding.fold(str(word)), folding.fold(str(word))
    for code, listed in (spec.get("money") or {}).items():
        for word in listed:
            yield folding.fold(str(word)), str(code)


def _minutes(part: Any) -> tuple[int, int]:
    start, end = part
    return int(start), int(end)
