"""What a pure function gave: worked out once a process, and, as plain values, kept from one process to the next."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping

from stylelint_cs.type_hints import Any, Generic, TypeVar

K = TypeVar("K", bound=Hashable)
V = TypeVar("V")

MOST = 1_000
"""So many results of a kind are remembered and kept; one message needs about twenty."""
_FAULTS = (LookupError, TypeError, ValueError, RuntimeError)
"""What comes of plain values that are none of ours."""


class Memo(Generic[K, V]):
    """A pure function of plain arguments that takes long, and the plain values that its results are made of again."""

    def __init__(self, make: Callable[[K], V], plain: Callable[[V], Any], of_plain: Callable[[Any], V]) -> None:
        self._make, self._plain, self._of_plain = make, plain, of_plain
        self._kept: Mapping[K, Any] = {}
        self._made: dict[K, V] = {}

    def __call__(self, key: K) -> V:
        """The result; raises what the function raises."""
        found = self._made.get(key)
        if found is None:
            found = self._again(key)
            if found is None:
                found = self._make(key)
            if len(self._made) < MOST:
                self._made[key] = found
        return found

    def _again(self, key: K) -> V | None:
        plain = self._kept.get(key)
        if plain is None:
            return None
        try:
            return self._of_plain(plain)
        except _FAULTS:
            return None

    def recall(self, kept: Mapping[K, Any]) -> None:
        """Take results from here alone, as :meth:`plain` gave them in another process."""
        self._kept = kept

    @property
    def is_new(self) -> bool:
        """Whether something was worked out that nobody had kept, and there is room for it."""
        return len(self._made) < MOST > len(self._kept) and not self._made.keys() <= self._kept.keys()

    def plain(self) -> dict[K, Any]:
        """The results that were worked out, as plain values."""
        return {key: self._plain(value) for key, value in self._made.items() if key not in self._kept}
