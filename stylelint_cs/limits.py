"""What one run may cost: every cap in one place, with the name it has as an option.

Past a cap the input is refused with its place (exit 2); nothing is ever cut short in silence.
"""

from __future__ import annotations

from stylelint_cs.frozen import Frozen


class Limits(Frozen):
    """Caps on input. Sizes count bytes of UTF-8."""

    file_bytes: int = 50_000_000
    """A file of messages; a JSON Lines file is streamed and has no cap."""
    message_bytes: int = 20_000
    """One message. Text and Markdown files are documents: longer ones are checked in parts below this size."""
    depth: int = 32
    """Levels of nesting in YAML and JSON."""
    nodes: int = 1_000_000
    """Values in one YAML, JSON or CSV file; in YAML those that an alias repeats count each time."""
    problems: int = 100
    """Problems named per file; the rest are counted."""
    walk_depth: int = 64
    """Levels of folders below the one that was named."""


DEFAULT_LIMITS = Limits()
