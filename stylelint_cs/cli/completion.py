"""What the Tab key offers: click's own completion, with rules, brands, locales and files where an option takes them.

A shell asks with a half-written line, so whatever cannot be read offers nothing and never complains.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import click
from click.shell_completion import (
    BashComplete,
    CompletionItem,
    FishComplete,
    ShellComplete,
    ZshComplete,
    add_completion_class,
    shell_complete,
)

from stylelint_cs.cli.usage import Choice
from stylelint_cs.model import StylelintError
from stylelint_cs.type_hints import Any

Offer = Callable[[click.Context], Iterable[tuple[str, str]]]
"""The words that an option may take where a command line stands, each with what it means (may be empty)."""


def answer(app: click.Group, program: str, variable: str, asked: str) -> int:
    """Tell a shell how its line may go on; ``variable`` is that of the environment, ``asked`` what it holds."""
    for command in app.commands.values():
        command.params = [_offering(parameter) for parameter in command.params]
    for kind in (Bash, Zsh, Fish):
        add_completion_class(kind)
    return shell_complete(app, {}, program, variable, asked)


class Bash(BashComplete):
    """Click's, with ``--format=sarif`` as one word: bash takes it for three."""

    def get_completion_args(self) -> tuple[list[str], str]:
        """The finished words and the one that is being written."""
        args, incomplete = super().get_completion_args()
        words: list[str] = []
        for word in (*args, incomplete):
            if words and (word == "=" or words[-1].endswith("=")):
                words[-1] += word
            else:
                words.append(word)
        return words[:-1], words[-1]


class _WholeWord(ShellComplete):
    """For shells that put an offer in the place of the whole word: ``--format=sarif``, not ``sarif`` alone."""

    def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
        """What may stand in the place of the word that is being written."""
        option, equals, _ = incomplete.partition("=")
        found = super().get_completions(args, incomplete)
        if not (equals and option.startswith("--")):
            return found
        plain = (item for item in found if item.type == "plain")
        return [CompletionItem(f"{option}={item.value}", help=item.help) for item in plain]


class Zsh(_WholeWord, ZshComplete):
    """Click's, with whole words."""


class Fish(_WholeWord, FishComplete):
    """Click's, with whole words, and with the commas that stand in them."""

    source_template = FishComplete.source_template.replace('string split ","', 'string split -m 1 ","')


class Offered(click.ParamType[Any]):
    """A text of which some are known; ``listed``: several with commas; ``files``: a path will do too."""

    name = "text"

    def __init__(self, offer: Offer, *, listed: bool = False, files: bool = False) -> None:
        self._offer, self._listed, self._files = offer, listed, files

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
        """The words that begin with what is written already."""
        done, comma, begun = incomplete.rpartition(",") if self._listed else ("", "", incomplete)
        known = ((word, meaning) for word, meaning in self._offer(ctx) if word.startswith(begun))
        # Names come from the files of a repository: none may steer the terminal that shows them.
        found = [
            CompletionItem(f"{done}{comma}{word}", help=meaning or None)
            for word, meaning in known
            if word.isprintable() and meaning.isprintable() and word not in done.split(",")
        ]
        return [*([CompletionItem(incomplete, type="file")] if self._files else []), *found]


def _offering(parameter: click.Parameter) -> click.Parameter:
    """The parameter with what it offers."""
    offered = _OFFERED.get(parameter.name or "")
    if offered is None or isinstance(parameter.type, Choice):
        return parameter
    type_ = offered(parameter.multiple)
    if isinstance(parameter, click.Argument):
        return click.Argument([parameter.name or ""], nargs=parameter.nargs, required=False, type=type_)
    parameter.type = type_
    return parameter


def _opened(context: click.Context, brand: str | None) -> Iterator[Any]:
    from stylelint_cs.cli.settings import opened

    try:
        yield opened(brand, context.params.get("config"))
    except StylelintError:
        return


def _rules(context: click.Context) -> Iterator[tuple[str, str]]:
    from stylelint_cs.kinds.wording import localised

    language = getattr(context.command, "language", "")
    for brand in (context.params.get("brand"), "house"):
        for voice in _opened(context, brand):
            for rule in voice.policy.rules.values():
                yield rule.id, localised(rule.title, language)
            return


def _brands(context: click.Context) -> Iterator[tuple[str, str]]:
    from stylelint_cs.policy.find import brand_names, find_root

    yield from ((name, "") for name in brand_names(find_root(os.curdir) or os.curdir))


def _locales(context: click.Context) -> Iterator[tuple[str, str]]:
    from stylelint_cs.cli.settings import configuration
    from stylelint_cs.voices import packs_of

    try:
        yield from ((name, "") for name in packs_of(configuration(context.params.get("config"))).known())
    except StylelintError:
        return


def _languages(context: click.Context) -> Iterator[tuple[str, str]]:
    from stylelint_cs.resources import pack_dir
    from stylelint_cs.translation import DOMAIN, SOURCE

    spoken = {path.parent.parent.name for path in Path(pack_dir()).glob(f"*/LC_MESSAGES/{DOMAIN}.mo")}
    yield from ((name, "") for name in sorted({SOURCE, *spoken}))


def _presets(context: click.Context) -> Iterator[tuple[str, str]]:
    from stylelint_cs.sources.presets import PRESETS

    yield from ((name, "") for name in sorted(PRESETS))


def _reports(context: click.Context) -> Iterator[tuple[str, str]]:
    from stylelint_cs.report import REPORTS

    yield from ((f"{name}=", "") for name in REPORTS)


def _actions(context: click.Context) -> Iterator[tuple[str, str]]:
    if not context.params.get("words"):
        yield from (("mark", ""), ("list", ""))


def _nothing(context: click.Context) -> Iterator[tuple[str, str]]:
    yield from ()


def _words(offer: Offer, *, files: bool = False) -> Callable[[bool], Offered]:
    return lambda several: Offered(offer, listed=several, files=files)


_FILES = _words(_nothing, files=True)
_OFFERED: Mapping[str, Callable[[bool], Offered]] = {
    "rule": _words(_rules),
    "select": _words(_rules),
    "ignore": _words(_rules),
    "brand": _words(_brands, files=True),
    "brands": _words(_brands, files=True),
    "locale": _words(_locales),
    "lang": _words(_languages),
    "preset": _words(_presets),
    "output": lambda several: Offered(_reports, files=True),
    "words": lambda several: Offered(_actions, files=True),
    "config": _FILES,
    "baseline": _FILES,
    "stdin_filename": _FILES,
    "trend": _FILES,
    "from": _FILES,
}
"""By the name of an option or argument; the others offer their choices, or paths."""
