"""The day on which a run judges dates."""

from __future__ import annotations

import os
import time

from stylelint_cs.model import Problem, StylelintError
from stylelint_cs.translation import said


def day(text: str | None) -> str:
    """The day of a run as ``YYYY-MM-DD``: ``text``, else SOURCE_DATE_EPOCH, else today in UTC.

    Raises StylelintError when that is no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if text is None and not epoch:
        return time.strftime("%Y-%m-%d", time.gmtime())
    # A sender of one message, who names no day, does not wait for it.
    from datetime import UTC, date, datetime

    try:
        if text is not None:
            return date.fromisoformat(text).isoformat()
        return datetime.fromtimestamp(int(epoch or ""), UTC).date().isoformat()
    except (ValueError, OverflowError, OSError):
        if text is not None:
            problem = Problem(said("{text!r} is no day", text=text), said("Write it as 2026-01-31."))
        else:
            message = said("SOURCE_DATE_EPOCH is no moment: {text!r}", text=epoch)
            problem = Problem(message, said("Write the seconds since 1970, such as 1767225600, or unset it."))
        raise StylelintError([problem]) from None
