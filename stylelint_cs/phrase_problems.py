"""Phrases that cannot be read, as problems at the place where they stand."""

from __future__ import annotations

from stylelint_cs.model import Place, Problem
from stylelint_cs.phrases.tree import PhraseError
from stylelint_cs.policy.model import Entry
from stylelint_cs.translation import Text, said, together

_SHOWN = 100


def phrase_problem(error: PhraseError, entry: Entry) -> Problem:
    """A phrase error at the place where the entry stands."""
    text = error.phrase or entry.text
    shown = text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"
    return Problem(together(repr(shown), error.message, between=": "), error.mend, entry.place)


def marker_problem(error: PhraseError, marker: str, place: Place) -> Problem:
    """A phrase error in a marker of a pack; ``marker`` is what :func:`marker_name` calls it."""
    where = together(marker, repr(error.phrase), between=", ")
    return Problem(together(where, error.message, between=": "), error.mend, place)


def marker_name(axis: str, marker: object) -> Text:
    """A marker as problems call it, by its axis and its id."""
    return said("axis {axis}, marker {marker}", axis=axis, marker=marker)
