"""Scalars of definitions. Every one is read from text, so what a file says is what is meant."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date

import regex

from stylelint_cs.fields.core import INVALID, Bad, Reader
from stylelint_cs.frozen import Frozen
from stylelint_cs.lazy import lazy
from stylelint_cs.model import LEVELS, Level
from stylelint_cs.nodes import Node, Text
from stylelint_cs.problems import did_you_mean_it, suggest
from stylelint_cs.translation import label as as_label
from stylelint_cs.translation import msgid, said
from stylelint_cs.type_hints import Any

_INTEGER = lazy(r"-?[0-9]{1,12}")
_DECIMAL = lazy(r"-?[0-9]{1,12}(?:\.[0-9]{1,6})?")
_DATE = lazy(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_DURATION = lazy(r"([0-9]{1,6}) ?(s|sec|min|h|d|day|days)")
_CLOCK = lazy(r"([01]?[0-9]|2[0-4]):([0-5][0-9])")
_LOCALE = lazy(r"[a-z]{2,3}(?:-[A-Z][a-z]{3})?(?:-(?:[A-Z]{2}|[0-9]{3}))?(?:-[a-z0-9]{4,8})*")
_LOCALE_LOOSE = lazy(r"(?i)[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*")
_NAME = lazy(r"[\p{L}\p{M}\p{N}_][\p{L}\p{M}\p{N}_.\-]*")
_SECONDS = {"s": 1, "sec": 1, "min": 60, "h": 3600, "d": 86400, "day": 86400, "days": 86400}
_ANY_TEXT: Mapping[str, Any] = {"type": ["string", "number", "boolean"]}


class Scalar(Frozen):
    """A text with a meaning: ``convert`` turns it into a value or raises Bad; ``json`` is its JSON Schema."""

    wanted: str
    convert: Callable[[str], Any]
    json: Mapping[str, Any]

    def read(self, node: Node, label: str, reader: Reader) -> Any:
        """The converted text, or INVALID."""
        if not isinstance(node, Text) or node.null:
            return reader.mismatch(node, label, self.wanted)
        try:
            return self.convert(node.value)
        except Bad as bad:
            if reader.skips():
                return INVALID
            return reader.problem(node, bad.message(label), bad.mend)


def _cut(value: str) -> str:
    return value if len(value) <= 60 else value[:59] + "…"


def _text(value: str) -> str:
    if not value.strip():
        raise Bad("{label} is empty", said("Write a text, or take it out."))
    return value


def _matching(wanted: str, pattern: regex.Pattern[str], mend: str) -> Callable[[str], str]:
    def convert(value: str) -> str:
        if not pattern.fullmatch(value):
            raise Bad(
                "{label} must be {wanted}, not {value!r}", as_label(mend), wanted=as_label(wanted), value=_cut(value)
            )
        return value

    return convert


def _bool(value: str) -> bool:
    if value not in ("true", "false"):
        raise Bad("{label} must be true or false, not {value!r}", said("Write true or false."), value=_cut(value))
    return value == "true"


def integer(least: int = 0, most: int = 1_000_000_000) -> Scalar:
    """A whole number within bounds, read as ``int``."""

    def convert(value: str) -> int:
        if not _INTEGER.fullmatch(value) or not least <= int(value) <= most:
            raise Bad(
                "{label} must be a whole number from {least} to {most}, not {value!r}",
                said("Write digits 0-9 only, such as 90."),
                least=least,
                most=most,
                value=_cut(value),
            )
        return int(value)

    json = {"type": ["integer", "string"], "pattern": "^-?[0-9]+$", "minimum": least, "maximum": most}
    return Scalar("a whole number", convert, json)


def number(least: float = 0, most: float = 1_000_000_000) -> Scalar:
    """A decimal number within bounds, read as ``float``."""

    def convert(value: str) -> float:
        if not _DECIMAL.fullmatch(value) or not least <= float(value) <= most:
            raise Bad(
                "{label} must be a number from {least:g} to {most:g}, not {value!r}",
                said("Write digits 0-9 only, such as 2.5."),
                least=least,
                most=most,
                value=_cut(value),
            )
        return float(value)

    json = {
        "type": ["number", "string"],
        "pattern": r"^-?[0-9]+(\.[0-9]+)?$",
        "minimum": least,
        "maximum": most,
    }
    return Scalar("a number", convert, json)


def choice(options: Sequence[str], values: Mapping[str, Any] | None = None) -> Scalar:
    """One of some words, read as the word or as its value in ``values``."""
    chosen = tuple(options)

    def convert(value: str) -> Any:
        if value not in chosen:
            raise Bad(
                "{label} is none of {choices}: {value!r}",
                lambda: suggest(value, chosen),
                choices=", ".join(chosen),
                value=_cut(value),
            )
        return values[value] if values is not None else value

    json: dict[str, Any] = {"enum": [_json_word(option) for option in chosen]}
    if any(not isinstance(option, str) for option in json["enum"]):
        json["enum"] += [option for option in chosen if option not in json["enum"]]
    return Scalar(said("one of {choices}", choices=", ".join(chosen)), convert, json)


def _json_word(option: str) -> str | int | bool:
    if option in ("true", "false"):
        return option == "true"
    return int(option) if option.isdecimal() else option


def words(wanted: str, pattern: str, mend: str) -> Scalar:
    """A text of a certain form (a ``regex`` pattern over the whole text)."""
    return Scalar(wanted, _matching(wanted, regex.compile(pattern), mend), _ANY_TEXT)


def _date(value: str) -> str:
    try:
        if not _DATE.fullmatch(value):
            raise ValueError
        date.fromisoformat(value)
    except ValueError:
        raise Bad("{label} must be a day, not {value!r}", said("Write it as 2026-01-31."), value=_cut(value)) from None
    return value


def _duration(value: str) -> int:
    match = _DURATION.fullmatch(value)
    if not match:
        mend = said("Write a number and s, min, h or d: 2 min, 24 h.")
        raise Bad("{label} must be a duration, not {value!r}", mend, value=_cut(value))
    return int(match[1]) * _SECONDS[match[2]]


def clock(value: str) -> int | None:
    """Minutes since midnight of ``08:30``, or ``None``; ``24:00`` is the day's end."""
    match = _CLOCK.fullmatch(value.strip())
    minutes = int(match[1]) * 60 + int(match[2]) if match else -1
    return minutes if 0 <= minutes <= 24 * 60 else None


