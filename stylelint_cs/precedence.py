"""One place, one finding: of rules that overlap, or that belong to one family, the most serious speaks."""

from __future__ import annotations

from stylelint_cs.model import Hit, Level
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.policy.model import Rule


class Judged(NamedTuple):
    """A hit with its rule and the level it would have."""

    rule: Rule
    level: Level
    hit: Hit


def precede(hits: list[Judged]) -> list[Judged]:
    """The hits that speak.

    Of ranked rules that overlap on a span the highest rank stays; of a family the most serious finding of the
    message, of those one about words that stand there before one about words that are missing, and of those the first.
    """
    return _of_families(_of_ranks(hits)) if len(hits) > 1 else hits


def _rank(item: Judged) -> int:
    rank = item.rule.options.get("rank")
    return rank if isinstance(rank, int) else 0


def _of_ranks(hits: list[Judged]) -> list[Judged]:
    ranked = [item for item in hits if _rank(item)]
    if len(ranked) < 2:
        return hits
    kept: list[Judged] = []
    for item in sorted(ranked, key=lambda item: (-_rank(item), item.hit.start)):
        if not any(item.hit.start < other.hit.end and other.hit.start < item.hit.end for other in kept):
            kept.append(item)
    return [item for item in hits if not _rank(item) or item in kept]


def _of_families(hits: list[Judged]) -> list[Judged]:
    best: dict[str, Judged] = {}
    for item in hits:
        family = str(item.rule.options.get("family") or "")
        if family and (family not in best or _weight(item) > _weight(best[family])):
            best[family] = item
    kept = set(map(id, best.values()))
    return [item for item in hits if not item.rule.options.get("family") or id(item) in kept]


def _weight(item: Judged) -> tuple[Level, bool]:
    return item.level, item.hit.end > item.hit.start
