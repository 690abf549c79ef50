"""The review ledger: who looked at which text of which message, and when; one line a message, so that merges are easy.

Each line of ``stylelint-cs.ledger.jsonl`` is ``{"id": …, "locale": …, "hash": …, "by": …, "on": …,
"since": …}``, sorted by id and locale. A text that has changed since is unreviewed again, for its hash is another.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from hashlib import sha256
from pathlib import Path

from stylelint_cs.model import Message, Place, Problem, StylelintError
from stylelint_cs.named_tuple import NamedTuple
from stylelint_cs.translation import said, together

LEDGER_FILE = "stylelint-cs.ledger.jsonl"
_FIELDS = ("id", "locale", "hash", "by", "on", "since")


class Review(NamedTuple):
    """One line: a message's id and locale, SHA-256 of its text (hexadecimal), the reviewer, the last day (ISO 8601).

    ``since`` is the day on which this very text was reviewed for the first time.
    """

    id: str
    locale: str
    hash: str
    by: str
    on: str
    since: str


Ledger = Mapping[tuple[str, str], Review]
"""The last review of each message, by its id and locale."""


def text_hash(text: str) -> str:
    """What a review is tied to: SHA-256 of the text without the spaces around it."""
    return sha256(text.strip().encode("utf-8", "surrogatepass")).hexdigest()


def read_ledger(path: Path, shown: str) -> dict[tuple[str, str], Review]:
    """The reviews of a ledger, none when there is no such file. Raises StylelintError with every line that is none."""
    try:
        text = path.read_text(encoding="utf-8-sig")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise StylelintError(
            [Problem(together(shown, str(error), between=": "), said("Let it be a readable file in UTF-8."))]
        ) from error
    found: dict[tuple[str, str], Review] = {}
    problems: list[Problem] = []
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip():
            continue
        review = _review(line)
        if review is None:
            mend = said("Let `stylelint-cs ledger mark` write the line, or take it out.")
            problems.append(Problem(said("this line is no review"), mend, Place(shown, number, 1), line[:120]))
        else:
            # After a merge two lines may speak of one message: the later review holds.
            known = found.get((review.id, review.locale))
            if known is None or known.on <= review.on:
                found[review.id, review.locale] = review
    if problems:
        raise StylelintError(problems)
    return found


def _review(line: str) -> Review | None:
    try:
        values = json.loads(line)
    except (ValueError, RecursionError):
        return None
    if not isinstance(values, dict) or not all(isinstance(values.get(name), str) for name in _FIELDS):
        return None
    return Review(*(values[name] for name in _FIELDS))


def marked(ledger: Ledger, messages: Iterable[Message], by: str, on: str) -> dict[tuple[str, str], Review]:
    """The ledger with a review of each message (of those that have an id) laid over it."""
    laid = dict(ledger)
    for message in messages:
        if message.id is not None and message.locale is not None:
            key, hash_ = (message.id, message.locale), text_hash(message.text)
            known = laid.get(key)
            since = known.since if known is not None and known.hash == hash_ else on
            laid[key] = Review(*key, hash_, by, on, since)
    return laid


def written(ledger: Ledger) -> str:
    """The ledger as its file holds it."""
    lines = [json.dumps(ledger[key]._asdict(), ensure_ascii=False) for key in sorted(ledger)]
    return "".join(f"{line}\n" for line in lines)
