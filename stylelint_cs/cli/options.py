"""The command line as data: every command with its options, the one source for parser, help and reference.

Nothing here parses: :mod:`stylelint_cs.cli.app` makes click's parameters from the table.
"""

from __future__ import annotations

from stylelint_cs.cli.option_types import Argument, Command, Opt
from stylelint_cs.cli.review_options import review_command

LEVELS = ("error", "warning", "info", "never")
FORMATS = (
    "text", "concise", "json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "csv", "markdown",
    "html",
)  # fmt: skip

MACHINE_FORMATS = frozenset(("json", "jsonl", "sarif", "github", "gitlab", "junit", "rdjson", "checkstyle", "csv"))
"""Formats that programs read."""

_BRAND = Opt("--brand", "Brand voice: a name, a folder or its brand.yaml.", "NAME|PATH")
_CONFIG = Opt("--config", "Use this configuration; the nearest stylelint-cs.yaml otherwise.", "FILE")
LANG = Opt("--lang", "Language in which you are spoken to.", "LANGUAGE", default="en")
_TODAY = Opt("--today", "Judge dates as on this day; today (UTC) otherwise.", "DATE")
_TABLE_FORMAT = Opt("--format", "How to write the result.", choices=("text", "json"), default="text")
_BASELINE = Opt("--baseline", "Findings that are accepted for now; the configuration's otherwise.", "FILE")
_JOBS = Opt(
    "--jobs",
    "Use at most this many processes; the report is the same. As many as it is worth otherwise.",
    "N",
    "number",
    at_least=1,
)
_LOCALE = Opt("--locale", "Locale of messages that do not name their own.", "LOCALE")

_MESSAGE_OPTIONS = (
    _LOCALE,
    Opt("--channel", "Channel of messages that do not name their own: chat, email, sms …", "CHANNEL"),
    Opt(
        "--role",
        "Who wrote messages that do not say so; customers' words are never linted.",
        choices=("agent", "bot", "customer"),
    ),
    Opt("--topic", "Topic of messages that do not name their own.", "TOPIC"),
    Opt("--tags", "Tags of messages that have none: complaint, upset …", "TAG[,TAG]", "list"),
    Opt(
        "--position",
        "Where messages that do not say so stand in the conversation.",
        choices=("opening", "middle", "closing"),
    ),
    Opt("--known", "What the customer has told already: order_number, email …", "DETAIL[,DETAIL]", "list"),
)

_CHECK_OPTIONS = (
    _BRAND,
    _CONFIG,
    *_MESSAGE_OPTIONS,
    Opt("--preset", "Read YAML, JSON, CSV and XLSX files that no source names as this layout; see formats.", "NAME"),
    Opt("--stdin-filename", "Name of the file that stdin stands for: settings, format, report.", "PATH"),
    Opt(
        "--stdin-format",
        "What stdin holds; from --stdin-filename otherwise, else text.",
        choices=("text", "json", "jsonl"),
    ),
    Opt("--select", "Run only these rules, also those that are off.", "RULE[,RULE]", "list"),
    Opt("--ignore", "Do not run these rules.", "RULE[,RULE]", "list"),
    Opt("--fail-on", "Least level that makes the exit code 1.", choices=LEVELS, default="error"),
    Opt("--format", "Format of the report on stdout.", choices=FORMATS, default="text"),
    Opt("--output", "Write a report to a file, too.", "FORMAT=FILE", "many"),
    Opt("--fix", "Make the safe corrections.", kind="flag"),
    Opt("--unsafe-fixes", "With --fix or --diff: make those that should be read afterwards, too.", kind="flag"),
    Opt("--diff", "Show the corrections instead of making them.", kind="flag"),
    _BASELINE,
    Opt("--since", "Show only findings in messages changed since this git revision.", "REV"),
    _JOBS,
    _TODAY,
    LANG,
    Opt("--color", "Colour the text report.", choices=("auto", "always", "never"), default="auto"),
    Opt("--statistics", "Count the findings of each rule.", kind="flag"),
    Opt("--show-personal-data", "Leave e-mail, phone, card and account numbers in the reports.", kind="flag"),
    Opt("--show-settings", "Show where the settings come from, and check nothing.", kind="flag"),
)


