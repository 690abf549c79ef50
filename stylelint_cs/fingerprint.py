"""What a finding is recognised by from run to run, wherever its line has moved to."""

from __future__ import annotations

from collections.abc import Callable

from stylelint_cs.digests import sha256


def fingerprint(
    rule: str,
    locale: str | None,
    message_id: str | None,
    text: str,
    match: str,
    occurrence: int,
    fold: Callable[[str], str],
) -> str:
    """SHA-256 (hexadecimal) of rule, locale, message, match and occurrence; line and path do not count.

    The message is known by its id, one without an id by its folded text. ``occurrence`` counts findings
    that agree in all the rest, from 0, in the order of the report.
    """
    message = f"id {message_id}" if message_id is not None else f"text {fold(text)}"
    parts = (rule, locale or "", message, fold(match), str(occurrence))
    # The lengths keep parts apart that run together otherwise: ("a", "bc") and ("ab", "c").
    return sha256("".join(f"{len(part)}:{part}" for part in parts).encode("utf-8", "surrogatepass")).hexdigest()
