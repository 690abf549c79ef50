"""The options of ``stylelint-cs review``: those of ``check`` that fit, and its own."""

from __future__ import annotations

from stylelint_cs.cli.option_types import Argument, Command, Opt

_SHARED = frozenset(
    {
        "--brand",
        "--config",
        "--locale",
        "--channel",
        "--topic",
        "--tags",
        "--known",
        "--stdin-filename",
        "--select",
        "--ignore",
        "--fail-on",
        "--format",
        "--output",
        "--show-personal-data",
        "--baseline",
        "--jobs",
        "--today",
        "--lang",
        "--color",
        "--statistics",
    }
)
"""The others say nothing about conversations: what was sent cannot be changed."""
_OWN = (
    Opt("--stdin-format", "What stdin holds; jsonl otherwise.", choices=("json", "jsonl", "csv")),
    Opt("--agents", "Names of ours in files that tell no roles (WhatsApp exports).", "NAME[,NAME]", "list"),
    Opt("--bots", "Names of our bots in such files.", "NAME[,NAME]", "list"),
    Opt("--pseudonymise", "Number the agents instead of naming them.", kind="flag"),
    Opt("--sample", "Pick so many conversations for a person to read; 10 otherwise.", "N", "number"),
    Opt("--seed", "Pick others.", "N", "number"),
    Opt("--trend", "Keep the figures in this SQLite file, and show those of earlier runs.", "FILE"),
)


def review_command(options: tuple[Opt, ...]) -> Command:
    """The command, with those of ``check``'s options that say something about conversations."""
    shared = tuple(option for option in options if option.name in _SHARED)
    return Command(
        "review",
        "Hold conversations against the brand voice.",
        "Review conversations: JSON Lines, JSON, CSV, Parquet, WhatsApp exports, exports of Zendesk, Chatwoot and "
        "Intercom.\n\nReads files, folders, or stdin (-); the working directory otherwise.\n\n"
        "Exit code: 0 nothing at or above --fail-on, 1 findings, 2 could not judge.",
        "stylelint_cs.cli.review",
        (*shared, *_OWN),
        Argument("paths", "[PATHS|-]...", many=True),
    )