def _option(name: str) -> Opt:
    """An option that ``check`` has, too."""
    return next(option for option in _CHECK_OPTIONS if option.name == name)


COMMANDS = (
    Command(
        "check",
        "Lint messages.",
        "Lint files, folders, or one message from stdin (-).\n\n"
        "Without a path the configured sources are read, else the working directory.\n\n"
        "Exit code: 0 nothing at or above --fail-on, 1 findings, 2 could not judge.",
        "stylelint_cs.cli.check",
        _CHECK_OPTIONS,
        Argument("paths", "[PATHS|-]...", many=True),
    ),
    Command(
        "serve",
        "Answer for message after message.",
        "Read message objects from stdin, one a line, and answer each with a line of JSON before the next is read.\n\n"
        "A system that asks before every message starts this once. An answer holds the id, the exit code that check "
        "would end with, and its findings and summary.\n\n"
        "Exit code: 0 at the end of stdin, 2 when the brand voice cannot be read.",
        "stylelint_cs.cli.serve",
        (
            _BRAND,
            _CONFIG,
            *_MESSAGE_OPTIONS,
            *(_option(name) for name in ("--select", "--ignore", "--fail-on", "--today")),
            Opt("--lang", "Language of the explanations.", "LANGUAGE", default="en"),
            _option("--show-personal-data"),
        ),
    ),
    review_command(_CHECK_OPTIONS),
    Command(
        "test",
        "Run the examples in brand files.",
        "Run the examples of brand voices: marked words must be found, unmarked texts must stay silent.\n\n"
        "BRAND is a name or a path; without it the configured brand is tested.",
        "stylelint_cs.cli.test",
        (
            _CONFIG,
            Opt("--locale", "Run the examples of this locale alone.", "LOCALE"),
            Opt("--coverage", "Show which rules have examples in which locale.", kind="flag"),
            Opt(
                "--min",
                "Fail when less is covered; goes with --coverage.",
                "PERCENT",
                "number",
            ),
            LANG,
            _TABLE_FORMAT,
        ),
        Argument("brands", "[BRAND]...", many=True),
    ),
    Command(
        "explain",
        "Explain a rule.",
        "Show what a rule asks, why, where it comes from, and what to write instead.",
        "stylelint_cs.cli.explain",
        (
            _BRAND,
            _CONFIG,
            Opt("--locale", "Show the examples of this locale.", "LOCALE"),
            LANG,
        ),
        Argument("rule", "RULE", required=True),
    ),
    Command(
        "rules",
        "List the rules of a brand voice.",
        "List the rules of a brand voice with their level, kind and title.",
        "stylelint_cs.cli.rules",
        (_BRAND, _CONFIG, LANG, _TABLE_FORMAT),
    ),
    Command(
        "locales",
        "List the locale packs and what they lack.",
        "List the locales with a pack, who reviewed it, and the rules that lack data there.",
        "stylelint_cs.cli.locales",
        (_BRAND, _CONFIG, LANG, _TABLE_FORMAT),
    ),
    Command(
        "formats",
        "List the file formats and layouts that are read.",
        "List the file formats by suffix and the layouts of tools (presets), each with a short example.",
        "stylelint_cs.cli.formats",
        (LANG, _TABLE_FORMAT),
    ),
    Command(
        "schema",
        "Print a JSON Schema for an editor.",
        "Print the JSON Schema of brand.yaml, of its locale files, stylelint-cs.yaml or language.yaml.",
        "stylelint_cs.cli.schema",
        (),
        Argument("file", "FILE", required=True, choices=("brand", "locale", "configuration", "pack")),
    ),
    Command(
        "coverage",
        "Show which topic or message has an answer in which locale.",
        "Show for each topic, or each message by its id, the locales in which it is present, missing, untranslated or "
        "stale.\n\nWithout a path the configured sources are read, else the working directory.",
        "stylelint_cs.cli.coverage",
        (
            _BRAND,
            _CONFIG,
            Opt("--by", "What a row stands for; topic where the brand lists topics.", choices=("topic", "id")),
            Opt("--min", "Exit with 1 when less is present.", "PERCENT", "number"),
            Opt("--format", "How to write the result.", choices=("text", "json", "csv", "markdown"), default="text"),
            _TODAY,
            LANG,
        ),
        Argument("paths", "[PATHS]...", many=True),
    ),
    Command(
        "ledger",
        "Keep the review ledger.",
        "Note that the messages of the paths were reviewed (mark), or show when they were (list).\n\n"
        "The ledger, stylelint-cs.ledger.jsonl, lies beside stylelint-cs.yaml.",
        "stylelint_cs.cli.ledger",
        (
            _BRAND,
            _CONFIG,
            Opt("--id", "Only the messages of these ids.", "ID[,ID]", "list"),
            Opt("--locale", "Only the messages of these locales.", "LOCALE[,LOCALE]", "list"),
            Opt("--by", "Who reviewed them; the name of your account otherwise.", "NAME"),
            _TODAY,
            LANG,
            _TABLE_FORMAT,
        ),
        Argument("words", "mark|list [PATHS]...", many=True),
    ),
    Command(
        "guide",
        "Write the brand voice as a style guide.",
        "Write the brand voice as a style guide for people: register, greetings, words, rules with do and don't.",
        "stylelint_cs.cli.guide",
        (
            _BRAND,
            _CONFIG,
            Opt("--locale", "Only these locales; all of the brand otherwise.", "LOCALE[,LOCALE]", "list"),
            LANG,
            Opt("--format", "How to write it.", choices=("markdown", "html"), default="markdown"),
        ),
    ),
    Command(
        "baseline",
        "Accept the findings there are, for now.",
        "Write the baseline, or take out of it what is mended.\n\n"
        "create accepts every finding there is (with PATHS: adds theirs); prune takes out what is found no more.",
        "stylelint_cs.cli.baseline",
        (_BRAND, _CONFIG, *_MESSAGE_OPTIONS, _BASELINE, _JOBS, _TODAY, LANG),
        Argument("paths", "[PATHS]...", many=True),
        Argument("action", "ACTION", required=True, choices=("create", "prune")),
    ),
    Command(
        "init",
        "Start a brand voice of your own.",
        "Write a brand voice, a configuration and example replies that pass. Nothing is overwritten.",
        "stylelint_cs.cli.init",
        (
            Opt("--brand", "Name of the new brand.", "NAME", default="my-brand"),
            Opt("--locale", "Locales the brand speaks; repeatable.", "LOCALE[,LOCALE]", "list"),
            Opt("--from", "Draft the brand from the replies below this folder.", "PATH"),
            LANG,
        ),
        Argument("folder", "[FOLDER]"),
    ),
)
"""Every command, in the order of the help."""


def command(name: str) -> Command | None:
    """The command of that name, if there is one."""
    return next((item for item in COMMANDS if item.name == name), None)


def asked_format(arguments: list[str]) -> str | None:
    """The format that a command line asks for, told without parsing it: also when it cannot be parsed."""
    return asked(arguments, "--format")


def asked(arguments: list[str], option: str) -> str | None:
    """What a command line says behind an option, the last time; told without parsing it."""
    found = None
    for index, word in enumerate(arguments):
        if word == "--":
            break
        if word == option and index + 1 < len(arguments):
            found = arguments[index + 1]
        elif word.startswith(f"{option}="):
            found = word.partition("=")[2]
    return found
