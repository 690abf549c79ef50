"""What a finding is recognised by from run to run, wherever its line has moved to."""

from __future__ import annotations

from collections.abc import Callable

from stylelint_cs.digests import sha256
from stylelint_cs.type_hints import Any


class Fingerprints:
    """The fingerprints of one message's findings: SHA-256 (hexadecimal) of rule, locale, message, match, occurrence.

    The message is known by its id, one without an id by its folded text; line and path do not count.
    """

    def __init__(self, locale: str | None, message_id: str | None, text: str, fold: Callable[[str], str]) -> None:
        self._locale, self._fold = locale or "", fold
        self._message = f"id {message_id}" if message_id is not None else f"text {fold(text)}"
        self._begun: dict[str, Any] = {}

    def of(self, rule: str, match: str, occurrence: int) -> str:
        """``occurrence`` counts findings that agree in all the rest, from 0, in the order of the report."""
        if rule not in self._begun:
            # A long message is hashed once a rule, not once a finding.
            self._begun[rule] = sha256(_joined(rule, self._locale, self._message))
        found = self._begun[rule].copy()
        found.update(_joined(self._fold(match), str(occurrence)))
        return str(found.hexdigest())


def _joined(*parts: str) -> bytes:
    # The lengths keep parts apart that run together otherwise: ("a", "bc") and ("ab", "c").
    return "".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")


def fingerprint(
    rule: str,
    locale: str | None,
    message_id: str | None,
    text: str,
    match: str,
    occurrence: int,
    fold: Callable[[str], str],
) -> str:
    """The fingerprint of one finding, see :class:`Fingerprints`."""
    return Fingerprints(locale, message_id, text, fold).of(rule, match, occurrence)
