"""The programming interface: hold a text or files against a brand voice from Python.

>>> from stylelint_cs import check_text
>>> [finding.rule for finding in check_text("It's your own fault.", locale="en")]
['blame']
"""

from __future__ import annotations

import io
import os
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from stylelint_cs.config import NO_CONFIG, Config, find_config, load_config
from stylelint_cs.days import day
from stylelint_cs.engine import LintOptions
from stylelint_cs.model import Finding, Meta, Report, StylelintError
from stylelint_cs.packs.loader import canonical
from stylelint_cs.policy.model import Policy
from stylelint_cs.request import Request
from stylelint_cs.run import check
from stylelint_cs.type_hints import StrPath
from stylelint_cs.voices import Voice, Voices, packs_of, voice_of

__all__ = ["Finding", "Policy", "Report", "StylelintError", "check_paths", "check_text", "load_policy"]


def load_policy(brand: str | Path | None = None, config: str | Path | None = None) -> Policy:
    """The brand voice of that name or path; without one the configured brand, else the house voice.

    ``config`` is a ``stylelint-cs.yaml``; the nearest one above the working directory otherwise. Raises
    StylelintError with every problem of every file.
    """
    return Voices(brand, LintOptions(day(None))).of(_configuration(config)).policy


def check_text(
    text: str,
    *,
    locale: str | None = None,
    policy: Policy | None = None,
    brand: str | Path | None = None,
    config: str | Path | None = None,
    meta: Meta | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: str | None = None,
    language: str = "en",
) -> tuple[Finding, ...]:
    """The findings of one message that is about to be sent, in order of place.

    ``locale`` is a BCP 47 tag, told by the words when it is ``None``. ``policy`` is a brand voice that is
    loaded already: with the same one a further call takes a fraction of the first; without it ``brand`` and
    ``config`` are loaded anew. ``meta`` says what is known of the message, ``today`` (``YYYY-MM-DD``) the day to
    judge on, ``language`` that of the explanations. Raises StylelintError when the message cannot be judged:
    a return is always a verdict.
    """
    lint = LintOptions(day(today), frozenset(select), frozenset(ignore), language)
    request = Request(
        lint,
        stdin=io.BytesIO(text.encode("utf-8", "surrogatepass")),
        brand=brand,
        config=_path(config),
        locale=canonical(locale) if locale is not None else None,
        defaults=meta.positioned() if meta is not None and meta.history else meta or Meta(),
        stdin_format="text",
        voice=_prepared(_Same(policy), _path(config), lint) if policy is not None else None,
    )
    outcome = check(request)
    if outcome.problems:
        raise StylelintError(outcome.problems)
    return outcome.report.findings


def check_paths(
    paths: Iterable[str | Path] = (),
    *,
    locale: str | None = None,
    brand: str | Path | None = None,
    config: str | Path | None = None,
    meta: Meta | None = None,
    select: Iterable[str] = (),
    ignore: Iterable[str] = (),
    today: str | None = None,
    language: str = "en",
) -> Report:
    """What ``stylelint-cs check`` reports on files and folders; without any, on the configured sources.

    ``locale`` and ``meta`` hold for messages that do not say themselves; see :func:`check_text` for the rest.
    What could not be judged stands in ``summary.incomplete``, with the findings so far; only a report whose
    ``incomplete`` is empty is a verdict.
    """
    request = Request(
        LintOptions(day(today), frozenset(select), frozenset(ignore), language),
        paths=tuple(paths),
        brand=brand,
        config=_path(config),
        locale=canonical(locale) if locale is not None else None,
        defaults=meta or Meta(),
    )
    return check(request).report


class _Same:
    """A policy that is compared by identity, so that what was compiled for it can be found again."""

    __slots__ = ("policy",)

    def __init__(self, policy: Policy) -> None:
        self.policy = policy

    def __hash__(self) -> int:
        return id(self.policy)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and other.policy is self.policy


@lru_cache(maxsize=8)
def _prepared(same: _Same, config: str | None, lint: LintOptions) -> Voice:
    settings = _configuration(config)
    return voice_of(same.policy, settings, packs_of(settings), lint)


def _configuration(config: StrPath | None) -> Config:
    path = config if config is not None else find_config(os.curdir)
    return NO_CONFIG if path is None else load_config(path)


def _path(config: StrPath | None) -> str | None:
    return os.fspath(config) if config is not None else None
