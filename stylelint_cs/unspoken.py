"""Messages in languages that the brand does not speak, and what is said of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from stylelint_cs.model import Problem, Skipped
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import said, said_of


class Unspoken(NamedTuple):
    """Messages in a language that the brand does not speak: path, reason, and the id of a single one."""

    path: str
    reason: str
    id: str | None


def skipped_as_unspoken(counted: Counter[Unspoken]) -> Iterator[Skipped]:
    """What a report says of messages that were left out, with how many there are of each."""
    for (path, reason, id_), count in counted.items():
        many = said_of(count, "{count:,} message: {reason}", "{count:,} messages: {reason}", reason=reason)
        yield Skipped(path, reason if count == 1 else many, id_)


def unspoken_problem(item: Unspoken) -> Problem:
    """What is wrong when the only message there is cannot be judged."""
    return Problem(
        said("{path}: the message cannot be judged, {reason}", path=item.path, reason=item.reason),
        said("Choose another brand, or the right locale."),
    )
