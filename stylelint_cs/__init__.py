"""A multilingual, policy-as-code style linter for customer service.

The names below are the whole programming interface; they are imported when they are first used.
"""

from __future__ import annotations

TYPE_CHECKING = False  # type checkers take it for true; importing it from typing costs milliseconds
if TYPE_CHECKING:
    from stylelint_cs.api import Policy, check_paths, check_text, load_policy
    from stylelint_cs.model import Finding, Report, StylelintError

__version__ = "0.1.0"

__all__ = [
    "Finding",
    "Policy",
    "Report",
    "StylelintError",
    "__version__",
    "check_paths",
    "check_text",
    "load_policy",
]


def __getattr__(name: str) -> object:
    """Import a name of the interface when it is first asked for."""
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from stylelint_cs import api

    return getattr(api, name)