def _day_part(value: str) -> tuple[int, int]:
    first, _, last = value.replace("–", "-").partition("-")
    start, end = clock(first), clock(last)
    if start is None or end is None or start == end:
        mend = said("Write it as 05:00-12:00.")
        raise Bad("{label} must be a part of the day, not {value!r}", mend, value=_cut(value))
    return start % (24 * 60), end


def _locale(value: str) -> str:
    if _LOCALE.fullmatch(value) or value == "root":
        return value
    is_close = _LOCALE_LOOSE.fullmatch(value)
    mend = did_you_mean_it(tag_case(value)) if is_close else said("Write a tag such as sw or ar-EG.")
    raise Bad("{label} must be a locale, not {value!r}", mend, value=_cut(value))


def tag_case(tag: str) -> str:
    """A language tag in its usual letter case: ``ar_eg`` becomes ``ar-EG``."""
    first, *rest = tag.replace("_", "-").split("-")
    cased = [part.title() if len(part) == 4 else part.upper() for part in rest]
    return "-".join([first.lower(), *cased])


TEXT = Scalar("a text", _text, _ANY_TEXT)
BOOL = Scalar("true or false", _bool, {"enum": [True, False, "true", "false"]})
NUMBER = number()
LEVEL: Scalar = choice(("error", "warning", "info", "off"), dict[str, Level](LEVELS))
DATE = Scalar("a day such as 2026-01-31", _date, {"type": "string", "pattern": "^[0-9]{4}-[0-9]{2}-[0-9]{2}$"})
DURATION = Scalar(
    "a duration such as 2 min", _duration, {"type": "string", "pattern": "^[0-9]+ ?(s|sec|min|h|d|days?)$"}
)
DAY_PART = Scalar(
    "a part of the day such as 05:00-12:00", _day_part, {"type": "string", "pattern": "^[0-9:]+[-–][0-9:]+$"}
)
LOCALE = Scalar("a locale such as sw or ar-EG", _locale, {"type": ["string", "boolean"]})
NAME = Scalar(
    "a name",
    _matching(msgid("a name without blanks"), _NAME, msgid("Use letters, digits, '-', '_' and '.'.")),
    _ANY_TEXT,
)
